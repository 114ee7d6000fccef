import type { AppLoadContext } from "@remix-run/node";
import { type Person, sessionTokenOf } from "~/access/auth.server";
import { browserHeaders, cookiesOf } from "~/access/sign-in/calls.server";
import { noteChange } from "~/access/sign-in/events.server";
import { orUnavailable } from "~/access/unavailable.server";
import { browserName } from "~/domain/accounts/browser";
import { LONGEST_SESSION_DAYS } from "~/domain/accounts/session";
import { forgetLinks, readAccount } from "~/records/people/accounts.server";
import { endOtherSessions, endSession, listSessions } from "~/records/people/sessions.server";
import { openLobby } from "~db/door";
import type { LobbyDb } from "~db/tenant";
import { checkPassword } from "./attempts.server";
import { knownOf, passwordProblem } from "./passwords.server";

type Context = Pick<AppLoadContext, "database" | "auth" | "clientIp" | "post">;

const DAY = 24 * 60 * 60 * 1000;

const asPerson = <T>({ database }: Context, { id }: Person, work: (lobby: LobbyDb) => Promise<T>) =>
  openLobby(database, { userId: id }, work).catch(orUnavailable);

/** Whether the person has proved that the address is theirs. */
export async function isAddressProved(context: Context, person: Person): Promise<boolean> {
  const account = await asPerson(context, person, (lobby) => readAccount(lobby, person.id));
  return account?.emailVerified ?? false;
}

/**
 * Changes the password and ends all other sessions.
 * @returns the headers with the new session of this browser, or what is wrong with which field
 */
export async function changePassword(
  context: Context,
  request: Request,
  person: Person,
  { current, wanted }: { current: string; wanted: string },
): Promise<{ headers: Headers } | { field: "current" | "wanted"; problem: string }> {
  const checked = await checkPassword(context, person, current);
  if (checked.outcome !== "right")
    return {
      field: "current",
      problem:
        checked.outcome === "refused"
          ? "This is not your password. Try again."
          : `Too many attempts. Wait ${checked.retryAfterSeconds} seconds, then try again.`,
    };
  const problem = await passwordProblem(
    wanted,
    await asPerson(context, person, (lobby) => knownOf(lobby, person)),
  );
  if (problem) return { field: "wanted", problem };
  const response = await context.auth.api.changePassword({
    body: { currentPassword: current, newPassword: wanted, revokeOtherSessions: true },
    headers: browserHeaders(context.clientIp, request.headers),
    asResponse: true,
  });
  if (!response.ok) throw new Error(`a password could not be changed: ${response.status}`);
  await asPerson(context, person, (lobby) => forgetLinks(lobby, person.id));
  await noteChange(context, { event: "password changed", userId: person.id });
  return { headers: cookiesOf(response.headers) };
}

export interface ShownSession {
  id: string;
  browser: string;
  /** IP address; null if it is not known. */
  from: string | null;
  /** ISO instants. */
  signedInAt: string;
  usedAt: string;
  endsAt: string;
  current: boolean;
}

/**
 * Where the person is signed in. Many strangers share a demo account, and see nothing of each other.
 */
export async function readSessions(
  context: Context,
  request: Request,
  person: Person,
): Promise<ShownSession[]> {
  const token = (await sessionTokenOf(context.auth, request)) ?? "";
  const since = new Date(Date.now() - LONGEST_SESSION_DAYS * DAY);
  const found = await asPerson(context, person, (lobby) =>
    listSessions(lobby, { userId: person.id, token, since }),
  );
  return found
    .filter(({ current }) => current || !person.demo)
    .map(({ id, ipAddress, userAgent, signedInAt, usedAt, current }) => ({
      id,
      browser: browserName(userAgent),
      from: ipAddress || null,
      signedInAt: signedInAt.toISOString(),
      usedAt: usedAt.toISOString(),
      endsAt: new Date(signedInAt.getTime() + LONGEST_SESSION_DAYS * DAY).toISOString(),
      current,
    }));
}

/** Ends one session of the person, or all but this one. @returns how many ended */
export async function endSessions(
  context: Context,
  request: Request,
  person: Person,
  which: { id: string } | "others",
): Promise<number> {
  if (person.demo) return 0;
  const token = (await sessionTokenOf(context.auth, request)) ?? "";
  const ended = await asPerson(context, person, async (lobby) =>
    which === "others"
      ? endOtherSessions(lobby, person.id, token)
      : Number(await endSession(lobby, person.id, which.id)),
  );
  if (ended > 0) await noteChange(context, { event: "sessions ended by their person", userId: person.id });
  return ended;
}
