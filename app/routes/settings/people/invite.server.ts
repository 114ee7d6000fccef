import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { visit } from "~/access/visit.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockPeople } from "~/records/locks.server";
import {
  addInvitation,
  invitationOf,
  invite,
  withdrawInvitations,
} from "~/records/people/invitations.server";
import type { PeopleAnswer, Refused } from "./answer";
import { inviteForm } from "./form";
import { idOf, unknown } from "./ids.server";
import { deliver, type NewLink, newLink } from "./new-link.server";

/** Invites someone. The link appears only in this answer and in the letter. */
export async function inviteSomebody(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const submission = parseWithZod(form, { schema: inviteForm });
  const link = await visit(args, "manage people", async ({ db, person }): Promise<NewLink | Refused> => {
    if (submission.status !== "success") return { refused: submission.reply() };
    const { email, role, member: slug } = submission.value;
    const refuse = (field: string, message: string) => ({
      refused: submission.reply({ fieldErrors: { [field]: [message] } }),
    });
    if (linkOrigin(args.context.config, args.request) === null) return refuse("email", NEEDS_APP_URL);
    const { collaborative, members } = await readCatalog(db);
    const member = members.find((candidate) => candidate.slug === slug);
    if (slug !== undefined && !member) return refuse("member", "This institution no longer exists.");
    const now = new Date();
    const memberId = member?.id ?? null;
    const made = newLink({ email, role, memberId }, { collaborative, members, person, now });
    const outcome = await invite(db, made.invitation, now);
    if (outcome === "here already")
      return refuse("email", "This person already has a role here. Change it in the list above.");
    if (outcome === "invited already")
      return refuse(
        "email",
        "This address already has an open invitation. Create a new link in the list below.",
      );
    return made;
  });
  return "refused" in link ? link : { invited: await deliver(args, link) };
}

/** Replaces the link of an open invitation. The old one stops working. */
export async function inviteAgain(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const id = idOf(form.get("again"));
  const link = await visit(args, "manage people", async ({ db, person }): Promise<NewLink | null> => {
    if (linkOrigin(args.context.config, args.request) === null) return null;
    await lockPeople(db);
    const now = new Date();
    const [old] = await withdrawInvitations(db, invitationOf(id), now);
    if (!old) throw unknown();
    const { collaborative, members } = await readCatalog(db);
    const made = newLink(old, { collaborative, members, person, now });
    await addInvitation(db, made.invitation);
    return made;
  });
  return link ? { invited: await deliver(args, link) } : { problem: NEEDS_APP_URL };
}
