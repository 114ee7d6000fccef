import { sql } from "drizzle-orm";
import { isDue, marked } from "~/records/mail-queue.server";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { RecipientState, ReportLetterKind } from "./recipients.server";

/** The collaboratives that have letters to send, read as the owner; nothing else is read here. */
export async function readDueReports(owner: Tx, now: Date): Promise<string[]> {
  const due = rowsOf<{ id: string }>(
    await owner.execute(sql`select distinct collaborative_id as id from report_mail w where ${isDue(now)}`),
  );
  return due.map(({ id }) => id);
}

export interface DueLetter {
  id: string;
  kind: ReportLetterKind;
  note: string;
  sender: string;
  recipientId: string;
  email: string;
  recipientState: RecipientState;
  versionId: string;
  version: number;
  slug: string;
  title: string;
  year: number;
  audience: "internal" | "members" | "public";
  collaborative: string;
  collaborativeSlug: string;
}

/** Takes some due letters and marks them as being sent, so that no other process sends them. */
export async function takeDueReports(db: TenantDb, now: Date, most: number): Promise<DueLetter[]> {
  return rowsOf<DueLetter>(
    await db.tx.execute(sql`${marked(db, "report_mail", now, most)}
      select m.id, m.kind, m.note, m.created_by as sender, r.id as "recipientId", r.email,
        r.state as "recipientState", v.id as "versionId", v.version, p.slug, p.title, p.year, p.audience,
        c.name as collaborative, c.slug as "collaborativeSlug"
      from marked m
      join report_recipients r on r.collaborative_id = m.collaborative_id and r.id = m.recipient_id
      join report_versions v on v.collaborative_id = m.collaborative_id and v.id = m.version_id
      join reports p on p.collaborative_id = v.collaborative_id and p.id = v.report_id
      join collaboratives c on c.id = m.collaborative_id
      order by m.id`),
  );
}

/** How many letters about a version are in each state. */
export async function countLetters(db: TenantDb, versionId: string): Promise<Record<string, number>> {
  const rows = rowsOf<{ state: string; count: number }>(
    await db.tx.execute(sql`select state, count(*)::int as count from report_mail
      where collaborative_id = ${db.collaborativeId} and version_id = ${versionId} and kind <> 'confirm'
      group by state`),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
