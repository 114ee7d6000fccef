import type { AppLoadContext } from "@remix-run/node";
import { readOwnReminders, setPersonQuiet } from "~/records/people/people.server";
import { readContactChoice, setContactQuiet } from "~/records/work/links.server";
import { openTenant } from "~db/door";
import { orUnavailable } from "../unavailable.server";
import { readSignedIds, signIds } from "./signed-ids.server";

/** Someone who receives the reminders of one collaborative. */
interface Recipient {
  collaborativeId: string;
  /** Of the account; of the contact, where only mail about actions is concerned. */
  userId: string;
}

/**
 * The token in the link that stops reminders without signing in. It names a person and a collaborative, is
 * signed so that it cannot be forged, opens nothing else, and stays valid as long as the session secret.
 */
export function stopToken(secret: string, recipient: Recipient): string {
  return signIds(secret, PURPOSES.person, [recipient.collaborativeId, recipient.userId]);
}

/** What a token stops: all reminders to a person, or mail about actions to a contact, with an account or without. */
const PURPOSES = { person: "stop reminders", contact: "stop mail about actions" } as const;
type Stop = keyof typeof PURPOSES;

/** The same for a contact who is to do something: it stops mail about actions only. */
export function contactStopToken(
  secret: string,
  { collaborativeId, contactId }: { collaborativeId: string; contactId: string },
): string {
  return signIds(secret, PURPOSES.contact, [collaborativeId, contactId]);
}

/** The recipient a token names; null if we did not sign it. */
export function readStopToken(secret: string, token: string): (Recipient & { stop: Stop }) | null {
  for (const stop of ["person", "contact"] as const) {
    const [collaborativeId, userId] = readSignedIds(secret, PURPOSES[stop], token) ?? [];
    if (collaborativeId && userId) return { stop, collaborativeId, userId };
  }
  return null;
}

type Context = Pick<AppLoadContext, "database" | "config">;

/** What a person chose, as their page shows it. */
export interface ReminderChoice {
  name: string;
  quiet: boolean;
  collaborative: string;
  /** Mail about actions only, or every reminder. */
  about: "actions" | "everything";
}

/** Who a token is for and whether their reminders are off; null if invalid or they have left. */
export async function readReminderChoice(context: Context, token: string): Promise<ReminderChoice | null> {
  const recipient = readStopToken(context.config.sessionSecret, token);
  if (!recipient) return null;
  const { collaborativeId, userId, stop } = recipient;
  const actor = { name: "Link in a reminder", userId: stop === "person" ? userId : null };
  return openTenant(context.database, { collaborativeId, actor }, async (db) => {
    const choice =
      stop === "person" ? await readOwnReminders(db, userId) : await readContactChoice(db, userId);
    return choice && { ...choice, about: stop === "person" ? ("everything" as const) : ("actions" as const) };
  }).catch(orUnavailable);
}

/** Turns a person's reminders off or on again, recorded in the history under their name. */
export async function switchReminders(context: Context, token: string, quiet: boolean): Promise<void> {
  const recipient = readStopToken(context.config.sessionSecret, token);
  if (!recipient) return;
  const choice = await readReminderChoice(context, token);
  const { collaborativeId, userId, stop } = recipient;
  const actor = { name: choice?.name ?? "", userId: stop === "person" ? userId : null };
  await openTenant(context.database, { collaborativeId, actor }, (db) =>
    stop === "person" ? setPersonQuiet(db, userId, quiet) : setContactQuiet(db, userId, quiet),
  ).catch(orUnavailable);
}
