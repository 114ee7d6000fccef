import { sql } from "drizzle-orm";
import { statusRows, summaryOf, type YearSummary } from "~/domain/collection/status-rows";
import type { Catalog } from "~/domain/terms";
import { keepAsClosed, releaseYear } from "~/records/figures/releases.server";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { announce } from "~/records/programs/outbox.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";
import { scheduleReminders } from "./reminders.server";
import { lockEverybody, neverOpened, putYear } from "./years.server";

/** Whether a year is closed now; if not, how things stand. */
export type CloseOutcome =
  | { closed: true }
  /** More is open than the person who closes it has seen, or it is closed already. */
  | { closed: false; state: "open" | "closed"; summary: YearSummary };

/**
 * Closes a year and locks all its values. Waits for everybody who is writing, so that no write slips through.
 * @param seen what was open at the time of the decision; null closes the year whatever is open
 */
export async function closeYear(
  db: TenantDb,
  catalog: Catalog,
  year: number,
  seen: YearSummary | null,
): Promise<CloseOutcome> {
  await lockEverybody(db);
  const collection = await readCollection(db, year);
  const yearRecord = collection.year ?? neverOpened(year);
  const summary = summaryOf(
    statusRows(catalog, { ...yearRecord, state: "open" }, collection.requests, todayIso()),
  );
  if (yearRecord.state === "closed") return { closed: false, state: "closed", summary };
  if (seen && JSON.stringify(stillOpen(seen)) !== JSON.stringify(stillOpen(summary)))
    return { closed: false, state: "open", summary };
  await putYear(db, { ...yearRecord, state: "closed" });
  // Closing again ends all exceptions.
  await db.tx.execute(sql`update requests set open_until = null
    where collaborative_id = ${db.collaborativeId} and year = ${year} and open_until is not null`);
  const before = collection.year ? { state: "open" } : null;
  const after = { state: "closed", ...stillOpen(summary) };
  await record(db, [{ subject: "year", year, before, after }]);
  await scheduleReminders(db, year);
  await countChange(db);
  await releaseYear(db, year);
  await announce(db, [{ type: "year.closed", data: { year } }]);
  return { closed: true };
}

/** What the person who closes a year must have seen. */
const stillOpen = ({ members, missing, unverified, inQuestion }: YearSummary) => ({
  members,
  missing,
  unverified,
  inQuestion,
});

/** Opens a closed year again, with a reason that stays in the history. @returns false if it is not closed */
export async function reopenYear(db: TenantDb, year: number, reason: string): Promise<boolean> {
  await lockEverybody(db);
  const { year: yearRecord } = await readCollection(db, year);
  if (yearRecord?.state !== "closed") return false;
  await keepAsClosed(db, year);
  await putYear(db, { ...yearRecord, state: "open" });
  await record(
    db,
    [{ subject: "year", year, before: { state: "closed" }, after: { state: "open" } }],
    reason,
  );
  await scheduleReminders(db, year);
  await countChange(db);
  return true;
}
