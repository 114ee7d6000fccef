import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type InvoiceFacts, invoiceState, takesPayments } from "~/domain/networks/dues";
import type { Decimal } from "~/domain/terms";
import { rowsOf } from "~db/rows";
import { networkInvoices, networkPayments } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { note } from "./network.server";

/** Invoices for dues, and their payments. */

export interface Payment {
  id: string;
  paidOn: string;
  amount: Decimal;
  note: string;
}

export interface Invoice extends InvoiceFacts {
  id: string;
  participantId: string;
  participant: string;
  place: string;
  year: number;
  number: number;
  reason: string;
  revision: number;
  payments: Payment[];
}

/** All invoices, newest year first, with their payments, in one statement; or the one with an id. */
export async function readInvoices(db: TenantDb, id?: string): Promise<Invoice[]> {
  return rowsOf<Invoice>(
    await db.tx.execute(sql`
      select i.id, i.participant_id as "participantId", p.name as participant, p.place, i.year, i.number,
        i.amount::text as amount, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn",
        i.waived_on::text as "waivedOn", i.voided_on::text as "voidedOn", i.reason, i.revision,
        coalesce((select sum(y.amount) from network_payments y
          where y.collaborative_id = i.collaborative_id and y.invoice_id = i.id), 0)::text as paid,
        (select coalesce(json_agg(json_build_object('id', y.id, 'paidOn', y.paid_on, 'amount', y.amount::text,
            'note', y.note) order by y.paid_on, y.id), '[]') from network_payments y
          where y.collaborative_id = i.collaborative_id and y.invoice_id = i.id) as payments
      from network_invoices i
      join network_participants p on p.collaborative_id = i.collaborative_id and p.id = i.participant_id
      where i.collaborative_id = ${db.collaborativeId} ${id ? sql`and i.id = ${id}` : sql``}
      order by i.year desc, i.number`),
  );
}

/**
 * Drafts an invoice for every participant of today that has none for the year that counts.
 * @returns how many
 */
export async function draftInvoices(
  db: TenantDb,
  { year, amount, dueOn, today }: { year: number; amount: Decimal; dueOn: string; today: string },
): Promise<number> {
  const { collaborativeId } = db;
  // Two drafts at once would take the same numbers: the second fails, and nothing is stored twice.
  const missing = rowsOf<{ participantId: string; last: number }>(
    await db.tx.execute(sql`
      select p.id as "participantId", (select coalesce(max(number), 0)::int from network_invoices
        where collaborative_id = ${collaborativeId} and year = ${year}) as last
      from network_participants p
      where p.collaborative_id = ${collaborativeId} and p.joined_on <= ${today}
        and (p.left_on is null or p.left_on >= ${today})
        and not exists (select 1 from network_invoices i where i.collaborative_id = p.collaborative_id
          and i.participant_id = p.id and i.year = ${year} and i.voided_on is null)
      order by lower(p.name), p.id`),
  );
  const rows = missing.map(({ participantId, last }, place) => ({
    collaborativeId,
    id: uuidv7(),
    participantId,
    year,
    number: last + place + 1,
    amount,
    dueOn,
  }));
  if (rows.length > 0) await db.tx.insert(networkInvoices).values(rows);
  if (rows.length > 0)
    await note(db, collaborativeId, null, { what: "invoices", year, amount, dueOn, count: rows.length });
  return rows.length;
}

/** Issues an invoice, or all drafts of a year. @returns how many */
export async function issueInvoices(
  db: TenantDb,
  which: { id: string } | { year: number },
  today: string,
): Promise<number> {
  const issued = await db.tx
    .update(networkInvoices)
    .set({ issuedOn: today, revision: sql`revision + 1` })
    .where(
      and(
        eq(networkInvoices.collaborativeId, db.collaborativeId),
        "id" in which ? eq(networkInvoices.id, which.id) : eq(networkInvoices.year, which.year),
        isNull(networkInvoices.issuedOn),
        isNull(networkInvoices.voidedOn),
        isNull(networkInvoices.waivedOn),
      ),
    )
    .returning({ id: networkInvoices.id });
  if (issued.length > 0)
    await note(db, db.collaborativeId, null, {
      what: "invoices issued",
      issuedOn: today,
      count: issued.length,
    });
  return issued.length;
}

/** Records a payment. @returns a sentence why not, or null */
export async function recordPayment(
  db: TenantDb,
  invoiceId: string,
  payment: Omit<Payment, "id">,
  today: string,
): Promise<string | null> {
  const invoice = await lock(db, invoiceId);
  if (!invoice) return "This invoice no longer exists.";
  if (!takesPayments(invoiceState(invoice, today))) return "This invoice takes no payments now.";
  const id = uuidv7();
  await db.tx
    .insert(networkPayments)
    .values({ collaborativeId: db.collaborativeId, id, invoiceId, ...payment });
  await note(db, invoiceId, null, { what: "payment", ...payment });
  return null;
}

/** Removes a payment that was recorded by mistake. @returns false if it is gone */
export async function removePayment(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx
    .delete(networkPayments)
    .where(and(eq(networkPayments.collaborativeId, db.collaborativeId), eq(networkPayments.id, id)))
    .returning({ paidOn: networkPayments.paidOn, amount: networkPayments.amount });
  if (gone) await note(db, id, { what: "payment", ...gone }, null);
  return gone !== undefined;
}

/** Waives or voids an invoice that is not paid. @returns a sentence why not, or null */
export async function endInvoice(
  db: TenantDb,
  id: string,
  { how, reason, today }: { how: "waive" | "void"; reason: string; today: string },
): Promise<string | null> {
  const invoice = await lock(db, id);
  if (!invoice) return "This invoice no longer exists.";
  const state = invoiceState(invoice, today);
  if (state === "paid" || state === "waived" || state === "void") return "This invoice is settled already.";
  const set = how === "waive" ? { waivedOn: today } : { voidedOn: today };
  await db.tx
    .update(networkInvoices)
    .set({ ...set, reason, revision: sql`revision + 1` })
    .where(place(db, id));
  await note(db, id, { state }, { ...set, reason });
  return null;
}

const place = (db: TenantDb, id: string) =>
  and(eq(networkInvoices.collaborativeId, db.collaborativeId), eq(networkInvoices.id, id));

async function lock(db: TenantDb, id: string): Promise<Invoice | null> {
  const [row] = await db.tx
    .select({ id: networkInvoices.id })
    .from(networkInvoices)
    .where(place(db, id))
    .for("update");
  return row ? ((await readInvoices(db, id))[0] ?? null) : null;
}
