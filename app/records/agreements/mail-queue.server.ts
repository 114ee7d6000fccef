import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { holds } from "~/domain/agreements/state";
import { deadlineOf, MAIL_DAYS, mailDays, termOf } from "~/domain/agreements/term";
import { marked } from "~/records/mail-queue.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readAgreements } from "./agreements.server";

/** Letters to the backbone staff before notice dates: each is planned on its day, taken by one process, and sent once. */

/** Collaboratives with an agreement that ends, read as the owner; nothing else is read here. */
export async function readEnding(owner: Tx): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await owner.execute(
      sql`select distinct collaborative_id as id from agreements where ends_on is not null`,
    ),
  );
  return rows.map(({ id }) => id);
}

/**
 * Plans the letters of the last mail day that has come, for each agreement in force. A letter whose day has passed while
 * nothing was sent goes out until the next one is due, and never after the deadline.
 */
export async function planLetters(db: TenantDb, today: string): Promise<void> {
  const due = (await readAgreements(db)).flatMap((agreement) => {
    if (!holds(agreement, today)) return [];
    const term = termOf(agreement, today);
    const deadline = deadlineOf(term);
    if (deadline === null || today > deadline) return [];
    const isEnding = agreement.noticeGivenOn !== null && agreement.noticeGivenOn <= deadline;
    const place = mailDays(term).filter((day) => day <= today).length - 1;
    const days = MAIL_DAYS[place];
    return days === undefined || isEnding ? [] : [{ agreementId: agreement.id, deadline, days }];
  });
  if (due.length === 0) return;
  const staff = rowsOf<{ id: string }>(
    await db.tx.execute(sql`select u.id from roles r join users u on u.id = r.user_id
      where r.collaborative_id = ${db.collaborativeId} and r.role = 'backbone' and not u.demo`),
  );
  const rows = due.flatMap((letter) => staff.map(({ id: userId }) => ({ ...letter, userId, id: uuidv7() })));
  await db.tx.execute(sql`
    insert into agreement_mail (collaborative_id, id, agreement_id, user_id, deadline, days)
    select ${db.collaborativeId}::uuid, r.id, r."agreementId", r."userId", r.deadline, r.days
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id uuid, "agreementId" uuid, "userId" uuid, deadline date, days smallint)
    on conflict (collaborative_id, agreement_id, user_id, deadline, days) do nothing`);
}

export interface DueNotice {
  id: string;
  agreementId: string;
  deadline: string;
  days: number;
  name: string;
  email: string;
  collaborative: string;
  slug: string;
  locale: string;
}

/** Takes some due letters and marks them as being sent, so that no other process sends them. */
export async function takeNotices(db: TenantDb, now: Date, most: number): Promise<DueNotice[]> {
  return rowsOf<DueNotice>(
    await db.tx.execute(sql`${marked(db, "agreement_mail", now, most)}
      select m.id, m.agreement_id as "agreementId", m.deadline::text as deadline, m.days, u.name, u.email,
        c.name as collaborative, c.slug, c.locale
      from marked m
      join users u on u.id = m.user_id
      join collaboratives c on c.id = m.collaborative_id
      order by m.id`),
  );
}
