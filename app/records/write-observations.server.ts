import type { TenantDb } from "~db/tenant";
import { normal } from "../domain/fraction";
import { periodOf } from "../domain/periods";
import type { Catalog, Decimal, Observation, ObservationState } from "../domain/types";
import { hardChecks } from "./hard-checks";
import { remember } from "./history.server";
import { keepSums } from "./kept.server";
import { lockMembers } from "./locks.server";
import { readMembers } from "./member-rows.server";
import { type Place, placeKey, removeRows, upsertRows } from "./observation-tables.server";
import { readObservations } from "./observations.server";

/** One value to store for one member; state "missing" removes what is stored. */
export interface ObservationWrite {
  memberId: string;
  kind: "measure" | "share";
  /** Code of the measure or share metric. */
  code: string;
  /** Id of the category that it is the part of; left out for the whole. */
  categoryId?: string | null | undefined;
  year: number;
  state: ObservationState | "missing";
  value: Decimal | null;
  /** Undefined keeps what is stored. */
  note?: string | null | undefined;
  source?: string | null | undefined;
  /** The revision that the writer saw; undefined writes over whatever is there (imports). */
  revision?: number | undefined;
}

/** A fault of the write at `index`. */
export interface WriteError {
  index: number;
  code: "part_exceeds_whole" | "not_active" | "categories_exceed_total" | "computed" | "not_split";
  message: string;
}

export type WriteOutcome =
  | {
      stored: true;
      created: number;
      changed: number;
      unchanged: number;
      touched: Observation[];
      /** What stands in the place of each write now; null where nothing does. */
      now: (Observation | null)[];
      /** What the history calls the changes made together; null where nothing changed. */
      batchId: string | null;
    }
  | { stored: false; errors: WriteError[]; conflicts: { index: number; theirs: Observation | null }[] };

/**
 * Stores all of the writes or, if one is at fault or somebody else was quicker, none: the hard checks run
 * against what is stored, with writers of the same member waiting for each other.
 */
export async function writeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  options: { reason?: string | null } = {},
): Promise<WriteOutcome> {
  const nothing = { stored: true, created: 0, changed: 0, touched: [], batchId: null } as const;
  if (writes.length === 0) return { ...nothing, touched: [], now: [], unchanged: 0 };
  const itemId = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.code, item.id]));
  const rows: Row[] = writes.map((write, index) => ({
    ...write,
    categoryId: write.categoryId ?? null,
    index,
    itemId: itemId.get(write.code) ?? "",
  }));
  const memberIds = [...new Set(rows.map((row) => row.memberId))];
  await lockMembers(db, memberIds);
  // A membership or fiscal year may have been corrected since the catalog was read.
  const members = await readMembers(db, memberIds);
  const years = rows.map((row) => row.year);
  const [from, to] = years.reduce(([low, high], y) => [Math.min(low, y), Math.max(high, y)], [9999, 0]);
  const categoriesOf = relatedTo(
    catalog,
    rows.filter(({ kind }) => kind === "measure").map(({ code }) => code),
  );
  const found = await readObservations(db, { memberIds, from, to, categoriesOf });
  const stored = new Map(found.map((row) => [placeKey(row), row]));

  const conflicts = [];
  const effective: Effective[] = [];
  const errors: WriteError[] = [];
  const now: (Observation | null)[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const before = stored.get(placeKey(row)) ?? null;
    now.push(before);
    const after = applied(row, before);
    if (same(before, after)) unchanged++;
    else if (before?.computed) errors.push({ index: row.index, code: "computed", message: COMPUTED });
    else if (row.revision !== undefined && row.revision !== (before?.revision ?? 0))
      conflicts.push({ index: row.index, theirs: before });
    else effective.push({ row, before, after });
  }
  errors.push(...hardChecks({ ...catalog, members }, found, effective));
  if (errors.length > 0 || conflicts.length > 0) return { stored: false, errors, conflicts };
  if (effective.length === 0) return { ...nothing, touched: [], now, unchanged };

  const memberById = new Map(members.map((member) => [member.id, member]));
  const touched: Observation[] = [];
  for (const { row, before, after } of effective) {
    now[row.index] = null;
    if (after.state === "missing") continue;
    const period = periodOf(row.year, memberById.get(row.memberId)?.fiscalYearEndMonth ?? 12);
    const stands: Observation = {
      ...{ kind: row.kind, itemId: row.itemId, categoryId: row.categoryId },
      ...{ memberId: row.memberId, year: row.year, ...after, state: after.state, status: "draft" },
      ...{ periodStart: period.start, periodEnd: period.end, revision: (before?.revision ?? 0) + 1 },
      ...{ changedAt: new Date().toISOString(), changedBy: db.actor.name, computed: false },
    };
    touched.push(stands);
    now[row.index] = stands;
  }
  const removed = effective.filter(({ after }) => after.state === "missing").map(({ row }) => row);
  await upsertRows(db, touched);
  await removeRows(db, removed);
  const batchId = await remember(
    db,
    effective.map(({ row, before, after }) => ({
      subject: row.kind === "measure" ? ("observation" as const) : ("reported_share" as const),
      memberId: row.memberId,
      itemId: row.itemId,
      year: row.year,
      before: before && kept(row, before),
      after: after.state === "missing" ? null : kept(row, after),
    })),
    options.reason ?? null,
  );
  const changedItems = (kind: Row["kind"]) =>
    effective.filter(({ row }) => row.kind === kind && row.categoryId === null).map(({ row }) => row.itemId);
  await keepSums(db, {
    memberIds: effective.map(({ row }) => row.memberId),
    years: effective.map(({ row }) => row.year),
    measureIds: changedItems("measure"),
    metricIds: changedItems("share"),
  });
  const created = effective.filter(({ before }) => before === null).length;
  return { stored: true, created, changed: effective.length - created, unchanged, touched, now, batchId };
}

/** Ids of these measures, their wholes and their parts: their categories are checked against each other. */
function relatedTo({ measures }: Catalog, codes: string[]): string[] {
  const own = new Set(codes);
  const wholes = new Set(measures.filter(({ code }) => own.has(code)).map(({ partOf }) => partOf));
  return measures
    .filter(({ code, partOf }) => own.has(code) || wholes.has(code) || (partOf !== null && own.has(partOf)))
    .map(({ id }) => id);
}

export type Content = {
  state: ObservationState | "missing";
  value: Decimal | null;
  note: string | null;
  source: string | null;
};

function applied(write: ObservationWrite, before: Observation | null): Content {
  if (write.state === "missing") return { state: "missing", value: null, note: null, source: null };
  // The reason why a value was unavailable goes when the value comes.
  const oldNote = before?.state === "unavailable" && write.state !== "unavailable" ? null : before?.note;
  return {
    state: write.state,
    value: write.value === null ? null : normal(write.value),
    note: (write.note === undefined ? oldNote : write.note)?.trim() || null,
    source: (write.source === undefined ? before?.source : write.source)?.trim() || null,
  };
}

function same(before: Observation | null, after: Content): boolean {
  if (before === null) return after.state === "missing";
  return (
    before.state === after.state &&
    (before.value === null ? null : normal(before.value)) === after.value &&
    before.note === after.note &&
    before.source === after.source
  );
}

const kept = ({ categoryId }: Row, { state, value, note, source }: Content) => ({
  ...(categoryId && { categoryId }),
  ...{ state, value, note, source },
});

/** A write with its place looked up, and what it changes. */
type Row = ObservationWrite & Place & { index: number };
export type Effective = { row: Row; before: Observation | null; after: Content };

const COMPUTED = "This figure is computed from the investment ledger: change it there.";
