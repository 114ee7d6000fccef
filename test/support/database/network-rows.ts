import { type SQL, sql } from "drizzle-orm";
import type { TenantDb } from "../../../db/tenant";

/** Adds a row to every table of learning exchanges, as plain rows: on both sides of a gift. */
export async function exchange(
  { tx, collaborativeId: c }: TenantDb,
  slug: string,
  userId: string,
): Promise<void> {
  const id = sql`gen_random_uuid()`;
  const story = JSON.stringify({ kind: "story", words: "Ours", name: null, place: null });
  const rows: SQL[] = [
    sql`insert into networks (collaborative_id) values (${c})`,
    sql`insert into network_participants (collaborative_id, id, name, joined_on, secret_hash)
      values (${c}, ${id}, 'Partnership', '2024-01-01', ${`code of ${slug}`})`,
    sql`insert into network_representatives (collaborative_id, id, participant_id, name, email, part)
      select ${c}, ${id}, id, 'Rosa', 'rosa@example.org', 'other' from network_participants where collaborative_id = ${c}`,
    sql`insert into network_roles (collaborative_id, user_id, role) values (${c}, ${userId}, 'coordinator')`,
    sql`insert into network_invitations (collaborative_id, id, secret_hash, email, role, expires_at)
      values (${c}, ${id}, ${`network invitation of ${slug}`}, 'a@example.org', 'coordinator', '2100-01-01')`,
    sql`insert into network_years (collaborative_id, year) values (${c}, 2026)`,
    sql`insert into network_meetings (collaborative_id, id, year, number, day, minutes_long)
      values (${c}, ${id}, 2026, 1, '2026-02-01', 90)`,
    sql`insert into network_rounds (collaborative_id, meeting_id, participant_id, changed_by)
      select ${c}, m.id, p.id, 'Test' from network_meetings m, network_participants p
      where m.collaborative_id = ${c} and p.collaborative_id = ${c}`,
    sql`insert into network_lessons (collaborative_id, id, year, title, setting, worked, failed, changed_by)
      values (${c}, ${id}, 2026, 'Ours', 'Here', 'This', 'That', 'Test')`,
    sql`insert into network_projects (collaborative_id, id, kind, title, lead, changed_by)
      values (${c}, ${id}, 'webinar', 'Ours', 'Rosa', 'Test')`,
    sql`insert into network_threads (collaborative_id, id, subject, created_by) values (${c}, ${id}, 'Ours', 'Test')`,
    sql`insert into network_messages (collaborative_id, id, thread_id, text, author)
      select ${c}, ${id}, id, 'Ours', 'Test' from network_threads where collaborative_id = ${c}`,
    sql`insert into network_mail (collaborative_id, id, message_id, representative_id, send_at)
      select ${c}, ${id}, m.id, r.id, '2100-01-01' from network_messages m, network_representatives r
      where m.collaborative_id = ${c} and r.collaborative_id = ${c}`,
    sql`insert into network_invoices (collaborative_id, id, participant_id, year, number, amount, due_on)
      select ${c}, ${id}, id, 2026, 1, 2000, '2026-03-01' from network_participants where collaborative_id = ${c}`,
    sql`insert into network_payments (collaborative_id, id, invoice_id, paid_on, amount)
      select ${c}, ${id}, id, '2026-02-01', 10 from network_invoices where collaborative_id = ${c}`,
    sql`insert into network_gifts (collaborative_id, id, participant_id, kind, title, content, given_on, until)
      select ${c}, ${id}, id, 'story', 'Ours', ${story}::jsonb, '2026-01-01', '2027-01-01'
      from network_participants where collaborative_id = ${c}`,
    sql`insert into network_editions (collaborative_id, id, year, number, figures, made_by)
      values (${c}, ${id}, 2024, 1, '[]', 'Test')`,
    sql`insert into network_ties (collaborative_id, network_id, slug, name, joined_on)
      values (${c}, ${id}, 'net', 'Network', '2026-01-01')`,
    sql`insert into given_gifts (collaborative_id, id, network_id, kind, title, content, until, proposed_by)
      select ${c}, ${id}, network_id, 'story', 'Ours', ${story}::jsonb, '2027-01-01', 'Test'
      from network_ties where collaborative_id = ${c}`,
  ];
  for (const row of rows) await tx.execute(row);
}
