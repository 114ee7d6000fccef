import { sql } from "drizzle-orm";
import { indicatorValues } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { leftBehind, mergeFetched } from "../domain/indicator-merge";
import type { FetchedValue, IndicatorRecord, IndicatorValue } from "../domain/indicators";
import { canonical } from "../domain/typed-decimal";
import type { Decimal } from "../domain/types";
import { type Change, remember } from "./history.server";
import { ofYear, readIndicators } from "./indicators.server";
import { countChange } from "./kept.server";
import { lockIndicators } from "./locks.server";

/** What may go wrong with a change: the indicator is gone, or somebody else was quicker. */
export type ValueOutcome =
  | { stored: true }
  | { stored: false; why: "gone" }
  /** `theirs`: what is stored now, null if it was removed. */
  | { stored: false; why: "conflict"; theirs: IndicatorValue | null };

interface Place {
  indicatorId: string;
  year: number;
  /** Of the value that the writer saw; 0: there was none. */
  revision: number;
}

/** Stores a value entered by hand. One that was fetched before is remembered as left. */
export async function saveValue(
  db: TenantDb,
  given: Place & { value: Decimal; source: string },
): Promise<ValueOutcome> {
  return changeValue(db, given, (before) => byHand(given, before));
}

/** Stores values entered by hand, whatever stands there: for files. */
export async function enterValues(
  db: TenantDb,
  given: { indicatorId: string; year: number; value: Decimal; source: string }[],
): Promise<void> {
  await lockIndicators(db);
  const byId = new Map((await readIndicators(db)).map((one) => [one.id, one]));
  await store(
    db,
    given.map(({ indicatorId, year, ...content }) => {
      const indicator = byId.get(indicatorId);
      const before = indicator ? storedIn(indicator, year) : null;
      return { indicatorId, year, before, after: byHand(content, before) };
    }),
  );
}

function byHand(given: { value: Decimal; source: string }, before: IndicatorValue | null): Content {
  const value = canonical(given.value);
  const known = leftBehind(before);
  return {
    ...{ value, origin: "hand", source: given.source, series: null, preliminary: false, fetchedAt: null },
    offered: known && canonical(known.value) !== value ? known : null,
  };
}

/** Takes a year's value away again, however it came. */
export async function removeValue(db: TenantDb, place: Place): Promise<ValueOutcome> {
  return changeValue(db, place, () => null);
}

/** Takes what was fetched instead of the value entered by hand, or leaves it and is not asked again. */
export async function answerOffer(
  db: TenantDb,
  { take, ...place }: Place & { take: boolean },
): Promise<ValueOutcome> {
  return changeValue(db, place, (before) => {
    if (!before?.offered) return before;
    if (!take) return { ...before, offered: { ...before.offered, left: true } };
    const { left: _, ...taken } = before.offered;
    return { ...taken, origin: "fetched", offered: null };
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
 * Stores what was fetched, by the merge rule, all of it in the caller's transaction. An indicator whose series
 * was changed while the feed was asked is passed over.
 */
export async function applyFetched(
  db: TenantDb,
  fetchedAt: Date,
  given: { indicatorId: string; series: string; values: FetchedValue[] }[],
): Promise<Tally[]> {
  await lockIndicators(db);
  const byId = new Map((await readIndicators(db)).map((one) => [one.id, one]));
  const writes: Write[] = [];
  const tallies: Tally[] = [];
  for (const { indicatorId, series, values } of given) {
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
  "value" | "origin" | "source" | "series" | "preliminary" | "fetchedAt" | "offered"
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
    await remember(db, [changeOf({ indicatorId, year, before, after: null })]);
    await countChange(db);
  }
  return { stored: true };
}

/** All rows in one statement; what stays the same is not written. */
async function store(db: TenantDb, writes: Write[]): Promise<void> {
  const real = writes.filter(
    ({ before, after }) => before === null || JSON.stringify(told(before)) !== JSON.stringify(told(after)),
  );
  if (real.length === 0) return;
  const { collaborativeId, actor } = db;
  await db.tx
    .insert(indicatorValues)
    .values(
      real.map(({ indicatorId, year, before, after }) => ({
        ...{ collaborativeId, indicatorId, year, ...content(after) },
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
  await remember(db, real.map(changeOf));
  await countChange(db);
}

const COLUMNS = [
  ["value", "value"],
  ["origin", "origin"],
  ["source", "source"],
  ["series", "series"],
  ["preliminary", "preliminary"],
  ["fetchedAt", "fetched_at"],
  ["offered", "offered"],
  ["revision", "revision"],
  ["changedBy", "changed_by"],
] as const;

function content({ value, origin, source, series, preliminary, fetchedAt, offered }: Content): Content {
  return { value, origin, source, series, preliminary, fetchedAt, offered };
}

/** JSON in the database forgets the order of fields. */
function told(given: Content) {
  const { offered, ...rest } = content(given);
  return { ...rest, offered: offered && Object.entries(offered).sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function changeOf(write: Omit<Write, "after"> & { after: Content | null }): Change {
  const { indicatorId: itemId, year, before, after } = write;
  return {
    ...{ subject: "indicator", itemId, year },
    before: before && content(before),
    after: after && content(after),
  };
}

function storedIn({ values }: IndicatorRecord, year: number): IndicatorValue | null {
  return values.find((value) => value.year === year) ?? null;
}
