import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { mailDay } from "~/domain/collection/reminders";
import { lockReminders } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

interface Planned {
  year: number;
  memberId: string;
  userId: string;
  days: number;
  sendOn: string;
}

/**
 * Reschedules the reminders of a year: call it in the transaction that opens, changes or closes the year, or
 * changes what is requested of a member. It can be called any number of times: sent and already planned reminders
 * stay, and those that no longer apply go. Whether a member has submitted is checked on the day of sending.
 */
export function scheduleReminders(db: TenantDb, year: number, now = new Date()): Promise<void> {
  return schedule(db, sql`year = ${year}`, now);
}

/** The same for every open year: call it when people come, go, or change what they do. */
export function scheduleOpenYears(db: TenantDb, now = new Date()): Promise<void> {
  return schedule(
    db,
    sql`year in (select y.year from years y
    where y.collaborative_id = ${db.collaborativeId} and y.state = 'open')`,
    now,
  );
}

async function schedule(db: TenantDb, which: SQL, now: Date): Promise<void> {
  await lockReminders(db);
  const today = mailDay(now);
  const planned = await readPlanned(db, which);
  // Reminders of today and earlier are checked when they are sent: one may be on its way.
  await db.tx.execute(sql`
    delete from reminders w where w.collaborative_id = ${db.collaborativeId} and w.${which}
      and w.state = 'waiting' and w.send_on > ${today}
      and not exists (select from ${rowsAs(planned)} where p.year = w.year and p."memberId" = w.member_id
        and p."userId" = w.user_id and p.days = w.days and p."sendOn" = w.send_on)`);
  const coming = planned.filter(({ sendOn }) => sendOn >= today);
  if (coming.length === 0) return;
  await db.tx.execute(sql`
    insert into reminders (collaborative_id, id, year, member_id, user_id, days, send_on)
    select ${db.collaborativeId}::uuid, p.id, p.year, p."memberId", p."userId", p.days, p."sendOn"
    from ${rowsAs(coming.map((reminder) => ({ ...reminder, id: uuidv7() })))}
    on conflict on constraint reminders_once do nothing`);
}

/** A single parameter, however many rows there are. */
const rowsAs = (rows: object[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json)
  as p (id uuid, year int, "memberId" uuid, "userId" uuid, days int, "sendOn" date)`;

/** Who gets reminders on which days, by the current years, requests and roles. */
async function readPlanned(db: TenantDb, which: SQL): Promise<Planned[]> {
  return rowsOf<Planned>(
    await db.tx.execute(sql`
      select y.year, r.member_id as "memberId", p.user_id as "userId", d.days,
        (coalesce(r.due_on, y.due_on) + d.days)::text as "sendOn"
      from (select * from years where collaborative_id = ${db.collaborativeId} and ${which}) y
      join requests r on r.collaborative_id = y.collaborative_id and r.year = y.year
      join roles p on p.collaborative_id = r.collaborative_id and p.member_id = r.member_id
      cross join lateral (select -before::int as days from unnest(y.remind_before) as before
        union select after::int from unnest(y.remind_after) as after) d
      where y.state = 'open' and coalesce(r.due_on, y.due_on) is not null and not r.quiet
        and cardinality(r.strategies) > 0
        and p.role = 'data_lead' and not p.quiet`),
  );
}
