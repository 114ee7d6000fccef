import { createHmac, timingSafeEqual } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { parseCookies } from "better-auth/cookies";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "~db/client";
import { accounts, rateLimits, sessions, users, verifications } from "~db/schema";
import type { Settings } from "../settings";

/** Our own header: set from the connection, never taken from the visitor. */
const ADDRESS_HEADER = "x-tidemark-client";
const DAY = 60 * 60 * 24;
/** A session ends two weeks after the last day on which it was used. */
const SESSION = { expiresIn: 14 * DAY, updateAge: DAY };
const SIGN_IN_ATTEMPTS = { window: 60, max: 10 };

/**
 * Sign-in with e-mail and password. Its HTTP handler is not mounted: only the functions below call it, after
 * the server has checked that a request comes from our own pages (app/security.server.ts).
 */
export function makeAuth(database: Database, settings: Settings) {
  return betterAuth({
    appName: "Tidemark",
    baseURL: settings.appUrl ?? "http://127.0.0.1",
    basePath: "/auth",
    secret: settings.sessionSecret,
    database: drizzleAdapter(database.db, {
      provider: "pg",
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        rateLimit: rateLimits,
      },
    }),
    user: {
      additionalFields: { demo: { type: "boolean", required: false, defaultValue: false, input: false } },
    },
    emailAndPassword: { enabled: true, minPasswordLength: 12, maxPasswordLength: 200, autoSignIn: true },
    session: SESSION,
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: { "/sign-in/email": SIGN_IN_ATTEMPTS },
    },
    advanced: {
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      useSecureCookies: settings.appUrl?.startsWith("https:") ?? false,
      cookiePrefix: "tidemark",
      disableCSRFCheck: true,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
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
  | { outcome: "refused" }
  | { outcome: "too many attempts"; retryAfterSeconds: number };

/** Signs in; the headers carry the session cookie. Attempts are counted by address. */
export async function signIn(auth: Auth, credentials: Credentials, clientIp: string): Promise<SignIn> {
  const { baseURL } = await auth.$context;
  const response = await auth.handler(
    new Request(`${baseURL}/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", [ADDRESS_HEADER]: clientIp },
      body: JSON.stringify(credentials),
    }),
  );
  if (response.ok) return { outcome: "signed in", headers: cookiesOf(response.headers) };
  if (response.status === 429)
    return {
      outcome: "too many attempts",
      retryAfterSeconds: Number(response.headers.get("x-retry-after")) || 60,
    };
  return { outcome: "refused" };
}

/** Creates an account and signs in with it. @throws if the address has one already. */
export async function signUp(auth: Auth, person: Credentials & { name: string }): Promise<Headers> {
  const { headers } = await auth.api.signUpEmail({ body: person, returnHeaders: true });
  return cookiesOf(headers);
}

/** Ends the session; the headers clear its cookie. */
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
 * Who is signed in, or null.
 * @param setCookie takes the cookie of a session that was renewed by asking: the one before would not outlast it
 */
export async function personOf(
  auth: Auth,
  request: Request,
  setCookie?: (cookie: string) => void,
): Promise<Person | null> {
  if (!request.headers.has("cookie")) return null;
  const { response, headers } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
  if (!response) return null;
  for (const cookie of headers.getSetCookie()) setCookie?.(cookie);
  const { id, name, email, demo } = response.user;
  return { id, name, email, demo: demo ?? false };
}

/**
 * The token of a request's session, if we have signed it ourselves; whether the session still holds is for the
 * database to say. It is read as personOf reads it, who asks the database in statements of its own.
 */
export async function sessionTokenOf(auth: Auth, request: Request): Promise<string | null> {
  const header = request.headers.get("cookie");
  if (header === null) return null;
  const { authCookies, secret } = await auth.$context;
  const cookie = parseCookies(header).get(authCookies.sessionToken.name) ?? "";
  const end = cookie.lastIndexOf(".");
  if (end < 1) return null;
  const token = cookie.slice(0, end);
  const given = Buffer.from(cookie.slice(end + 1));
  const right = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/** @param expiresAt when the session ends, in milliseconds */
export function isDueForRenewal(expiresAt: number, now = Date.now()): boolean {
  return expiresAt - (SESSION.expiresIn - SESSION.updateAge) * 1000 <= now;
}

function cookiesOf(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
}
