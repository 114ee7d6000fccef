import { Link } from "@remix-run/react";
import type { NetworkFrame } from "~/access/networks/visit.server";
import { INVOICE_STATES } from "~/domain/networks/dues";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { ShownInvoice } from "./view.server";

/** Invoices with where they stand, and the file of each. */
export function InvoiceTable({ frame, invoices }: { frame: NetworkFrame; invoices: ShownInvoice[] }) {
  const runs = frame.role === "coordinator";
  return (
    <ScrollTable label="Invoices">
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col" className="word">
            Participant
          </th>
          <th scope="col">Amount</th>
          <th scope="col">Left</th>
          <th scope="col" className="word">
            Due
          </th>
          <th scope="col" className="word">
            State
          </th>
          <th scope="col" className="word">
            File
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row">
              {runs ? (
                <Link to={paths.networkDues(frame.slug, { invoice: invoice.id })}>{invoice.name}</Link>
              ) : (
                invoice.name
              )}
            </th>
            <td className="word">{invoice.participant}</td>
            <td>{formatMoney(invoice.amount, frame)}</td>
            <td>{formatMoney(invoice.left, frame)}</td>
            <td className="word">{formatDate(invoice.dueOn, frame)}</td>
            <td className="word">
              {INVOICE_STATES[invoice.state]}
              {invoice.reason ? <span className="block text-sm">{invoice.reason}</span> : null}
            </td>
            <td className="word">
              {invoice.issuedOn ? (
                <Link to={paths.networkInvoicePdf(frame.slug, invoice.id)} reloadDocument>
                  PDF<span className="sr-only"> of invoice {invoice.name}</span>
                </Link>
              ) : (
                "–"
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
