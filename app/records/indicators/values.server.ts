import { sql } from "drizzle-orm";
import type { FetchedValue, IndicatorRecord, IndicatorValue } from "~/domain/indicators/indicators";
import { leftBehind, mergeFetched } from "~/domain/indicators/merge";
import { canonical } from "~/domain/numbers/decimal";
import type { Decimal } from "~/domain/terms";
import { type Change, record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockIndicators } from "~/records/locks.server";
import { indicatorValues } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { ofYear, readIndicators } from "./indicators.server";

/** The outcome of a change; it fails if the indicator is gone or somebody else changed the value first. */
export type ValueOutcome =
  | { stored: true }
  | { stored: false; why: "gone" }
  /** `theirs`: the stored value, null if it was removed. */
  | { stored: false; why: "conflict"; theirs: IndicatorValue | null };

interface Place {
  indicatorId: string;
  year: number;
  /** The revision the writer saw; 0 if there was no value. */
  revision: number;
}

/** Stores a value entered by hand. If it replaces a fetched one, that one counts as left. */
export async function saveValue(
  db: TenantDb,
  entered: Place & { value: Decimal; margin?: Decimal | null; source: string },
): Promise<ValueOutcome> {
  return changeValue(db, entered, (before) => byHand(entered, before));
}

/** Stores values from a file as if entered by hand, over whatever is stored. */
export async function enterValues(
  db: TenantDb,
  entries: { indicatorId: string; year: number; value: Decimal; margin?: Decimal | null; source: string }[],
): Promise<void> {
  await lockIndicators(db);
  const byId = new Map((await readIndicators(db)).map((indicator) => [indicator.id, indicator]));
  await store(
    db,
    entries.map(({ indicatorId, year, ...content }) => {
      const indicator = byId.get(indicatorId);
      const before = indicator ? storedIn(indicator, year) : null;
      return { indicatorId, year, before, after: byHand(content, before) };
    }),
  );
}

function byHand(
  entered: { value: Decimal; margin?: Decimal | null; source: string },
  before: IndicatorValue | null,
): Content {
  const value = canonical(entered.value);
  const known = leftBehind(before);
  return {
    value,
    margin: entered.margin ? canonical(entered.margin) : null,
    origin: "hand",
    source: entered.source,
    series: null,
    preliminary: false,
    fetchedAt: null,
    offered: known && canonical(known.value) !== value ? known : null,
  };
}

/** Removes a year's value, entered or fetched. */
export async function removeValue(db: TenantDb, place: Place): Promise<ValueOutcome> {
  return changeValue(db, place, () => null);
}

/** Takes the fetched value instead of the one entered by hand, or leaves it for good. */
export async function answerOffer(
  db: TenantDb,
  { take, ...place }: Place & { take: boolean },
): Promise<ValueOutcome> {
  return changeValue(db, place, (before) => {
    if (!before?.offered) return before;
    if (!take) return { ...before, offered: { ...before.offered, left: true } };
    const { left: _, ...taken } = before.offered;
    return { ...taken, margin: taken.margin ?? null, origin: "fetched", offered: null };
  });
}

export interface Tally {
  code: string;
  added: number;
  changed: number;
  offered: number;
  unchanged: number;
}

/**
 * Merges fetched values into the stored ones (see merge.ts) in the caller's transaction. Skips an indicator whose
 * series changed while the feed was answering.
 */
export async function applyFetched(
  db: TenantDb,
  fetchedAt: Date,
  answers: { indicatorId: string; series: string; values: FetchedValue[] }[],
): Promise<Tally[]> {
  await lockIndicators(db);
  const byId = new Map((await readIndicators(db)).map((indicator) => [indicator.id, indicator]));
  const writes: Write[] = [];
  const tallies: Tally[] = [];
  for (const { indicatorId, series, values } of answers) {
    const indicator = byId.get(indicatorId);
    if (indicator?.series !== series) continue;
    const tally: Tally = { code: indicator.code, added: 0, changed: 0, offered: 0, unchanged: 0 };
    tallies.push(tally);
    for (const step of mergeFetched(indicator.values, values, fetchedAt.toISOString())) {
      const { kind, year } = step;
      tally[kind === "new" ? "added" : kind === "agrees" ? "unchanged" : kind]++;
      if (kind === "unchanged") continue;
      const before = kind === "new" ? null : step.before;
      const fetched = { origin: "fetched" as const, fetchedAt: fetchedAt.toISOString(), offered: null };
      const after =
        kind === "new" || kind === "changed"
          ? { ...step.after, ...fetched }
          : { ...step.before, offered: kind === "offered" ? step.offer : null };
      writes.push({ indicatorId, year, before, after });
    }
  }
  await store(db, writes);
  return tallies;
}

