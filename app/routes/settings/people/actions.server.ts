import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { resetByStaff } from "~/access/account/reset.server";
import { linkOrigin, mailOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { visit } from "~/access/visit.server";
import { eraseRemoved } from "~/commands/erase";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { invitationOf, withdrawInvitations } from "~/records/people/invitations.server";
import { changeRole, type PersonChange, removePerson } from "~/records/people/people.server";
import { noteSecurity } from "~/records/security/notes.server";
import type { PeopleAnswer } from "./answer";
import { roleForm } from "./form";
import { idOf, unknown } from "./ids.server";

/** Makes a link with which somebody chooses a new password. Where mail is sent, people ask for one themselves. */
export async function makeResetLink(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const userId = idOf(form.get("reset"));
  const { context, request } = args;
  const staff = await visit(args, "manage people", async ({ db: { collaborativeId, actor } }) => ({
    collaborativeId,
    actor,
  }));
  if (mailOrigin(context, request) !== null)
    return { problem: "This server sends mail: people choose a new password with “Forgot your password?”." };
  const origin = linkOrigin(context.config, request);
  if (origin === null) return { problem: NEEDS_APP_URL };
  const made = await resetByStaff(context, staff, userId);
  if ("problem" in made) return made;
  const { token, name, email } = made;
  return { resetLink: { name, email, link: `${origin}${paths.reset(token)}` } };
}

export async function withdraw(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const id = idOf(form.get("withdraw"));
  return visit(args, "manage people", async ({ db }) => {
    const [withdrawn] = await withdrawInvitations(db, invitationOf(id), new Date());
    if (!withdrawn) throw unknown();
    return { done: `The invitation to ${withdrawn.email} is withdrawn. Its link no longer works.` };
  });
}

export async function change(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  const userId = idOf(form.get("change"));
  const submission = parseWithZod(form, { schema: roleForm });
  return visit(args, "manage people", async ({ db, person }) => {
    const refuse = (errors: Record<string, string[] | null>) => ({ refusedChange: { userId, errors } });
    if (submission.status !== "success") return refuse(submission.reply().error ?? {});
    const { role, member: slug } = submission.value;
    const { members } = await readCatalog(db);
    const member = members.find((candidate) => candidate.slug === slug);
    if (slug !== undefined && !member) return refuse({ member: ["This institution no longer exists."] });
    const changed = await changeRole(db, { userId, role, memberId: member?.id ?? null });
    if (changed.outcome !== "done") return stopped(changed);
    if (userId === person.id && role !== "backbone")
      return redirect(paths.overview(args.params.collaborative ?? ""));
    return { done: `${changed.name} is now ${words(role, member?.name)}.` };
  });
}

/** Removes a person and, with the field `erase`, replaces their name in what stays. */
export async function remove(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  const userId = idOf(form.get("remove"));
  const answer = await visit(args, "manage people", async ({ db, person }) => {
    const removed = await removePerson(db, userId);
    if (removed.outcome !== "done") return stopped(removed);
    if (userId === person.id) return redirect(paths.home());
    if (!form.has("erase"))
      return { done: `${removed.name} is removed and no longer has access to this collaborative.` };
    await noteSecurity(db, { kind: "person_erased", detail: { itemId: userId } });
    return { erase: db.collaborativeId, name: removed.name };
  });
  return answer instanceof Response || !("erase" in answer) ? answer : erased(args, userId, answer);
}

/** As the owner of the database, because the app cannot change the history. The person has just been removed. */
async function erased(
  { context }: ActionFunctionArgs,
  userId: string,
  { erase, name }: { erase: string; name: string },
): Promise<PeopleAnswer> {
  const { pseudonym, kept } = await eraseRemoved(context.database, userId, erase);
  return {
    done: kept
      ? `${name} is removed. Someone else here has the same name, so it stays in the history.`
      : `${name} is removed. In the history they are now “${pseudonym}”.`,
  };
}

function stopped(change: Exclude<PersonChange, { outcome: "done" }>): PeopleAnswer {
  if (change.outcome === "gone") throw unknown();
  if (change.outcome === "not yours")
    return { problem: "Nothing was changed: you are no longer backbone staff here." };
  return {
    problem: `Nothing was changed: ${change.name} is the last of the backbone staff. Give someone else that role first.`,
  };
}

const words = (role: Role, member: string | undefined) =>
  `${ROLE_NAMES[role].toLowerCase()}${member ? ` of ${member}` : ""}`;
