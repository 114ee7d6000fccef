import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { inOrder } from "~db/in-order";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { periodOf } from "../domain/periods";
import type { Catalog, Observation } from "../domain/types";
import { type Change, remembering } from "./history.server";
import { type Judgement, judge } from "./judge-writes";
import { keepingSums, type Touched } from "./kept.server";
import { lockingMembers } from "./locks.server";
import { removing, upserting } from "./observation-tables.server";
import type {
  Content,
  Effective,
  ObservationWrite,
  Refused,
  Row,
  WriteCounts,
  WriteOptions,
} from "./observation-writes";
import { type Standing, standingFor, standingOf } from "./standing.server";
import { inTurns, readAround, readingAround, rowsOfTurn } from "./write-turns.server";

export type { ObservationWrite, WriteError, WriteOptions, WriteStage } from "./observation-writes";

type Stored = { stored: true } & WriteCounts & {
    /** What the history calls the changes made together; null where nothing changed. */
    batchId: string | null;
  };

export type WriteOutcome =
  | (Stored & {
      /** What stands in the place of each write now; null where nothing does. */
      now: (Observation | null)[];
    })
  | Refused;

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
  const outcome = await storeObservations(db, catalog, writes, options, (rows, { before }, changed) => {
    rows.forEach(({ index }, place) => {
      now[index] = changed.has(index) ? (changed.get(index) ?? null) : (before[place] ?? null);
    });
  });
  return outcome.stored ? { ...outcome, now } : outcome;
}

/** What has become of the rows of one turn: `changed` has what stands now where something has changed. */
type Told = (rows: Row[], judged: Judgement, changed: Map<number, Observation | null>) => void;

/** The same without saying what stands now: for more than memory should hold. */
export async function storeObservations(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  { reason = null, remark, batchId = uuidv7(), onProgress, signal }: WriteOptions,
  told: Told = () => {},
): Promise<Stored | Refused> {
  const refused: Refused = { stored: false, errors: [], conflicts: [] };
  const [tally, said] = [new Tally(), reason?.trim() || remark || null];
  const turns = inTurns(writes);
  if (turns.length === 0) return { stored: true, ...tally.counts, batchId: null };
  if (turns.length > 1) await db.tx.execute(sql`savepoint turns`);
  const memberIds = [...new Set(writes.map((write) => write.memberId))];
  // A membership, a fiscal year or a lock may have changed since the catalog was read.
  const rowsAt = (turn: number) => rowsOfTurn(catalog, writes, turns[turn] ?? []);
  let next = rowsAt(0);
  const [, stands, first] = await inOrder(db, [
    lockingMembers(db, memberIds),
    standingFor(db, memberIds),
    readingAround(db, catalog, next),
  ]);
  const standing = standingOf(stands);
  let reading = Promise.resolve(rowsOf<Observation>(first));
  let storing: Promise<unknown> = Promise.resolve();
  let done = 0;
  for (let turn = 0; turn < turns.length; turn++) {
    const rows = next;
    const judged = judge(catalog, standing, await reading, rows, reason);
    refused.errors.push(...judged.errors);
    refused.conflicts.push(...judged.conflicts);
    // After a fault nothing more is stored, but every other one is still to be named.
    const faulty = refused.errors.length + refused.conflicts.length > 0;
    const { statements, now } = storingOf(db, standing, faulty ? [] : judged.effective, said, batchId);
    tally.add(rows, judged.effective);
    told(rows, judged, now);
    next = rowsAt(turn + 1);
    await storing;
    await orStopped(signal);
    done += rows.length;
    onProgress?.(done, writes.length, next.length > 0 ? "storing" : "adding up");
    // What comes next is read first, so that it is judged while the server stores this.
    reading = heard(readAround(db, catalog, next));
    storing = heard(inOrder(db, statements));
  }
  if (refused.errors.length + refused.conflicts.length > 0) {
    await storing;
    if (turns.length > 1) await db.tx.execute(sql`rollback to savepoint turns`);
    refused.errors.sort((a, b) => a.index - b.index);
    return refused;
  }
  const changed = tally.counts.created + tally.counts.changed > 0;
  const summing = heard(inOrder(db, changed ? keepingSums(db, tally.touched) : []));
  await storing;
  await summing;
  await orStopped(signal);
  return { stored: true, ...tally.counts, batchId: changed ? batchId : null };
}

/**
 * Lets the process hear of a hang-up before the work goes on: the embedded database answers without ever giving
 * others a turn. @throws the signal's reason
 */
async function orStopped(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** A promise that is waited for later: should it fail before that, nobody has forgotten it. */
function heard<T>(promise: Promise<T>): Promise<T> {
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
    const [measureIds, metricIds] = [[...this.items.measure], [...this.items.share]];
    return { memberIds: [...this.members], years: [...this.years], measureIds, metricIds };
  }
}

/** The statements that store what changes, with its history, and what stands then in the place of each. */
function storingOf(
  db: TenantDb,
  { members }: Standing,
  effective: Effective[],
  reason: string | null,
  batchId: string,
): { statements: SQL[]; now: Map<number, Observation | null> } {
  const now = new Map<number, Observation | null>();
  if (effective.length === 0) return { statements: [], now };
  const endOf = new Map(members.map((member) => [member.id, member.fiscalYearEndMonth]));
  const by = { changedAt: new Date().toISOString(), changedBy: db.actor.name };
  const [put, removed]: [Observation[], Row[]] = [[], []];
  for (const one of effective) {
    const stands = standsAfter(one, endOf.get(one.row.memberId) ?? 12, by);
    if (stands) put.push(stands);
    else removed.push(one.row);
    now.set(one.row.index, stands);
  }
  const history = remembering(db, effective.map(changeOf), reason, batchId);
  return { statements: [...upserting(db, put), ...removing(db, removed), history], now };
}

function standsAfter(
  { row, before, after }: Effective,
  endMonth: number,
  { changedAt, changedBy }: { changedAt: string; changedBy: string },
): Observation | null {
  const { kind, itemId, categoryId, memberId, year } = row;
  const { state, value, note, source } = after;
  if (state === "missing") return null;
  const { start: periodStart, end: periodEnd } = periodOf(year, endMonth);
  const [status, revision, computed] = ["draft" as const, (before?.revision ?? 0) + 1, false];
  // biome-ignore format: one line
  return { kind, itemId, categoryId, memberId, year, state, value, status, periodStart, periodEnd, note, source, revision, changedAt, changedBy, computed };
}

const changeOf = ({ row, before, after }: Effective): Change => ({
  subject: row.kind === "measure" ? "observation" : "reported_share",
  memberId: row.memberId,
  itemId: row.itemId,
  year: row.year,
  before: before && kept(row, before),
  after: after.state === "missing" ? null : kept(row, after),
});

function kept({ categoryId }: Row, { state, value, note, source }: Content) {
  return categoryId ? { categoryId, state, value, note, source } : { state, value, note, source };
}
