import { Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import { INVOICE_STATES, type InvoiceState } from "~/domain/money/dues";
import type { InvoiceRecord } from "~/domain/money/money";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

export type ShownInvoice = InvoiceRecord & { state: InvoiceState; paid: string; open: string };

/** One fiscal year's invoices. */
export function InvoiceTable({
  year,
  invoices,
  mayKeep,
  shell,
}: {
  year: number;
  invoices: ShownInvoice[];
  mayKeep: boolean;
  shell: Shell;
}) {
  return (
    <Section title={`Dues of ${year}`}>
      <ScrollTable label={`Invoices of ${year}`}>
        <thead>
          <tr>
            <th scope="col">Invoice</th>
            <th scope="col" className="word">
              State
            </th>
            <th scope="col" className="word">
              Due on
            </th>
            <th scope="col">Amount</th>
            <th scope="col">Paid</th>
            <th scope="col" className="word">
              {mayKeep ? "File and steps" : "File"}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.id}>
              <th scope="row">
                {invoice.name}
                <span className="block font-normal text-ink-soft text-sm">
                  {[invoice.number, invoice.tier].filter(Boolean).join(", ")}
                </span>
              </th>
              <td className="word">
                <StateWord state={invoice.state} />
              </td>
              <td className="word">{formatDate(invoice.dueOn, shell)}</td>
              <td>{formatMoney(invoice.amount, shell)}</td>
              <td>{formatMoney(invoice.paid, shell)}</td>
              <td className="word">
                <span className="flex flex-wrap gap-x-4">
                  <Link to={paths.invoicePdf(shell.slug, invoice.id)} reloadDocument>
                    PDF<span className="sr-only"> of invoice {invoice.number}</span>
                  </Link>
                  {mayKeep ? (
                    <Link to={paths.dues(shell.slug, { invoice: invoice.id })}>
                      Open<span className="sr-only"> invoice {invoice.number}</span>
                    </Link>
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}

/** The state in a word; overdue stands out. */
export function StateWord({ state }: { state: InvoiceState }) {
  return <span className={state === "overdue" ? "font-semibold text-bad" : ""}>{INVOICE_STATES[state]}</span>;
}
