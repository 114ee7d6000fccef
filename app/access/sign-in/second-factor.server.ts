/** A second factor of one's own: an authenticator app, with recovery codes for when it is lost. */
import type { AppLoadContext } from "@remix-run/node";
import { symmetricDecrypt } from "better-auth/crypto";
import { and, eq, ne } from "drizzle-orm";
import qrCode from "qrcode";
import type { Person } from "~/access/auth.server";
import { sessions, twoFactors } from "~db/schema";
import { call, cookiesOf } from "./calls.server";
import { claimCode } from "./code.server";
import { noteChange } from "./events.server";
import { checkOwnPassword, type Refused, refusalOf } from "./own-password.server";
import { hashedCodes, newRecoveryCodes, storedCodes, upgraded } from "./recovery-codes.server";
import { seal, unseal } from "./sealed.server";
import { forgetTrustedDevices } from "./trusted-device.server";

type Context = Pick<AppLoadContext, "auth" | "config" | "database" | "clientIp" | "post">;
type Owner = Pick<Person, "id" | "email">;

/** "setting up" until the first code has been entered. */
export type FactorState =
  | { state: "off" }
  | { state: "setting up" }
  | { state: "on"; recoveryCodesLeft: number };

export async function readFactor(context: Context, { id }: Owner): Promise<FactorState> {
  const stored = await storedFactor(context, id);
  if (!stored) return { state: "off" };
  if (!stored.verified) return { state: "setting up" };
  const { secretConfig } = await context.auth.$context;
  const codes = storedCodes(await upgraded(stored.backupCodes, secretConfig));
  return { state: "on", recoveryCodesLeft: codes.length };
}

/** Makes a key for an app to be added to. Nothing is asked for at sign-in until a code of it has been entered. */
export async function startFactor(
  context: Context,
  request: Request,
  { person, password }: { person: Owner; password: string },
): Promise<{ outcome: "started" } | Refused> {
  const unproven = await checkOwnPassword(context, request, { person, password });
  if (unproven) return unproven;
  const response = await own(context, request, "/two-factor/enable", { password });
  return response.ok ? { outcome: "started" } : refusalOf(response);
}

/** The key being set up, as a picture for the app's camera and to type; null if there is none. */
export async function keyBeingSetUp(
  context: Context,
  { id, email }: Owner,
): Promise<{ key: string; picture: string } | null> {
  const stored = await storedFactor(context, id);
  if (!stored || stored.verified) return null;
  const secret = await decrypt(context, stored.secret);
  if (secret === null) return null;
  const key = base32(Buffer.from(secret));
  const address = `otpauth://totp/${encodeURIComponent(`Tidemark:${email}`)}?${new URLSearchParams({
    secret: key,
    issuer: "Tidemark",
    digits: "6",
    period: "30",
  })}`;
  const svg = await qrCode.toString(address, { type: "svg", margin: 2 });
  return {
    key: key.replace(/(.{4})(?=.)/g, "$1 "),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  };
}

/**
 * Turns the second factor on with a first code from the app. Every other session of the person ends: none of them
 * began with a code.
 * @returns the headers of the renewed session; `takeRecoveryCodes` then has the codes
 */
export async function confirmFactor(
  context: Context,
  request: Request,
  { person, code }: { person: Owner; code: string },
): Promise<{ outcome: "on"; headers: Headers } | Refused> {
  const { database } = context;
  if (!(await keyBeingSetUp(context, person))) return { outcome: "refused" };
  const response = await own(context, request, "/two-factor/verify-totp", { code: code.replace(/\s/g, "") });
  if (!response.ok) return refusalOf(response);
  const headers = cookiesOf(response.headers);
  await claimCode(context, person.id, code.replace(/\s/g, ""));
  await forgetTrustedDevices(database, person.id);
  const kept = await sessionOf(context, headers);
  await database.db.delete(sessions).where(and(eq(sessions.userId, person.id), ne(sessions.token, kept)));
  await makeRecoveryCodes(context, person);
  await noteChange(context, { event: "second factor turned on", userId: person.id });
  return { outcome: "on", headers };
}

