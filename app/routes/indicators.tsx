import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { DateTime } from "luxon";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { COMMUNITY_INDICATORS } from "~/domain/indicators";
import { readCatalog } from "~/records/catalog.server";
import { readIndicators } from "~/records/indicators.server";
import { Button } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { FetchForm, LabelForm } from "./shared/IndicatorForms";
import { FetchedReport } from "./shared/IndicatorReport";
import { IndicatorSection } from "./shared/IndicatorSection";
import { type IndicatorAnswer, indicatorAction } from "./shared/indicator-actions.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Community indicators · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { searchParams } = new URL(doorway.request.url);
    const thisYear = DateTime.utc().year;
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage indicators"),
      indicators: await readIndicators(visited.db),
      /** The value whose form stands open, filled in. */
      chosen: { code: searchParams.get("change"), year: Number(searchParams.get("year")) },
      span: { from: Math.min(collaborative.baselineYear, thisYear), to: thisYear },
    };
  });
}

export const action = (doorway: ActionFunctionArgs) => indicatorAction(doorway);

export default function IndicatorsPage() {
  const { shell, mayChange, indicators, chosen, span } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as IndicatorAnswer | undefined;
  const refused = answer && "refused" in answer ? answer : null;
  const fetchable = indicators.filter(({ series }) => series !== null);
  const lacking = COMMUNITY_INDICATORS.some(({ code }) => !indicators.some((one) => one.code === code));
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Community indicators"
        lead="How the place itself is doing: what the collaborative wants to change, beyond its members’ own numbers."
      >
        {answer && "overtaken" in answer ? (
          <Notice tone="warning" title={`Somebody else changed ${answer.overtaken.year} in the meantime.`}>
            <p>Nothing of yours was stored. The page shows what stands there now.</p>
          </Notice>
        ) : null}
        {answer && "report" in answer ? <FetchedReport {...{ indicators }} reports={answer.report} /> : null}
        {indicators.length === 0 ? (
          <EmptyState title="No community indicators yet">
            <p>
              {mayChange
                ? "Begin with unemployment in the focus area, unemployment in the city or state to compare it with, and poverty. Then enter each year by hand, or have it fetched from the Bureau of Labor Statistics and the Census Bureau."
                : "Backbone staff add them: unemployment and poverty in the neighborhoods that the collaborative works for, year by year."}
            </p>
            {mayChange ? <AddStandard /> : null}
          </EmptyState>
        ) : null}
        {indicators.map((indicator) => (
          <IndicatorSection
            key={indicator.id}
            {...{ indicator, indicators, mayChange }}
            writing={shell}
            changing={chosen.code === indicator.code ? chosen.year : null}
            refused={refused?.indicator === indicator.code ? refused : null}
          />
        ))}
        {mayChange && fetchable.length > 0 ? (
          <Section
            id="fetch"
            title="Fetch from outside"
            lead="Fetched values fill gaps and replace what was fetched before. What was entered by hand stays: a different value is offered beside it."
          >
            <FetchForm
              {...{ fetchable, span }}
              lastResult={refused?.intent === "fetch" ? refused.refused : undefined}
            />
          </Section>
        ) : null}
        {mayChange && indicators.length > 0 ? (
          <Section
            title="Add an indicator"
            lead="Any other percentage of the place, by year: homes that people can afford, say."
          >
            <LabelForm
              // A new form after each indicator that was added.
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
