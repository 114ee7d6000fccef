import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { MeetingNews } from "~/domain/meetings/called";
import type { AgendaKind, MeetingState } from "~/domain/meetings/terms";
import { isDue, isNobodys, marked } from "~/records/mail-queue.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Letters about meetings, planned in the transaction that calls or cancels one. */

/** The collaboratives that have letters to send, read as the owner; nothing else is read here. */
export async function readDueMeetings(owner: Tx, now: Date): Promise<string[]> {
  const due = rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct collaborative_id as id from meeting_mail w where ${isDue(now)}`),
  );
  return due.map(({ id }) => id);
}

/** Plans a letter with the agenda to each of these contacts, once. */
export async function planCall(db: TenantDb, meetingId: string, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return;
  const rows = contactIds.map((contactId) => ({ id: uuidv7(), contactId }));
  await db.tx.execute(sql`
    insert into meeting_mail (collaborative_id, id, meeting_id, contact_id, news)
    select ${db.collaborativeId}::uuid, r.id, ${meetingId}::uuid, r."contactId", 'called'
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "contactId" uuid)
    on conflict (collaborative_id, meeting_id, contact_id, news) do nothing`);
}

/** Plans a letter to everyone who was sent the agenda: the meeting does not take place. */
export async function planCancellation(db: TenantDb, meetingId: string): Promise<void> {
  await db.tx.execute(sql`
    insert into meeting_mail (collaborative_id, id, meeting_id, contact_id, news)
    select w.collaborative_id, gen_random_uuid(), w.meeting_id, w.contact_id, 'cancelled' from meeting_mail w
    where w.collaborative_id = ${db.collaborativeId} and w.meeting_id = ${meetingId}
      and w.news = 'called' and w.state in ('sending', 'sent')
    on conflict (collaborative_id, meeting_id, contact_id, news) do nothing`);
}

export interface DueMeetingLetter {
  id: string;
  news: MeetingNews;
  contactId: string;
  person: string;
  /** Null without an address, or where nobody can get mail: the demo's accounts and addresses. */
  email: string | null;
  hasAccount: boolean;
  /** They stopped such mail, or have left. */
  unwanted: boolean;
  meetingId: string;
  title: string;
  body: string;
  /** ISO date. */
  day: string;
  startsAt: string | null;
  timeZone: string;
  place: string;
  link: string;
  state: MeetingState;
  cancelledWhy: string;
  agenda: { title: string; kind: AgendaKind; minutes: number | null; presenter: string | null }[];
}

/** Takes some due letters, with the meeting as it is now. */
export async function takeDueMeetings(db: TenantDb, now: Date, most: number): Promise<DueMeetingLetter[]> {
  return rowsOf<DueMeetingLetter>(
    await db.tx.execute(sql`${marked(db, "meeting_mail", now, most)}
      select w.id, w.news, c.id as "contactId", c.name as person,
        case when coalesce(u.demo, false) or ${isNobodys(sql`c.email`)} then null
          else coalesce(nullif(c.email, ''), u.email) end as email,
        c.user_id is not null as "hasAccount",
        q.contact_id is not null or coalesce(c.valid_until < m.day, false) as unwanted,
        m.id as "meetingId", m.title, b.name as body, m.day::text as day, m.starts_at as "startsAt",
        m.time_zone as "timeZone", m.place, m.link, m.state, m.cancelled_why as "cancelledWhy",
        (select coalesce(json_agg(json_build_object('title', a.title, 'kind', a.kind, 'minutes', a.minutes,
            'presenter', p.name) order by a.position, a.id), '[]')
          from agenda_items a
          left join contacts p on p.collaborative_id = a.collaborative_id and p.id = a.presenter_id
          where a.collaborative_id = m.collaborative_id and a.meeting_id = m.id) as agenda
      from marked w
      join meetings m on m.collaborative_id = w.collaborative_id and m.id = w.meeting_id
      join bodies b on b.collaborative_id = m.collaborative_id and b.id = m.body_id
      join contacts c on c.collaborative_id = w.collaborative_id and c.id = w.contact_id
      left join users u on u.id = c.user_id
      left join quiet_contacts q on q.collaborative_id = c.collaborative_id and q.contact_id = c.id
      order by w.id`),
  );
}
