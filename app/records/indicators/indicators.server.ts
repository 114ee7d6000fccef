import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  type Feed,
  type Indicator,
  type IndicatorRecord,
  type IndicatorScale,
  PERCENT_TO_FALL,
} from "~/domain/indicators/indicators";
import { codeFrom } from "~/domain/rollup/breakdown-settings";
import { record } from "~/records/history/history.server";
import { instantToMillisecond } from "~/records/instant";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockIndicators } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { indicators, indicatorValues } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Every indicator with its values, in order, read in one statement. */
export async function readIndicators(db: TenantDb): Promise<IndicatorRecord[]> {
  const id = db.collaborativeId;
  const result = await db.tx.execute(sql`
    select i.id, i.code, i.label, i.feed, i.series, i.unit, i.per, i.wanted, i.pooled_years as "pooledYears",
      i.source,
      (select coalesce(json_agg(json_build_object('year', v.year, 'value', v.value::text,
          'margin', v.margin::text,
          'origin', v.origin, 'source', v.source, 'series', v.series, 'preliminary', v.preliminary,
          'fetchedAt', ${instantToMillisecond("v.fetched_at")}, 'offered', v.offered, 'revision', v.revision,
          'changedAt', ${instantToMillisecond("v.changed_at")}, 'changedBy', v.changed_by) order by v.year), '[]')
        from indicator_values v where v.collaborative_id = ${id} and v.indicator_id = i.id) as values
    from indicators i where i.collaborative_id = ${id} order by i.position, i.id`);
  return rowsOf<IndicatorRecord>(result);
}

/** An indicator, locked against other writers until the transaction ends; null if there is none. */
export async function readIndicatorToChange(db: TenantDb, id: string): Promise<IndicatorRecord | null> {
  await lockIndicators(db);
  return (await readIndicators(db)).find((indicator) => indicator.id === id) ?? null;
}

/** Adds the indicators whose codes are new, after the existing ones. @returns how many were added */
export async function addIndicators(
  db: TenantDb,
  added: (Indicator & Partial<IndicatorScale>)[],
): Promise<number> {
  const { tx, collaborativeId } = db;
  await lockIndicators(db);
  const known = await tx
    .select({ code: indicators.code, position: indicators.position })
    .from(indicators)
    .where(eq(indicators.collaborativeId, collaborativeId));
  const fresh = added.filter(({ code }) => !known.some((indicator) => indicator.code === code));
  if (fresh.length === 0) return 0;
  const first = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  const rows = fresh.map((indicator, place) => ({
    ...PERCENT_TO_FALL,
    ...indicator,
    collaborativeId,
    id: uuidv7(),
    position: first + place,
  }));
  await tx.insert(indicators).values(rows);
  await record(
    db,
    rows.map((row) => ({
      subject: "indicator" as const,
      itemId: row.id,
      before: null,
      after: contentOf({ ...row, feed: null, series: null }),
    })),
  );
  await countChange(db);
  return fresh.length;
}

/** Adds the collaborative's own indicator. @returns its code */
export async function addOwnIndicator(
  db: TenantDb,
  { label, ...scale }: { label: string } & Partial<IndicatorScale>,
): Promise<string> {
  await lockIndicators(db);
  const taken = new Set((await readIndicators(db)).map(({ code }) => code));
  const code = codeFrom(label, taken);
  await addIndicators(db, [{ code, label, ...scale }]);
  return code;
}

/** Renames an indicator, or changes its series or scale. @returns false if there is no such indicator */
export async function changeIndicator(
  db: TenantDb,
  id: string,
  change: Partial<{ label: string; feed: Feed | null; series: string | null } & IndicatorScale>,
): Promise<boolean> {
  const own = and(eq(indicators.collaborativeId, db.collaborativeId), eq(indicators.id, id));
  const [stored] = await db.tx.select().from(indicators).where(own).for("update");
  if (!stored) return false;
  const before = contentOf(stored);
  const after = contentOf({ ...stored, ...change });
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  await db.tx.update(indicators).set(change).where(own);
  await record(db, [{ subject: "indicator", itemId: id, before, after }]);
  await countChange(db);
  return true;
}

type Content = Pick<IndicatorRecord, "code" | "label" | "feed" | "series" | keyof IndicatorScale>;

function contentOf({ code, label, feed, series, unit, per, wanted, pooledYears, source }: Content): Content {
  return { code, label, feed, series, unit, per, wanted, pooledYears, source };
}

export const ofYear = (db: TenantDb, indicatorId: string, year: number) =>
  and(
    eq(indicatorValues.collaborativeId, db.collaborativeId),
    eq(indicatorValues.indicatorId, indicatorId),
    eq(indicatorValues.year, year),
  );
