import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";
import type { Database } from "~db/client";
import { logSecurity, type SecurityEvent } from "./security-log.server";

/** Ways to sign in; whatever fails below them is a failed sign-in. */
const SIGN_INS =
  /^\/(sign-in|two-factor\/verify|passkey\/verify-authentication|magic-link\/verify|oauth2\/callback)/;

/** Calls that sign in by themselves. Codes and institutions note it where they are checked. */
const SIGNED_IN = [
  "/sign-in/email",
  "/sign-up/email",
  "/magic-link/verify",
  "/passkey/verify-authentication",
];

interface Session {
  userId: string;
  token: string;
  ipAddress?: string | null;
}

/** The call during which a session ends. */
interface Call {
  path?: string;
  context: { newSession: { session: { token: string } } | null };
}

/**
 * Notes in the security log that a session ends. A session that waited for a code never began, and one that changing
 * the second factor renews does not end.
 */
export function sessionEndLog(database: Database) {
  return async (session: Session, call: Call | null): Promise<void> => {
    const pending = call?.context.newSession?.session.token === session.token;
    if (pending || call?.path?.startsWith("/two-factor/")) return;
    const { userId, ipAddress } = session;
    const from = { database, clientIp: ipAddress ?? "" };
    await logSecurity(from, { kind: "session_ended", person: { id: userId } });
  };
}

/**
 * Ends the session that the browser had and notes that a new one began, however a person signs in. Must be the last
 * plugin: the one for second factors takes the session away again until the code is entered.
 * @param oldToken finds the signed token in what the browser sent
 */
export function signInLog(
  database: Database,
  oldToken: (cookies: string | null, context: SigningContext) => string | null,
): BetterAuthPlugin {
  return {
    id: "sign-in-log",
    hooks: {
      after: [
        {
          matcher: ({ path }) => SIGNED_IN.includes(path ?? ""),
          handler: createAuthMiddleware(async ({ headers, context }) => {
            const session = context.newSession?.session;
            if (!session) return;
            const old = oldToken(headers?.get("cookie") ?? null, context);
            if (old !== null && old !== session.token) await context.internalAdapter.deleteSession(old);
            const from = { database, clientIp: session.ipAddress ?? "" };
            await logSecurity(from, { kind: "sign_in", person: { id: session.userId } });
          }),
        },
      ],
    },
  };
}

export interface SigningContext {
  secret: string;
  authCookies: { sessionToken: { name: string } };
}

/**
 * Hooks of better-auth that note every failed sign-in in the security log.
 * @param addressHeader holds the client's address
 */
export function failureLog(database: Database, addressHeader: string): Pick<BetterAuthOptions, "hooks"> {
  return {
    hooks: {
      after: createAuthMiddleware(async (call) => {
        const { path, body, headers, context } = call;
        if (!SIGN_INS.test(path) || !isAPIError(context.returned)) return;
        let person: SecurityEvent["person"] = null;
        if (path.startsWith("/two-factor/")) {
          const { name } = context.createAuthCookie("two_factor");
          const challenge = await call.getSignedCookie(name, context.secret);
          // Without one, it is the first code of an app being set up.
          if (!challenge) return;
          const waiting = await context.internalAdapter.findVerificationValue(challenge);
          person = waiting && { id: waiting.value };
        } else {
          const email = (body as { email?: unknown } | undefined)?.email;
          if (typeof email === "string") person = { email };
        }
        // Not awaited: how long it takes would tell whether the address has an account.
        void logSecurity(
          { database, clientIp: headers?.get(addressHeader) ?? "" },
          { kind: "sign_in_failed", what: path.slice(1), person },
        );
      }),
    },
  };
}
