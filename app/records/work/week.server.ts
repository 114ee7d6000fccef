import { sql } from "drizzle-orm";
import type { Initiative } from "~/domain/work/initiative";
import { addDays } from "~/domain/work/notices";
import { DUE_SOON_DAYS, type NextMeeting, type WeekFacts } from "~/domain/work/week";
import { answersOf, rolesOf } from "~/records/money/read.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** At most this many actions of each kind are listed; the rest are counted. */
const MOST_LISTED = 8;

/** What this week's page is made of, in one statement. Members' facts are for backbone staff and conveners only. */
export async function readWeek(db: TenantDb, today: string): Promise<WeekFacts> {
  const id = db.collaborativeId;
  const soon = addDays(today, DUE_SOON_DAYS);
  const [row] = rowsOf<WeekFacts>(
    await db.tx.execute(sql`
      with unfinished as (
        select a.id, a.title, a.due_on, a.state, c.name as owner, c.member_id, coalesce(m.name, p.name) as organization
        from actions a
        join contacts c on c.collaborative_id = a.collaborative_id and c.id = a.owner_id
        left join members m on m.collaborative_id = c.collaborative_id and m.id = c.member_id
        left join partners p on p.collaborative_id = c.collaborative_id and p.id = c.partner_id
        where a.collaborative_id = ${id} and a.state in ('open', 'blocked') and a.due_on <= ${soon}
      ), meetings_held as (
        select t.id, t.day, t.body_id from meetings t where t.collaborative_id = ${id}
          and t.state in ('held', 'minutes_out', 'approved')
          and exists (select from attendance a where a.collaborative_id = ${id} and a.meeting_id = t.id)
      ), expected as (
        select coalesce(s.member_id, c.member_id) as member_id, t.id, t.day,
          bool_or(coalesce(a.state in ('present', 'alternate'), false)) as there
        from meetings_held t
        join seats s on s.collaborative_id = ${id} and s.body_id = t.body_id and s.valid_from <= t.day
          and (s.valid_until is null or s.valid_until >= t.day)
        left join contacts c on c.collaborative_id = ${id} and c.id = s.contact_id
        left join attendance a on a.collaborative_id = ${id} and a.meeting_id = t.id and a.seat_id = s.id
        where coalesce(s.member_id, c.member_id) is not null group by 1, 2, 3
      ), recent as (
        select member_id, there, row_number() over (partition by member_id order by day desc, id desc) as place
        from expected
      )
      select
        (select json_build_object('count', count(*), 'actions', coalesce(json_agg(x.one order by x.due_on, x.id)
            filter (where x.place <= ${MOST_LISTED}), '[]'))
          from (select id, due_on, ${listedAction} as one, row_number() over (order by due_on, id) as place
            from unfinished where due_on < ${today}) x) as late,
        (select json_build_object('count', count(*), 'actions', coalesce(json_agg(x.one order by x.due_on, x.id)
            filter (where x.place <= ${MOST_LISTED}), '[]'))
          from (select id, due_on, ${listedAction} as one, row_number() over (order by due_on, id) as place
            from unfinished where due_on >= ${today}) x) as soon,
        (select ${nextMeeting} from (select * from meetings where collaborative_id = ${id}
            and state in ('planned', 'called') and day >= ${today} order by day, starts_at, id limit 1) t
          join bodies b on b.collaborative_id = t.collaborative_id and b.id = t.body_id) as meeting,
        (select coalesce(json_agg(json_build_object('slug', m.slug, 'name', m.name, 'joinedOn', m.joined_on,
            'leftOn', m.left_on, 'absences', m.absences,
            'attended', (select coalesce(json_agg(r.there order by r.place), '[]') from recent r
              where r.member_id = m.id and r.place <= 4),
            'duties', (select coalesce(json_agg(json_build_object('duty', c.duty, 'from', c.valid_from,
                'until', c.valid_until)), '[]')
              from contacts c where c.collaborative_id = ${id} and c.member_id = m.id and c.duty is not null),
            'numbers', (select coalesce(json_agg(json_build_object('year', q.year,
                'dueOn', coalesce(q.due_on, y.due_on)) order by q.year), '[]')
              from requests q join years y on y.collaborative_id = q.collaborative_id and y.year = q.year
              where q.collaborative_id = ${id} and q.member_id = m.id and y.state = 'open'
                and q.state in ('asked', 'returned') and cardinality(q.strategies) > 0),
            'lateActions', (select coalesce(json_agg(u.due_on order by u.due_on), '[]') from unfinished u
              where u.member_id = m.id and u.due_on < ${today}),
            'accounts', (select coalesce(json_agg(coalesce(r.seen_on::text,
                to_char(r.created_at at time zone 'utc', 'YYYY-MM-DD'))), '[]')
              from roles r where r.collaborative_id = ${id} and r.member_id = m.id)) order by m.name), '[]')
          from members m where m.collaborative_id = ${id}) as members,
        json_build_object('roles', ${rolesOf(id)}, 'answers', ${answersOf(id)}) as funders`),
  );
  const none = { count: 0, actions: [] };
  return row ?? { late: none, soon: none, meeting: null, members: [], funders: { roles: [], answers: [] } };
}

