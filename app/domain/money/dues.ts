import { compareDecimal } from "~/domain/numbers/decimal";
import type { Decimal } from "~/domain/terms";
import { less, total } from "./amounts";

/** Invoices for dues: their states are computed (docs/rules.md, section 21.3). */

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
  issuedOn: string | null;
  dueOn: string;
  /** Why it is not asked for any more. */
  waived: string | null;
  /** Why it never should have been. */
  voided: string | null;
  payments: { amount: Decimal; paidOn: string }[];
}

export const paidOf = ({ payments }: Pick<InvoiceFacts, "payments">): Decimal =>
  total(payments.map(({ amount }) => amount));

/** What is still to be paid; 0 once it is paid, waived, or void, or while it is a draft. */
export function outstandingOf(invoice: InvoiceFacts): Decimal {
  if (invoice.issuedOn === null || invoice.waived !== null || invoice.voided !== null) return "0";
  const left = less(invoice.amount, paidOf(invoice));
  return left.startsWith("-") ? "0" : left;
}

/** Part paid and past its day is overdue: what is missing matters more. */
export function invoiceState(invoice: InvoiceFacts, today: string): InvoiceState {
  if (invoice.voided !== null) return "void";
  if (invoice.issuedOn === null) return "draft";
  if (compareDecimal(outstandingOf({ ...invoice, waived: null }), "0") === 0) return "paid";
  if (invoice.waived !== null) return "waived";
  if (invoice.dueOn < today) return "overdue";
  return invoice.payments.length > 0 ? "part_paid" : "issued";
}

/** What counts as income of its fiscal year: the whole of what was issued, or what was paid before the rest was waived. */
export function duesIncome(invoice: InvoiceFacts): Decimal {
  if (invoice.issuedOn === null || invoice.voided !== null) return "0";
  return invoice.waived === null ? invoice.amount : paidOf(invoice);
}

/** "2026-007": the next number of a fiscal year; those of void invoices stay used. */
export function nextNumber(year: number, numbers: readonly string[]): string {
  const own = numbers.flatMap((number) => {
    const [, of, count] = /^(\d{4})-(\d+)$/.exec(number) ?? [];
    return Number(of) === year ? [Number(count)] : [];
  });
  return `${year}-${`${Math.max(0, ...own) + 1}`.padStart(3, "0")}`;
}
