import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { movedFirst, movedUpInStrategy } from "~/domain/measures/order";
import { formulaFault, labelFault, type NewMetric } from "~/domain/measures/rules";
import {
  isShown,
  type MeasureSettings,
  type MetricSetting,
  measureOf,
  partsOf,
} from "~/domain/measures/settings";
import type { Metric } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { countChange, keepMetrics } from "~/records/kept-sums/kept-sums.server";
import { metrics } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { freeCode, refuseTooMany } from "./measures.server";
import { storeOrder } from "./order.server";
import { holdMeasureSettings, MeasureFault, orRefuse } from "./settings.server";

/** A metric of the collaborative's own; `code` and `reserved` as for measures. */
interface AddedMetric {
  fields: NewMetric;
  code?: string;
  reserved: ReadonlySet<string>;
}

/** Adds a metric of the collaborative's own, after the others. @returns its code @throws MeasureFault */
export async function addMetric(db: TenantDb, { fields, code, reserved }: AddedMetric): Promise<string> {
  const settings = await holdMeasureSettings(db);
  const { label, strategy, kind, numerator, denominator, span } = fields;
  refuseTooMany(settings.metrics.length);
  orRefuse(labelFault(settings, { label, kind }));
  orRefuse(formulaFault(settings, fields));
  const own = freeCode(settings, { label, code, reserved });
  await insertMetrics(db, settings, [{ code: own, label, strategy, kind, numerator, denominator, span }]);
  return own;
}

/** Stores new metrics after the known ones. The caller has checked them and holds the settings. */
export async function insertMetrics(
  db: TenantDb,
  settings: MeasureSettings,
  added: readonly Omit<Metric, "id" | "position">[],
): Promise<void> {
  if (added.length === 0) return;
  const first = Math.max(-1, ...settings.metrics.map(({ position }) => position)) + 1;
  const rows = added.map((item, place) => ({ ...item, id: uuidv7(), position: first + place }));
  const { collaborativeId } = db;
  await countChange(db);
  await db.tx.insert(metrics).values(rows.map((row) => ({ ...row, collaborativeId })));
  await record(
    db,
    rows.map(({ id, position: _, ...after }) => ({
      subject: "metric" as const,
      itemId: id,
      before: null,
      after: { ...after, enabled: true },
    })),
  );
  await keepMetrics(
    db,
    rows.map(({ id }) => id),
  );
}

/**
 * Renames a metric or gives its share another denominator. All years follow at once, in the same transaction.
 * @throws MeasureFault, also where shares were reported without their counts: they are shares of the old denominator
 */
export async function changeMetric(
  db: TenantDb,
  code: string,
  {
    change,
    reason = null,
  }: { change: Partial<Pick<NewMetric, "label" | "denominator">>; reason?: string | null },
): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const before = known(settings, code);
  const after = { ...before, ...change };
  const fields = (["label", "denominator"] as const).filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return;
  orRefuse(labelFault(settings, after));
  if (fields.includes("denominator")) {
    orRefuse(formulaFault(settings, after));
    if (before.shares > 0)
      throw new MeasureFault({
        field: "denominator",
        message: `${before.shares === 1 ? "1 share was" : `${before.shares} shares were`} reported without counts, of the denominator as it is. Add another metric instead.`,
      });
  }
  const pick = (item: MetricSetting) => Object.fromEntries(fields.map((field) => [field, item[field]]));
  await countChange(db);
  await db.tx.update(metrics).set(pick(after)).where(own(db, code));
  await record(
    db,
    [{ subject: "metric", itemId: before.id, before: pick(before), after: pick(after) }],
    reason,
  );
  await keepMetrics(db, [before.id]);
}

/** Switches a metric off or on. What was reported for it stays stored. @throws MeasureFault */
export async function switchMetric(db: TenantDb, code: string, on: boolean): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const before = known(settings, code);
  if (before.enabled === on) return;
  const off = partsOf(before).find((part) => !measureOf(settings.measures, part)?.enabled);
  if (on && off)
    throw new MeasureFault({
      field: "enabled",
      message: `Switch on “${measureOf(settings.measures, off)?.label ?? off}” first.`,
    });
  await countChange(db);
  await db.tx.update(metrics).set({ enabled: on }).where(own(db, code));
  await record(db, [
    { subject: "metric", itemId: before.id, before: { enabled: !on }, after: { enabled: on } },
  ]);
  await keepMetrics(db, [before.id]);
}

/** Moves a metric before its neighbor of the same strategy, or to the place that leads it. @throws MeasureFault */
export async function moveMetric(db: TenantDb, code: string, to: "up" | "lead"): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const metric = known(settings, code);
  if (to === "lead" && !isShown(metric, settings.measures))
    throw new MeasureFault({ field: "code", message: "A figure that is not shown cannot lead a strategy." });
  const move = to === "up" ? movedUpInStrategy : movedFirst;
  const after = move(settings.metrics, code);
  await storeOrder(db, "metric", { code, before: settings.metrics, after });
}

function known({ metrics: all }: MeasureSettings, code: string): MetricSetting {
  const metric = all.find((each) => each.code === code);
  if (!metric) throw new MeasureFault({ field: "code", message: "There is no such metric." });
  return metric;
}

const own = (db: TenantDb, code: string) =>
  and(eq(metrics.collaborativeId, db.collaborativeId), eq(metrics.code, code));
