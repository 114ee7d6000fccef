import type { LoaderFunctionArgs } from "@remix-run/node";
import { signalOf } from "~/access/client-gone.server";
import { visitNetwork } from "~/access/networks/visit.server";
import { notFound } from "~/access/visit.server";
import { INVOICE_STATES } from "~/domain/networks/dues";
import { log } from "~/log.server";
import { todayIso } from "~/records/today";
import { type InvoicePaper, renderInvoice } from "~/reports/invoice/render.server";
import { RenderError } from "~/reports/render/error";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { invoicesFor } from "./view.server";

/** An issued invoice as a tagged PDF, for a coordinator and the participant that owes it. @throws 404 for others */
export async function loader(args: LoaderFunctionArgs) {
  const paper = await visitNetwork(args, "take part", async (visited): Promise<InvoicePaper> => {
    const { network } = visited;
    const invoices = await invoicesFor(visited, todayIso());
    const invoice = invoices.find(({ id }) => id === args.params.invoice);
    if (!invoice?.issuedOn) throw notFound("There is no such invoice.");
    const { locale } = network;
    return {
      number: invoice.name,
      from: network.name,
      to: [invoice.participant, invoice.place].filter(Boolean).join(", "),
      issuedOn: invoice.issuedOn,
      locale,
      facts: [
        `Issued on ${formatDate(invoice.issuedOn, network)}`,
        `Due by ${formatDate(invoice.dueOn, network)}`,
        INVOICE_STATES[invoice.state],
      ],
      lines: [
        { label: `Dues for ${invoice.year}`, amount: formatMoney(invoice.amount, network) },
        ...invoice.payments.map(({ paidOn, amount }) => ({
          label: `Paid on ${formatDate(paidOn, network)}`,
          amount: formatMoney(amount, network),
        })),
        { label: "Still to pay", amount: formatMoney(invoice.left, network) },
      ],
    };
  });
  try {
    const bytes = await renderInvoice(paper, signalOf(args));
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="invoice-${paper.number}.pdf"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    if (error.cause) log.error(error, "an invoice could not be made");
    throw new Response(error.message, { status: error.status, headers: { "retry-after": "60" } });
  }
}
