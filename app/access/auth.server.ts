import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "~db/client";
import { accounts, rateLimits, sessions, users, verifications } from "~db/schema";
import type { Settings } from "../settings";

/** Our own header: set from the connection, never taken from the visitor. */
const ADDRESS_HEADER = "x-tidemark-client";
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
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
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

/** Who is signed in, or null. */
export async function personOf(auth: Auth, request: Request): Promise<Person | null> {
  if (!request.headers.has("cookie")) return null;
  const session = await auth.api.getSession({ headers: request.headers });
  if (!session) return null;
  const { id, name, email, demo } = session.user;
  return { id, name, email, demo: demo ?? false };
}

function cookiesOf(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
}
