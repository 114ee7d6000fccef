import type { ActionFunctionArgs } from "@remix-run/node";
import { invoiceState, nextNumber, outstandingOf, paidOf } from "~/domain/money/dues";
import type { InvoiceRecord } from "~/domain/money/money";
import { duesPaymentForm, endInvoiceForm, invoiceForm } from "~/domain/money/plan-forms";
import { organizationKey } from "~/domain/money/terms";
import { compareDecimal } from "~/domain/numbers/decimal";
import { organizationIn } from "~/domain/people/form";
import { paths } from "~/paths";
import { readMoney } from "~/records/money/read.server";
import { addItem, addItems, changeItem } from "~/records/money/store.server";
import { todayIso } from "~/records/today";
import { idIn } from "~/routes/shared/steps";
import {
  changing,
  checked,
  type Faults,
  moneyAction,
  OVERTAKEN,
  revisionIn,
  type Sent,
  type Step,
} from "../action.server";
import { membersOf } from "../shown.server";

/** Invoices for dues and their payments: one form, one intent. */
export const duesAction = (args: ActionFunctionArgs) =>
  moneyAction(
    args,
    {
      invoice,
      issue: (sent) => stepping(sent, ["draft"], { issuedOn: todayIso() }),
      "remove-draft": (sent) => stepping(sent, ["draft"], null),
      payment,
      "remove-payment": (sent) => changing(sent, "dues_payment", null),
      waive: (sent) => ending(sent, "waived"),
      void: (sent) => ending(sent, "voided"),
    },
    paths.dues,
  );

/** Drafts an invoice, or one for each member of today that has none of that year yet. */
const invoice: Step = (sent) =>
  checked(
    sent,
    "invoice",
    invoiceForm(sent.catalog.collaborative),
    async (fields): Promise<Faults | null> => {
      const { db } = sent.visited;
      const { organization, ...rest } = fields;
      const { invoices } = await readMoney(db);
      const numbers = invoices.map(({ number }) => number);
      const invoiced = new Set(
        invoices.filter(({ year, voided }) => year === rest.year && voided === null).map(organizationKey),
      );
      const wanted =
        organization === "members"
          ? membersOf(sent.catalog.members, todayIso()).map(({ id }) => `member:${id}`)
          : [organization];
      const asked = organization === "members" ? wanted.filter((key) => !invoiced.has(key)) : wanted;
      if (asked.length === 0)
        return { organization: [`Every member has an invoice of ${rest.year} already.`] };
      const drafts = asked.map((key) => {
        const number = nextNumber(rest.year, numbers);
        numbers.push(number);
        return { ...rest, ...organizationIn(key), number };
      });
      await addItems(db, "dues_invoice", drafts);
      return null;
    },
  );

type States = readonly ReturnType<typeof invoiceState>[];

async function heldInvoice({ visited, form }: Sent, states: States): Promise<InvoiceRecord | null> {
  const { invoices } = await readMoney(visited.db);
  const found = invoices.find(({ id }) => id === idIn(form));
  return found && states.includes(invoiceState(found, todayIso())) ? found : null;
}

/** Takes a step that is open in these states only. */
async function stepping(sent: Sent, states: States, fields: { issuedOn: string } | null) {
  const held = await heldInvoice(sent, states);
  return held ? changing(sent, "dues_invoice", fields) : { of: "step", fault: OVERTAKEN };
}

/** Waives what is still unpaid, or declares an unpaid invoice void; each with its reason. */
const ending = async (sent: Sent, field: "waived" | "voided") => {
  const of = `${field} ${sent.form.get("id")}`;
  let overtaken = false;
  const answered = await checked(sent, of, endInvoiceForm, async ({ reason }): Promise<Faults | null> => {
    const held = await heldInvoice(sent, ["issued", "part_paid", "overdue"]);
    if (held && field === "voided" && compareDecimal(paidOf(held), "0") > 0)
      return { reason: ["Something was paid already: waive the rest instead."] };
    const change = { revision: revisionIn(sent.form), fields: { [field]: reason } };
    overtaken = !held || !(await changeItem(sent.visited.db, "dues_invoice", held.id, change));
    return null;
  });
  return overtaken ? { of, fault: OVERTAKEN } : answered;
};

/** Records a payment; together they are at most what was asked. */
const payment: Step = (sent) => {
  const { form, catalog, visited } = sent;
  const of = `payment ${form.get("invoiceId")}`;
  return checked(sent, of, duesPaymentForm(catalog.collaborative), async (fields): Promise<Faults | null> => {
    const { invoices } = await readMoney(visited.db);
    const found = invoices.find(({ id }) => id === fields.invoiceId);
    const open = found ? outstandingOf(found) : "0";
    if (compareDecimal(fields.amount, open) > 0)
      return { amount: ["This is more than is still to be paid."] };
    await addItem(visited.db, "dues_payment", fields);
    return null;
  });
};
