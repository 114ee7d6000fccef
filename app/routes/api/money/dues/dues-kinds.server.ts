import type { z } from "zod";
import { invoiceState, outstandingOf, paidOf } from "~/domain/money/dues";
import type { InvoiceRecord } from "~/domain/money/money";
import { duesPaymentForm } from "~/domain/money/plan-forms";
import { payInvoice } from "~/records/money/dues.server";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";
import { through } from "../entries/kinds.server";
import type { Entries } from "../entries/writing.server";
import { newDuesPayment, type storedDuesPayment, type storedInvoice } from "./dues-schemas";

/** An invoice as the page shows it today. */
export const invoiceJson = (invoice: InvoiceRecord): z.infer<typeof storedInvoice> => ({
  id: invoice.id,
  revision: invoice.revision,
  number: invoice.number,
  organization: invoice.name,
  year: invoice.year,
  tier: invoice.tier,
  amount: Number(invoice.amount),
  dueOn: invoice.dueOn,
  state: invoiceState(invoice, todayIso()),
  issuedOn: invoice.issuedOn,
  waived: invoice.waived,
  voided: invoice.voided,
  paid: Number(paidOf(invoice)),
  open: Number(outstandingOf(invoice)),
  payments: invoice.payments.map(({ id, revision, amount, paidOn }) => ({
    id,
    revision,
    amount: Number(amount),
    paidOn,
  })),
});

type StoredPayment = InvoiceRecord["payments"][number] & { invoice: string };

export const duesPayments: Entries<z.output<typeof newDuesPayment>, StoredPayment> = {
  word: "payment",
  subject: "dues_payment",
  permission: "keep money",
  body: newDuesPayment,
  read: async (db) =>
    (await readMoney(db)).invoices.flatMap(({ id, payments }) =>
      payments.map((payment) => ({ ...payment, invoice: id })),
    ),
  keep: ({ db, typing }, _, { invoice, amount, paidOn }) =>
    through(duesPaymentForm(typing), { invoiceId: invoice, amount: String(amount), paidOn }, (fields) =>
      payInvoice(db, fields),
    ),
  shape: ({ id, revision, invoice, amount, paidOn }): z.infer<typeof storedDuesPayment> => ({
    id,
    revision,
    invoice,
    amount: Number(amount),
    paidOn,
  }),
};
