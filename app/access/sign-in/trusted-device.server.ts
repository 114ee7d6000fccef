/** Devices that are not asked for a code for some time. */
import type { AuthContext } from "better-auth";
import { parseCookies } from "better-auth/cookies";
import { eq } from "drizzle-orm";
import type { Database } from "~db/client";
import { verifications } from "~db/schema";

type Context = Pick<AuthContext, "createAuthCookie"> & {
  internalAdapter: Pick<
    AuthContext["internalAdapter"],
    "findVerificationValue" | "updateVerificationByIdentifier"
  >;
};

export const trustCookie = (context: Pick<AuthContext, "createAuthCookie">) =>
  context.createAuthCookie("trust_device").name;

/** When the trust in the device with this cookie ends; null without any. The signature is checked at sign-in. */
export async function trustedUntil(context: Context, cookie: string): Promise<Date | null> {
  const identifier = identifierIn(parseCookies(cookie).get(trustCookie(context)));
  if (identifier === null) return null;
  return (await context.internalAdapter.findVerificationValue(identifier))?.expiresAt ?? null;
}

/** Signing in renews the trust; it should still end so many days after the last code. */
export async function keepTrustEnd(context: Context, headers: Headers, end: Date): Promise<void> {
  const name = `${trustCookie(context)}=`;
  const cookie = headers.getSetCookie().find((header) => header.startsWith(name));
  const identifier = identifierIn(decodeURIComponent(cookie?.slice(name.length).split(";")[0] ?? ""));
  if (identifier === null) return;
  await context.internalAdapter.updateVerificationByIdentifier(identifier, { expiresAt: end });
}

/**
 * Asks for a code again everywhere. Whatever else waits for this person, such as a link by mail, ends as well: the
 * rows cannot be told apart, because what they are found by may be stored as a hash.
 */
export async function forgetTrustedDevices(database: Database, userId: string): Promise<void> {
  await database.db.delete(verifications).where(eq(verifications.value, userId));
}

/** "token!identifier.signature" */
function identifierIn(value: string | undefined): string | null {
  return /!(trust-device-[\w-]+)\./.exec(value ?? "")?.[1] ?? null;
}
