/** The second step of signing in: a code from an app, or a recovery code. */
import type { AppLoadContext } from "@remix-run/node";
import { parseCookies } from "better-auth/cookies";
import { symmetricDecrypt } from "better-auth/crypto";
import { and, eq, isNull, lte, ne, or } from "drizzle-orm";
import { hashOf } from "~/access/links/secrets.server";
import { logSecurity } from "~/access/security-log.server";
import { outOfReach } from "~/access/unavailable.server";
import type { SignInMethod } from "~/domain/sign-in";
import { sessions, twoFactors } from "~db/schema";
import { call, cookiesOf, onlyCookies, reasonOf, waitOf } from "./calls.server";
import { noteSignIn } from "./events.server";
import { endOldSession } from "./old-session.server";
import { asStored, upgraded } from "./recovery-codes.server";
import { trustCookie } from "./trusted-device.server";

type Context = Pick<AppLoadContext, "auth" | "database" | "clientIp">;

export type CodeAnswer =
  | { outcome: "signed in"; headers: Headers }
  | { outcome: "wrong code" }
  /** Too late, or too many wrong codes: the password must be entered again. */
  | { outcome: "start over" }
  | { outcome: "too many attempts"; retryAfterSeconds: number }
  /** The key was encrypted with another session secret, as after restoring a backup. */
  | { outcome: "unreadable" };

/** Whether the request comes from someone who has entered their password just now. */
export async function awaitsCode({ auth }: Pick<Context, "auth">, request: Request): Promise<boolean> {
  const { createAuthCookie } = await auth.$context;
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  return cookies.has(createAuthCookie("two_factor").name);
}

/** Whether the answer to a sign-in, such as by a mailed link, leads to the code instead of a session. */
export async function leadsToCode({ auth }: Pick<Context, "auth">, headers: Headers): Promise<boolean> {
  const { name } = (await auth.$context).createAuthCookie("two_factor");
  return headers
    .getSetCookie()
    .some((cookie) => cookie.startsWith(`${name}=`) && !/max-age=0(;|$)/i.test(cookie));
}

/** @param trustDevice not to ask again in this browser for 30 days */
export async function enterCode(
  context: Context,
  request: Request,
  { code, trustDevice }: { code: string; trustDevice: boolean },
): Promise<CodeAnswer> {
  const { auth, database, clientIp } = context;
  const { createAuthCookie } = await auth.$context;
  const typed = typedCode(code);
  const method: SignInMethod = typed.fromApp ? "totp" : "recovery_code";
  const response = await call(auth, {
    path: typed.fromApp ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code",
    body: { code: typed.fromApp ? typed.code : await storedCode(context, request, typed.code), trustDevice },
    // Without a session: the code belongs to the password entered last.
    cookie: onlyCookies(request, [createAuthCookie("two_factor").name, trustCookie({ createAuthCookie })]),
    clientIp,
    browser: request.headers,
  });
  const refused = (why: string) => noteSignIn({ event: "sign-in refused", method, why, clientIp });
  if (!response.ok) {
    const unreadable = response.status >= 500 && (await isUnreadable(context, request));
    const answer: CodeAnswer = unreadable ? { outcome: "unreadable" } : await refusalOf(response);
    refused(answer.outcome);
    return answer;
  }
  const { token, user } = (await response.json()) as { token: string; user: { id: string } };
  if (typed.fromApp && !(await claimCode(context, user.id, typed.code))) {
    await database.db.delete(sessions).where(eq(sessions.token, token));
    refused("used code");
    await logSecurity(context, { kind: "sign_in_failed", what: "used code", person: { id: user.id } });
    return { outcome: "start over" };
  }
  await endOldSession(context, request);
  noteSignIn({ event: "signed in", method, userId: user.id, clientIp });
  const what = typed.fromApp ? "with a code" : "with a recovery code";
  await logSecurity(context, { kind: "sign_in", what, person: { id: user.id } });
  return { outcome: "signed in", headers: cookiesOf(response.headers) };
}

/** Six digits come from an app; anything else is a recovery code, however its letters are typed. */
function typedCode(text: string): { fromApp: boolean; code: string } {
  const bare = text.replace(/[\s–-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(bare)) return { fromApp: true, code: bare };
  return { fromApp: false, code: `${bare.slice(0, 5)}-${bare.slice(5)}` };
}

/** The second factor of the person who is waiting. The signature of the cookie is checked by better-auth's call. */
async function awaitedFactor({ auth, database }: Context, request: Request) {
  const { createAuthCookie, internalAdapter } = await auth.$context;
  const cookie = parseCookies(request.headers.get("cookie") ?? "").get(createAuthCookie("two_factor").name);
  const waiting = await internalAdapter.findVerificationValue(cookie?.split(".")[0] ?? "");
  if (!waiting) return undefined;
  const [stored] = await database.db.select().from(twoFactors).where(eq(twoFactors.userId, waiting.value));
  return stored;
}

/** A typed recovery code in the form in which it is stored; as it is if there is nothing to compare it with. */
async function storedCode(context: Context, request: Request, code: string): Promise<string> {
  const factor = await awaitedFactor(context, request);
  if (!factor) return code;
  const { secretConfig } = await context.auth.$context;
  const backupCodes = await upgraded(factor.backupCodes, secretConfig);
  if (backupCodes !== factor.backupCodes)
    await context.database.db.update(twoFactors).set({ backupCodes }).where(eq(twoFactors.id, factor.id));
  return (await asStored(code, backupCodes)) ?? code;
}

/** Whether the person who is waiting has a key that this server cannot decrypt. */
async function isUnreadable(context: Context, request: Request): Promise<boolean> {
  const stored = await awaitedFactor(context, request);
  if (!stored) return false;
  const { secretConfig } = await context.auth.$context;
  return symmetricDecrypt({ key: secretConfig, data: stored.secret }).then(
    () => false,
    () => true,
  );
}

async function refusalOf(response: Response): Promise<CodeAnswer> {
  const reason = await reasonOf(response);
  if (reason === "ACCOUNT_TEMPORARILY_LOCKED")
    return { outcome: "too many attempts", retryAfterSeconds: 15 * 60 };
  const wait = waitOf(response);
  if (wait !== null) return { outcome: "too many attempts", retryAfterSeconds: wait };
  if (response.status >= 500) throw outOfReach();
  return /^INVALID_(BACKUP_)?CODE$/.test(reason) ? { outcome: "wrong code" } : { outcome: "start over" };
}

/** An app shows a code for half a minute, and it is accepted a little earlier and later. */
const CODE_LIFE_MS = 2 * 60_000;

/** Marks a code as used. @returns false if it was used before */
export async function claimCode(
  { database }: Pick<Context, "database">,
  userId: string,
  code: string,
): Promise<boolean> {
  const lastCode = hashOf(code);
  const longAgo = new Date(Date.now() - CODE_LIFE_MS);
  const { lastCode: stored, lastCodeAt } = twoFactors;
  const unused = or(isNull(stored), ne(stored, lastCode), lte(lastCodeAt, longAgo));
  const claimed = await database.db
    .update(twoFactors)
    .set({ lastCode, lastCodeAt: new Date() })
    .where(and(eq(twoFactors.userId, userId), unused))
    .returning({ id: twoFactors.id });
  return claimed.length > 0;
}
