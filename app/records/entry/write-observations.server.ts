import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { FiscalYear } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";
import { textOrNull } from "~/domain/plain-text";
import type { Catalog, Observation } from "~/domain/terms";
import { type Change, remembering } from "~/records/history/history.server";
import { keepingSums, type Touched } from "~/records/kept-sums/kept-sums.server";
import { lockingMembers } from "~/records/locks.server";
import { removing, upserting } from "~/records/observations/tables.server";
import { type Standing, standingFor, standingOf } from "~/records/observations/write-locks.server";
import type {
  Content,
  Effective,
  ObservationWrite,
  Refused,
  Row,
  WriteCounts,
  WriteOptions,
} from "~/records/observations/writes";
import { inOrder } from "~db/in-order";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { type Judgement, judge } from "./judge-writes";
import { inTurns, readAround, readingAround, rowsOfTurn } from "./write-turns.server";

export type { ObservationWrite, WriteError, WriteOptions, WriteStage } from "~/records/observations/writes";

type Stored = { stored: true } & WriteCounts & {
    /** Identifies the changes in the history; null if nothing changed. */
    batchId: string | null;
    /** Members, years, and items with a changed value. */
    touched: Touched;
  };

export type WriteOutcome =
  | (Stored & {
      /** What is stored now in the place of each write; null where nothing is. */
      now: (Observation | null)[];
    })
  | Refused;

/**
 * Stores all of the writes, or none if one fails a check or conflicts with somebody else's change. The hard checks
 * compare them with what is stored, and writers of the same member wait for each other.
 */
export async function writeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  const now: (Observation | null)[] = [];
  const onTurn: OnTurn = (rows, { before }, changed) => {
    rows.forEach(({ index }, place) => {
      now[index] = changed.has(index) ? (changed.get(index) ?? null) : (before[place] ?? null);
    });
  };
  const outcome = await storeObservations(db, catalog, writes, { ...options, onTurn });
  return outcome.stored ? { ...outcome, now } : outcome;
}

/** Hears what became of the rows of one turn; `changed` has what is stored now wherever something changed. */
type OnTurn = (rows: Row[], judged: Judgement, changed: Map<number, Observation | null>) => void;

/** The same without returning what is stored now: for more writes than memory should hold. */
export async function storeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  options: WriteOptions & { onTurn?: OnTurn },
): Promise<Stored | Refused> {
  const { reason = null, remark, batchId = uuidv7(), onProgress, onTurn, signal } = options;
  const refused: Refused = { stored: false, errors: [], conflicts: [] };
  const tally = new Tally();
  const historyReason = textOrNull(reason ?? "") ?? remark ?? null;
  const turns = inTurns(writes);
  if (turns.length === 0) return { stored: true, ...tally.counts, batchId: null, touched: tally.touched };
  if (turns.length > 1) await db.tx.execute(sql`savepoint turns`);
  const memberIds = [...new Set(writes.map((write) => write.memberId))];
  // A membership, a fiscal year or a lock may have changed since the catalog was read.
  const rowsAt = (turn: number) => rowsOfTurn(catalog, writes, turns[turn] ?? []);
  let next = rowsAt(0);
  const [, standings, firstStored] = await inOrder(db, [
    lockingMembers(db, memberIds),
    standingFor(db, memberIds),
    readingAround(db, catalog, next),
  ]);
  const standing = standingOf(standings);
  let reading = Promise.resolve(rowsOf<Observation>(firstStored));
  let storing: Promise<unknown> = Promise.resolve();
  let done = 0;
  for (let turn = 0; turn < turns.length; turn++) {
    const rows = next;
    const judged = judge({ catalog, standing, stored: await reading, rows, reason });
    refused.errors.push(...judged.errors);
    refused.conflicts.push(...judged.conflicts);
    // After a fault nothing more is stored, but all other faults are still collected.
    const faulty = refused.errors.length + refused.conflicts.length > 0;
    const { statements, now } = storingOf({
      db,
      standing,
      effective: faulty ? [] : judged.effective,
      reason: historyReason,
      batchId,
    });
    tally.add(rows, judged.effective);
    onTurn?.(rows, judged, now);
    next = rowsAt(turn + 1);
    await storing;
    await orStopped(signal);
    done += rows.length;
    onProgress?.(done, writes.length, next.length > 0 ? "storing" : "adding up");
    // The next turn is read first, so that it is judged while the server stores this one.
    reading = deferred(readAround(db, catalog, next));
    storing = deferred(inOrder(db, statements));
  }
  if (refused.errors.length + refused.conflicts.length > 0) {
    await storing;
    if (turns.length > 1) await db.tx.execute(sql`rollback to savepoint turns`);
    refused.errors.sort((a, b) => a.index - b.index);
    return refused;
  }
  const changed = tally.counts.created + tally.counts.changed > 0;
  const summing = deferred(inOrder(db, changed ? keepingSums(db, tally.touched) : []));
  await storing;
  await summing;
  await orStopped(signal);
  const { touched } = tally;
  return { stored: true, ...tally.counts, batchId: changed ? batchId : null, touched };
}

