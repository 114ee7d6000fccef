import type { MemberFigure } from "~/domain/disclosure/member-figures";
import type { SoFar } from "~/domain/rollup/figures";
import type { Metric } from "~/domain/terms";
import type { ChartWords, TrendData, TrendPoint } from "~/ui/charts/types";
import { reportedWords, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { reachedWord, unitWords } from "~/ui/figures/metrics/metric-chart";
import { lowered, type MetricWords } from "~/ui/figures/metrics/sentences";

/** A metric of one member over the years, beside that of all together. */
export interface MemberTrend {
  metric: Metric;
  words: MetricWords;
  cells: MemberFigure[];
  /** All members together. */
  together: { year: number; value: number | null; soFar: SoFar }[];
}

/** The chart with its words: the same on the member's page and in files. */
export function memberChart(
  { metric, words, cells, together }: MemberTrend,
  { name, years, writing }: { name: string; years: number[]; writing: Writing },
): ChartWords & { data: Omit<TrendData, "locale" | "currency"> } {
  const all = together.filter(({ year }) => years.includes(year));
  const known = cells.filter(({ value }) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  const said = (value: number | null) => spokenValue(value, words.unit, writing);
  const whole = words.unit === "share" ? ` of ${lowered(words.denominator ?? "")}` : "";
  const since = words.span === "since_baseline" ? " since the baseline" : "";
  const beside = all.find(({ year }) => year === last?.year);
  const compared =
    words.unit === "share" && beside && beside.value !== null
      ? `; all members together, ${said(beside.value)}${beside.soFar ? " so far" : ""}`
      : "";
  return {
    title:
      first && last
        ? `At ${name}, ${lowered(words.numerator)}${since} ${reachedWord(first.value, last.value)} ${said(last.value)}${whole} in ${last.year}${compared}`
        : `${name}, ${lowered(words.label)}: no value yet`,
    unit: unitWords(words, writing),
    source: `Source: yearly numbers of ${name} and the other members.`,
    note: null,
    data: {
      series: [
        { id: "own", name, emphasis: true, points: cells.map(memberPoint) },
        {
          id: "together",
          name: "All members together",
          points: all.map(({ year, value, soFar }) => ({
            year,
            value,
            ...(soFar && { soFar: reportedWords(soFar) }),
          })),
        },
      ],
      years,
      format: words.unit === "share" ? "share" : words.unit === "currency" ? "currency" : "count",
      accent: metric.strategy,
    },
  };
}

/** One year of a member as a point of a chart. */
export function memberPoint({
  year,
  value,
  standing,
}: Pick<MemberFigure, "year" | "value" | "standing">): TrendPoint {
  if (value !== null) return { year, value };
  return { year, value, missing: standing === "value" || standing === "share_only" ? "no_value" : standing };
}
