import { type SQL, sql } from "drizzle-orm";
import type { Reminder } from "~/domain/collection/reminders";
import type { EarlierEnd, Strategy } from "~/domain/terms";
import { instant } from "~/records/instant";
import { exemptIn } from "~/records/measures/exempt";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** A reminder as the log shows it. */
export interface LoggedReminder extends Reminder {
  attempts: number;
  recipient: string | null;
  subject: string | null;
  detail: string | null;
  /** ISO instant. */
  changedAt: string;
}

/**
 * Reminders with everything that decides about them at this moment, earliest first.
 * @param which condition on the table `reminders`, as w
 * @param day up to which a later reminder replaces an earlier one
 */
export async function readReminders(db: TenantDb, which: SQL, day: string): Promise<LoggedReminder[]> {
  return rowsOf<LoggedReminder>(
    await db.tx.execute(sql`
      select w.id, w.year, w.member_id as "memberId", m.name as member, w.user_id as "userId",
        u.name as person, u.email, coalesce(u.demo, false) as demo, w.days, w.send_on::text as "sendOn", w.state,
        exists (select from reminders l where l.collaborative_id = w.collaborative_id and l.year = w.year
          and l.member_id = w.member_id and l.user_id = w.user_id and l.send_on > w.send_on
          and l.send_on <= ${day} and l.state in ('waiting', 'sending', 'sent')) as overtaken,
        y.state as "yearState", coalesce(r.due_on, y.due_on)::text as "dueOn", r.state as request, r.question,
        to_json(r.strategies) as strategies, r.quiet as "requestQuiet",
        coalesce(p.role = 'data_lead' and p.member_id = w.member_id, false) as responsible,
        coalesce(p.quiet, false) as "personQuiet",
        w.attempts, w.recipient, w.subject, w.detail, ${instant("w.changed_at")} as "changedAt"
      from reminders w
      join years y on y.collaborative_id = w.collaborative_id and y.year = w.year
      join requests r on r.collaborative_id = w.collaborative_id and r.year = w.year
        and r.member_id = w.member_id
      join members m on m.collaborative_id = w.collaborative_id and m.id = w.member_id
      left join users u on u.id = w.user_id
      left join roles p on p.collaborative_id = w.collaborative_id and p.user_id = w.user_id
      where w.collaborative_id = ${db.collaborativeId} and ${which}
      order by w.send_on, m.name, u.name, w.id`),
  );
}

/** The strategy of measure q does not concern member m in the year of request r. */
const EXEMPT = exemptIn(sql`m.exemptions`, sql`q.strategy`, sql`r.year`);

/** Each member's progress with what is requested of it. */
export async function readProgress(db: TenantDb, years: number[], memberIds: string[]) {
  const rows = rowsOf<{
    year: number;
    memberId: string;
    fiscalYearEndMonth: number;
    earlierFiscalYearEnds: EarlierEnd[];
    asked: number;
    missing: { strategy: Strategy; label: string }[];
    questions: number;
  }>(
    await db.tx.execute(sql`
      select r.year, r.member_id as "memberId", m.fiscal_year_end_month as "fiscalYearEndMonth",
        m.earlier_fiscal_year_ends as "earlierFiscalYearEnds",
        (select count(*)::int from measures q where q.collaborative_id = r.collaborative_id and q.enabled
          and q.strategy = any (r.strategies) and not ${EXEMPT}) as asked,
        (select coalesce(json_agg(json_build_object('strategy', q.strategy, 'label', q.label)
            order by q.position), '[]')
          from measures q where q.collaborative_id = r.collaborative_id and q.enabled
            and q.strategy = any (r.strategies) and not ${EXEMPT}
            and not exists (select from observations o where o.collaborative_id = r.collaborative_id
              and o.measure_id = q.id and o.year = r.year and o.member_id = r.member_id)) as missing,
        (select count(*)::int from comments c
          left join measures cq on cq.collaborative_id = c.collaborative_id and cq.id = c.item_id
          left join metrics cx on cx.collaborative_id = c.collaborative_id and cx.id = c.item_id
          where c.collaborative_id = r.collaborative_id and c.member_id = r.member_id and c.year = r.year
            and c.kind = 'question' and c.settled_at is null and coalesce(cq.enabled, cx.enabled))
          as questions
      from requests r join members m on m.collaborative_id = r.collaborative_id and m.id = r.member_id
      where r.collaborative_id = ${db.collaborativeId} and r.year = any (${sql.param(`{${years.join(",")}}`)}::int[])
        and r.member_id = any (${sql.param(`{${memberIds.join(",")}}`)}::uuid[])`),
  );
  const byPlace = new Map(rows.map((row) => [`${row.year} ${row.memberId}`, row]));
  return (year: number, memberId: string) => byPlace.get(`${year} ${memberId}`);
}

/** Who asks: the collaborative, and its backbone staff with an address that somebody reads. */
export async function readAsker(db: TenantDb) {
  const [asker] = rowsOf<{
    slug: string;
    name: string;
    locale: string;
    staff: { name: string; email: string }[];
  }>(
    await db.tx.execute(sql`
      select c.slug, c.name, c.locale, (select coalesce(json_agg(json_build_object('name', u.name,
          'email', u.email) order by p.created_at, u.id), '[]')
        from roles p join users u on u.id = p.user_id
        where p.collaborative_id = c.id and p.role = 'backbone' and not u.demo) as staff
      from collaboratives c where c.id = ${db.collaborativeId}`),
  );
  if (!asker) throw new Error("the opened collaborative does not exist");
  return asker;
}
