import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { budgetOf, standOf } from "~/domain/money/budget";
import { fiscalYearOn } from "~/domain/money/income";
import { readMoney } from "~/records/money/read.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { MoneyPage } from "../MoneyPage";
import { readFrame } from "../shown.server";
import { budgetAction } from "./actions.server";
import { CashForm } from "./CashForm";
import { Gifts } from "./Gifts";
import { LineForm } from "./LineForm";
import { LineTable } from "./LineTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Budget · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => budgetAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const { settings, lines, gifts } = await readMoney(visited.db);
    const change = new URL(args.request.url).searchParams.get("change");
    const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => b - a);
    return {
      ...frame,
      settings,
      thisYear: fiscalYearOn(frame.today, settings.fiscalYearEndMonth),
      years: years.map((year) => ({
        year,
        whole: budgetOf(lines, year),
        lines: lines
          .filter((line) => line.year === year)
          .reverse()
          .map((line) => ({ ...line, stand: standOf(line) })),
      })),
      gifts,
      changing: lines.find(({ id }) => id === change) ?? null,
      organizations: await readOrganizationChoices(visited, catalog),
    };
  });
}

export default function Budget() {
  const { shell, mayKeep, today, settings, thisYear, years, gifts, changing, organizations } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<MoneyAnswer>();
  const count = years.flatMap(({ lines }) => lines).length;
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Budget"
      lead="What a fiscal year is planned to cost, what was spent, and what is in the bank."
      answer={answer}
    >
      <Section title="Cash and fiscal year">
        <CashForm key={settings.revision} settings={settings} shell={shell} answer={answer} />
      </Section>
      {changing ? (
        <Section title={`Change ${changing.label}, ${changing.year}`}>
          <LineForm
            key={`${changing.id} ${changing.revision}`}
            value={changing}
            year={thisYear}
            shell={shell}
            answer={answer}
          />
        </Section>
      ) : null}
      {years.length === 0 ? (
        <EmptyState title="No budget yet">
          <p>Add its lines, such as staff, rent, and meetings. They say how long the money lasts.</p>
        </EmptyState>
      ) : (
        years.map(({ year, whole, lines }) => (
          <LineTable key={year} year={year} whole={whole} lines={lines} shell={shell} />
        ))
      )}
      {changing ? null : <LineForm key={count} value={null} year={thisYear} shell={shell} answer={answer} />}
      <Gifts
        key={`gifts ${gifts.length}`}
        gifts={gifts}
        organizations={organizations}
        today={today}
        shell={shell}
        answer={answer}
      />
    </MoneyPage>
  );
}
