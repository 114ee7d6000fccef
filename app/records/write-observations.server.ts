import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inOrder } from "~db/in-order";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { WriteRule } from "../domain/entry";
import { periodOf } from "../domain/periods";
import type { Catalog, Decimal, Observation, ObservationState } from "../domain/types";
import { type Change, remember } from "./history.server";
import { type Content, type Effective, type Judgement, judge, type Row } from "./judge-writes";
import { keepSums } from "./kept.server";
import { lockingMembers } from "./locks.server";
import { removeRows, upsertRows } from "./observation-tables.server";
import { storedThat } from "./observations.server";
import { type Standing, standingFor, standingOf } from "./standing.server";

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
  /** What must stand there still, null: nothing; undefined writes over whatever is there. */
  over?: Content | null | undefined;
}

/** A fault of the write at `index`. */
export interface WriteError {
  index: number;
  code: WriteRule;
  message: string;
}

export interface WriteOptions {
  /** Goes into the history; values that are verified change only with one. */
  reason?: string | null | undefined;
  /** What the history says where there is no reason. */
  remark?: string | undefined;
  /** What the history is to call the changes made together. */
  batchId?: string | undefined;
  /** After so many of the writes. */
  onProgress?: ((done: number, total: number, stage: WriteStage) => void) | undefined;
  /** Aborted, it throws between two turns, so that the caller's transaction is given up. */
  signal?: AbortSignal | undefined;
}

export type WriteStage = "storing" | "adding up";

export interface WriteCounts {
  created: number;
  changed: number;
  unchanged: number;
  /** What the history calls the changes made together; null where nothing changed. */
  batchId: string | null;
}

type Refused = { stored: false; errors: WriteError[]; conflicts: Judgement["conflicts"] };

export type WriteOutcome =
  | ({
      stored: true;
      /** What stands in the place of each write now; null where nothing does. */
      now: (Observation | null)[];
    } & WriteCounts)
  | Refused;

/** So many writes are compared and stored at once: memory stays flat however many there are. */
const AT_ONCE = 5000;

/**
 * Stores all of the writes or, if one is at fault or somebody else was quicker, none: the hard checks run
 * against what is stored, with writers of the same member waiting for each other.
 */
export async function writeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  const now: (Observation | null)[] = [];
  const outcome = await storeObservations(db, catalog, writes, options, (rows, { before }, touched) => {
    rows.forEach(({ index }, place) => {
      now[index] = touched.has(index) ? (touched.get(index) ?? null) : (before[place] ?? null);
    });
  });
  return outcome.stored ? { ...outcome, now } : outcome;
}

/** What has become of the rows of one turn: `touched` has what stands now where something has changed. */
type Told = (rows: Row[], judged: Judgement, touched: Map<number, Observation | null>) => void;

/** The same without saying what stands now: for more than memory should hold. */
export async function storeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  { reason = null, remark, batchId = uuidv7(), onProgress, signal }: WriteOptions,
  told: Told = () => {},
): Promise<({ stored: true } & WriteCounts) | Refused> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const changed = { memberIds: new Set<string>(), years: new Set<number>() };
  const items = { measure: new Set<string>(), share: new Set<string>() };
  const refused: Refused = { stored: false, errors: [], conflicts: [] };
  let standing: Standing | null = null;
  let done = 0;
  const turns = inTurns(writes);
  if (turns.length > 1) await db.tx.execute(sql`savepoint turns`);
  for (const turn of turns) {
    signal?.throwIfAborted();
    const rows = rowsOfTurn(catalog, writes, turn);
    const before = storedThat(db, around(catalog, rows));
    let found: unknown;
    if (standing === null) {
      const memberIds = [...new Set(writes.map((write) => write.memberId))];
      const [, stands, stored] = await inOrder(db, [
        lockingMembers(db, memberIds),
        // A membership or fiscal year may have been corrected since the catalog was read.
        standingFor(db, memberIds),
        before,
      ]);
      standing = standingOf(stands);
      found = stored;
    } else found = await db.tx.execute(before);
    const judged = judge(catalog, standing, rowsOf<Observation>(found), rows, reason);
    refused.errors.push(...judged.errors);
    refused.conflicts.push(...judged.conflicts);
    const { effective } = judged;
    done += rows.length;
    if (refused.errors.length > 0 || refused.conflicts.length > 0) continue;
    const touched = await store(db, standing, effective, reason?.trim() || remark || null, batchId);
    for (const { row } of effective) {
      changed.memberIds.add(row.memberId);
      changed.years.add(row.year);
      if (row.categoryId === null) items[row.kind].add(row.itemId);
    }
    const created = effective.filter((one) => one.before === null).length;
    counts.created += created;
    counts.changed += effective.length - created;
    counts.unchanged += rows.length - effective.length;
    told(rows, judged, touched);
    onProgress?.(done, writes.length, "storing");
  }
  if (refused.errors.length > 0 || refused.conflicts.length > 0) {
    if (turns.length > 1) await db.tx.execute(sql`rollback to savepoint turns`);
    refused.errors.sort((a, b) => a.index - b.index);
    return refused;
  }
  if (counts.created + counts.changed === 0) return { stored: true, ...counts, batchId: null };
  signal?.throwIfAborted();
  onProgress?.(writes.length, writes.length, "adding up");
  await keepSums(db, {
    ...{ memberIds: [...changed.memberIds], years: [...changed.years] },
    ...{ measureIds: [...items.measure], metricIds: [...items.share] },
  });
  return { stored: true, ...counts, batchId };
}

