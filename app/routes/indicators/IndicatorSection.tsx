import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { choiceOf, seriesWords } from "~/domain/indicators/series";
import { paths } from "~/paths";
import { chartShare } from "~/ui/charts/share/chart-address";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { Writing } from "~/ui/figures/format-numbers";
import { indicatorChart } from "~/ui/figures/indicators/indicator-view";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import type { IndicatorAnswer } from "./actions.server";
import { LabelForm } from "./IndicatorForms";
import { IndicatorOffers } from "./IndicatorOffers";
import { IndicatorTable } from "./IndicatorTable";
import { ScaleForm } from "./ScaleForm";
import { SeriesForm } from "./SeriesForms";
import { ValueForm } from "./ValueForm";

export type Refused = Extract<IndicatorAnswer, { refused: unknown }>;

/** One indicator: its chart, its values with sources, and the forms for those who may change it. */
export function IndicatorSection({
  indicator,
  indicators,
  writing,
  mayChange,
  changing,
  refused,
  c,
  mayEmbed,
}: {
  indicator: IndicatorRecord;
  indicators: IndicatorRecord[];
  writing: Writing;
  mayChange: boolean;
  /** The year whose form is open and filled in; null for a new year. */
  changing: number | null;
  refused: Refused | null;
  /** The collaborative's slug. */
  c: string;
  mayEmbed: boolean;
}) {
  const { code, label, values, feed, series } = indicator;
  const { data, ...words } = indicatorChart(indicator, indicators, writing);
  const refusedBy = (intent: string) => (refused?.intent === intent ? refused.refused : undefined);
  const toChange = values.find(({ year }) => year === changing) ?? null;
  return (
    <Section
      id={code}
      title={label}
      lead={`${feed && series ? `Can be fetched: ${seriesWords(feed, series)}.` : "Entered by hand."} ${indicator.wanted === "down" ? "It should fall." : "It should rise."}${indicator.source ? ` Source: ${indicator.source}.` : ""}`}
    >
      <div className="grid gap-8">
        {mayChange ? <IndicatorOffers indicator={indicator} writing={writing} /> : null}
        {values.length === 0 ? (
          <EmptyState title="No values yet">
            <p>
              {mayChange
                ? "Enter a year below, with its source. Or choose where the values come from, and fetch them."
                : "Backbone staff enter them year by year."}
            </p>
          </EmptyState>
        ) : (
          <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_1.1fr]">
            <TrendChart
              {...words}
              {...data}
              table="none"
              share={chartShare(c, `indicator-${code}`, {
                page: `${paths.indicators(c)}#${code}`,
                query: {},
                mayEmbed,
              })}
              {...writing}
            />
            <IndicatorTable indicator={indicator} writing={writing} mayChange={mayChange} />
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
                // Resets the form after each value and for each chosen year.
                key={`${changing} ${values.map(({ year, revision }) => `${year}.${revision}`)}`}
                indicator={indicator}
                writing={writing}
                toChange={toChange}
                lastResult={refusedBy("value")}
                theirs={refused?.intent === "value" ? refused.theirs : null}
              />
            </details>
            <details className="folded" open={refused?.intent === "series"}>
              <summary>Where the values come from</summary>
              <SeriesForm
                key={series}
                indicator={indicator}
                choice={choiceOf(indicator)}
                lastResult={refusedBy("series")}
              />
            </details>
            <details className="folded" open={refused?.intent === "scale"}>
              <summary>Unit, direction, and source</summary>
              <ScaleForm
                key={`${indicator.unit} ${indicator.per} ${indicator.wanted} ${indicator.pooledYears} ${indicator.source}`}
                indicator={indicator}
                lastResult={refusedBy("scale")}
              />
            </details>
            <details className="folded" open={refused?.intent === "rename"}>
              <summary>Rename</summary>
              <LabelForm key={label} indicator={indicator} lastResult={refusedBy("rename")} />
            </details>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
