import { runApart } from "~/reports/render/own-process.server";
import { enqueue } from "~/reports/render/queue.server";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { formatDate } from "~/ui/figures/dates";

/** An invoice as it goes on paper. */
export interface InvoicePaper {
  /** "2026-07". */
  number: string;
  /** Who asks for it, and who owes it. */
  from: string;
  to: string;
  /** ISO date on which it was issued. */
  issuedOn: string;
  locale: string;
  /** Under the heading: dates, and where it stands. */
  facts: string[];
  /** What is owed, what was paid, and what is left, each with its amount. */
  lines: { label: string; amount: string }[];
}

/** Renders an invoice as PDF/UA-1, on the paper of agendas and minutes. @throws RenderError if it fails */
export function renderInvoice(paper: InvoicePaper, signal?: AbortSignal): Promise<Uint8Array> {
  const text = JSON.stringify(paperOf(paper));
  return enqueue(
    (stop) => runApart(["pdf/typeset.mjs", "minutes"], text, { name: "PDF", signal: stop }),
    signal,
  );
}

function paperOf({ number, from, to, issuedOn, locale, facts, lines }: InvoicePaper) {
  const { language, region } = new Intl.Locale(locale).maximize();
  const [year = 2000, month = 1, day = 1] = issuedOn.split("-").map(Number);
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
    date: { year, month, day },
    kind: "Invoice",
    title: `Invoice ${number}, ${formatDate(issuedOn, { locale })}`,
    name: `Invoice ${number}`,
    author: from,
    facts: [`From ${from}`, `To ${to}`, ...facts],
    quorum: "",
    seats: lines.map(({ label, amount }) => ({ name: label, state: amount })),
    guests: "",
    items: [],
    addenda: [],
  };
}
