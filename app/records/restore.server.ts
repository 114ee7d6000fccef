import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { Catalog, Decimal, ObservationState } from "../domain/types";
import { NOTHING } from "./observation-writes";
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

/** Null in its stead: nothing was recorded. */
export interface KeptValue {
  categoryId?: string;
  state: ObservationState;
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

/** Changes of values, in the order in which they were made. */
export async function readValueEntries(db: TenantDb, which: SQL): Promise<ValueEntry[]> {
  return rowsOf<ValueEntry>(
    await db.tx.execute(sql`
      select subject, member_id as "memberId", item_id as "itemId", year, before, after from history
      where collaborative_id = ${db.collaborativeId} and subject in ('observation', 'reported_share') and ${which}
      order by id`),
  );
}

/** What writes the value before or after the change to its place; null for a measure that is not in use. */
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

/**
 * Puts back what an earlier change had left in its place (or that there was nothing), as a new change: every
 * rule of a change holds.
 * @param onlyMemberId values of other members are as if there were none
 * @returns null if there is no such change, or its measure is not in use any more
 */
export async function restoreValue(
  db: TenantDb,
  catalog: Catalog,
  historyId: string,
  reason: string | null,
  onlyMemberId: string | null = null,
): Promise<WriteOutcome | null> {
  const [entry] = await readValueEntries(db, sql`id = ${historyId}`);
  if (!entry || (onlyMemberId !== null && entry.memberId !== onlyMemberId)) return null;
  const write = writeOf(catalog, entry, "after");
  return write && writeObservations(db, catalog, [write], { reason });
}
