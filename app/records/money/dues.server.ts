import { type InvoiceState, invoiceState, nextNumber, outstandingOf, paidOf } from "~/domain/money/dues";
import type { InvoiceRecord } from "~/domain/money/money";
import { organizationKey } from "~/domain/money/terms";
import { compareDecimal } from "~/domain/numbers/decimal";
import { organizationIn } from "~/domain/people/form";
import type { Decimal } from "~/domain/terms";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import type { Kept } from "./keep.server";
import { readMoney } from "./read.server";
import { addItem, addItems, changeItem } from "./store.server";

/** Invoices for dues by the steps that are open to them, for forms and programs alike. Money must be locked. */

/** An invoice as its sender saw it. */
interface InvoiceRef {
  id: string;
  revision: number;
}

/** The invoice, if one of these states is its own today. */
async function invoiceIn(
  db: TenantDb,
  id: string | null,
  states: readonly InvoiceState[],
): Promise<InvoiceRecord | null> {
  const found = (await readMoney(db)).invoices.find((own) => own.id === id);
  return found && states.includes(invoiceState(found, todayIso())) ? found : null;
}

interface Draft {
  /** "member:ID" or "partner:ID", or "members" for each member of today that has none of the year yet. */
  organization: string;
  year: number;
  tier: string;
  amount: Decimal;
  dueOn: string;
}

/**
 * Drafts an invoice, or one for each of the members.
 * @param members ids of the members of today
 * @returns the ids of the drafts, or a fault
 */
export async function draftInvoices(
  db: TenantDb,
  { organization, ...rest }: Draft,
  members: readonly string[],
): Promise<{ ids: string[] } | { field: string; message: string }> {
  const { invoices } = await readMoney(db);
  const numbers = invoices.map(({ number }) => number);
  const invoiced = new Set(
    invoices.filter(({ year, voided }) => year === rest.year && voided === null).map(organizationKey),
  );
  const asked =
    organization === "members"
      ? members.map((id) => `member:${id}`).filter((key) => !invoiced.has(key))
      : [organization];
  if (asked.length === 0)
    return { field: "organization", message: `Every member has an invoice of ${rest.year} already.` };
  const drafts = asked.map((key) => {
    const number = nextNumber(rest.year, numbers);
    numbers.push(number);
    return { ...rest, ...organizationIn(key), number };
  });
  return { ids: await addItems(db, "dues_invoice", drafts) };
}

/** Issues a draft today. @returns false if it is no draft any more, or somebody else changed it first */
export async function issueInvoice(db: TenantDb, { id, revision }: InvoiceRef): Promise<boolean> {
  const change = { revision, fields: { issuedOn: todayIso() } };
  return (await invoiceIn(db, id, ["draft"])) !== null && changeItem(db, "dues_invoice", id, change);
}

/** Removes a draft; its number was never used. @returns false as `issueInvoice` does */
export async function removeDraftInvoice(db: TenantDb, { id, revision }: InvoiceRef): Promise<boolean> {
  const draft = await invoiceIn(db, id, ["draft"]);
  return draft !== null && changeItem(db, "dues_invoice", id, { revision, fields: null });
}

/** Waives what is still unpaid, or declares an unpaid invoice void; each with its reason. */
export async function endInvoice(
  db: TenantDb,
  { id, revision }: InvoiceRef,
  { as, reason }: { as: "waived" | "voided"; reason: string },
): Promise<Kept> {
  const held = await invoiceIn(db, id, ["issued", "part_paid", "overdue"]);
  if (held && as === "voided" && compareDecimal(paidOf(held), "0") > 0)
    return { field: "reason", message: "Something was paid already: waive the rest instead." };
  const change = { revision, fields: { [as]: reason } };
  return held && (await changeItem(db, "dues_invoice", id, change)) ? { id } : "overtaken";
}

/** Records a payment; together they are at most what was asked. */
export async function payInvoice(
  db: TenantDb,
  fields: { invoiceId: string; amount: Decimal; paidOn: string },
): Promise<Exclude<Kept, "overtaken">> {
  const found = (await readMoney(db)).invoices.find(({ id }) => id === fields.invoiceId);
  if (compareDecimal(fields.amount, found ? outstandingOf(found) : "0") > 0)
    return { field: "amount", message: "This is more than is still to be paid." };
  return { id: await addItem(db, "dues_payment", fields) };
}
