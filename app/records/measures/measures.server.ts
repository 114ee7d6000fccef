import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { LEDGER_MEASURES } from "~/domain/investments/investments";
import { movedUpInStrategy } from "~/domain/measures/order";
import { labelFault, MOST_MEASURES, type NewMeasure, partOfFault } from "~/domain/measures/rules";
import { type MeasureSetting, type MeasureSettings, measureOf } from "~/domain/measures/settings";
import { planKey, planOff, planOn } from "~/domain/measures/switching";
import { codeFrom } from "~/domain/rollup/breakdown-settings";
import type { Measure } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { record } from "~/records/history/history.server";
import { attributeLedger, LedgerRefused } from "~/records/investments/attribution.server";
import { countChange, keepMeasures } from "~/records/kept-sums/kept-sums.server";
import { lockLedger, lockMembers } from "~/records/locks.server";
import { measures } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { storeOrder } from "./order.server";
import { holdMeasureSettings, MeasureFault, orRefuse } from "./settings.server";

/** A measure of the collaborative's own. */
interface AddedMeasure {
  fields: NewMeasure;
  /** Chosen by a program; left out, it is made from the name. */
  code?: string;
  /** Codes that the standard library uses: they stay free for it. */
  reserved: ReadonlySet<string>;
}

/** Adds a measure of the collaborative's own, after the others. @returns its code @throws MeasureFault */
export async function addMeasure(db: TenantDb, { fields, code, reserved }: AddedMeasure): Promise<string> {
  const settings = await holdMeasureSettings(db);
  const { label, definition, unit, strategy, kind, partOf } = fields;
  refuseTooMany(settings.measures.length);
  orRefuse(labelFault(settings, { label, kind: "measure" }));
  orRefuse(partOfFault(settings.measures, fields));
  const own = freeCode(settings, { label, code, reserved });
  await insertMeasures(db, settings, [{ code: own, label, definition, unit, strategy, kind, partOf }]);
  return own;
}

export function refuseTooMany(count: number): void {
  if (count < MOST_MEASURES) return;
  throw new MeasureFault({
    field: "label",
    message: `There are already ${MOST_MEASURES}, the most that fit.`,
  });
}

/**
 * The code that was chosen, or one made from the name. Codes mean something in files for good: none is given twice, and
 * nothing is ever deleted.
 * @throws MeasureFault if the chosen one means something already, or could
 */
export function freeCode(
  { measures: all, metrics }: MeasureSettings,
  { label, code, reserved }: { label: string; code: string | undefined; reserved: ReadonlySet<string> },
): string {
  const taken = new Set([...all, ...metrics].map((item) => item.code).concat([...reserved]));
  if (code === undefined) return codeFrom(label, taken);
  if (!taken.has(code)) return code;
  throw new MeasureFault({
    field: "code",
    message: reserved.has(code)
      ? "This code belongs to the standard library: add it under Settings, Measures."
      : "This code stands for something else.",
  });
}

/** Stores new measures after the known ones. The caller has checked them and holds the settings. */
export async function insertMeasures(
  db: TenantDb,
  settings: MeasureSettings,
  added: readonly Omit<Measure, "id" | "position">[],
): Promise<void> {
  if (added.length === 0) return;
  const first = Math.max(-1, ...settings.measures.map(({ position }) => position)) + 1;
  const rows = added.map((item, place) => ({ ...item, id: uuidv7(), position: first + place }));
  const { collaborativeId } = db;
  await countChange(db);
  await db.tx.insert(measures).values(rows.map((row) => ({ ...row, collaborativeId })));
  await record(
    db,
    rows.map(({ id, position: _, ...after }) => ({
      subject: "measure" as const,
      itemId: id,
      before: null,
      after: { ...after, enabled: true },
    })),
  );
  await keepMeasures(
    db,
    rows.map(({ id }) => id),
  );
}

/** What can change of a measure. Once values are stored, only its wording can. */
export type MeasureChange = Partial<Pick<NewMeasure, "label" | "definition" | "unit" | "kind" | "partOf">>;

