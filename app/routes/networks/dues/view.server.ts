import type { NetworkVisit } from "~/access/networks/visit.server";
import { invoiceNumber, invoiceState, isIssued, takesPayments } from "~/domain/networks/dues";
import { moneyLeft } from "~/domain/networks/money";
import { readInvoices } from "~/records/networks/dues.server";

/** Invoices as this person may see them: a coordinator all, a representative those of the own participant once issued. */
export async function invoicesFor({ db, role, participantId }: NetworkVisit, today: string) {
  const invoices = await readInvoices(db);
  return invoices
    .filter(
      (invoice) => role === "coordinator" || (invoice.participantId === participantId && isIssued(invoice)),
    )
    .map((invoice) => {
      const state = invoiceState(invoice, today);
      return {
        ...invoice,
        state,
        name: invoiceNumber(invoice),
        left: moneyLeft(invoice),
        takesPayments: takesPayments(state),
        open: takesPayments(state) || state === "draft",
      };
    });
}
export type ShownInvoice = Awaited<ReturnType<typeof invoicesFor>>[number];
