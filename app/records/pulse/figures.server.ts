import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { OutsideFields } from "~/domain/pulse/wave";
import { record } from "~/records/history/history.server";
import { pulseFigures } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Results of other instruments: figures of at least five answers, never their text or single answers. */

export interface StoredFigure extends OutsideFields {
  id: string;
}

export async function readFigures(db: TenantDb): Promise<StoredFigure[]> {
  const rows = await db.tx
    .select()
    .from(pulseFigures)
    .where(eq(pulseFigures.collaborativeId, db.collaborativeId))
    .orderBy(asc(pulseFigures.instrument), asc(pulseFigures.id));
  return rows.map(({ collaborativeId: _own, changedAt: _when, changedBy: _who, ...figure }) => figure);
}

export async function addFigure(db: TenantDb, fields: OutsideFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(pulseFigures).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  await record(db, [{ subject: "pulse_figure", itemId: id, before: null, after: fields }]);
  return id;
}

/** @returns false if it is gone already */
export async function removeFigure(db: TenantDb, id: string): Promise<boolean> {
  const { collaborativeId } = db;
  const [gone] = await db.tx
    .delete(pulseFigures)
    .where(and(eq(pulseFigures.collaborativeId, collaborativeId), eq(pulseFigures.id, id)))
    .returning();
  if (!gone) return false;
  const { instrument, wave, scale, low, high, mean, n, invited, note } = gone;
  const before = { instrument, wave, scale, low, high, mean, n, invited, note };
  await record(db, [{ subject: "pulse_figure", itemId: id, before, after: null }]);
  return true;
}