const listedAction = sql.raw(`json_build_object('id', id, 'title', title, 'owner', owner,
  'organization', organization, 'dueOn', due_on, 'state', state)`);

const nextMeeting = sql.raw(`json_build_object('id', t.id, 'title', t.title, 'body', b.name, 'day', t.day,
  'startsAt', t.starts_at, 'timeZone', t.time_zone, 'place', t.place, 'link', t.link, 'state', t.state, 'lengthMinutes', t.length_minutes,
  'items', (select coalesce(json_agg(json_build_object('minutes', s.minutes,
      'presenter', s.presenter_id is not null) order by s.position), '[]')
    from agenda_items s where s.collaborative_id = t.collaborative_id and s.meeting_id = t.id))`);

/** What the overview's one line about the partnership's work is made of. */
export interface WorkLine {
  lateActions: number;
  meeting: Pick<NextMeeting, "id" | "body" | "day"> | null;
  initiatives: Pick<Initiative, "stage" | "changedOn" | "milestones">[];
}

/** In one statement. @param openOnly leaves out meetings of closed bodies */
export async function readWorkLine(db: TenantDb, today: string, openOnly: boolean): Promise<WorkLine> {
  const id = db.collaborativeId;
  const [row] = rowsOf<WorkLine>(
    await db.tx.execute(sql`
      select
        (select count(*)::int from actions where collaborative_id = ${id} and state in ('open', 'blocked')
          and due_on < ${today}) as "lateActions",
        (select json_build_object('id', t.id, 'body', b.name, 'day', t.day) from meetings t
          join bodies b on b.collaborative_id = t.collaborative_id and b.id = t.body_id
          where t.collaborative_id = ${id} and t.state in ('planned', 'called') and t.day >= ${today}
            ${openOnly ? sql`and not b.closed` : sql``} order by t.day, t.starts_at, t.id limit 1) as meeting,
        (select coalesce(json_agg(json_build_object('stage', i.stage,
            'changedOn', to_char(greatest(i.changed_at, (select max(a.changed_at) from actions a
              where a.collaborative_id = ${id} and a.initiative_id = i.id)) at time zone 'utc', 'YYYY-MM-DD'),
            'milestones', (select coalesce(json_agg(json_build_object('dueOn', s.due_on, 'doneOn', s.done_on)), '[]')
              from milestones s where s.collaborative_id = ${id} and s.initiative_id = i.id))), '[]')
          from initiatives i where i.collaborative_id = ${id} and i.stage = 'running') as initiatives`),
  );
  return row ?? { lateActions: 0, meeting: null, initiatives: [] };
}
