import { z } from "zod";
import { STRATEGIES } from "~/domain/terms";
import { trendSchema } from "~/reports/block-schema";
import type { ReportSources } from "~/reports/read.server";
import { metricGoalOf } from "~/reports/sections/strategy";
import type { ChartWords, TrendData } from "~/ui/charts/types";
import { goalWords } from "~/ui/figures/goal-words";
import { indicatorChart } from "~/ui/figures/indicators/indicator-view";
import { metricChart } from "~/ui/figures/metrics/metric-chart";
import { metricView } from "~/ui/figures/metrics/metric-view";
import { goalPart, leadingChart } from "~/ui/goals/goal-parts";

/** A chart for the public, as it is kept and embedded. */

const FORMAT = "tidemark chart 1";

const chartSchema = z.strictObject({
  format: z.literal(FORMAT),
  title: z.string(),
  unit: z.string(),
  source: z.string(),
  note: z.string().nullable(),
  collaborative: z.string(),
  /** ISO date on which it was published. */
  date: z.iso.date(),
  locale: z.string(),
  currency: z.string(),
  accent: z.enum(STRATEGIES),
  data: trendSchema,
});
export type PublicChart = z.infer<typeof chartSchema>;

/** A kept chart as it was published. */
export const frozenChart = (snapshot: string): PublicChart => chartSchema.parse(JSON.parse(snapshot));

/**
 * The chart of a page as the public may see it. It names no member.
 * @param sources what a report for the public is built from
 * @param id trend- and a metric, goal- and the id of a goal of all together, or indicator- and its code
 * @returns null where the public has no such chart, or it would show nothing
 */
export function publicChart(sources: ReportSources, id: string): PublicChart | null {
  const [, kind, rest = ""] = /^([a-z]+)-(.+)$/.exec(id) ?? [];
  const chart =
    kind === "trend"
      ? publicTrend(sources, rest)
      : kind === "goal"
        ? publicGoal(sources, rest)
        : kind === "indicator"
          ? publicIndicator(sources, rest)
          : null;
  if (!chart?.data.series.some(({ points }) => points.some(({ value }) => value !== null))) return null;
  const { name, locale, currency } = sources.catalog.collaborative;
  const { title, unit, source, note, data } = chart;
  return {
    format: FORMAT,
    title,
    unit,
    source,
    note,
    collaborative: name,
    date: sources.today,
    locale,
    currency,
    accent: data.accent,
    data,
  };
}

type Chart = ChartWords & { data: Omit<TrendData, "locale" | "currency"> };

function publicTrend(sources: ReportSources, code: string): Chart | null {
  const { catalog, rollup, year, indicators } = sources;
  const writing = catalog.collaborative;
  const metric = catalog.metrics.find((candidate) => candidate.code === code);
  const view = metric && metricView(catalog, rollup, metric, year);
  if (!view) return null;
  const goal = metricGoalOf(sources, metric, goalWords(catalog, indicators, writing));
  return metricChart(view, { year, strategy: metric.strategy, writing, goal });
}

function publicGoal({ catalog, goals, readings, indicators, year }: ReportSources, id: string): Chart | null {
  const goal = goals.find((candidate) => candidate.id === id && candidate.memberId === null);
  if (!goal?.target || goal.startYear === null || goal.targetYear === null) return null;
  const { startYear, targetYear, milestones, memberId, strategy } = goal;
  const part = goalPart(goal.target, {
    path: { startYear, targetYear, milestones, memberId },
    readings,
    words: goalWords(catalog, indicators, catalog.collaborative),
    year,
    accent: strategy,
  });
  return leadingChart(part);
}

function publicIndicator({ catalog, indicators }: ReportSources, code: string): Chart | null {
  const indicator = indicators.find((candidate) => candidate.code === code && candidate.values.length > 0);
  return indicator ? indicatorChart(indicator, indicators, catalog.collaborative) : null;
}
