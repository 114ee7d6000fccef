import { stopToken } from "~/access/links/opt-out.server";
import type { Config } from "~/config";
import { type Reminder, whyNotNeeded } from "~/domain/collection/reminders";
import { paths } from "~/paths";
import { readAsker, readProgress } from "~/records/collection/reminder-facts.server";
import type { TenantDb } from "~db/tenant";
import type { Outgoing } from "./mailer.server";
import { originOf } from "./origin";
import { type Asker, type Progress, reminderLetter } from "./reminder-letter";

/** Reminders with their letters on a day, or why a reminder is not needed. */
export async function lettersFor<R extends Reminder>(
  db: TenantDb,
  config: Pick<Config, "appUrl" | "host" | "port" | "sessionSecret">,
  day: string | ((reminder: R) => string),
  reminders: R[],
): Promise<{ reminder: R; reason: string | null; letter: Outgoing | null }[]> {
  if (reminders.length === 0) return [];
  const asker = await readAsker(db);
  const unique = <T>(values: T[]) => [...new Set(values)];
  const progressOf = await readProgress(
    db,
    unique(reminders.map(({ year }) => year)),
    unique(reminders.map(({ memberId }) => memberId)),
  );
  return reminders.map((reminder) => {
    const on = typeof day === "string" ? day : day(reminder);
    const progress = progressOf(reminder.year, reminder.memberId);
    const letter = progress && outgoing(db, config, { reminder, asker, progress, day: on });
    return { reminder, reason: whyNotNeeded(reminder, on), letter: letter ?? null };
  });
}

function outgoing(
  { collaborativeId }: TenantDb,
  config: Pick<Config, "appUrl" | "host" | "port" | "sessionSecret">,
  { reminder, asker, progress, day }: { reminder: Reminder; asker: Asker; progress: Progress; day: string },
): Outgoing | null {
  const { id, userId, year, person, email } = reminder;
  if (!email) return null;
  const origin = originOf(config);
  const stop = `${origin}${paths.stopReminders(stopToken(config.sessionSecret, { collaborativeId, userId }))}`;
  const links = { page: `${origin}${paths.status(asker.slug, { year })}`, stop };
  return {
    ...reminderLetter(reminder, { asker, progress, links, day }),
    id,
    to: { name: person ?? "", address: email },
    replyTo: asker.staff.slice(0, 3).map(({ name, email: address }) => ({ name, address })),
    // Mail programs show a button of their own for it (RFC 2369, RFC 8058).
    headers: { "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}
