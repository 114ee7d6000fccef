import { total } from "~/domain/money/amounts";
import { type InvoiceFacts, invoiceState } from "~/domain/money/dues";
import { compareDecimal } from "~/domain/numbers/decimal";
import type { ObligationKind } from "./obligations";

/** What is stored here about an obligation's period decides what became of it (docs/rules.md, section 15). */

/** The organization that has promised something. */
export interface Promiser {
  memberId: string | null;
  partnerId: string | null;
}

/** What the facts say of one period. */
export interface Fact {
  doneOn: string | null;
  waived: string | null;
  /** "at 3 of 4 meetings". */
  words: string | null;
}

/** One period: from a day on through its due date. */
export interface Span {
  from: string;
  dueOn: string;
}

/** @returns null where nothing here decides: somebody then says what happened */
export type Facts = (kind: ObligationKind, promiser: Promiser, span: Span, today: string) => Fact | null;

/** An invoice for dues, and to whom it went. */
export type Invoiced = InvoiceFacts & Promiser;

/** A meeting that expected a seat of an organization, and whether somebody was in it. */
export interface Expected extends Promiser {
  day: string;
  there: boolean;
}

const isOf = (promiser: Promiser) => (other: Promiser) =>
  other.memberId === promiser.memberId && other.partnerId === promiser.partnerId;

/** The facts of all obligations, each kind from its own. */
export function factsFrom({
  submissions,
  invoices,
  meetings,
}: {
  /** When a member submitted the numbers due on a day. */
  submissions: (memberId: string, dueOn: string) => string | null;
  invoices: readonly Invoiced[];
  meetings: readonly Expected[];
}): Facts {
  return (kind, promiser, span, today) => {
    const isOwn = isOf(promiser);
    if (kind === "dues") return duesFact(invoices.filter(isOwn), span, today);
    if (kind === "attendance") return attendanceFact(meetings.filter(isOwn), span, today);
    const on = kind === "numbers" && promiser.memberId ? submissions(promiser.memberId, span.dueOn) : null;
    return on === null ? null : { doneOn: on, waived: null, words: null };
  };
}

/** Dues of a period are paid once every invoice that is due in it is; void ones and drafts ask for nothing. */
function duesFact(invoices: readonly Invoiced[], { from, dueOn }: Span, today: string): Fact | null {
  const asked = invoices
    .filter((invoice) => invoice.dueOn >= from && invoice.dueOn <= dueOn)
    .map((invoice) => ({ invoice, state: invoiceState(invoice, today) }))
    .filter(({ state }) => state !== "void" && state !== "draft");
  if (asked.length === 0) return null;
  const paid = asked.filter(({ state }) => state === "paid");
  const waived = asked.filter(({ state }) => state === "waived");
  if (waived.length === asked.length)
    return { doneOn: null, waived: waived.map(({ invoice }) => invoice.waived).join("; "), words: null };
  if (paid.length + waived.length === asked.length) {
    const days = paid.map(({ invoice }) => paidInFullOn(invoice)).sort();
    return { doneOn: days.at(-1) ?? null, waived: null, words: null };
  }
  return { doneOn: null, waived: null, words: `${paid.length} of ${count(asked.length, "invoice")} paid` };
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

/** The day of the payment that made it whole. */
function paidInFullOn({ amount, payments }: InvoiceFacts): string {
  const inOrder = [...payments].sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1));
  const last = inOrder.find(
    (_, at) => compareDecimal(total(inOrder.slice(0, at + 1).map((own) => own.amount)), amount) >= 0,
  );
  return last?.paidOn ?? inOrder.at(-1)?.paidOn ?? "";
}

/** Attendance is kept by being at half or more of the period's meetings; it is known once the period is over. */
function attendanceFact(meetings: readonly Expected[], { from, dueOn }: Span, today: string): Fact | null {
  const held = meetings.filter(({ day }) => day >= from && day <= dueOn);
  if (held.length === 0) return null;
  const there = held.filter((meeting) => meeting.there).length;
  const isKept = there * 2 >= held.length;
  const words = `at ${there} of ${count(held.length, "meeting")}`;
  return { doneOn: isKept && today > dueOn ? dueOn : null, waived: null, words };
}