/**
 * Yields to the event loop, so that an abort is noticed before the work goes on: the embedded database never
 * yields by itself. @throws the signal's reason
 */
async function orStopped(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** A promise that is awaited later: a failure before that does not count as unhandled. */
function deferred<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** How much has changed, and where. */
class Tally {
  readonly counts: WriteCounts = { created: 0, changed: 0, unchanged: 0 };
  private readonly members = new Set<string>();
  private readonly years = new Set<number>();
  private readonly items = { measure: new Set<string>(), share: new Set<string>() };

  add(rows: Row[], effective: Effective[]): void {
    this.counts.unchanged += rows.length - effective.length;
    for (const { row, before } of effective) {
      if (before === null) this.counts.created++;
      else this.counts.changed++;
      this.members.add(row.memberId);
      this.years.add(row.year);
      if (row.categoryId === null) this.items[row.kind].add(row.itemId);
    }
  }

  get touched(): Touched {
    const measureIds = [...this.items.measure];
    const metricIds = [...this.items.share];
    return { memberIds: [...this.members], years: [...this.years], measureIds, metricIds };
  }
}

interface Storing {
  db: TenantDb;
  standing: Standing;
  effective: Effective[];
  reason: string | null;
  batchId: string;
}

/** The statements that store the changes with their history, and what is stored afterwards in each place. */
function storingOf({ db, standing, effective, reason, batchId }: Storing): {
  statements: SQL[];
  now: Map<number, Observation | null>;
} {
  const now = new Map<number, Observation | null>();
  if (effective.length === 0) return { statements: [], now };
  const byId = new Map(standing.members.map((member) => [member.id, member]));
  const by = { changedAt: new Date().toISOString(), changedBy: db.actor.name };
  const put = [];
  const removed = [];
  for (const change of effective) {
    const { row } = change;
    const observation = observationAfter(change, byId.get(row.memberId) ?? { fiscalYearEndMonth: 12 }, by);
    if (observation) put.push(observation);
    else removed.push(row);
    now.set(row.index, observation);
  }
  const history = remembering(db, effective.map(changeOf), reason, batchId);
  return { statements: [...upserting(db, put), ...removing(db, removed), history], now };
}

function observationAfter(
  { row, before, after }: Effective,
  member: FiscalYear,
  { changedAt, changedBy }: { changedAt: string; changedBy: string },
): Observation | null {
  const { kind, itemId, categoryId, memberId, year } = row;
  const { state, value, note, source } = after;
  if (state === "missing") return null;
  const { start: periodStart, end: periodEnd } = periodFor(member, year);
  const status = "draft" as const;
  const revision = (before?.revision ?? 0) + 1;
  const computed = false;
  // biome-ignore format: one line
  return { kind, itemId, categoryId, memberId, year, state, value, status, periodStart, periodEnd, note, source, revision, changedAt, changedBy, computed };
}

const changeOf = ({ row, before, after }: Effective): Change => ({
  subject: row.kind === "measure" ? "observation" : "reported_share",
  memberId: row.memberId,
  itemId: row.itemId,
  year: row.year,
  before: before && historyContent(row, before),
  after: after.state === "missing" ? null : historyContent(row, after),
});

function historyContent({ categoryId }: Row, { state, value, note, source }: Content) {
  return categoryId ? { categoryId, state, value, note, source } : { state, value, note, source };
}
