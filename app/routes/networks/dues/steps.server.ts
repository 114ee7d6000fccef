import type { NetworkVisit } from "~/access/networks/visit.server";
import { endInvoiceForm, invoicesForm, paymentForm, yearField } from "~/domain/networks/forms";
import {
  draftInvoices,
  endInvoice,
  issueInvoices,
  recordPayment,
  removePayment,
} from "~/records/networks/dues.server";
import { readYears } from "~/records/networks/years.server";
import { todayIso } from "~/records/today";
import { idOrNobody } from "~/routes/shared/steps";
import { type FormStep, faultUnless, withFields } from "../forms/action.server";

const yearIn = (form: FormData) => yearField.safeParse(form.get("year")).data ?? 0;
const orFault = (fault: string | null) => (fault === null ? null : { fault });

/** The forms of the page of dues: a coordinator's. */
export const duesSteps: Record<string, FormStep<NetworkVisit>> = {
  draft: {
    permission: "run the network",
    run: ({ db, network }, form) =>
      withFields(form, invoicesForm, async ({ dueOn }) => {
        const year = yearIn(form);
        const plan = (await readYears(db)).find((own) => own.year === year);
        if (!plan) return { fault: "Plan the year first." };
        const amount = plan.dues ?? network.dues;
        const count = await draftInvoices(db, { year, amount, dueOn, today: todayIso() });
        return faultUnless(count > 0, "Every participant has an invoice for this year.");
      }),
  },
  issue: {
    permission: "run the network",
    run: async ({ db }, form) => {
      const count = await issueInvoices(db, { year: yearIn(form) }, todayIso());
      return faultUnless(count > 0, "There is no draft to issue.");
    },
  },
  pay: {
    permission: "run the network",
    run: ({ db }, form) =>
      withFields(form, paymentForm, async (payment) =>
        orFault(await recordPayment(db, idOrNobody(form), payment, todayIso())),
      ),
  },
  unpay: {
    permission: "run the network",
    run: async ({ db }, form) =>
      faultUnless(await removePayment(db, idOrNobody(form)), "This payment is gone already."),
  },
  end: {
    permission: "run the network",
    run: ({ db }, form) =>
      withFields(form, endInvoiceForm, async ({ reason }) => {
        const how = form.get("how") === "void" ? "void" : "waive";
        return orFault(await endInvoice(db, idOrNobody(form), { how, reason, today: todayIso() }));
      }),
  },
};
