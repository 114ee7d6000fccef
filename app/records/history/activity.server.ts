import { type SQL, sql } from "drizzle-orm";
import {
  type ActivityBatch,
  type ActivityRow,
  type ActivitySubject,
  OF_MEMBERS,
} from "~/domain/activity/activity";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Filters of the activity; without any, everything. */
export interface ActivityFilter {
  subjects?: readonly ActivitySubject[] | undefined;
  /** Part of the actor's name. */
  person?: string | undefined;
  memberId?: string | undefined;
  year?: number | undefined;
  /** ISO dates, both included. */
  from?: string | undefined;
  to?: string | undefined;
  batchId?: string | undefined;
}

/** Who reads it: a member's own people see only what concerns their member. */
export interface ActivityScope {
  /** The member of a data lead; null for readers who see the whole collaborative. */
  ownMemberId: string | null;
}

const ON_A_PAGE = 30;
/** At most this many changes made together are listed individually. */
const LISTED = 6;
/** Most rows in a file; a spreadsheet with more is unusable. */
const MOST_IN_FILE = 50_000;

/**
 * Batches of changes, newest first, in one statement. It walks the key from batch to batch, so a page costs
 * the same however long the history is.
 * @param before id of the last batch on the previous page
 * @returns `next`: where the following page begins; null if there is none
 */
export async function readActivity(
  db: TenantDb,
  filter: ActivityFilter,
  scope: ActivityScope,
  before: string | null = null,
): Promise<{ batches: ActivityBatch[]; next: string | null }> {
  const seen = visible(db, filter, scope);
  const rows = rowsOf<ActivityBatch>(
    await db.tx.execute(sql`
      with recursive walk as (
        (select h.id, h.batch_id, array[h.batch_id] as passed from history h
          where ${seen} ${before === null ? sql`` : sql`and h.id < ${before}::uuid`} order by h.id desc limit 1)
        union all
        select n.id, n.batch_id, w.passed || n.batch_id from walk w cross join lateral (
          select h.id, h.batch_id from history h
          where ${seen} and h.id < w.id and h.batch_id <> all(w.passed) order by h.id desc limit 1) as n
      ), page as (select * from walk limit ${ON_A_PAGE + 1})
      select p.id, p.batch_id as "batchId", ${instant("newest.at")} as at, newest.actor, newest.reason,
        (select file_name from imports i where i.collaborative_id = ${db.collaborativeId} and i.id = p.batch_id
          ) as "fileName",
        counted.counts, told.rows
      from page p
      join history newest on newest.collaborative_id = ${db.collaborativeId} and newest.id = p.id
      cross join lateral (
        select json_agg(json_build_object('subject', subject, 'came', came, 'changed', changed, 'went', went)
          order by subject) as counts
        from (select h.subject, count(*) filter (where h.before is null)::int as came,
            count(*) filter (where h.before is not null and h.after is not null)::int as changed,
            count(*) filter (where h.after is null)::int as went
          from history h where ${seen} and ${ofBatch} group by h.subject) as by_subject) as counted
      cross join lateral (
        select json_agg(told order by told.id) as rows from (
          select ${rowColumns} from history h ${named} where ${seen} and ${ofBatch}
          order by h.id limit ${LISTED}) as told) as told
      order by p.id desc`),
  );
  const batches = rows.slice(0, ON_A_PAGE);
  return { batches, next: rows.length > ON_A_PAGE ? (batches.at(-1)?.id ?? null) : null };
}

/** A change on its own, with who made it. */
export type ActivityEntry = ActivityRow &
  Pick<ActivityBatch, "at" | "actor" | "reason" | "fileName" | "batchId">;

/** Every change that passes the filter, newest first, up to the most that a file holds. */
export async function listActivity(
  db: TenantDb,
  filter: ActivityFilter,
  scope: ActivityScope,
): Promise<ActivityEntry[]> {
  return readEntries(db, visible(db, filter, scope), MOST_IN_FILE);
}

/** @param which conditions on the table, as `h` */
export async function readEntries(db: TenantDb, which: SQL, most: number): Promise<ActivityEntry[]> {
  return rowsOf<ActivityEntry>(
    await db.tx.execute(sql`
      select ${rowColumns}, h.batch_id as "batchId", ${instant("h.at")} as at, h.actor, h.reason,
        i.file_name as "fileName"
      from history h ${named}
        left join imports i on i.collaborative_id = h.collaborative_id and i.id = h.batch_id
      where ${which} order by h.id desc limit ${most}`),
  );
}

// None of the changes of a batch has an older id than the batch.
const ofBatch = sql.raw(`h.id between p.batch_id and p.id and h.batch_id = p.batch_id`);

const rowColumns =
  sql.raw(`h.id, h.subject, h.member_id as "memberId", h.item_id as "itemId", h.year, h.before, h.after,
  coalesce(q.label, m.label, n.label, u.name) as item, coalesce(q.code, m.code, n.code) as code,
  case when q.id is not null then q.unit when m.id is not null then 'share' when n.unit = 'percent' then 'percent'
    when n.id is not null then 'count' end as unit, c.label as category, d.code || '.' || c.code as "categoryCode"`);

const named = sql.raw(`
  left join measures q on q.collaborative_id = h.collaborative_id and q.id = h.item_id
  left join metrics m on m.collaborative_id = h.collaborative_id and m.id = h.item_id
  left join indicators n on n.collaborative_id = h.collaborative_id and n.id = h.item_id
  left join users u on h.subject = 'role' and u.id = h.item_id
  left join categories c on c.collaborative_id = h.collaborative_id
    and c.id = (coalesce(h.after, h.before) ->> 'categoryId')::uuid
  left join dimensions d on d.collaborative_id = c.collaborative_id and d.id = c.dimension_id`);

/** Rows that this reader may see and that pass the filter. */
function visible({ collaborativeId }: TenantDb, filter: ActivityFilter, { ownMemberId }: ActivityScope): SQL {
  const { subjects, person, memberId, year, from, to, batchId } = filter;
  const words = (list: readonly string[]) => sql.param(`{${list.join(",")}}`);
  const conditions = [
    sql`h.collaborative_id = ${collaborativeId}`,
    // A draft rating is visible to its rater only.
    sql.raw(`not (h.subject = 'assessment' and coalesce(h.after, h.before) ->> 'state' = 'draft')`),
  ];
  if (subjects) conditions.push(sql`h.subject = any(${words(subjects)}::text[])`);
  if (person) conditions.push(sql`position(lower(${person}) in lower(h.actor)) > 0`);
  if (memberId) conditions.push(sql`h.member_id = ${memberId}`);
  if (year !== undefined) conditions.push(sql`h.year = ${year}`);
  if (from) conditions.push(sql`h.at >= ${from}::date`);
  if (to) conditions.push(sql`h.at < ${to}::date + 1`);
  if (batchId) conditions.push(sql`h.batch_id = ${batchId}::uuid and h.id >= ${batchId}::uuid`);
  if (ownMemberId !== null)
    conditions.push(
      sql`h.member_id = ${ownMemberId} and h.subject = any(${words(OF_MEMBERS)}::text[])`,
      notAboutPeers,
      sql.raw(`not (h.subject = 'goal' and coalesce(h.after ->> 'state', 'draft') = 'draft')`),
    );
  return sql.join(conditions, sql` and `);
}

/** Without answers about a share unlike its peers': those reveal the peers. */
export const notAboutPeers = sql.raw(
  `not (h.subject = 'warning' and coalesce(h.after, h.before) ->> 'warning' = 'outlier')`,
);
