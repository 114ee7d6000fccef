import { eq } from "drizzle-orm";
import type { Collaborative } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { keepFromScratch } from "~/records/kept-sums/kept-sums.server";
import { collaboratives } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A collaborative's description, its number format, its baseline year, and its limit for changes. */
export type Profile = Pick<
  Collaborative,
  "name" | "place" | "about" | "baselineYear" | "locale" | "currency"
> & {
  /** Percent by which a value may differ from the year before without a question. */
  changeLimit: number;
};

const { name, place, about, baselineYear, locale, currency, changeLimit } = collaboratives;
const STORED = { name, place, about, baselineYear, locale, currency, changeLimit };

/**
 * Stores the settings that differ from the stored ones; says whether any did. A new baseline year recomputes every
 * sum with a baseline in the same transaction.
 */
export async function changeProfile(db: TenantDb, changes: Partial<Profile>): Promise<boolean> {
  const own = eq(collaboratives.id, db.collaborativeId);
  // Not the strongest lock: rows that refer to the collaborative can still be written.
  const [stored] = await db.tx.select(STORED).from(collaboratives).where(own).for("no key update");
  if (!stored) return false;
  const fields = (Object.keys(STORED) as (keyof Profile)[]).filter(
    (field) => changes[field] !== undefined && changes[field] !== stored[field],
  );
  if (fields.length === 0) return false;
  const of = (all: Partial<Profile>) => Object.fromEntries(fields.map((field) => [field, all[field]]));
  await db.tx.update(collaboratives).set(of(changes)).where(own);
  await record(db, [
    { subject: "collaborative", itemId: db.collaborativeId, before: of(stored), after: of(changes) },
  ]);
  if (fields.includes("baselineYear")) await keepFromScratch(db);
  return true;
}
