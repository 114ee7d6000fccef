import { INVOICE_STATES, invoiceState, outstandingOf } from "~/domain/money/dues";
import type { InvoiceRecord } from "~/domain/money/money";
import { periodOf } from "~/domain/periods";
import type { Collaborative } from "~/domain/terms";
import { runApart } from "~/reports/render/own-process.server";
import { enqueue } from "~/reports/render/queue.server";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { formatDate, formatPeriod } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";

/** An invoice for dues as it goes on paper. */
export interface InvoicePaper {
  invoice: InvoiceRecord;
  collaborative: Pick<Collaborative, "name" | "place" | "locale" | "currency">;
  /** 1–12: the month in which the partnership's fiscal year ends. */
  endMonth: number;
  /** ISO. */
  today: string;
}

/** Renders an invoice as PDF/UA-1, by the report's typesetter. @throws RenderError if it fails */
export function renderInvoice(paper: InvoicePaper, signal?: AbortSignal): Promise<Uint8Array> {
  const text = JSON.stringify(invoicePaper(paper));
  return enqueue(
    (stop) => runApart(["pdf/typeset.mjs", "invoice"], text, { name: "PDF", signal: stop }),
    signal,
  );
}

/** All that the template needs, in words. */
export function invoicePaper({ invoice, collaborative, endMonth, today }: InvoicePaper) {
  const { locale } = collaborative;
  const { language, region } = new Intl.Locale(locale).maximize();
  const { number, name, tier, amount, issuedOn, dueOn, payments, year } = invoice;
  const [dateYear = 2000, month = 1, day = 1] = (issuedOn ?? today).split("-").map(Number);
  const period = periodOf(year, endMonth);
  const state = invoiceState(invoice, today);
  const money = (value: string) => formatMoney(value, collaborative);
  return {
    colors: {
      ink: PRINT_PAINT.ink,
      soft: PRINT_PAINT.inkSoft,
      line: PRINT_PAINT.line,
      accents: PRINT_PAINT.strategy,
    },
    page: region === undefined || ["US", "CA", "MX"].includes(region) ? "us-letter" : "a4",
    lang: language,
    region: region?.length === 2 ? region : null,
    date: { year: dateYear, month, day },
    title: `Invoice ${number}: ${name}`,
    number: `Invoice ${number}`,
    author: collaborative.name,
    place: collaborative.place,
    // A draft, or one that is not asked for any more, must not be taken for one to pay.
    standing: ["draft", "waived", "void", "paid"].includes(state) ? INVOICE_STATES[state] : "",
    facts: [
      { term: "To", text: name },
      { term: "Issued on", text: issuedOn ? formatDate(issuedOn, { locale }) : "Not issued yet" },
      { term: "Due on", text: formatDate(dueOn, { locale }) },
    ],
    lines: [
      {
        text: `Dues for fiscal year ${year} (${formatPeriod(period.start, period.end, { locale })})${tier ? `, ${tier}` : ""}`,
        amount: money(amount),
      },
      ...payments.map((payment) => ({
        text: `Paid on ${formatDate(payment.paidOn, { locale })}, thank you`,
        amount: `−${money(payment.amount)}`,
      })),
    ],
    due: { text: "To be paid", amount: money(issuedOn === null ? amount : outstandingOf(invoice)) },
  };
}
