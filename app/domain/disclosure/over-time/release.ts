import { baselineYearOf } from "~/domain/periods";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "~/domain/rollup/figures";
import type { Catalog, DisclosurePolicy } from "~/domain/terms";
import type { Disclosed } from "../disclosure";
import type { KeptColumn } from "./showing";

/**
 * Whether members see an open year's figures only once they are released. Where members see each other's figures, a
 * total gives nothing away, so an open year is live.
 */
export function needsRelease({ peers, preset }: Pick<DisclosurePolicy, "peers" | "preset">): boolean {
  return peers !== "open" || preset === "antitrust_floor";
}

/** What is to be said beside the figures of a roll-up of earlier values. */
export interface Marks {
  catalog: Catalog;
  /** Open years that were not released. */
  collecting: number[];
  kept: KeptColumn[];
  /** The roll-up of what is stored now: how many have reported so far. Its figures are not read. */
  live: Rollup;
  /** Withholds figures that would keep an earlier value. */
  instead?: Withheld | null;
}

/** Marks figures that are being collected, and those that kept an earlier value. */
export function markOverTime(rollup: Disclosed<Rollup>, marks: Marks): Disclosed<Rollup> {
  const years = rollup.years.map((figures) => {
    const { year } = figures;
    const now = marks.live.years.find((each) => each.year === year);
    if (!marks.collecting.includes(year))
      return {
        year,
        totals: figures.totals.map((figure) => dated(figure, [figure.measure], year, marks)),
        metrics: figures.metrics.map((figure) =>
          dated(figure, partsOf(marks.catalog, figure.metric), year, marks),
        ),
      };
    return {
      year,
      totals: figures.totals.map((figure) =>
        collected(
          figure,
          now?.totals.find(({ measure }) => measure === figure.measure),
        ),
      ),
      metrics: figures.metrics.map((figure) =>
        collected(
          figure,
          now?.metrics.find(({ metric }) => metric === figure.metric),
        ),
      ),
    };
  });
  return { ...rollup, years } as Disclosed<Rollup>;
}

const partsOf = ({ metrics }: Catalog, code: string): string[] =>
  metrics.flatMap((metric) =>
    metric.code === code ? [metric.numerator, metric.denominator].flatMap((part) => part ?? []) : [],
  );

/** Nothing but how many have reported. */
function collected<F extends TotalFigure | MetricFigure>(figure: F, now: F | undefined): F {
  const { reporting, expected } = now ?? figure;
  const withheld: Withheld = {
    rule: "collecting",
    detail: `being collected, ${reporting} of ${expected} reported`,
  };
  const nothing = {
    value: null,
    comparability: null,
    change: null,
    changeFromLastYear: null,
    changeWithheld: withheld,
    changeFromLastYearWithheld: withheld,
    reporting,
    expected,
    withheld,
  };
  if ("metric" in figure) {
    const parts = { numerator: "0", denominator: null, changeParts: null, changeFromLastYearParts: null };
    return { ...figure, ...nothing, ...parts };
  }
  const since = figure.sinceBaseline;
  return {
    ...figure,
    ...nothing,
    sinceBaseline: since && { ...since, value: null, comparability: null, withheld },
  };
}

/** The figure with the oldest day among the earlier values in it. */
function dated<F extends TotalFigure | MetricFigure>(
  figure: F,
  measures: string[],
  year: number,
  { catalog, kept, instead }: Marks,
): F {
  const ids = new Set(catalog.measures.filter(({ code }) => measures.includes(code)).map(({ id }) => id));
  const behind = kept.filter((column) => ids.has(column.itemId));
  const days = behind.filter((column) => reads(catalog, figure, year, column.year)).map(({ since }) => since);
  const asOf = days.sort()[0];
  if (asOf === undefined) return figure;
  if (!instead) return { ...figure, asOf };
  const hidden = collected(figure, figure);
  const since = "sinceBaseline" in hidden ? hidden.sinceBaseline : null;
  return {
    ...hidden,
    withheld: instead,
    changeWithheld: instead,
    changeFromLastYearWithheld: instead,
    ...(since && { sinceBaseline: { ...since, withheld: instead } }),
  };
}

/** Whether a figure of `year` reads values of the other year. */
function reads(catalog: Catalog, figure: TotalFigure | MetricFigure, year: number, other: number): boolean {
  if (other === year) return true;
  if (other > year) return false;
  const spans =
    "metric" in figure
      ? catalog.metrics.some(({ code, span }) => code === figure.metric && span === "since_baseline")
      : figure.sinceBaseline !== null && figure.sinceBaseline.value !== null;
  const { baselineYear } = catalog.collaborative;
  const isBaseline = catalog.members.some((member) => baselineYearOf(member, baselineYear) === other);
  return (
    spans ||
    (figure.change !== null && isBaseline) ||
    (figure.changeFromLastYear !== null && other === year - 1)
  );
}
