import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { newSecret } from "~/access/secrets.server";
import { notFound, visit } from "~/access/visit.server";
import { ROLE_NAMES, type Role } from "~/domain/types";
import { invitationLetter } from "~/mail/invitation-letter";
import type { Outgoing } from "~/mail/mailer.server";
import { readCatalog } from "~/records/catalog.server";
import {
  addInvitation,
  invitationOf,
  invite,
  type NewInvitation,
  withdrawInvitations,
} from "~/records/invitations.server";
import { lockPeople } from "~/records/locks.server";
import { changeRole, type PersonChange, removePerson } from "~/records/people.server";
import { inviteForm, roleForm } from "./people-form";

const DAY = 24 * 60 * 60 * 1000;
const DAYS_VALID = 14;

export interface Invited {
  email: string;
  link: string;
  /** ISO instant. */
  expiresAt: string;
  /** How the link went by mail: null if none is sent from here. */
  mail: { sent: boolean; detail: string } | null;
}

export type PeopleAnswer =
  | { invited: Invited }
  | { done: string }
  | { problem: string }
  | Refused
  | { refusedChange: { userId: string; errors: Record<string, string[] | null> } };

const unknown = () =>
  notFound("There is no such person or invitation here any more. Go back and look again.");
const idOf = (value: FormDataEntryValue | null) => {
  const id = z.uuid().safeParse(value);
  if (!id.success) throw unknown();
  return id.data;
};

type Made = {
  invitation: NewInvitation;
  secret: string;
  letter: (link: string) => Omit<Outgoing, "to" | "id"> | null;
};

type Refused = { refused: SubmissionResult<string[]> };

/** Invites somebody; the answer is the only place, besides the letter, in which the link ever stands. */
export async function inviteSomebody(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const submission = parseWithZod(form, { schema: inviteForm });
  const made = await visit(doorway, "manage people", async ({ db, person }): Promise<Made | Refused> => {
    if (submission.status !== "success") return { refused: submission.reply() };
    const { email, role, member: slug } = submission.value;
    const refuse = (field: string, message: string) => ({
      refused: submission.reply({ fieldErrors: { [field]: [message] } }),
    });
    const { collaborative, members } = await readCatalog(db);
    const member = members.find((one) => one.slug === slug);
    if (slug !== undefined && !member) return refuse("member", "There is no such institution any more.");
    const now = new Date();
    const { secret, hash } = newSecret("invite");
    const invitation = { secretHash: hash, email, role, memberId: member?.id ?? null, expiresAt: until(now) };
    const outcome = await invite(db, invitation, now);
    if (outcome === "here already")
      return refuse("email", "This person is here already: change the role in the list above.");
    if (outcome === "invited already")
      return refuse(
        "email",
        "There is an open invitation to this address: send it again from the list below.",
      );
    return { invitation, secret, letter: letterTo(invitation, collaborative, member?.name ?? null, person) };
  });
  return "refused" in made ? made : { invited: await hand(doorway, made) };
}

/** A new link for an open invitation; the old one opens nothing any more. */
export async function inviteAgain(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const id = idOf(form.get("again"));
  const made = await visit(doorway, "manage people", async ({ db, person }): Promise<Made> => {
    await lockPeople(db);
    const now = new Date();
    const [old] = await withdrawInvitations(db, invitationOf(id), now);
    if (!old) throw unknown();
    const { collaborative, members } = await readCatalog(db);
    const { secret, hash } = newSecret("invite");
    const { email, role, memberId } = old;
    const invitation = { secretHash: hash, email, role, memberId, expiresAt: until(now) };
    await addInvitation(db, invitation);
    const member = members.find((one) => one.id === memberId)?.name ?? null;
    return { invitation, secret, letter: letterTo(invitation, collaborative, member, person) };
  });
  return { invited: await hand(doorway, made) };
}

const until = (now: Date) => new Date(now.getTime() + DAYS_VALID * DAY);

/** The letter, once there is a link; none from the demo, where anybody could have it sent to anybody. */
function letterTo(
  { role, expiresAt }: NewInvitation,
  collaborative: { name: string; locale: string },
  member: string | null,
  inviter: { name: string; email: string; demo: boolean },
): Made["letter"] {
  return (link) =>
    inviter.demo
      ? null
      : {
          ...invitationLetter({
            ...{ collaborative: collaborative.name, locale: collaborative.locale, inviter: inviter.name },
            ...{ role, member, link, until: expiresAt.toISOString().slice(0, 10) },
          }),
          replyTo: [{ name: inviter.name, address: inviter.email }],
        };
}

/** After the transaction: nobody waits in the database for a mail server. */
async function hand(
  { request, context }: ActionFunctionArgs,
  { invitation, secret, letter }: Made,
): Promise<Invited> {
  const { email, expiresAt, secretHash } = invitation;
  const link = `${context.settings.appUrl ?? new URL(request.url).origin}/invitation/${secret}`;
  const invited = { email, link, expiresAt: expiresAt.toISOString() };
  const written = context.post ? letter(link) : null;
  if (!context.post || !written) return { ...invited, mail: null };
  const id = `invitation-${secretHash.slice(0, 24)}`;
  const { outcome, detail } = await context.post.mailer.deliver({
    ...{ ...written, id, to: { name: "", address: email } },
  });
  return { ...invited, mail: { sent: outcome === "sent", detail } };
}

export async function withdraw(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const id = idOf(form.get("withdraw"));
  return visit(doorway, "manage people", async ({ db }) => {
    const [withdrawn] = await withdrawInvitations(db, invitationOf(id), new Date());
    if (!withdrawn) throw unknown();
    return { done: `The invitation to ${withdrawn.email} is withdrawn: its link opens nothing any more.` };
  });
}

export async function change(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  const userId = idOf(form.get("change"));
  const submission = parseWithZod(form, { schema: roleForm });
  return visit(doorway, "manage people", async ({ db, person }) => {
    const refuse = (errors: Record<string, string[] | null>) => ({ refusedChange: { userId, errors } });
    if (submission.status !== "success") return refuse(submission.reply().error ?? {});
    const { role, member: slug } = submission.value;
    const { members } = await readCatalog(db);
    const member = members.find((one) => one.slug === slug);
    if (slug !== undefined && !member) return refuse({ member: ["There is no such institution any more."] });
    const changed = await changeRole(db, { userId, role, memberId: member?.id ?? null });
    if (changed.outcome !== "done") return stopped(changed);
    if (userId === person.id && role !== "backbone") return redirect(`/c/${doorway.params.collaborative}`);
    return { done: `${changed.name} is ${words(role, member?.name)} from now on.` };
  });
}

export async function remove(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  const userId = idOf(form.get("remove"));
  return visit(doorway, "manage people", async ({ db, person }) => {
    const removed = await removePerson(db, userId);
    if (removed.outcome !== "done") return stopped(removed);
    if (userId === person.id) return redirect("/");
    return { done: `${removed.name} is removed and sees nothing of this collaborative any more.` };
  });
}

function stopped(change: Exclude<PersonChange, { outcome: "done" }>): PeopleAnswer {
  if (change.outcome === "gone") throw unknown();
  if (change.outcome === "not yours")
    return { problem: "Nothing was changed: you are not backbone staff here any more." };
  return {
    problem: `Nothing was changed: ${change.name} is the last of the backbone staff. Make somebody else backbone staff first.`,
  };
}

const words = (role: Role, member: string | undefined) =>
  `${ROLE_NAMES[role].toLowerCase()}${member ? ` of ${member}` : ""}`;