type Content = Pick<
  IndicatorValue,
  "value" | "margin" | "origin" | "source" | "series" | "preliminary" | "fetchedAt" | "offered"
>;

interface Write {
  indicatorId: string;
  year: number;
  before: IndicatorValue | null;
  after: Content;
}

async function changeValue(
  db: TenantDb,
  { indicatorId, year, revision }: Place,
  change: (before: IndicatorValue | null) => Content | null,
): Promise<ValueOutcome> {
  await lockIndicators(db);
  const indicator = (await readIndicators(db)).find(({ id }) => id === indicatorId);
  if (!indicator) return { stored: false, why: "gone" };
  const before = storedIn(indicator, year);
  if ((before?.revision ?? 0) !== revision) return { stored: false, why: "conflict", theirs: before };
  const after = change(before);
  if (after) await store(db, [{ indicatorId, year, before, after }]);
  else if (before) {
    await db.tx.delete(indicatorValues).where(ofYear(db, indicatorId, year));
    await record(db, [changeOf({ indicatorId, year, before, after: null })]);
    await countChange(db);
  }
  return { stored: true };
}

/** Writes all changed rows in one statement. */
async function store(db: TenantDb, writes: Write[]): Promise<void> {
  const real = writes.filter(
    ({ before, after }) =>
      before === null || JSON.stringify(comparable(before)) !== JSON.stringify(comparable(after)),
  );
  if (real.length === 0) return;
  const { collaborativeId, actor } = db;
  await db.tx
    .insert(indicatorValues)
    .values(
      real.map(({ indicatorId, year, before, after }) => ({
        collaborativeId,
        indicatorId,
        year,
        ...content(after),
        fetchedAt: after.fetchedAt === null ? null : new Date(after.fetchedAt),
        revision: (before?.revision ?? 0) + 1,
        changedBy: actor.name,
      })),
    )
    .onConflictDoUpdate({
      target: [indicatorValues.collaborativeId, indicatorValues.indicatorId, indicatorValues.year],
      set: Object.fromEntries([
        ...COLUMNS.map(([field, column]) => [field, sql.raw(`excluded.${column}`)]),
        ["changedAt", sql`now()`],
      ]),
    });
  await record(db, real.map(changeOf));
  await countChange(db);
}

const COLUMNS = [
  ["value", "value"],
  ["margin", "margin"],
  ["origin", "origin"],
  ["source", "source"],
  ["series", "series"],
  ["preliminary", "preliminary"],
  ["fetchedAt", "fetched_at"],
  ["offered", "offered"],
  ["revision", "revision"],
  ["changedBy", "changed_by"],
] as const;

function content({
  value,
  margin,
  origin,
  source,
  series,
  preliminary,
  fetchedAt,
  offered,
}: Content): Content {
  return { value, margin: margin ?? null, origin, source, series, preliminary, fetchedAt, offered };
}

/** Content in a comparable order; JSON in the database does not keep the order of fields. */
function comparable(value: Content) {
  const { offered, ...rest } = content(value);
  return { ...rest, offered: offered && Object.entries(offered).sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function changeOf(write: Omit<Write, "after"> & { after: Content | null }): Change {
  const { indicatorId: itemId, year, before, after } = write;
  return {
    subject: "indicator",
    itemId,
    year,
    before: before && content(before),
    after: after && content(after),
  };
}

function storedIn({ values }: IndicatorRecord, year: number): IndicatorValue | null {
  return values.find((value) => value.year === year) ?? null;
}
