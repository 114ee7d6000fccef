import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import { indicators, indicatorValues } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { codeFrom } from "../domain/breakdown-settings";
import type { Feed, Indicator, IndicatorRecord } from "../domain/indicators";
import { remember } from "./history.server";
import { countChange } from "./kept.server";
import { lockIndicators } from "./locks.server";

/** Every indicator with its values, in order, in one statement. */
export async function readIndicators(db: TenantDb): Promise<IndicatorRecord[]> {
  const id = db.collaborativeId;
  const moment = (column: string) =>
    sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  const result = await db.tx.execute(sql`
    select i.id, i.code, i.label, i.feed, i.series,
      (select coalesce(json_agg(json_build_object('year', v.year, 'value', v.value::text,
          'origin', v.origin, 'source', v.source, 'series', v.series, 'preliminary', v.preliminary,
          'fetchedAt', ${moment("v.fetched_at")}, 'offered', v.offered, 'revision', v.revision,
          'changedAt', ${moment("v.changed_at")}, 'changedBy', v.changed_by) order by v.year), '[]')
        from indicator_values v where v.collaborative_id = ${id} and v.indicator_id = i.id) as values
    from indicators i where i.collaborative_id = ${id} order by i.position, i.id`);
  return rowsOf<IndicatorRecord>(result);
}

/** Adds the indicators whose codes are not there yet, behind those that are. @returns how many were added */
export async function addIndicators(db: TenantDb, given: Indicator[]): Promise<number> {
  const { tx, collaborativeId } = db;
  await lockIndicators(db);
  const known = await tx
    .select({ code: indicators.code, position: indicators.position })
    .from(indicators)
    .where(eq(indicators.collaborativeId, collaborativeId));
  const fresh = given.filter(({ code }) => !known.some((one) => one.code === code));
  if (fresh.length === 0) return 0;
  const first = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  const rows = fresh.map(({ code, label }, place) => ({
    ...{ collaborativeId, id: uuidv7(), code, label, position: first + place },
  }));
  await tx.insert(indicators).values(rows);
  await remember(
    db,
    rows.map(({ id, code, label }) => ({
      ...{ subject: "indicator" as const, itemId: id, before: null },
      after: { code, label, feed: null, series: null },
    })),
  );
  await countChange(db);
  return fresh.length;
}

/** Adds an indicator of the collaborative's own. @returns its code */
export async function addOwnIndicator(db: TenantDb, label: string): Promise<string> {
  await lockIndicators(db);
  const taken = new Set((await readIndicators(db)).map(({ code }) => code));
  const code = codeFrom(label, taken);
  await addIndicators(db, [{ code, label }]);
  return code;
}

/** Gives an indicator another name, or another series to fetch. @returns false if there is no such indicator */
export async function changeIndicator(
  db: TenantDb,
  id: string,
  change: Partial<{ label: string; feed: Feed | null; series: string | null }>,
): Promise<boolean> {
  const own = and(eq(indicators.collaborativeId, db.collaborativeId), eq(indicators.id, id));
  const [stored] = await db.tx.select().from(indicators).where(own).for("update");
  if (!stored) return false;
  const content = ({ code, label, feed, series }: typeof stored) => ({ code, label, feed, series });
  const [before, after] = [content(stored), content({ ...stored, ...change })];
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  await db.tx.update(indicators).set(change).where(own);
  await remember(db, [{ subject: "indicator", itemId: id, before, after }]);
  await countChange(db);
  return true;
}

export const ofYear = (db: TenantDb, indicatorId: string, year: number) =>
  and(
    eq(indicatorValues.collaborativeId, db.collaborativeId),
    eq(indicatorValues.indicatorId, indicatorId),
    eq(indicatorValues.year, year),
  );
