import { eq } from "drizzle-orm";
import { collaboratives } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Collaborative } from "../domain/types";
import { remember } from "./history.server";
import { keepFromScratch } from "./kept.server";

/** What a collaborative says of itself, how it writes numbers, and from which year and limit on it is asked. */
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
 * Changes what is given and differs from what is stored; says whether anything did. With another baseline year every
 * sum that has a baseline in it follows in the same transaction.
 */
export async function changeProfile(db: TenantDb, given: Partial<Profile>): Promise<boolean> {
  const own = eq(collaboratives.id, db.collaborativeId);
  // Not the strongest lock: rows that refer to the collaborative may be written meanwhile.
  const [stored] = await db.tx.select(STORED).from(collaboratives).where(own).for("no key update");
  if (!stored) return false;
  const fields = (Object.keys(STORED) as (keyof Profile)[]).filter(
    (field) => given[field] !== undefined && given[field] !== stored[field],
  );
  if (fields.length === 0) return false;
  const of = (all: Partial<Profile>) => Object.fromEntries(fields.map((field) => [field, all[field]]));
  await db.tx.update(collaboratives).set(of(given)).where(own);
  await remember(db, [
    { subject: "collaborative", itemId: db.collaborativeId, before: of(stored), after: of(given) },
  ]);
  if (fields.includes("baselineYear")) await keepFromScratch(db);
  return true;
}
