import { choiceOf, seriesWords } from "~/domain/indicator-series";
import type { IndicatorRecord } from "~/domain/indicators";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { Writing } from "~/ui/figures/format";
import {
  accentOf,
  besides,
  trendNote,
  trendSeries,
  trendTitle,
  trendYears,
} from "~/ui/figures/indicator-view";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import { LabelForm, SeriesForm, ValueForm } from "./IndicatorForms";
import { IndicatorOffers } from "./IndicatorOffers";
import { IndicatorTable } from "./IndicatorTable";
import type { IndicatorAnswer } from "./indicator-actions.server";

export type Refused = Extract<IndicatorAnswer, { refused: unknown }>;

/** One indicator: its course, its values with their sources, and for whoever keeps it the forms. */
export function IndicatorSection({
  indicator,
  indicators,
  writing,
  mayChange,
  changing,
  refused,
}: {
  indicator: IndicatorRecord;
  indicators: IndicatorRecord[];
  writing: Writing;
  mayChange: boolean;
  /** The year whose form stands open, filled in; null: a new one. */
  changing: number | null;
  refused: Refused | null;
}) {
  const { code, label, values, feed, series } = indicator;
  const beside = besides(indicator, indicators);
  const shown = [indicator, ...(beside ? [beside] : [])];
  const refusedBy = (intent: string) => (refused?.intent === intent ? refused.refused : undefined);
  const toChange = values.find(({ year }) => year === changing) ?? null;
  return (
    <Section
      id={code}
      title={label}
      lead={feed && series ? `Can be fetched: ${seriesWords(feed, series)}.` : "Entered by hand."}
    >
      <div className="grid gap-8">
        {mayChange ? <IndicatorOffers {...{ indicator, writing }} /> : null}
        {values.length === 0 ? (
          <EmptyState title="No values yet">
            <p>
              {mayChange
                ? "Enter a year below, with the place where you read it; or say where the values come from, and fetch them."
                : "Backbone staff enter them year by year."}
            </p>
          </EmptyState>
        ) : (
          <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_1.1fr]">
            <TrendChart
              title={trendTitle(indicator, beside, writing)}
              note={trendNote(indicator, beside)}
              series={trendSeries(shown, writing)}
              years={trendYears(shown)}
              format="share"
              accent={accentOf(indicator)}
              table="none"
              {...writing}
            />
            <IndicatorTable {...{ indicator, writing, mayChange }} />
          </div>
        )}
        {mayChange ? (
          <div className="no-print grid gap-2">
            <details
              className="folded"
              id={`enter-${code}`}
              open={changing !== null || refused?.intent === "value"}
            >
              <summary>{toChange ? `Change ${toChange.year}` : "Enter a year by hand"}</summary>
              <ValueForm
                // A new form after each value, and for each year that is chosen.
                key={`${changing} ${values.map(({ year, revision }) => `${year}.${revision}`)}`}
                {...{ indicator, writing, toChange }}
                lastResult={refusedBy("value")}
                theirs={refused?.intent === "value" ? refused.theirs : null}
              />
            </details>
            <details className="folded" open={refused?.intent === "series"}>
              <summary>Where the values come from</summary>
              <SeriesForm
                key={series}
                {...{ indicator }}
                choice={choiceOf(indicator)}
                lastResult={refusedBy("series")}
              />
            </details>
            <details className="folded" open={refused?.intent === "rename"}>
              <summary>Rename</summary>
              <LabelForm key={label} {...{ indicator }} lastResult={refusedBy("rename")} />
            </details>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
