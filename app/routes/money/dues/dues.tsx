import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { invoiceState, outstandingOf, paidOf } from "~/domain/money/dues";
import { fiscalYearOn } from "~/domain/money/income";
import { readMoney } from "~/records/money/read.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import type { MoneyAnswer } from "../action.server";
import { MoneyPage } from "../MoneyPage";
import { invoicesShown, readFrame } from "../shown.server";
import { duesAction } from "./actions.server";
import { InvoiceForm } from "./InvoiceForm";
import { InvoiceSteps } from "./InvoiceSteps";
import { InvoiceTable } from "./InvoiceTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Dues · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => duesAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const { mayKeep, today } = frame;
    const { settings, invoices } = await readMoney(visited.db);
    const shown = invoicesShown(invoices, visited.viewer, mayKeep);
    const open = new URL(args.request.url).searchParams.get("invoice");
    return {
      ...frame,
      thisYear: fiscalYearOn(today, settings.fiscalYearEndMonth),
      invoices: shown.map((invoice) => ({
        ...invoice,
        state: invoiceState(invoice, today),
        paid: paidOf(invoice),
        open: outstandingOf(invoice),
      })),
      opened: mayKeep ? open : null,
      organizations: mayKeep ? await readOrganizationChoices(visited, catalog) : [],
    };
  });
}

export default function Dues() {
  const { shell, mayKeep, today, thisYear, invoices, opened, organizations } = useLoaderData<typeof loader>();
  const answer = useAnswer<MoneyAnswer>();
  const sent = answer?.of.split(" ")[1];
  const chosen = invoices.find(({ id }) => id === (sent ?? opened));
  const years = [...new Set(invoices.map(({ year }) => year))];
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Dues"
      lead={
        mayKeep
          ? "Invoices to members, and what they paid."
          : "Your institution’s invoices. Ask the backbone staff if something is wrong."
      }
      answer={answer}
    >
      {mayKeep && chosen ? (
        <InvoiceSteps
          key={`${chosen.id} ${chosen.revision} ${chosen.payments.length}`}
          invoice={chosen}
          today={today}
          shell={shell}
          answer={answer}
        />
      ) : null}
      {invoices.length === 0 ? (
        <EmptyState title="No invoice yet">
          <p>
            {mayKeep
              ? "Draft one for every member at once; each is issued on its own."
              : "Invoices are shown here once they are issued."}
          </p>
        </EmptyState>
      ) : (
        years.map((year) => (
          <InvoiceTable
            key={year}
            year={year}
            invoices={invoices.filter((own) => own.year === year)}
            mayKeep={mayKeep}
            shell={shell}
          />
        ))
      )}
      {mayKeep ? (
        <InvoiceForm
          key={invoices.length}
          organizations={organizations}
          year={thisYear}
          shell={shell}
          answer={answer}
        />
      ) : null}
    </MoneyPage>
  );
}
