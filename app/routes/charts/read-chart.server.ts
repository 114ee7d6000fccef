import { notFound, type Visit } from "~/access/visit.server";
import { own } from "~/domain/own";
import { asFigure } from "~/domain/rollup/contributions";
import type { Catalog, Metric } from "~/domain/terms";
import { readMemberFigures } from "~/records/figures/member-figures.server";
import { readContributions, readRollup, readSetting, type Setting } from "~/records/figures/rollup.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { todayIso } from "~/records/today";
import type { ChartContent } from "~/reports/charts/picture.server";
import { readVisibleGoals } from "~/routes/goals/index.server";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { highlightedIn } from "~/ui/charts/share/chart-address";
import { barsReference, barsTitle, memberBars } from "~/ui/charts/share/member-bars";
import { memberChart } from "~/ui/charts/share/member-chart";
import type { ChartWords, TrendData } from "~/ui/charts/types";
import { formatDate } from "~/ui/figures/dates";
import { goalWords } from "~/ui/figures/goal-words";
import { indicatorChart } from "~/ui/figures/indicators/indicator-view";
import { metricChart, unitWords } from "~/ui/figures/metrics/metric-chart";
import { chartFormat, hiddenWords, type MetricView, metricView } from "~/ui/figures/metrics/metric-view";
import { metricWords } from "~/ui/figures/metrics/sentences";
import { chartAt, goalPart } from "~/ui/goals/goal-parts";
import { readChosenMembers, readMetricGoal } from "./metric-goal.server";

/** A chart of a page, as this viewer may see it. */
export type PageChart = ChartContent & { year: number };

interface Asked {
  visited: Visit;
  setting: Setting;
  year: number;
  /** What follows the kind in the chart's id. */
  rest: string;
  search: URLSearchParams;
}

const READERS: Record<string, (asked: Asked) => Promise<PageChart>> = {
  trend: readTrend,
  members: readMembers,
  goal: readGoal,
  indicator: readIndicator,
  member: readMember,
};

/**
 * The chart of an address: the same numbers and words as on its page.
 * @param id kind and subject, as app/ui/charts/share/chart-address.ts makes it
 * @throws 404 where the viewer has no such chart
 */
export async function readChart(visited: Visit, id: string, request: Request): Promise<PageChart> {
  const [, kind = "", rest = ""] = /^([a-z]+)-(.+)$/.exec(id) ?? [];
  const read = own(READERS, kind);
  if (!read) throw noChart();
  const setting = await readSetting(visited.db);
  const search = new URL(request.url).searchParams;
  return read({ visited, setting, year: chosenYear(request, setting), rest, search });
}

const noChart = () => notFound("There is no such chart in this collaborative.");

function creditOf({ collaborative: { name, locale } }: Catalog): string {
  return `${name}, ${formatDate(todayIso(), { locale })}. Made with Tidemark.`;
}

function trendOf(
  { data, ...words }: ChartWords & { data: Omit<TrendData, "locale" | "currency"> },
  { setting: { catalog }, year }: Asked,
): PageChart {
  const { locale, currency } = catalog.collaborative;
  const { title, unit, source, note } = words;
  return {
    kind: "trend",
    data: { ...data, locale, currency },
    words: { title, unit, source, note },
    credit: creditOf(catalog),
    year,
  };
}

function metricOf({ setting: { catalog } }: Asked, code: string | null): Metric {
  const metric = catalog.metrics.find((candidate) => candidate.code === code);
  if (!metric) throw noChart();
  return metric;
}

async function viewOf({ visited: { db, viewer }, setting, year }: Asked, metric: Metric) {
  const { catalog, newest } = setting;
  const rollup = await readRollup(db, { viewer, catalog, to: newest });
  const view: MetricView | null = metricView(catalog, rollup, metric, year);
  if (!view) throw noChart();
  return { rollup, view };
}

async function readTrend(asked: Asked): Promise<PageChart> {
  const { visited, setting, year, rest, search } = asked;
  const { catalog, years, newest } = setting;
  const metric = metricOf(asked, rest);
  const { rollup, view } = await viewOf(asked, metric);
  const goal = await readMetricGoal(visited, metric, { catalog, rollup, newest });
  const slugs = highlightedIn(search);
  const members = await readChosenMembers(visited, metric, { catalog, years, slugs });
  const writing = catalog.collaborative;
  return trendOf(metricChart(view, { year, strategy: metric.strategy, writing, goal, members }), asked);
}

async function readMembers(asked: Asked): Promise<PageChart> {
  const { visited, setting, year, rest } = asked;
  const { catalog } = setting;
  const metric = metricOf(asked, rest);
  const { view } = await viewOf(asked, metric);
  const { db, viewer } = visited;
  const read = await readContributions(db, { viewer, catalog, figures: [asFigure(catalog, metric)], year });
  const contributions = read.get(metric.code);
  if (!contributions) throw noChart();
  const { locale, currency } = catalog.collaborative;
  const writing = { locale, currency };
  const bars = memberBars(view, contributions, writing);
  return {
    kind: "bars",
    data: {
      bars,
      reference: barsReference(view, writing),
      format: chartFormat(view),
      accent: metric.strategy,
      ...writing,
    },
    words: {
      title: barsTitle(view, bars, year, writing),
      unit: unitWords(view.words, writing),
      source: "Source: yearly numbers of the members.",
      note: contributions.hidden > 0 ? hiddenWords(contributions) : null,
    },
    credit: creditOf(catalog),
    year,
  };
}

async function readGoal(asked: Asked): Promise<PageChart> {
  const { visited, setting, year, rest, search } = asked;
  const { catalog } = setting;
  const { db, viewer } = visited;
  const goal = (await readVisibleGoals(visited, catalog)).find(({ id }) => id === rest);
  if (!goal?.target || goal.startYear === null || goal.targetYear === null) throw noChart();
  const sources = await readGoalSources(db, { viewer, catalog, to: year, goals: [goal] });
  const { startYear, targetYear, milestones, memberId } = goal;
  const part = goalPart(goal.target, {
    path: { startYear, targetYear, milestones, memberId },
    readings: sources.readings,
    words: goalWords(catalog, sources.indicators, catalog.collaborative),
    year,
    accent: goal.strategy,
  });
  const chart = chartAt(part, search.get("part"));
  if (!chart) throw noChart();
  return trendOf(chart, asked);
}

async function readIndicator(asked: Asked): Promise<PageChart> {
  const { visited, setting, rest } = asked;
  const indicators = await readIndicators(visited.db);
  const indicator = indicators.find(({ code, values }) => code === rest && values.length > 0);
  if (!indicator) throw noChart();
  return trendOf(indicatorChart(indicator, indicators, setting.catalog.collaborative), asked);
}

async function readMember(asked: Asked): Promise<PageChart> {
  const { visited, setting, year, rest, search } = asked;
  const { catalog, years } = setting;
  const { db, viewer } = visited;
  const metric = metricOf(asked, search.get("metric"));
  const member = catalog.members.find(({ slug }) => slug === rest);
  const figures = member && (await readMemberFigures(db, viewer, { catalog, member, years }));
  // Whoever may not know the member learns no more than from an address that does not exist.
  if (!figures) throw noChart();
  const { view } = await viewOf(asked, metric);
  const row = {
    metric,
    words: metricWords(metric, catalog.measures),
    cells: figures.series.get(metric.code) ?? [],
    together: view.series,
  };
  const writing = catalog.collaborative;
  return trendOf(memberChart(row, { name: member.name, years: figures.years, writing }), {
    ...asked,
    year,
  });
}
