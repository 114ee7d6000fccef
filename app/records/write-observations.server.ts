import { sql } from "drizzle-orm";
import type { TenantDb } from "~db/tenant";
import { checkMemberValues } from "../domain/checks";
import { normal } from "../domain/fraction";
import { isActive, periodOf } from "../domain/periods";
import type { Catalog, Decimal, Observation, ObservationState } from "../domain/types";
import { remember } from "./history.server";
import { readObservations } from "./observations.server";

/** One value to store for one member; state "missing" removes what is stored. */
export interface ObservationWrite {
  memberId: string;
  kind: "measure" | "share";
  /** Code of the measure or share metric. */
  code: string;
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
  code: "part_exceeds_whole" | "not_active";
  message: string;
}

export type WriteOutcome =
  | { stored: true; created: number; changed: number; unchanged: number; touched: Observation[] }
  | { stored: false; errors: WriteError[]; conflicts: { index: number; theirs: Observation | null }[] };

const keyOf = (row: { memberId: string; itemId: string; year: number }) =>
  `${row.memberId} ${row.itemId} ${row.year}`;

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
  if (writes.length === 0) return { stored: true, created: 0, changed: 0, unchanged: 0, touched: [] };
  const itemId = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.code, item.id]));
  const rows = writes.map((write, index) => ({ ...write, index, itemId: itemId.get(write.code) ?? "" }));
  const memberIds = [...new Set(rows.map((row) => row.memberId))].sort();
  await lockMembers(db, memberIds);
  const years = rows.map((row) => row.year);
  const [from, to] = years.reduce(([low, high], y) => [Math.min(low, y), Math.max(high, y)], [9999, 0]);
  const found = await readObservations(db, { memberIds, from, to });
  const stored = new Map(found.map((row) => [keyOf(row), row]));

  const conflicts = [];
  const effective = [];
  let unchanged = 0;
  for (const row of rows) {
    const before = stored.get(keyOf(row)) ?? null;
    const after = applied(row, before);
    if (same(before, after)) unchanged++;
    else if (row.revision !== undefined && row.revision !== (before?.revision ?? 0))
      conflicts.push({ index: row.index, theirs: before });
    else effective.push({ row, before, after });
  }
  const errors = hardChecks(catalog, found, effective);
  if (errors.length > 0 || conflicts.length > 0) return { stored: false, errors, conflicts };
  if (effective.length === 0) return { stored: true, created: 0, changed: 0, unchanged, touched: [] };

  const memberById = new Map(catalog.members.map((member) => [member.id, member]));
  const touched = effective.flatMap(({ row, before, after }): Observation[] => {
    if (after.state === "missing") return [];
    const period = periodOf(row.year, memberById.get(row.memberId)?.fiscalYearEndMonth ?? 12);
    return [
      {
        kind: row.kind,
        itemId: row.itemId,
        memberId: row.memberId,
        year: row.year,
        ...after,
        state: after.state,
        status: "draft",
        periodStart: period.start,
        periodEnd: period.end,
        revision: (before?.revision ?? 0) + 1,
        changedAt: new Date().toISOString(),
        changedBy: db.actor.name,
      },
    ];
  });
  const removed = effective.filter(({ after }) => after.state === "missing").map(({ row }) => row);
  for (const kind of ["measure", "share"] as const) {
    await upsert(
      db,
      kind,
      touched.filter((row) => row.kind === kind),
    );
    await remove(
      db,
      kind,
      removed.filter((row) => row.kind === kind),
    );
  }
  await remember(
    db,
    effective.map(({ row, before, after }) => ({
      subject: row.kind === "measure" ? ("observation" as const) : ("reported_share" as const),
      memberId: row.memberId,
      itemId: row.itemId,
      year: row.year,
      before: before && kept(before),
      after: after.state === "missing" ? null : kept(after),
    })),
    options.reason ?? null,
  );
  const created = effective.filter(({ before }) => before === null).length;
  return { stored: true, created, changed: effective.length - created, unchanged, touched };
}

