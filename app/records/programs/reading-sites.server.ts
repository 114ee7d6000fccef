import { asc, eq, sql } from "drizzle-orm";
import { record } from "~/records/history/history.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import { readingSites } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** The origins whose pages may read through the API, in order. */
export async function listReadingSites(db: TenantDb): Promise<string[]> {
  const rows = await db.tx
    .select({ origin: readingSites.origin })
    .from(readingSites)
    .where(eq(readingSites.collaborativeId, db.collaborativeId))
    .orderBy(asc(readingSites.origin));
  return rows.map(({ origin }) => origin);
}

/** Replaces the origins whose pages may read. */
export async function storeReadingSites(db: TenantDb, sites: string[]): Promise<void> {
  const before = await listReadingSites(db);
  if (JSON.stringify(before) === JSON.stringify(sites)) return;
  const { collaborativeId } = db;
  await db.tx.delete(readingSites).where(eq(readingSites.collaborativeId, collaborativeId));
  if (sites.length > 0)
    await db.tx.insert(readingSites).values(sites.map((origin) => ({ collaborativeId, origin })));
  await record(db, [
    { subject: "collaborative", before: { readingSites: before }, after: { readingSites: sites } },
  ]);
}

/** Whether pages of that origin may read from the collaborative with that slug; read as the owner. */
export async function mayRead(owner: Tx, slug: string, origin: string): Promise<boolean> {
  const found = await owner.execute(sql`select 1 as one from reading_sites s
    join collaboratives c on c.id = s.collaborative_id where c.slug = ${slug} and s.origin = ${origin}`);
  return rowsOf(found).length > 0;
}
