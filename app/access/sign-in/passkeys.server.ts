/** Passkeys: keys that a phone, computer, or stick keeps, and unlocks with a finger, face, or PIN. */
import type { AppLoadContext } from "@remix-run/node";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { and, asc, eq } from "drizzle-orm";
import type { Person } from "~/access/auth.server";
import { outOfReach } from "~/access/unavailable.server";
import { passkeys } from "~db/schema";
import { call, cookiesOf, onlyCookies, reasonOf, waitOf } from "./calls.server";
import { noteChange, noteSignIn } from "./events.server";
import { endOldSession } from "./old-session.server";
import { checkOwnPassword, type Refused, refusalOf } from "./own-password.server";

type Context = Pick<AppLoadContext, "auth" | "database" | "clientIp" | "post">;
type Owner = Pick<Person, "id" | "email">;

/** What the browser hands to the key, as JSON. */
export type NewPasskeyOptions = PublicKeyCredentialCreationOptionsJSON;
export type PasskeyOptions = PublicKeyCredentialRequestOptionsJSON;

const MOST_PASSKEYS = 20;

export async function listPasskeys({ database }: Pick<Context, "database">, { id }: Owner) {
  const { name, createdAt, lastUsedAt, backedUp } = passkeys;
  return database.db
    .select({ id: passkeys.id, name, createdAt, lastUsedAt, backedUp })
    .from(passkeys)
    .where(eq(passkeys.userId, id))
    .orderBy(asc(createdAt), asc(passkeys.id));
}

/** What a new passkey needs, once the password is right. The headers carry the challenge, good for five minutes. */
export async function startPasskey(
  context: Context,
  request: Request,
  { person, password }: { person: Owner; password: string },
): Promise<
  { outcome: "started"; options: NewPasskeyOptions; headers: Headers } | { outcome: "full" } | Refused
> {
  const unproven = await checkOwnPassword(context, request, { person, password });
  if (unproven) return unproven;
  if ((await listPasskeys(context, person)).length >= MOST_PASSKEYS) return { outcome: "full" };
  const response = await own(context, request, { path: "/passkey/generate-register-options" });
  if (!response.ok) return refusalOf(response);
  const options = (await response.json()) as NewPasskeyOptions;
  return { outcome: "started", options, headers: cookiesOf(response.headers) };
}

/** Stores a passkey that the browser has made. @param response what the browser answered, as JSON */
export async function addPasskey(
  context: Context,
  request: Request,
  { person, name, response }: { person: Owner; name: string; response: unknown },
): Promise<{ outcome: "added" } | Refused> {
  const answer = await own(context, request, {
    path: "/passkey/verify-registration",
    body: { name, response },
  });
  // A credential that is wrong in itself is reported as a fault of the server.
  if (!answer.ok) return waitOf(answer) === null ? { outcome: "refused" } : refusalOf(answer);
  await noteChange(context, { event: "passkey added", userId: person.id });
  return { outcome: "added" };
}

/** @returns the name of the passkey; null if the person has no such passkey */
export async function removePasskey(
  context: Context,
  request: Request,
  { person, password, id }: { person: Owner; password: string; id: string },
): Promise<{ outcome: "removed"; name: string } | { outcome: "gone" } | Refused> {
  const unproven = await checkOwnPassword(context, request, { person, password });
  if (unproven) return unproven;
  const [removed] = await context.database.db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, person.id)))
    .returning({ name: passkeys.name });
  if (!removed) return { outcome: "gone" };
  await noteChange(context, { event: "passkey removed", userId: person.id });
  return { outcome: "removed", name: removed.name ?? "Passkey" };
}

/** What a key needs to sign someone in; it is not asked whose it is. */
export async function startPasskeySignIn(
  context: Context,
): Promise<{ outcome: "started"; options: PasskeyOptions; headers: Headers } | Refused> {
  const { auth, clientIp } = context;
  const response = await call(auth, { path: "/passkey/generate-authenticate-options", clientIp });
  if (!response.ok) return refusalOf(response);
  const options = {
    ...((await response.json()) as PasskeyOptions),
    userVerification: "required" as const,
  };
  return { outcome: "started", options, headers: cookiesOf(response.headers) };
}

/** Signs in whoever the passkey belongs to. The headers carry the session. */
export async function signInWithPasskey(
  context: Context,
  request: Request,
  response: unknown,
): Promise<{ outcome: "signed in"; headers: Headers } | Refused> {
  const { auth, database, clientIp } = context;
  const answer = await call(auth, {
    path: "/passkey/verify-authentication",
    body: { response },
    cookie: onlyCookies(request, [await challengeCookie(context)]),
    origin: new URL(request.url).origin,
    clientIp,
    browser: request.headers,
  });
  if (!answer.ok) {
    const wait = waitOf(answer);
    const why = wait === null ? await reasonOf(answer) : "too many attempts";
    noteSignIn({ event: "sign-in refused", method: "passkey", why, clientIp });
    if (wait !== null) return { outcome: "too many attempts", retryAfterSeconds: wait };
    if (answer.status >= 500) throw outOfReach();
    return { outcome: "refused" };
  }
  const { user } = (await answer.json()) as { user: { id: string } };
  await database.db
    .update(passkeys)
    .set({ lastUsedAt: new Date() })
    .where(and(eq(passkeys.userId, user.id), eq(passkeys.credentialID, idOf(response))));
  await endOldSession(context, request);
  noteSignIn({ event: "signed in", method: "passkey", userId: user.id, clientIp });
  return { outcome: "signed in", headers: cookiesOf(answer.headers) };
}

/** A call for the person who is signed in. */
function own({ auth, clientIp }: Context, request: Request, what: { path: string; body?: object }) {
  const cookie = request.headers.get("cookie") ?? "";
  return call(auth, { ...what, cookie, origin: new URL(request.url).origin, clientIp });
}

async function challengeCookie({ auth }: Pick<Context, "auth">): Promise<string> {
  return (await auth.$context).createAuthCookie("passkey_challenge").name;
}

const idOf = (response: unknown) => String((response as { id?: unknown } | null)?.id ?? "");
