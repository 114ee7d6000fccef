import type { ActionFunctionArgs } from "@remix-run/node";
import { duesPaymentForm, endInvoiceForm, invoiceForm } from "~/domain/money/plan-forms";
import { paths } from "~/paths";
import {
  draftInvoices,
  endInvoice,
  issueInvoice,
  payInvoice,
  removeDraftInvoice,
} from "~/records/money/dues.server";
import { todayIso } from "~/records/today";
import {
  changing,
  checked,
  type Faults,
  keeping,
  moneyAction,
  OVERTAKEN,
  refIn,
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
      issue: (sent) => stepping(sent, issueInvoice),
      "remove-draft": (sent) => stepping(sent, removeDraftInvoice),
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
      const members = membersOf(sent.catalog.members, todayIso()).map(({ id }) => id);
      const drafted = await draftInvoices(sent.visited.db, fields, members);
      return "field" in drafted ? { [drafted.field]: [drafted.message] } : null;
    },
  );

/** Takes a step of the invoice that the form names. */
async function stepping({ visited, form }: Sent, take: typeof issueInvoice) {
  const ref = refIn(form);
  return ref && (await take(visited.db, ref)) ? null : { of: "step", fault: OVERTAKEN };
}

/** Waives what is still unpaid, or declares an unpaid invoice void; each with its reason. */
const ending = (sent: Sent, as: "waived" | "voided") =>
  keeping(sent, `${as} ${sent.form.get("id")}`, endInvoiceForm, async ({ reason }) => {
    const ref = refIn(sent.form);
    return ref ? endInvoice(sent.visited.db, ref, { as, reason }) : "overtaken";
  });

/** Records a payment; together they are at most what was asked. */
const payment: Step = (sent) =>
  keeping(
    sent,
    `payment ${sent.form.get("invoiceId")}`,
    duesPaymentForm(sent.catalog.collaborative),
    (fields) => payInvoice(sent.visited.db, fields),
  );
