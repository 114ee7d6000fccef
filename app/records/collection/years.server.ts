import { sql } from "drizzle-orm";
import type { YearRecord } from "~/domain/collection/collection";
import { STRATEGIES, type Strategy } from "~/domain/terms";
import { keepWhatWasLive, releaseYear } from "~/records/figures/releases.server";
import { type Kept, readHistory, record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockMembers } from "~/records/locks.server";
import { exemptIn } from "~/records/measures/exempt";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readCollection } from "./collection.server";
import { scheduleReminders } from "./reminders.server";

/** A year in the list of years. */
export interface ListedYear extends YearRecord {
  members: number;
  submitted: number;
  verified: number;
  /** ISO instant and name of who opened, changed or closed it last. */
  changedAt: string;
  changedBy: string;
}

/** All years that were opened or closed, newest first, with their members' progress. */
export async function listYears(db: TenantDb): Promise<ListedYear[]> {
  return rowsOf<ListedYear>(
    await db.tx.execute(sql`
      select y.year, y.state, y.due_on::text as "dueOn", to_json(y.remind_before) as "remindBefore",
        to_json(y.remind_after) as "remindAfter", ${instant("y.changed_at")} as "changedAt",
        y.changed_by as "changedBy", count(r.member_id)::int as members,
        count(r.member_id) filter (where r.state in ('submitted', 'verified'))::int as submitted,
        count(r.member_id) filter (where r.state = 'verified')::int as verified
      from years y left join requests r on r.collaborative_id = y.collaborative_id and r.year = y.year
        and cardinality(r.strategies) > 0
      where y.collaborative_id = ${db.collaborativeId}
      group by y.collaborative_id, y.year order by y.year desc`),
  );
}

/** The state of a year for one member, shown where its numbers are entered. */
export interface YearOfMember extends YearRecord {
  /** The member's own request; null if nothing is requested of it. */
  request: "asked" | "submitted" | "returned" | "verified" | null;
  /** Until then the member may change values of the closed year. */
  openUntil: string | null;
}

/** The years that were opened or closed, with one member's own due dates and states. */
export async function readYearsOf(db: TenantDb, memberId: string): Promise<YearOfMember[]> {
  return rowsOf<YearOfMember>(
    await db.tx.execute(sql`
      select y.year, y.state, coalesce(r.due_on, y.due_on)::text as "dueOn",
        to_json(y.remind_before) as "remindBefore", to_json(y.remind_after) as "remindAfter",
        case when cardinality(r.strategies) > 0 then r.state end as request,
        case when r.open_until > clock_timestamp() then ${instant("r.open_until")} end as "openUntil"
      from years y left join requests r on r.collaborative_id = y.collaborative_id and r.year = y.year
        and r.member_id = ${memberId}
      where y.collaborative_id = ${db.collaborativeId} order by y.year`),
  );
}

/**
 * The strategies in which something can be requested of a member: those that concern it and have a measure in use that
 * was not last recorded as "not applicable" to it.
 */
export async function readConcerns(db: TenantDb, year: number): Promise<Map<string, Strategy[]>> {
  const rows = rowsOf<{ id: string; strategies: Strategy[] }>(
    await db.tx.execute(sql`
      with last as (
        select distinct on (member_id, measure_id) member_id, measure_id, state from observations
        where collaborative_id = ${db.collaborativeId} and year between ${year - 3} and ${year}
        order by member_id, measure_id, year desc
      )
      select m.id, to_json(array(select distinct q.strategy from measures q
        left join last on last.member_id = m.id and last.measure_id = q.id
        where q.collaborative_id = ${db.collaborativeId} and q.enabled
          and last.state is distinct from 'not_applicable'
          and not ${exemptIn(sql`m.exemptions`, sql`q.strategy`, sql`${year}::int`)})) as strategies
      from members m where m.collaborative_id = ${db.collaborativeId}`),
  );
  const inOrder = (chosen: Strategy[]) => STRATEGIES.filter((strategy) => chosen.includes(strategy));
  return new Map(rows.map(({ id, strategies }) => [id, inOrder(strategies)]));
}

/** The settings with which a year is opened, or that change it. */
export interface YearPlan {
  year: number;
  dueOn: string | null;
  remindBefore: number[];
  remindAfter: number[];
  requests: { memberId: string; strategies: Strategy[]; dueOn: string | null }[];
}

