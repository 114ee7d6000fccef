import { sql } from "drizzle-orm";
import { ATTEMPTS } from "~/domain/collection/reminders";
import type { Language } from "~/domain/pulse/statements";
import { isNobodys } from "~/records/mail-queue.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Letters with the links of open rounds. Their state says nothing about who has answered: everyone gets the same. */

/** Collaboratives with a letter that waits, read as the owner; nothing else is read here. */
export async function readWaiting(owner: Tx): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await owner.execute(
      sql`select distinct collaborative_id as id from pulse_invitations where mail = 'waiting'`,
    ),
  );
  return rows.map(({ id }) => id);
}

export interface DueInvitation {
  waveId: string;
  contactId: string;
  name: string;
  email: string;
  language: Language;
  reminds: boolean;
  collaborative: string;
}

/** Takes some letters that wait and marks them as being sent, so that no other process sends them. */
export async function takeInvitations(db: TenantDb, now: Date, most: number): Promise<DueInvitation[]> {
  return rowsOf<DueInvitation>(
    await db.tx.execute(sql`with taken as (
        select i.wave_id, i.contact_id from pulse_invitations i
        where i.collaborative_id = ${db.collaborativeId} and i.mail = 'waiting' and (i.attempts = 0
          or i.mail_changed_at <= ${now.toISOString()}::timestamptz - interval '1 minute' * power(5, i.attempts))
        order by i.contact_id limit ${most} for update skip locked),
      marked as (
        update pulse_invitations i set mail = 'sending', attempts = i.attempts + 1,
          mail_changed_at = ${now.toISOString()}::timestamptz
        from taken t where i.collaborative_id = ${db.collaborativeId}
          and i.wave_id = t.wave_id and i.contact_id = t.contact_id
        returning i.*)
      select m.wave_id as "waveId", m.contact_id as "contactId", m.language, m.reminds, p.name,
        case when ${isNobodys(sql`p.email`)} then '' else p.email end as email,
        c.name as collaborative
      from marked m
      join contacts p on p.collaborative_id = m.collaborative_id and p.id = m.contact_id
      join collaboratives c on c.id = m.collaborative_id
      order by m.contact_id`),
  );
}

/** What became of letters: "waiting" after a temporary failure, until they have been tried too often. */
export async function markInvitations(
  db: TenantDb,
  marks: { waveId: string; contactId: string; state: string }[],
  now: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await db.tx.execute(sql`
    update pulse_invitations i set mail_changed_at = ${now.toISOString()}::timestamptz,
      mail = case when k.state = 'waiting' and i.attempts >= ${ATTEMPTS} then 'failed' else k.state end
    from json_to_recordset(${JSON.stringify(marks)}::json) as k ("waveId" uuid, "contactId" uuid, state text)
    where i.collaborative_id = ${db.collaborativeId} and i.wave_id = k."waveId" and i.contact_id = k."contactId"`);
}
