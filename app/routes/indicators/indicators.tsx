import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { DateTime } from "luxon";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Button } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { type IndicatorAnswer, indicatorAction } from "./actions.server";
import { FetchedReport } from "./IndicatorReport";
import { IndicatorSection } from "./IndicatorSection";
import { ScaleForm } from "./ScaleForm";
import { FetchForm } from "./SeriesForms";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Community indicators · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { searchParams } = new URL(args.request.url);
    const thisYear = DateTime.utc().year;
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage indicators"),
      mayEmbed: may(visited.viewer, "write reports"),
      indicators: await readIndicators(visited.db),
      /** The value whose form is open and filled in. */
      chosen: { code: searchParams.get("change"), year: Number(searchParams.get("year")) },
      span: { from: Math.min(collaborative.baselineYear, thisYear), to: thisYear },
    };
  });
}

export const action = (args: ActionFunctionArgs) => indicatorAction(args);

export default function IndicatorsPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, mayChange, indicators, chosen, span } = data;
  const answer = useActionData<typeof action>() as IndicatorAnswer | undefined;
  const refused = answer && "refused" in answer ? answer : null;
  const fetchable = indicators.filter(({ series }) => series !== null);
  const lacking = COMMUNITY_INDICATORS.some(
    ({ code }) => !indicators.some((indicator) => indicator.code === code),
  );
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Community indicators"
        lead="How the place itself is doing. These are the outcomes the collaborative wants to change, beyond its members’ own numbers."
      >
        {answer && "overtaken" in answer ? (
          <Notice
            tone="warning"
            title={`The value of ${answer.overtaken.year} has changed since you opened this page`}
          >
            <p>
              Someone else saved it, or you did in another tab. Your change was not saved. The page shows what
              is stored now.
            </p>
          </Notice>
        ) : null}
        {answer && "report" in answer ? (
          <FetchedReport indicators={indicators} reports={answer.report} />
        ) : null}
        {indicators.length === 0 ? (
          <EmptyState title="No community indicators yet">
            <p>
              {mayChange
                ? "Begin with unemployment in the focus area, unemployment in the city or state to compare it with, and poverty. Then enter each year by hand, or have it fetched from the Bureau of Labor Statistics and the Census Bureau."
                : "Backbone staff add them: unemployment and poverty in the collaborative’s neighborhoods, year by year."}
            </p>
            {mayChange ? <AddStandard /> : null}
          </EmptyState>
        ) : null}
        {indicators.map((indicator) => (
          <IndicatorSection
            key={indicator.id}
            indicator={indicator}
            indicators={indicators}
            c={shell.slug}
            mayEmbed={data.mayEmbed}
            mayChange={mayChange}
            writing={shell}
            changing={chosen.code === indicator.code ? chosen.year : null}
            refused={refused?.indicator === indicator.code ? refused : null}
          />
        ))}
        {mayChange && fetchable.length > 0 ? (
          <Section
            id="fetch"
            title="Fetch from public sources"
            lead="Fetched values fill gaps and replace what was fetched before. What was entered by hand stays: a different value is offered beside it."
          >
            <FetchForm
              fetchable={fetchable}
              span={span}
              lastResult={refused?.intent === "fetch" ? refused.refused : undefined}
            />
          </Section>
        ) : null}
        {mayChange && indicators.length > 0 ? (
          <Section
            title="Add an indicator"
            lead="Any other yearly figure of the place: a percentage, a rate, years of life, or an amount of money."
          >
            <ScaleForm
              // Resets the form after each added indicator.
              key={indicators.length}
              lastResult={refused?.intent === "add" ? refused.refused : undefined}
            />
            {lacking ? <AddStandard /> : null}
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

function AddStandard() {
  return (
    <Form method="post" className="no-print mt-5">
      <Button kind="secondary" name="intent" value="standard">
        Add the standard indicators
      </Button>
    </Form>
  );
}
