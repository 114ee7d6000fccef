import { sql } from "drizzle-orm";
import type { Expected, Invoiced } from "~/domain/agreements/facts";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Every invoice for dues with its payments, whomever it went to. */
export async function readInvoicesToAll(db: TenantDb): Promise<Invoiced[]> {
  return rowsOf<Invoiced>(
    await db.tx.execute(sql`
      select i.member_id as "memberId", i.partner_id as "partnerId", i.amount::text as amount,
        i.issued_on::text as "issuedOn", i.due_on::text as "dueOn", i.waived, i.voided,
        (select coalesce(json_agg(json_build_object('amount', p.amount::text, 'paidOn', p.paid_on::text)), '[]')
          from dues_payments p where p.collaborative_id = i.collaborative_id and p.invoice_id = i.id) as payments
      from dues_invoices i where i.collaborative_id = ${db.collaborativeId}`),
  );
}

/**
 * Meetings that expected a seat of an organization, as its own or as that of one of its people, once each. Meetings of
 * which nobody's attendance was taken down are left out.
 */
export async function readExpectedMeetings(db: TenantDb): Promise<Expected[]> {
  const id = db.collaborativeId;
  return rowsOf<Expected>(
    await db.tx.execute(sql`
      select coalesce(s.member_id, c.member_id) as "memberId", coalesce(s.partner_id, c.partner_id) as "partnerId",
        t.day::text as day, bool_or(coalesce(a.state in ('present', 'alternate'), false)) as there
      from meetings t
      join seats s on s.collaborative_id = t.collaborative_id and s.body_id = t.body_id and s.valid_from <= t.day
        and (s.valid_until is null or s.valid_until >= t.day)
      left join contacts c on c.collaborative_id = s.collaborative_id and c.id = s.contact_id
      left join attendance a on a.collaborative_id = t.collaborative_id and a.meeting_id = t.id and a.seat_id = s.id
      where t.collaborative_id = ${id} and t.state in ('held', 'minutes_out', 'approved')
        and exists (select from attendance x where x.collaborative_id = ${id} and x.meeting_id = t.id)
        and num_nonnulls(s.member_id, c.member_id, s.partner_id, c.partner_id) > 0
      group by t.id, t.day, 1, 2`),
  );
}
