import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { formatPeriod } from "~/ui/figures/dates";
import { securedWords } from "~/ui/figures/money/words";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import { Answers } from "./Answers";
import { BudgetFacts, InKindTable } from "./BudgetFacts";
import { MixSection } from "./MixSection";
import { MoneyPage } from "./MoneyPage";
import { SourceTable } from "./SourceTable";
import { readFrame, readShownMoney } from "./shown.server";
import { WaysOut } from "./WaysOut";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Money · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const asked = Number(new URL(args.request.url).searchParams.get("year")) || null;
    return { ...frame, ...(await readShownMoney(visited, catalog, asked)) };
  });
}

/** One page that can be shown, or printed, as it stands. */
export default function MoneyOverview() {
  const data = useLoaderData<typeof loader>();
  const { shell, mayKeep, amounts, years, year, period, secured, mix, sources, budget, inKind } = data;
  const { locale, slug: c } = shell;
  const isEmpty = sources.length === 0 && mix === null;
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Money"
      lead={securedWords(secured, locale)}
      actions={
        <>
          {mayKeep ? <LinkButton to={paths.fundingSources(c)}>Add a source</LinkButton> : null}
          <LinkButton kind="quiet" to={paths.moneyCsv(c, { year })} reloadDocument>
            Download as CSV
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-2">
        <YearPicker years={years.toReversed()} current={year} label="Fiscal year" />
        <p className="text-ink-soft">
          Fiscal year {year}: {formatPeriod(period.start, period.end, { locale })}.
          {amounts ? "" : " Amounts are for backbone staff and the convener; shares are rounded."}
        </p>
      </div>
      {isEmpty ? (
        <EmptyState
          title={`No money is recorded for ${year}`}
          {...(mayKeep && { action: { to: paths.fundingSources(c), label: "Add a source" } })}
        >
          <p>Begin with what is signed: who gives how much, from when until when, and for what.</p>
        </EmptyState>
      ) : null}
      {mix ? <MixSection mix={mix} year={year} shell={shell} /> : null}
      {sources.length > 0 ? (
        <SourceTable sources={sources} year={year} shell={shell} amounts={amounts} />
      ) : null}
      {budget && budget.lines > 0 ? <BudgetFacts budget={budget} year={year} shell={shell} /> : null}
      {inKind && inKind.gifts.length > 0 ? (
        <Section title="In kind" lead="Beside the cash, and never in it.">
          <InKindTable inKind={inKind} shell={shell} />
        </Section>
      ) : null}
      <Answers funders={data.answers} locale={locale} mayKeep={mayKeep} c={c} />
      <WaysOut ways={data.waysOut} locale={locale} />
    </MoneyPage>
  );
}
