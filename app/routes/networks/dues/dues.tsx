import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { invoicesForm } from "~/domain/networks/forms";
import { readYears } from "~/records/networks/years.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { formatMoney } from "~/ui/figures/format-numbers";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { InvoiceTable } from "./InvoiceTable";
import { PaymentSection } from "./PaymentSection";
import { duesSteps } from "./steps.server";
import { invoicesFor } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Dues · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const today = todayIso();
    const thisYear = Number(today.slice(0, 4));
    const plan = (await readYears(visited.db)).find(({ year }) => year === thisYear);
    const invoices = await invoicesFor(visited, today);
    const asked = new URL(args.request.url).searchParams.get("invoice");
    return {
      frame: frameOf(visited),
      today,
      year: thisYear,
      planned: plan !== undefined,
      amount: plan?.dues ?? visited.network.dues,
      invoices,
      chosen: invoices.find(({ id }) => id === asked) ?? null,
    };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, duesSteps);

export default function Dues() {
  const { frame, today, year, planned, amount, invoices, chosen } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  const overdue = invoices.filter(({ state }) => state === "overdue").length;
  return (
    <NetworkShell frame={frame}>
      <Page
        title="Dues"
        lead={`${formatMoney(amount, frame)} for ${year}.${
          overdue > 0 ? ` ${overdue === 1 ? "1 invoice is" : `${overdue} invoices are`} overdue.` : ""
        }`}
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        {invoices.length === 0 ? (
          <EmptyState title="No invoice yet">
            <p>
              {runs
                ? "Draft the invoices of the year below. Nobody sees a draft but you."
                : "You see your invoices here once they are issued."}
            </p>
          </EmptyState>
        ) : (
          <InvoiceTable frame={frame} invoices={invoices} />
        )}
        {runs && chosen ? (
          <PaymentSection frame={frame} invoice={chosen} today={today} answer={answer} />
        ) : null}
        {runs ? (
          <Section
            title={`Invoices of ${year}`}
            lead={planned ? undefined : "Plan the year first, under This year."}
          >
            <div className="grid gap-8">
              {planned ? (
                <NetworkForm
                  key={invoices.length}
                  id="draft"
                  schema={invoicesForm}
                  fields={[{ name: "dueOn", label: "Due by", kind: "date" }]}
                  hidden={{ year }}
                  intent="draft"
                  button="Draft one for each participant"
                  kind="secondary"
                  answer={answer}
                />
              ) : null}
              {invoices.some(({ state }) => state === "draft") ? (
                <Form method="post" className="no-print">
                  <input type="hidden" name="year" value={year} />
                  <Button name="intent" value="issue">
                    Issue all drafts
                  </Button>
                </Form>
              ) : null}
            </div>
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
