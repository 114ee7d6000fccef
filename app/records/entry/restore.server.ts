import { type SQL, sql } from "drizzle-orm";
import type { Catalog, Decimal, ObservationState } from "~/domain/terms";
import { NOTHING } from "~/records/observations/writes";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { type ObservationWrite, type WriteOutcome, writeObservations } from "./write-observations.server";

/** A change of a value as the history has it. */
export interface ValueEntry {
  subject: "observation" | "reported_share";
  memberId: string;
  itemId: string;
  year: number;
  before: KeptValue | null;
  after: KeptValue | null;
}

/** What the history holds of a value; null in its place: nothing was recorded. */
export interface KeptValue {
  categoryId?: string;
  state: ObservationState;
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

/** Changes of values, oldest first. */
export async function readValueEntries(db: TenantDb, which: SQL): Promise<ValueEntry[]> {
  return rowsOf<ValueEntry>(
    await db.tx.execute(sql`
      select subject, member_id as "memberId", item_id as "itemId", year, before, after from history
      where collaborative_id = ${db.collaborativeId} and subject in ('observation', 'reported_share') and ${which}
      order by id`),
  );
}

/** The write that restores the value from before or after a change; null for a measure that is not in use. */
export function writeOf(
  { measures, metrics }: Catalog,
  entry: ValueEntry,
  which: "before" | "after",
): ObservationWrite | null {
  const isMeasure = entry.subject === "observation";
  const item = (isMeasure ? measures : metrics).find(({ id }) => id === entry.itemId);
  if (!item) return null;
  const { memberId, year, before, after } = entry;
  const { state, value, note, source } = entry[which] ?? NOTHING;
  const categoryId = (after ?? before)?.categoryId ?? null;
  const kind = isMeasure ? "measure" : "share";
  return { memberId, kind, code: item.code, categoryId, year, state, value, note, source };
}

/** An earlier change whose value is to stand again. */
export interface Restoration {
  historyId: string;
  reason: string | null;
  /** Changes to other members' values count as unknown. */
  onlyMemberId?: string | null;
}

/**
 * Restores the value that an earlier change left in its place, or its absence, as a new change: every rule for
 * changes applies.
 * @returns null if there is no such change, or its measure is no longer in use
 */
export async function restoreValue(
  db: TenantDb,
  catalog: Catalog,
  { historyId, reason, onlyMemberId = null }: Restoration,
): Promise<WriteOutcome | null> {
  const [entry] = await readValueEntries(db, sql`id = ${historyId}`);
  if (!entry || (onlyMemberId !== null && entry.memberId !== onlyMemberId)) return null;
  const write = writeOf(catalog, entry, "after");
  return write && writeObservations(db, catalog, [write], { reason });
}
