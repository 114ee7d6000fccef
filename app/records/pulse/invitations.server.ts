import { sql } from "drizzle-orm";
import type { Language } from "~/domain/pulse/statements";
import { record } from "~/records/history/history.server";
import { todayIso } from "~/records/today";
import { rowsOf } from "~db/rows";
import type { Key, TenantDb } from "~db/tenant";
import { lockWave } from "./waves.server";

/** Who is asked. Whether somebody has answered is read only where they answer. */

export interface PulsePlace {
  waveId: string;
  contactId: string;
}

export interface PulseLink extends PulsePlace {
  collaborativeId: string;
  language: Language;
}

/** Opens the collaborative of the invitation with that hash. Closing a round destroys its invitations. */
export function pulseKey(secretHash: string): Key<never, PulseLink, never> {
  return {
    secretHash,
    collaborative: sql`
      select collaborative_id as "collaborativeId", wave_id as "waveId", contact_id as "contactId", language
      from pulse_invitations where secret_hash = ${secretHash}`,
  };
}

export interface Invited {
  contactId: string;
  name: string;
  email: string;
  language: Language;
  mail: "none" | "waiting" | "sending" | "sent" | "failed";
}

/** Who is asked in an open round, by name: never whether they have answered. */
export async function readInvited(db: TenantDb, waveId: string): Promise<Invited[]> {
  return rowsOf<Invited>(
    await db.tx.execute(sql`
      select i.contact_id as "contactId", c.name, c.email, i.language, i.mail
      from pulse_invitations i join contacts c on c.collaborative_id = i.collaborative_id and c.id = i.contact_id
      where i.collaborative_id = ${db.collaborativeId} and i.wave_id = ${waveId} order by lower(c.name), c.id`),
  );
}

/** An invitation to be stored: only the hash of its link's secret. */
export interface NewInvitation {
  contactId: string;
  secretHash: string;
  language: Language;
  /** Whether a letter with the link is to be sent. */
  mailed: boolean;
}

/**
 * Invites people who are not yet invited; the first invitation opens the round.
 * @param today for the demo, another day
 * @returns how many were invited now; null if the round is closed or gone
 */
export async function invite(
  db: TenantDb,
  waveId: string,
  invitations: NewInvitation[],
  today = todayIso(),
): Promise<number | null> {
  const state = await lockWave(db, waveId);
  if (state === null || state === "closed") return null;
  const id = db.collaborativeId;
  const added = rowsOf(
    await db.tx.execute(sql`
      insert into pulse_invitations (collaborative_id, wave_id, contact_id, secret_hash, language, mail)
      select ${id}::uuid, ${waveId}::uuid, n."contactId", n."secretHash", n.language,
        case when n.mailed then 'waiting' else 'none' end
      from json_to_recordset(${JSON.stringify(invitations)}::json)
        as n ("contactId" uuid, "secretHash" text, language text, mailed boolean)
      join contacts c on c.collaborative_id = ${id} and c.id = n."contactId"
      on conflict (collaborative_id, wave_id, contact_id) do nothing returning contact_id`),
  ).length;
  if (added === 0) return 0;
  const [{ invited } = { invited: 0 }] = rowsOf<{ invited: number }>(
    await db.tx.execute(sql`
      update pulse_waves set invited = invited + ${added}, state = 'open', revision = revision + 1,
        opened_on = coalesce(opened_on, ${today}), changed_at = now(), changed_by = ${db.actor.name}
      where collaborative_id = ${id} and id = ${waveId} returning invited`),
  );
  await record(db, [
    {
      subject: "pulse_wave",
      itemId: waveId,
      before: { state, invited: invited - added },
      after: { state: "open", invited },
    },
  ]);
  return added;
}

/** Sends everyone who was invited by mail the link again, whether or not they have answered. @returns how many letters */
export async function remind(db: TenantDb, waveId: string): Promise<number> {
  return rowsOf(
    await db.tx.execute(sql`
      update pulse_invitations set mail = 'waiting', reminds = true, attempts = 0, mail_changed_at = now()
      where collaborative_id = ${db.collaborativeId} and wave_id = ${waveId} and mail in ('sent', 'failed')
      returning contact_id`),
  ).length;
}

/** Whether somebody is invited to an open round, for staff who pass the link on. */
export async function isInvited(db: TenantDb, { waveId, contactId }: PulsePlace): Promise<boolean> {
  return (await readInvited(db, waveId)).some((invited) => invited.contactId === contactId);
}
