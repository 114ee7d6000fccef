import { compareDecimal } from "~/domain/numbers/decimal";
import type { Decimal } from "~/domain/terms";

/** Dues of a network's participants: invoices, whose state follows from their dates and payments. */

export const INVOICE_STATES = {
  draft: "Draft",
  issued: "Issued",
  part_paid: "Part paid",
  paid: "Paid",
  overdue: "Overdue",
  waived: "Waived",
  void: "Void",
} as const;
export type InvoiceState = keyof typeof INVOICE_STATES;

export interface InvoiceFacts {
  amount: Decimal;
  /** Sum of all payments. */
  paid: Decimal;
  /** ISO dates. */
  issuedOn: string | null;
  dueOn: string;
  waivedOn: string | null;
  voidedOn: string | null;
}

/** Where an invoice stands today. What is not paid in full is overdue from the day after it was due. */
export function invoiceState(invoice: InvoiceFacts, today: string): InvoiceState {
  if (invoice.voidedOn !== null) return "void";
  if (invoice.waivedOn !== null) return "waived";
  if (invoice.issuedOn === null) return "draft";
  if (compareDecimal(invoice.paid, invoice.amount) >= 0) return "paid";
  if (invoice.dueOn < today) return "overdue";
  return compareDecimal(invoice.paid, "0") > 0 ? "part_paid" : "issued";
}

/** Whether a payment can be recorded: money for it was asked for, and nothing has ended it. */
export const takesPayments = (state: InvoiceState): boolean =>
  state === "issued" || state === "part_paid" || state === "overdue";

/** Participants see their own invoices from the day they were issued; the coordinator sees all. */
export const isIssued = ({ issuedOn }: Pick<InvoiceFacts, "issuedOn">): boolean => issuedOn !== null;

/** "2026-07": the year, and a number within it. */
export const invoiceNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(2, "0")}`;
