import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { hashOf, newSecret } from "~/access/links/secrets.server";
import { noteChange } from "~/access/sign-in/events.server";
import { orUnavailable } from "~/access/unavailable.server";
import { notFound } from "~/access/visit.server";
import { LINK_MINUTES } from "~/domain/accounts/session";
import { record } from "~/records/history/history.server";
import { addLink, changeAddress, findAccount } from "~/records/people/accounts.server";
import { listCollaboratives } from "~/records/people/lobby.server";
import { openLobby } from "~db/door";

type Context = Pick<AppLoadContext, "database" | "auth">;
type Visiting = Context & Pick<AppLoadContext, "clientIp">;

const identifier = (token: string) => `change-email:${token}`;
const wish = z.object({ userId: z.uuid(), email: z.email() });

/**
 * Makes a link that confirms a new address, to mail there.
 * @returns null if the address already has an account; callers answer all the same
 */
export function wishForAddress(
  { database }: Context,
  person: { id: string },
  email: string,
): Promise<string | null> {
  return openLobby(database, { userId: person.id }, async (lobby) => {
    if (await findAccount(lobby, email)) return null;
    const { secret } = newSecret("email");
    await addLink(lobby, {
      identifierHash: hashOf(identifier(secret)),
      value: JSON.stringify({ userId: person.id, email }),
      minutes: LINK_MINUTES.email,
    });
    return secret;
  }).catch(orUnavailable);
}

const invalid = () =>
  notFound("This link has been used or has expired, or was made for another account. Ask for a new one.");

/** The address that a link confirms. @throws 404 unless it was made for this person and still works */
export async function readWish({ auth }: Context, person: { id: string }, token: string): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const link = await internalAdapter.findVerificationValue(identifier(token));
  if (!link || link.expiresAt < new Date()) throw invalid();
  const { userId, email } = wish.parse(JSON.parse(link.value));
  // Not for whoever owns the mailbox: they would confirm an account that they have never seen.
  if (userId !== person.id) throw invalid();
  return email;
}

/**
 * Changes the address, which whoever holds the link has proved. Every collaborative of the person records it.
 * @returns false if another account has it by now
 */
export async function grantWish(
  context: Visiting,
  person: { id: string; name: string; email: string },
  token: string,
): Promise<boolean> {
  const email = await readWish(context, person, token);
  const { internalAdapter } = await context.auth.$context;
  if (!(await internalAdapter.consumeVerificationValue(identifier(token)))) throw invalid();
  const changed = await openLobby(context.database, { userId: person.id }, async (lobby) => {
    if (!(await changeAddress(lobby, person.id, email))) return false;
    const { id, name } = person;
    const before = { name, email: person.email };
    for (const collaborativeId of await listCollaboratives(lobby, id)) {
      const db = await lobby.open(collaborativeId, { name, userId: id });
      await record(db, [{ subject: "role", itemId: id, before, after: { name, email } }]);
    }
    return true;
  }).catch(orUnavailable);
  if (changed) await noteChange(context, { event: "e-mail address changed", userId: person.id });
  return changed;
}
