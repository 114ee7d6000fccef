import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { parse, stringify } from "uuid";
import { openTenant } from "~db/door";
import { readOwnReminders, setPersonQuiet } from "../records/people.server";

/**
 * The link by which a reminder's reader stops reminders without signing in. It names a person and a
 * collaborative, is signed so that nobody makes one for another, opens nothing else, and holds as long as the
 * secret of the sessions.
 */
export function stopToken(secret: string, who: { collaborativeId: string; userId: string }): string {
  const named = Buffer.concat([parse(who.collaborativeId), parse(who.userId)]);
  return `${named.toString("base64url")}.${sign(secret, named).toString("base64url")}`;
}

const sign = (secret: string, named: Uint8Array) =>
  createHmac("sha256", secret).update("stop reminders ").update(named).digest();

/** Whom a link names; null if it was not made here. */
export function readStopToken(secret: string, token: string) {
  const [named, signature] = token.split(".").map((part) => Buffer.from(part, "base64url"));
  if (named?.length !== 32 || signature?.length !== 32) return null;
  if (!timingSafeEqual(signature, sign(secret, named))) return null;
  return { collaborativeId: stringify(named.subarray(0, 16)), userId: stringify(named.subarray(16)) };
}

type Context = Pick<AppLoadContext, "database" | "settings">;

/** Whose reminders of which collaborative, and whether they are switched off; null where there are none any more. */
export async function lookAtReminders(context: Context, token: string) {
  const who = readStopToken(context.settings.sessionSecret, token);
  if (!who) return null;
  const actor = { name: "Link in a reminder", userId: who.userId };
  return openTenant(context.database, { collaborativeId: who.collaborativeId, actor }, (db) =>
    readOwnReminders(db, who.userId),
  );
}

/** Switches a person's reminders off or on again; the history names them. */
export async function switchReminders(context: Context, token: string, quiet: boolean): Promise<void> {
  const who = readStopToken(context.settings.sessionSecret, token);
  if (!who) return;
  const own = await lookAtReminders(context, token);
  const actor = { name: own?.name ?? "", userId: who.userId };
  await openTenant(context.database, { collaborativeId: who.collaborativeId, actor }, (db) =>
    setPersonQuiet(db, who.userId, quiet),
  );
}