/** Replaces all recovery codes; the old ones no longer work. */
export async function renewRecoveryCodes(
  context: Context,
  request: Request,
  { person, password }: { person: Owner; password: string },
): Promise<{ outcome: "renewed" } | Refused> {
  const unproven = await checkOwnPassword(context, request, { person, password });
  if (unproven) return unproven;
  if (!(await storedFactor(context, person.id))?.verified) return { outcome: "refused" };
  await makeRecoveryCodes(context, person);
  await noteChange(context, { event: "recovery codes renewed", userId: person.id });
  return { outcome: "renewed" };
}

const SHOW_MS = 5 * 60_000;
const shownTo = (id: string) => `recovery-codes-${id}`;

/** Makes new codes and lets the next page show them: they are kept for it in sealed form, and stored as hashes. */
async function makeRecoveryCodes({ auth, database, config }: Context, { id }: Owner): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const codes = newRecoveryCodes();
  const backupCodes = await hashedCodes(codes);
  await database.db.update(twoFactors).set({ backupCodes }).where(eq(twoFactors.userId, id));
  await internalAdapter.createVerificationValue({
    identifier: shownTo(id),
    value: seal(config.sessionSecret, "recovery codes", JSON.stringify(codes)),
    expiresAt: new Date(Date.now() + SHOW_MS),
  });
}

/** The recovery codes that were just made: the first time it is asked, and then null. */
export async function takeRecoveryCodes({ auth, config }: Context, { id }: Owner): Promise<string[] | null> {
  const { internalAdapter } = await auth.$context;
  const shown = await internalAdapter.consumeVerificationValue(shownTo(id));
  const codes = shown && unseal(config.sessionSecret, "recovery codes", shown.value);
  return codes ? (JSON.parse(codes) as string[]) : null;
}

/** Turns the second factor off again, and forgets key, recovery codes, and trusted devices. */
export async function turnOffFactor(
  context: Context,
  request: Request,
  { person, password }: { person: Owner; password: string },
): Promise<{ outcome: "off"; headers: Headers } | Refused> {
  const unproven = await checkOwnPassword(context, request, { person, password });
  if (unproven) return unproven;
  const response = await own(context, request, "/two-factor/disable", { password });
  if (!response.ok) return refusalOf(response);
  await forgetTrustedDevices(context.database, person.id);
  await noteChange(context, { event: "second factor turned off", userId: person.id });
  return { outcome: "off", headers: cookiesOf(response.headers) };
}

/** A call for the person who is signed in. */
function own({ auth, clientIp }: Context, request: Request, path: string, body: object): Promise<Response> {
  const cookie = request.headers.get("cookie") ?? "";
  return call(auth, { path, body, cookie, clientIp, browser: request.headers });
}

async function storedFactor({ database }: Context, userId: string) {
  const [stored] = await database.db.select().from(twoFactors).where(eq(twoFactors.userId, userId));
  return stored;
}

/** Null if it was encrypted with another session secret. */
async function decrypt({ auth }: Context, data: string): Promise<string | null> {
  const { secretConfig } = await auth.$context;
  return symmetricDecrypt({ key: secretConfig, data }).catch(() => null);
}

/** The token of the session that an answer sets. */
async function sessionOf({ auth }: Context, headers: Headers): Promise<string> {
  const { authCookies } = await auth.$context;
  const name = `${authCookies.sessionToken.name}=`;
  const cookie = headers.getSetCookie().find((header) => header.startsWith(name)) ?? "";
  return decodeURIComponent(cookie.slice(name.length)).split(".")[0] ?? "";
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, without padding. */
function base32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((part) => BASE32[Number.parseInt(part.padEnd(5, "0"), 2)])
    .join("");
}