/** Writers of one member take turns; locks are taken in one order, so that nobody waits in a circle. */
async function lockMembers(db: TenantDb, memberIds: string[]): Promise<void> {
  const keys = sql.param(`{${memberIds.map((id) => `${db.collaborativeId}/${id}`).join(",")}}`);
  await db.tx.execute(
    sql`select count(pg_advisory_xact_lock(hashtextextended(key, 0))) from unnest(${keys}::text[]) as key`,
  );
}

type Content = {
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

const kept = ({ state, value, note, source }: Content) => ({ state, value, note, source });

type Effective = { row: ObservationWrite & { index: number; itemId: string }; after: Content };

/** The rules of app/domain/checks over what each member would have after the writes. */
function hardChecks(catalog: Catalog, found: Observation[], effective: Effective[]): WriteError[] {
  const codeOf = new Map([...catalog.measures, ...catalog.metrics].map((item) => [item.id, item.code]));
  const items = catalog.measures.map(({ code, label, partOf }) => ({ code, label, partOf }));
  const errors: WriteError[] = [];
  const writtenMembers = new Set(effective.map(({ row }) => row.memberId));
  for (const member of catalog.members.filter(({ id }) => writtenMembers.has(id))) {
    const own = effective.filter(({ row }) => row.memberId === member.id);
    const values = new Map<string, Decimal>();
    for (const row of found)
      if (row.memberId === member.id && row.value !== null && row.kind === "measure")
        values.set(`${codeOf.get(row.itemId)}:${row.year}`, row.value);
    const indexOf = new Map<string, number>();
    for (const { row, after } of own) {
      const key = `${row.code}:${row.year}`;
      indexOf.set(key, row.index);
      if (row.kind === "measure" && after.value !== null) values.set(key, after.value);
      else values.delete(key);
    }
    // Removing a value of a year outside the membership must stay possible.
    const years = new Set(own.filter(({ after }) => after.state !== "missing").map(({ row }) => row.year));
    const activeYears = new Set(
      own.map(({ row }) => row.year).filter((y) => !years.has(y) || isActive(member, y)),
    );
    const changed = new Set(indexOf.keys());
    for (const error of checkMemberValues({
      items,
      values,
      changed,
      activeYears,
      locale: catalog.collaborative.locale,
    }))
      errors.push({
        index: indexOf.get(`${error.code}:${error.year}`) ?? 0,
        code: activeYears.has(error.year) ? "part_exceeds_whole" : "not_active",
        message: error.message,
      });
  }
  return errors.sort((a, b) => a.index - b.index);
}

const TABLES = {
  measure: { table: sql.raw("observations"), item: sql.raw("measure_id") },
  share: { table: sql.raw("reported_shares"), item: sql.raw("metric_id") },
};

async function upsert(db: TenantDb, kind: "measure" | "share", rows: Observation[]): Promise<void> {
  if (rows.length === 0) return;
  const { table, item } = TABLES[kind];
  const records = rows.map((row) => ({ ...row, collaborative_id: db.collaborativeId }));
  await db.tx.execute(sql`
    insert into ${table} (collaborative_id, ${item}, member_id, year, state, value, status, period_start,
      period_end, note, source, revision, changed_by, changed_at)
    select ${db.collaborativeId}::uuid, "itemId", "memberId", year, state, value::numeric, status, "periodStart",
      "periodEnd", note, source, revision, "changedBy", now()
    from json_to_recordset(${JSON.stringify(records)}::json) as r ("itemId" uuid, "memberId" uuid, year int,
      state text, value text, status text, "periodStart" date, "periodEnd" date, note text, source text,
      revision int, "changedBy" text)
    on conflict (collaborative_id, ${item}, year, member_id) do update set state = excluded.state,
      value = excluded.value, status = excluded.status, period_start = excluded.period_start,
      period_end = excluded.period_end, note = excluded.note, source = excluded.source,
      revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
}

async function remove(
  db: TenantDb,
  kind: "measure" | "share",
  rows: { itemId: string; memberId: string; year: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  const { table, item } = TABLES[kind];
  await db.tx.execute(sql`
    delete from ${table} using json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("itemId" uuid, "memberId" uuid, year int)
    where collaborative_id = ${db.collaborativeId} and ${item} = r."itemId"
      and ${table}.member_id = r."memberId" and ${table}.year = r.year`);
}
