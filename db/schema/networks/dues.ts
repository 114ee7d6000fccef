import { sql } from "drizzle-orm";
import { check, date, index, integer, numeric, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { networkParticipants } from "./network";

/** What a participant owes for a year. Its state is computed from its dates and payments. */
export const networkInvoices = tenantTable(
  "network_invoices",
  {
    id: uuid().notNull(),
    participantId: uuid("participant_id").notNull(),
    year: smallint().notNull(),
    /** Within the year, from 1. */
    number: integer().notNull(),
    amount: numeric().notNull(),
    issuedOn: date("issued_on", { mode: "string" }),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    waivedOn: date("waived_on", { mode: "string" }),
    voidedOn: date("voided_on", { mode: "string" }),
    /** Why it was waived or voided. */
    reason: text().notNull().default(""),
    revision: integer().notNull().default(1),
  },
  { key: ["id"], references: { participant: { participantId: networkParticipants.id } } },
  (table) => [
    unique("network_invoices_number").on(table.collaborativeId, table.year, table.number),
    check("network_invoices_amount", sql`${table.amount} > 0`),
    check("network_invoices_end", sql`${table.waivedOn} is null or ${table.voidedOn} is null`),
  ],
);

export const networkPayments = tenantTable(
  "network_payments",
  {
    id: uuid().notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    paidOn: date("paid_on", { mode: "string" }).notNull(),
    amount: numeric().notNull(),
    note: text().notNull().default(""),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
  },
  { key: ["id"], references: { invoice: { invoiceId: networkInvoices.id } } },
  (table) => [
    index("network_payments_by_invoice").on(table.collaborativeId, table.invoiceId),
    check("network_payments_amount", sql`${table.amount} > 0`),
  ],
);
