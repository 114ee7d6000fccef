import type { ActionFunctionArgs } from "@remix-run/node";
import { newInvitationSecrets } from "~/access/invitations.server";
import { linkOrigin } from "~/access/links/link-origin.server";
import type { Collaborative, Role } from "~/domain/terms";
import { invitationLetter } from "~/mail/invitation-letter";
import { dressed, type Letter } from "~/mail/letter";
import type { Delivery, Outgoing } from "~/mail/mailer.server";
import { paths } from "~/paths";
import type { NewInvitation } from "~/records/people/invitations.server";
import type { Invited } from "./answer";
import { INVITATION_DAYS } from "./form";

const DAY = 24 * 60 * 60 * 1000;

/** An invitation to store, with what its link and its letter need. */
export interface NewLink {
  invitation: NewInvitation;
  /** What the inviter sees, and what the mailed link has, which alone proves the address. */
  secrets: { copied: string; mailed: string };
  letter: (link: string) => Omit<Outgoing, "to" | "id"> | null;
}

/** Whom an invitation is for. */
interface Invitee {
  email: string;
  role: Role;
  memberId: string | null;
}

interface Inviter {
  collaborative: Pick<Collaborative, "name" | "locale" | "look">;
  members: readonly { id: string; name: string }[];
  person: { name: string; email: string; demo: boolean };
  now: Date;
}

/** A new invitation with its secrets. Nothing is stored. */
export function newLink({ email, role, memberId }: Invitee, inviter: Inviter): NewLink {
  const { hash, proofHash, ...secrets } = newInvitationSecrets();
  const expiresAt = new Date(inviter.now.getTime() + INVITATION_DAYS * DAY);
  const invitation = { secretHash: hash, proofHash, email, role, memberId, expiresAt };
  return { invitation, secrets, letter: letterTo(invitation, inviter) };
}

/** The letter for a link. The demo sends none, since there anyone could mail anyone. */
function letterTo(
  { role, memberId, expiresAt }: NewInvitation,
  { collaborative, members, person }: Inviter,
): NewLink["letter"] {
  return (link) =>
    person.demo
      ? null
      : {
          ...inLook(
            invitationLetter({
              collaborative: collaborative.name,
              locale: collaborative.locale,
              inviter: person.name,
              role,
              member: members.find(({ id }) => id === memberId)?.name ?? null,
              link,
              until: expiresAt.toISOString().slice(0, 10),
            }),
            collaborative,
          ),
          replyTo: [{ name: person.name, address: person.email }],
        };
}

const inLook = (letter: Letter, { name, look }: Pick<Collaborative, "name" | "look">): Letter =>
  dressed(letter, { name, main: look?.main?.light ?? null, second: look?.second?.light ?? null });

/** What the inviter sees of a new link, and what became of its letter. */
export function invitedBy(
  { request, context }: ActionFunctionArgs,
  { invitation: { email, expiresAt }, secrets }: NewLink,
  mail: Invited["mail"],
): Invited {
  const link = `${linkOrigin(context.config, request)}${paths.invitation(secrets.copied)}`;
  return { email, link, expiresAt: expiresAt.toISOString(), mail };
}

/**
 * Mails a link. Runs after the transaction, which must not wait for a mail server.
 * @returns null if no mail is set up
 */
export async function mailLink(
  { request, context }: ActionFunctionArgs,
  { invitation, secrets, letter }: NewLink,
): Promise<Delivery | null> {
  const written = letter(`${linkOrigin(context.config, request)}${paths.invitation(secrets.mailed)}`);
  if (!context.post || !written) return null;
  return context.post.mailer.deliver({
    ...written,
    id: `invitation-${invitation.secretHash.slice(0, 24)}`,
    to: { name: "", address: invitation.email },
  });
}

/** Mails a link, if mail is set up. */
export async function deliver(args: ActionFunctionArgs, link: NewLink): Promise<Invited> {
  const delivery = await mailLink(args, link);
  return invitedBy(args, link, delivery && { sent: delivery.outcome === "sent", detail: delivery.detail });
}