/** Changes the wording of a measure, or how it is counted while no values are stored. @throws MeasureFault */
export async function changeMeasure(
  db: TenantDb,
  code: string,
  { change, reason = null }: { change: MeasureChange; reason?: string | null },
): Promise<void> {
  const settings = await holdMeasureSettings(db);
  const before = known(settings, code);
  const after = { ...before, ...change };
  const fields = (["label", "definition", "unit", "kind", "partOf"] as const).filter(
    (field) => before[field] !== after[field],
  );
  if (fields.length === 0) return;
  orRefuse(labelFault(settings, { label: after.label, code, kind: "measure" }));
  if (fields.some((field) => field !== "label" && field !== "definition"))
    refuseRecount(settings, before, after);
  const pick = (item: MeasureSetting) => Object.fromEntries(fields.map((field) => [field, item[field]]));
  await countChange(db);
  await db.tx.update(measures).set(pick(after)).where(own(db, code));
  await record(
    db,
    [{ subject: "measure", itemId: before.id, before: pick(before), after: pick(after) }],
    reason,
  );
  await keepMeasures(db, [before.id]);
}

/** What is stored was counted one way, and metrics and parts rely on it. */
function refuseRecount(settings: MeasureSettings, before: MeasureSetting, after: MeasureSetting): void {
  const fault = (message: string) => new MeasureFault({ field: "partOf", message });
  if (before.values > 0)
    throw fault(
      "Values are stored, so only its name and definition can change. Add another measure instead.",
    );
  const differs = before.unit !== after.unit || before.kind !== after.kind;
  const reader = settings.metrics.find((metric) =>
    [metric.numerator, metric.denominator].includes(before.code),
  );
  if (differs && reader) throw fault(`“${reader.label}” is computed from it, so its unit and kind stay.`);
  const part = settings.measures.find(({ partOf }) => partOf === before.code);
  if (differs && part) throw fault(`“${part.label}” is part of it, so its unit and kind stay.`);
  orRefuse(partOfFault(settings.measures, after));
}

/**
 * Switches a measure off with its parts, or on with its wholes. Values stay as they are stored: while it is off, they
 * count in no figure, and they come back with it. Figures from the ledger are brought up to date.
 * @param seen names what the person saw would go along (planKey); null for programs
 * @throws MeasureFault, also if something else would go along by now
 */
export async function switchMeasure(
  db: TenantDb,
  code: string,
  { on, seen = null }: { on: boolean; seen?: string | null },
): Promise<void> {
  const settings = await holdMeasureSettings(db);
  known(settings, code);
  const plan = on ? planOn(settings, code) : planOff(settings, code);
  if (plan.measures.length === 0) return;
  if (seen !== null && seen !== planKey(plan))
    throw new MeasureFault({
      field: "enabled",
      message: "Something else has changed meanwhile. Look at what goes along, and confirm again.",
    });
  const ledger = on && plan.measures.some((measure) => isFromLedger(measure.code));
  if (ledger) {
    await lockLedger(db);
    const { members } = await readCatalog(db);
    await lockMembers(
      db,
      members.map(({ id }) => id),
    );
  }
  await countChange(db);
  const codes = plan.measures.map((measure) => measure.code);
  await db.tx.execute(sql`update measures set enabled = ${on} where collaborative_id = ${db.collaborativeId}
    and code = any(${sql.param(`{${codes.join(",")}}`)}::text[])`);
  await record(
    db,
    plan.measures.map(({ id }) => ({
      subject: "measure" as const,
      itemId: id,
      before: { enabled: !on },
      after: { enabled: on },
    })),
  );
  if (ledger) await followLedger(db);
  await keepMeasures(
    db,
    plan.measures.map(({ id }) => id),
  );
}

const isFromLedger = (code: string) => (LEDGER_MEASURES as readonly string[]).includes(code);

/** Investments may have changed while the measure was off. */
async function followLedger(db: TenantDb): Promise<void> {
  const catalog = await readCatalog(db);
  const memberIds = catalog.members.map(({ id }) => id);
  try {
    await attributeLedger(db, catalog, memberIds);
  } catch (error) {
    if (!(error instanceof LedgerRefused)) throw error;
    throw new MeasureFault({
      field: "enabled",
      message: `The investment ledger has changed meanwhile. ${error.message}`,
    });
  }
}

/** Moves a measure before its neighbor of the same strategy. @throws MeasureFault */
export async function moveMeasureUp(db: TenantDb, code: string): Promise<void> {
  const settings = await holdMeasureSettings(db);
  known(settings, code);
  await storeOrder(db, "measure", {
    code,
    before: settings.measures,
    after: movedUpInStrategy(settings.measures, code),
  });
}

function known({ measures: all }: MeasureSettings, code: string): MeasureSetting {
  const measure = measureOf(all, code);
  if (!measure) throw new MeasureFault({ field: "code", message: "There is no such measure." });
  return measure;
}

const own = (db: TenantDb, code: string) =>
  and(eq(measures.collaborativeId, db.collaborativeId), eq(measures.code, code));
