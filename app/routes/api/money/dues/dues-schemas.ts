import { z } from "zod";
import { INVOICE_STATES, type InvoiceState } from "~/domain/money/dues";
import { schemas } from "~/routes/api/schemas";

/** Invoices for dues and their payments in the API. */

const stored = { id: z.uuid(), revision: z.int() };
const amount = z.number().describe("In the collaborative’s currency, with at most two decimals.");

const invoice = {
  organization: z.string().describe("A member’s slug, or the name of a member or partner."),
  year: z.int().describe("The fiscal year that it is for."),
  tier: z.string(),
  amount,
  dueOn: z.iso.date(),
};

export const newInvoice = z
  .strictObject({
    ...invoice,
    organization: z
      .string()
      .describe(
        "A member’s slug, the name of a member or partner, or “members”: each member of today that has none of the year yet.",
      ),
    tier: invoice.tier.default(""),
  })
  .register(schemas, { id: "NewInvoice" });

export const invoiceChange = z
  .strictObject({
    state: z.enum(["issued", "waived", "void"]),
    reason: z.string().optional().describe("Required to waive what is unpaid, or to declare it void."),
    revision: z.int().optional().describe("The revision that was read; another one is refused (409)."),
  })
  .register(schemas, { id: "InvoiceChange" });

export const storedInvoice = z
  .strictObject({
    ...stored,
    number: z.string(),
    ...invoice,
    state: z.enum(Object.keys(INVOICE_STATES) as [InvoiceState, ...InvoiceState[]]),
    issuedOn: z.iso.date().nullable(),
    waived: z.string().nullable().describe("Why it is not asked for any more."),
    voided: z.string().nullable().describe("Why it never should have been."),
    paid: z.number(),
    open: z.number().describe("What is still to be paid."),
    payments: z.array(z.strictObject({ ...stored, amount: z.number(), paidOn: z.iso.date() })),
  })
  .register(schemas, { id: "Invoice" });

const payment = { invoice: z.uuid().describe("Id of the invoice."), amount, paidOn: z.iso.date() };
export const newDuesPayment = z.strictObject(payment).register(schemas, { id: "NewDuesPayment" });
export const storedDuesPayment = z
  .strictObject({ ...stored, ...payment })
  .register(schemas, { id: "StoredDuesPayment" });