/**
 * Opens a year, or changes what an open one requests. Nothing is requested of members that are left out; a member
 * whose request grows beyond what it signed off has to submit again.
 * @returns false for a year that is closed: it has to be reopened first
 */
export async function openYear(db: TenantDb, plan: YearPlan): Promise<boolean> {
  await lockEverybody(db);
  const { year: before, requests } = await readCollection(db, plan.year);
  if (before?.state === "closed") return false;
  const { year, dueOn, remindBefore, remindAfter } = plan;
  if (!before) await keepWhatWasLive(db, year);
  await putYear(db, { year, state: "open", dueOn, remindBefore, remindAfter });
  const requested = plan.requests.filter(({ strategies }) => strategies.length > 0);
  const requestedIds = new Set(requested.map(({ memberId }) => memberId));
  const dropped = requests.filter(
    (request) => request.strategies.length > 0 && !requestedIds.has(request.memberId),
  );
  const rows = [
    ...requested,
    ...dropped.map(({ memberId, dueOn }) => ({ memberId, strategies: [] as Strategy[], dueOn })),
  ];
  await db.tx.execute(sql`
    insert into requests as r (collaborative_id, year, member_id, strategies, due_on)
    select ${db.collaborativeId}::uuid, ${year}, "memberId",
      array(select json_array_elements_text(strategies)), "dueOn"
    from json_to_recordset(${JSON.stringify(rows)}::json) as p ("memberId" uuid, strategies json, "dueOn" date)
    on conflict (collaborative_id, year, member_id) do update set strategies = excluded.strategies,
      due_on = excluded.due_on, state = case when r.state in ('submitted', 'verified')
        and not excluded.strategies <@ r.strategies then 'asked' else r.state end`);
  await record(db, [
    {
      subject: "year" as const,
      year,
      before: before && { ...before, requests: requests.map(planOf) },
      after: { ...plan, state: "open", requests: requested.map(planOf) },
    },
  ]);
  await scheduleReminders(db, year);
  await countChange(db);
  return true;
}

const planOf = ({ memberId, strategies, dueOn }: YearPlan["requests"][number]) => ({
  memberId,
  strategies,
  dueOn,
});

/**
 * Shows members the figures of a year as they are now. Waits for everybody who is writing, as closing does.
 * @returns false for a year that was never opened: its figures are shown as they are
 */
export async function release(db: TenantDb, year: number): Promise<boolean> {
  await lockEverybody(db);
  const { year: yearRecord } = await readCollection(db, year);
  if (!yearRecord) return false;
  await releaseYear(db, year);
  const { state } = yearRecord;
  await record(db, [{ subject: "year", year, before: { state }, after: { state, released: true } }]);
  return true;
}

/** What was done with a year: opened, changed, closed, reopened. */
export type YearChange = Kept<Record<string, unknown>>;
export function readYearHistory(db: TenantDb, year: number): Promise<YearChange[]> {
  return readHistory(db, "year", sql`year = ${year}`);
}

/** What was done with one member's part of it. */
export function readRequestHistory(db: TenantDb, year: number, memberId: string): Promise<YearChange[]> {
  return readHistory(db, "request", sql`year = ${year} and member_id = ${memberId}`);
}

export const neverOpened = (year: number): YearRecord => ({
  year,
  state: "open",
  dueOn: null,
  remindBefore: [],
  remindAfter: [],
});

export async function putYear(db: TenantDb, yearRecord: YearRecord): Promise<void> {
  const { year, state, dueOn } = yearRecord;
  const days = (list: number[]) => sql`${sql.param(`{${list.join(",")}}`)}::smallint[]`;
  await db.tx.execute(sql`
    insert into years (collaborative_id, year, state, due_on, remind_before, remind_after, changed_by)
    values (${db.collaborativeId}, ${year}, ${state}, ${dueOn}::date, ${days(yearRecord.remindBefore)},
      ${days(yearRecord.remindAfter)}, ${db.actor.name})
    on conflict (collaborative_id, year) do update set state = excluded.state, due_on = excluded.due_on,
      remind_before = excluded.remind_before, remind_after = excluded.remind_after,
      changed_by = excluded.changed_by, changed_at = now()`);
}

/** Waits for all writers of values, and keeps others out until the transaction ends. */
export async function lockEverybody(db: TenantDb): Promise<void> {
  const members = rowsOf<{ id: string }>(
    await db.tx.execute(sql`select id from members where collaborative_id = ${db.collaborativeId}`),
  );
  await lockMembers(
    db,
    members.map(({ id }) => id),
  );
}
