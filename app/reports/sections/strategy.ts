import { evaluate } from "~/domain/goals/progress/progress";
import { statusSentence } from "~/domain/goals/words/sentences";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Breakdown } from "~/domain/rollup/breakdowns";
import { type Dimension, type Metric, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import type { ReportBlock, ReportCell } from "~/reports/model";
import type { ReportSources } from "~/reports/read.server";
import type { MetricGoal } from "~/ui/figures/metrics/metric-chart";
import {
  type Headline,
  headlineOf,
  hiddenWords,
  type MetricView,
  type standingWords,
} from "~/ui/figures/metrics/metric-view";
import { goalOnMetric } from "~/ui/goals/metric-goal";
import { metricTable, totalsTable } from "./metric-tables";
import { figuresBlock, headlineView, trendBlock } from "./metrics";
import type { SectionContext, SectionKind } from "./section";
import { changeValue, exactValue, type FigureWriter } from "./writing/figure-writer";

/** A strategy: its headline figure in a sentence and a chart, then all of its numbers. */
export function strategySection(strategy: Strategy): SectionKind<`strategy:${Strategy}`> {
  return {
    key: `strategy:${strategy}`,
    title: STRATEGY_NAMES[strategy],
    strategy,
    build: (context) => strategyBlocks(context, strategy),
  };
}

function strategyBlocks(context: SectionContext, strategy: Strategy): ReportBlock[] {
  const { writer, sources, views, goalWords: words } = context;
  const { year, years, catalog, rollup } = sources;
  const own = views.filter(({ metric }) => metric.strategy === strategy);
  const leading = headlineView(views, strategy);
  if (!leading) return [{ kind: "paragraph", text: "This collaborative computes no figure here." }];
  const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
  const totals = rollup.years.find((figures) => figures.year === year)?.totals ?? [];
  const goals = goalLines(sources, words, strategy);
  return [
    ...headlineBlocks(headlineOf(leading, year, writer.writing)),
    figuresBlock(writer, own.slice(0, 3), year),
    // Where no year has anything to draw, the sentence above says so.
    ...(leading.series.some(({ value, withheld }) => value !== null || withheld)
      ? [trendBlock(writer, leading, year, strategy, metricGoalOf(sources, leading.metric, words))]
      : []),
    metricTable(writer, own, years, year),
    ...bars(writer, sources, leading, strategy),
    ...groupBlocks(writer, sources, own),
    ...(goals.length > 0 ? [{ kind: "notes" as const, items: goals }] : []),
    totalsTable(writer, measures, totals, year),
  ].filter((block): block is ReportBlock => block !== null);
}

/** The newest complete year is the message; the year under way follows in words. */
function headlineBlocks({ sentence, soFar }: Headline): ReportBlock[] {
  const headline: ReportBlock = { kind: "headline", text: sentence };
  return soFar ? [headline, { kind: "paragraph", text: soFar }] : [headline];
}

/** The goal that the chart of a metric shows. */
export function metricGoalOf(
  { goals, readings, year }: ReportSources,
  metric: Metric,
  words: GoalWords,
): MetricGoal | null {
  return goalOnMetric(metric, goals, { readings, words, year, accent: metric.strategy });
}

function goalLines({ goals, readings, year }: ReportSources, words: GoalWords, strategy: Strategy): string[] {
  return goals.flatMap(({ memberId, strategy: of, target, startYear, targetYear, milestones, statement }) => {
    if (memberId !== null || of !== strategy || !target || startYear === null || targetYear === null)
      return [];
    const progress = evaluate(target, { startYear, targetYear, milestones, memberId }, readings, year);
    return [`Goal: ${statement} ${statusSentence(target, progress, words)}`];
  });
}

/** What each member adds, as far as its readers may know. */
function bars(
  writer: FigureWriter,
  sources: ReportSources,
  view: MetricView,
  accent: Strategy,
): ReportBlock[] {
  const { metric, words } = view;
  const { year } = sources;
  const behind = sources.contributions.get(metric.code);
  if (!behind || behind.shown.length === 0) return [];
  const ordered = [...behind.shown].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const about = { code: metric.code, label: words.label, strategy: metric.strategy, year, unit: words.unit };
  const rows = ordered.map((contribution, place) => ({
    name: contribution.name,
    figure: writer.figure({
      ...about,
      member: contribution.name,
      place: contribution.slug ?? `peer-${place + 1}`,
      value: exactValue(contribution, words.unit),
      ...(contribution.standing === "share_only" && { part: "share_only" }),
      missing: contribution.standing === "not_applicable" ? "not_applicable" : missing(contribution.standing),
      comparability: contribution.grade ?? null,
    }),
  }));
  const title = `${words.label}, member by member, ${year}`;
  return [
    {
      kind: "bars",
      id: `members-${metric.code}`,
      title,
      accent,
      note: behind.hidden > 0 ? hiddenWords(behind) : null,
      alt: `Bar chart. ${title}. ${rows.map(({ name, figure }) => `${name}: ${figure.text}`).join("; ")}.`,
      bars: rows.map(({ name, figure }) => ({ name, figure: figure.id })),
    },
  ];
}

const missing = (standing: Parameters<typeof standingWords>[0]) =>
  standing === "value" ? ("no_value" as const) : ("missing" as const);

const showsGroups = (breakdown: Breakdown | undefined) =>
  breakdown?.groups.some(({ value, withheld }) => value !== null || withheld !== null) ?? false;

/** Each way to split people as a table; those that are withheld as a whole share one paragraph. */
function groupBlocks(
  writer: FigureWriter,
  { breakdowns, year }: ReportSources,
  own: MetricView[],
): ReportBlock[] {
  const split = breakdowns.flatMap(({ dimension, byFigure }) => {
    const view = own.find(({ metric }) => showsGroups(byFigure.get(metric.code)));
    const breakdown = view && byFigure.get(view.metric.code);
    return view && breakdown ? [{ view, breakdown, dimension, year }] : [];
  });
  const isHidden = ({ breakdown: { groups } }: GroupedMetric) => groups.every(({ withheld }) => withheld);
  const hidden = split
    .filter(isHidden)
    .map(
      ({ view, breakdown, dimension }) =>
        `${view.words.label} by ${dimension.label.toLowerCase()} (${breakdown.groups[0]?.withheld?.detail})`,
    );
  return [
    ...split.filter((grouped) => !isHidden(grouped)).map((grouped) => groupTable(writer, grouped)),
    ...(hidden.length > 0
      ? [{ kind: "paragraph" as const, text: `Withheld to protect members: ${hidden.join("; ")}.` }]
      : []),
  ];
}

interface GroupedMetric {
  view: MetricView;
  breakdown: Breakdown;
  dimension: Dimension;
  year: number;
}

function groupTable(writer: FigureWriter, { view, breakdown, dimension, year }: GroupedMetric): ReportBlock {
  const { metric, words } = view;
  const { groups, notRecorded, reporting, expected } = breakdown;
  const share = words.unit === "share";
  const about = { code: metric.code, label: words.label, strategy: metric.strategy, year };
  const rows = [...groups, ...(notRecorded ? [notRecorded] : [])].map((group): ReportCell[] => {
    const of = { ...about, group: `${dimension.label}: ${group.label}`, withheld: group.withheld };
    const counts = { ...of, unit: words.numeratorUnit };
    return [
      group.label,
      ...(share
        ? [
            writer.cell({ ...counts, part: "numerator", value: group.numerator }),
            writer.cell({
              ...of,
              unit: words.denominatorUnit,
              part: "denominator",
              value: group.denominator,
            }),
          ]
        : []),
      writer.cell({ ...of, unit: words.unit, value: group.value, missing: "no_value" }),
      ...(share
        ? [
            writer.cell({
              ...of,
              part: "gap",
              missing: "no_value",
              ...changeValue(group.gap === null ? null : { value: group.gap }, "share", writer.writing),
            }),
          ]
        : []),
    ];
  });
  const labels = share
    ? ["Group", words.numerator, words.denominator ?? "", "Share", "Gap to all together"]
    : ["Group", words.numerator];
  return {
    kind: "table",
    id: `groups-${metric.code}-${dimension.code}`,
    title: `${words.label} by ${dimension.label.toLowerCase()}, ${year}`,
    note: `${reporting} of ${expected} members split it so.`,
    columns: labels.map((label, place) => ({ label, numeric: place > 0 })),
    rows,
  };
}
