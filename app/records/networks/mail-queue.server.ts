import { sql } from "drizzle-orm";
import { ATTEMPTS } from "~/domain/collection/reminders";
import type { MailChoice } from "~/domain/networks/terms";
import { isNobodys } from "~/records/mail-queue.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Mail about messages that is due, one letter a person. */

/** Networks with a letter that is due, read as the owner; nothing else is read here. */
export async function readDueNetworks(owner: Tx, now: Date): Promise<string[]> {
  return rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct collaborative_id as id from network_mail
      where state = 'waiting' and send_at <= ${now.toISOString()}::timestamptz`),
  ).map(({ id }) => id);
}

export interface DueLetter {
  representativeId: string;
  name: string;
  /** Empty for an address that nobody can have. */
  email: string;
  mail: MailChoice;
  network: string;
  slug: string;
  /** What the letter is about, oldest first. */
  messages: { id: string; threadId: string; subject: string; author: string; of: string; text: string }[];
}

/** Takes what is due for some people and marks it as being sent, so that no other process sends it. */
export async function takeDueLetters(db: TenantDb, now: Date, most: number): Promise<DueLetter[]> {
  return rowsOf<DueLetter>(
    await db.tx.execute(sql`
      with due as (
        select id, representative_id from network_mail
        where collaborative_id = ${db.collaborativeId} and state = 'waiting'
          and send_at <= ${now.toISOString()}::timestamptz
          and (attempts = 0 or changed_at <= ${now.toISOString()}::timestamptz - interval '1 minute' * power(5, attempts))
        for update skip locked),
      people as (select distinct representative_id from due order by representative_id limit ${most}),
      taken as (
        update network_mail m set state = 'sending', attempts = m.attempts + 1,
          changed_at = ${now.toISOString()}::timestamptz
        from due d join people p on p.representative_id = d.representative_id
        where m.collaborative_id = ${db.collaborativeId} and m.id = d.id
        returning m.representative_id, m.message_id)
      select r.id as "representativeId", r.name, r.mail, c.name as network, c.slug,
        case when ${isNobodys(sql`r.email`)} then '' else r.email end as email,
        json_agg(json_build_object('id', m.id, 'threadId', m.thread_id, 'subject', t.subject, 'author', m.author,
          'of', m.of, 'text', m.text) order by m.id) as messages
      from taken k
      join network_representatives r on r.collaborative_id = ${db.collaborativeId} and r.id = k.representative_id
      join network_messages m on m.collaborative_id = r.collaborative_id and m.id = k.message_id
      join network_threads t on t.collaborative_id = m.collaborative_id and t.id = m.thread_id
      join collaboratives c on c.id = r.collaborative_id
      group by r.id, r.name, r.mail, r.email, c.name, c.slug order by r.id`),
  );
}

/** What became of the letters being sent to these people: "waiting" after a temporary failure, until tried too often. */
export async function markNetworkLetters(
  db: TenantDb,
  marks: { representativeId: string; state: string }[],
  now: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await db.tx.execute(sql`
    update network_mail m set changed_at = ${now.toISOString()}::timestamptz,
      state = case when k.state = 'waiting' and m.attempts >= ${ATTEMPTS} then 'failed' else k.state end
    from json_to_recordset(${JSON.stringify(marks)}::json) as k ("representativeId" uuid, state text)
    where m.collaborative_id = ${db.collaborativeId} and m.representative_id = k."representativeId"
      and m.state = 'sending'`);
}