/** Places of the writes in turns; what one check looks at together, a member's year, stays in one. */
export function inTurns(writes: ObservationWrite[]): number[][] {
  const places = writes.map((_, index) => index);
  if (places.length <= AT_ONCE) return places.length === 0 ? [] : [places];
  const key = (index: number) => `${writes[index]?.memberId} ${writes[index]?.year}`;
  const keys = places.map(key);
  places.sort((a, b) => ((keys[a] ?? "") < (keys[b] ?? "") ? -1 : keys[a] === keys[b] ? a - b : 1));
  const turns: number[][] = [];
  let turn: number[] = [];
  for (const place of places) {
    if (turn.length >= AT_ONCE && keys[place] !== keys[turn.at(-1) ?? 0]) {
      turns.push(turn);
      turn = [];
    }
    turn.push(place);
  }
  return [...turns, turn];
}

export function rowsOfTurn(catalog: Catalog, writes: ObservationWrite[], turn: number[]): Row[] {
  const itemId = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.code, item.id]));
  return turn.flatMap((index) => {
    const write = writes[index];
    if (!write) return [];
    return [{ ...write, categoryId: write.categoryId ?? null, index, itemId: itemId.get(write.code) ?? "" }];
  });
}

/** Everything that the rows can be at odds with. */
export function around({ measures }: Catalog, rows: Row[]) {
  const memberIds = [...new Set(rows.map((row) => row.memberId))];
  const years = rows.map((row) => row.year);
  const [from, to] = years.reduce(([low, high], y) => [Math.min(low, y), Math.max(high, y)], [9999, 0]);
  const own = new Set(rows.filter(({ kind }) => kind === "measure").map(({ code }) => code));
  // The measures, their wholes and their parts: their categories are checked against each other.
  const wholes = new Set(measures.filter(({ code }) => own.has(code)).map(({ partOf }) => partOf));
  const categoriesOf = measures
    .filter(({ code, partOf }) => own.has(code) || wholes.has(code) || (partOf !== null && own.has(partOf)))
    .map(({ id }) => id);
  return { memberIds, from, to, categoriesOf };
}

/** Stores what changes, with its history. */
async function store(
  db: TenantDb,
  { members }: Standing,
  effective: Effective[],
  reason: string | null,
  batchId: string,
): Promise<Map<number, Observation | null>> {
  const touched = new Map<number, Observation | null>();
  if (effective.length === 0) return touched;
  const endOf = new Map(members.map((member) => [member.id, member.fiscalYearEndMonth]));
  const stands: Observation[] = [];
  const removed: Row[] = [];
  for (const { row, before, after } of effective) {
    if (after.state === "missing") {
      removed.push(row);
      touched.set(row.index, null);
      continue;
    }
    const period = periodOf(row.year, endOf.get(row.memberId) ?? 12);
    const now: Observation = {
      ...{ kind: row.kind, itemId: row.itemId, categoryId: row.categoryId },
      ...{ memberId: row.memberId, year: row.year, ...after, state: after.state, status: "draft" },
      ...{ periodStart: period.start, periodEnd: period.end, revision: (before?.revision ?? 0) + 1 },
      ...{ changedAt: new Date().toISOString(), changedBy: db.actor.name, computed: false },
    };
    stands.push(now);
    touched.set(row.index, now);
  }
  await upsertRows(db, stands);
  await removeRows(db, removed);
  await remember(db, effective.map(changeOf), reason, batchId);
  return touched;
}

const changeOf = ({ row, before, after }: Effective): Change => ({
  subject: row.kind === "measure" ? "observation" : "reported_share",
  memberId: row.memberId,
  itemId: row.itemId,
  year: row.year,
  before: before && kept(row, before),
  after: after.state === "missing" ? null : kept(row, after),
});

const kept = ({ categoryId }: Row, { state, value, note, source }: Content) => ({
  ...(categoryId && { categoryId }),
  ...{ state, value, note, source },
});
