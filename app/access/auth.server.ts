import { timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { parseCookies } from "better-auth/cookies";
import { magicLink } from "better-auth/plugins/magic-link";
import { v7 as uuidv7 } from "uuid";
import type { Config } from "~/config";
import { LINK_MINUTES, LONGEST_SESSION_DAYS } from "~/domain/accounts/session";
import type { Database } from "~db/client";
import { accounts, passkeys, rateLimits, sessions, twoFactors, users, verifications } from "~db/schema";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./credentials";
import { hashOf } from "./links/secrets.server";
import { ADDRESS_HEADER, call, challengeOf, cookiesOf, signatureOf, waitOf } from "./sign-in/calls.server";
import { noteSignIn } from "./sign-in/events.server";
import { CODE_ATTEMPTS, methodOf, signInPlugins } from "./sign-in/plugins.server";
import { keepTrustEnd, trustedUntil } from "./sign-in/trusted-device.server";
import { failureLog, type SigningContext, sessionEndLog, signInLog } from "./sign-in-log.server";
import { outOfReach } from "./unavailable.server";

const DAY = 60 * 60 * 24;
/** A session ends two weeks after the last day it was used. */
const SESSION = { expiresIn: 14 * DAY, updateAge: DAY };
const SIGN_IN_ATTEMPTS = { window: 60, max: 10 };

/**
 * Sign-in with e-mail and password, mailed links, codes, and passkeys. Its HTTP handler is not mounted. Only the
 * functions below and those in sign-in/ and account/ call it, after app/security.server.ts has checked that the
 * request comes from our own pages.
 */
export function makeAuth(database: Database, config: Config) {
  const https = config.appUrl?.startsWith("https:") ?? false;
  return betterAuth({
    appName: "Tidemark",
    baseURL: config.appUrl ?? "http://127.0.0.1",
    basePath: "/auth",
    secret: config.sessionSecret,
    database: drizzleAdapter(database.db, {
      provider: "pg",
      // A reset uses up its link, ends the sessions, and stores the password, or does none of it.
      transaction: true,
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        rateLimit: rateLimits,
        twoFactor: twoFactors,
        passkey: passkeys,
      },
    }),
    user: {
      additionalFields: { demo: { type: "boolean", required: false, defaultValue: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      autoSignIn: true,
      revokeSessionsOnPasswordReset: true,
    },
    ...failureLog(database, ADDRESS_HEADER),
    // Links' secrets are stored as hashes only.
    verification: { storeIdentifier: { hash: async (identifier) => hashOf(identifier) } },
    session: {
      ...SESSION,
      // Whatever is sensitive asks for the password itself.
      freshAge: 0,
      additionalFields: {
        provenAt: { type: "date", required: false, input: false, defaultValue: () => new Date() },
        method: { type: "string", required: false, defaultValue: "password", input: false },
        providerId: { type: "string", required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, from) => ({
            // An institution’s session comes with its method.
            data: { ...session, ...(!session.providerId && { method: methodOf(from?.path) }) },
          }),
        },
        delete: { after: sessionEndLog(database) },
      },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES.signIn * 60,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: ({ token, metadata }) => metadata?.send(token),
      }),
      ...signInPlugins(config),
      // A browser has one session: signing in again ends the one it had.
      signInLog(database, sessionTokenIn),
    ],
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: {
        "/sign-in/email": SIGN_IN_ATTEMPTS,
        "/two-factor/*": CODE_ATTEMPTS,
        "/passkey/*": CODE_ATTEMPTS,
        "/verify-password": CODE_ATTEMPTS,
      },
    },
    advanced: {
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Named here instead: browsers take "__Host-" only from the host itself, over https, for every path.
      useSecureCookies: false,
      cookiePrefix: https ? "__Host-tidemark" : "tidemark",
      disableCSRFCheck: true,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, secure: https, path: "/" },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

export interface Credentials {
  email: string;
  password: string;
}

export type SignIn =
  | { outcome: "signed in"; headers: Headers }
  /** The password is right, and the account asks for a code: the headers lead to app/access/sign-in/code.server.ts. */
  | { outcome: "code needed"; headers: Headers }
  | { outcome: "refused" }
  | { outcome: "too many attempts"; retryAfterSeconds: number };

/**
 * Signs in. The headers carry the session cookie. Attempts are limited by IP address.
 * @param request of the browser that signs in, which names itself, may have a session that ends, and may have been
 *   trusted so that it is not asked for a code
 */
export async function signIn(
  auth: Auth,
  credentials: Credentials,
  clientIp: string,
  request?: Request,
): Promise<SignIn> {
  const context = await auth.$context;
  const browser = request?.headers;
  const trustEnd = await trustedUntil(context, browser?.get("cookie") ?? "");
  const response = await call(auth, { path: "/sign-in/email", body: credentials, browser, clientIp });
  const headers = cookiesOf(response.headers);
  if (response.ok) {
    const { twoFactorRedirect, user } = (await response.json()) as SignedIn;
    const { name } = context.authCookies.sessionToken;
    if (twoFactorRedirect) return { outcome: "code needed", headers: challengeOf(headers, name) };
    if (trustEnd) await keepTrustEnd(context, headers, trustEnd);
    noteSignIn({ event: "signed in", method: "password", userId: user.id, clientIp });
    return { outcome: "signed in", headers };
  }
  const wait = waitOf(response);
  const why = wait === null ? "wrong password" : "too many attempts";
  noteSignIn({ event: "sign-in refused", method: "password", why, clientIp });
  if (wait !== null) return { outcome: "too many attempts", retryAfterSeconds: wait };
  // Whatever fails inside of it is answered so; it asks nothing but the database.
  if (response.status >= 500) throw outOfReach();
  return { outcome: "refused" };
}

interface SignedIn {
  twoFactorRedirect?: true;
  user: { id: string };
}

/** Creates an account and signs in with it. @throws if the address already has one */
export async function signUp(
  auth: Auth,
  person: Credentials & { name: string },
  browser?: Headers,
): Promise<Headers> {
  const { headers } = await auth.api.signUpEmail({
    body: person,
    returnHeaders: true,
    ...(browser && { headers: browser }),
  });
  return cookiesOf(headers);
}

/** Ends the session. The headers clear its cookie. */
export async function signOut(auth: Auth, request: Request): Promise<Headers> {
  const response = await auth.api.signOut({ headers: request.headers, asResponse: true });
  return cookiesOf(response.headers);
}

export interface Person {
  id: string;
  name: string;
  email: string;
  demo: boolean;
}

/**
 * The signed-in person, or null. Asking renews a session that is due.
 * @param setCookie receives the cookie of a renewed session
 */
export async function personOf(
  auth: Auth,
  request: Request,
  setCookie?: (cookie: string) => void,
): Promise<Person | null> {
  if (!request.headers.has("cookie")) return null;
  const { response, headers } = await readSession(auth, request);
  if (!response || isPastLimit(response.session.createdAt)) return null;
  for (const cookie of headers.getSetCookie()) setCookie?.(cookie);
  const { id, name, email, demo } = response.user;
  return { id, name, email, demo: demo ?? false };
}

/** Tried again like every other reading: better-auth keeps to itself why the database has not answered. */
async function readSession(auth: Auth, request: Request) {
  for (let rest = 50; ; rest *= 3) {
    try {
      return await auth.api.getSession({ headers: request.headers, returnHeaders: true });
    } catch (error) {
      if ((error as { status?: unknown }).status !== "INTERNAL_SERVER_ERROR") throw error;
      if (rest > 1_000) throw outOfReach();
      await pause(rest);
    }
  }
}

/**
 * The session token of a request if we signed it, or null. It does not check that the session is still valid:
 * `visit` does that in its own transaction, which saves the statements that personOf needs.
 */
export async function sessionTokenOf(auth: Auth, request: Request): Promise<string | null> {
  return sessionTokenIn(request.headers.get("cookie"), await auth.$context);
}

function sessionTokenIn(header: string | null, { authCookies, secret }: SigningContext): string | null {
  if (header === null) return null;
  const cookie = parseCookies(header).get(authCookies.sessionToken.name) ?? "";
  const end = cookie.lastIndexOf(".");
  if (end < 1) return null;
  const token = cookie.slice(0, end);
  const signature = Buffer.from(cookie.slice(end + 1));
  const expected = Buffer.from(signatureOf(token, secret));
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null;
}

/** Whether a session should be extended. @param expiresAt when it ends, in milliseconds */
export function isDueForRenewal(expiresAt: number, now = Date.now()): boolean {
  return expiresAt - (SESSION.expiresIn - SESSION.updateAge) * 1000 <= now;
}

/** Whether a session has lasted as long as any may, however much it is used. */
const isPastLimit = (signedInAt: Date) =>
  signedInAt.getTime() < Date.now() - LONGEST_SESSION_DAYS * DAY * 1000;
