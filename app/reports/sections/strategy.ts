import type { Breakdown } from "~/domain/breakdowns";
import { statusSentence } from "~/domain/goal-sentences";
import type { GoalWords } from "~/domain/goal-words";
import { evaluate } from "~/domain/progress";
import type { Dimension, Strategy } from "~/domain/types";
import { hiddenWords, type MetricView, type standingWords } from "~/ui/figures/metric-view";
import { headline } from "~/ui/figures/sentences";
import type { ReportBlock, ReportCell } from "../model";
import type { ReportSources } from "../read.server";
import { figuresBlock, metricTable, totalsTable, trendBlock } from "./metrics";
import { exactValue, type Pen, saidChange } from "./pen";

/** A strategy: its leading figure in a sentence and a chart, then all of its numbers. */
export function strategyBlocks(
  pen: Pen,
  sources: ReportSources,
  views: MetricView[],
  words: GoalWords,
  strategy: Strategy,
): ReportBlock[] {
  const { year, years, catalog, rollup } = sources;
  const own = views.filter(({ metric }) => metric.strategy === strategy);
  const leading = own[0];
  if (!leading) return [{ kind: "paragraph", text: "This collaborative computes no figure here." }];
  const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
  const totals = rollup.years.find((one) => one.year === year)?.totals ?? [];
  const goals = goalLines(sources, words, strategy);
  return [
    { kind: "headline", text: headline(leading.words, leading.figure, year, pen.writing) },
    figuresBlock(pen, own.slice(0, 3), year),
    // Where no year has anything to draw, the sentence above says so.
    ...(leading.series.some(({ value, withheld }) => value !== null || withheld)
      ? [trendBlock(pen, leading, year, strategy)]
      : []),
    metricTable(pen, own, years, year),
    ...bars(pen, sources, leading, strategy),
    ...sources.breakdowns.flatMap(({ dimension, byFigure }) => {
      const found = own.find(({ metric }) => told(byFigure.get(metric.code)));
      const breakdown = found && byFigure.get(found.metric.code);
      return found && breakdown ? [groupTable(pen, found, breakdown, dimension, year)] : [];
    }),
    ...(goals.length > 0 ? [{ kind: "notes" as const, items: goals }] : []),
    totalsTable(pen, measures, totals, year),
  ].filter((block): block is ReportBlock => block !== null);
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
function bars(pen: Pen, sources: ReportSources, view: MetricView, accent: Strategy): ReportBlock[] {
  const { metric, words } = view;
  const { year } = sources;
  const behind = sources.contributions.get(metric.code);
  if (!behind || behind.shown.length === 0) return [];
  const ordered = [...behind.shown].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const about = { code: metric.code, label: words.label, strategy: metric.strategy, year, unit: words.unit };
  const rows = ordered.map((one, place) => ({
    name: one.name,
    figure: pen.figure({
      ...{ ...about, member: one.name, place: one.slug ?? `peer-${place + 1}` },
      value: exactValue(one, words.unit),
      ...(one.standing === "share_only" && { part: "share_only" }),
      missing: one.standing === "not_applicable" ? "not_applicable" : missing(one.standing),
      comparability: one.grade ?? null,
    }),
  }));
  const title = `${words.label}, member by member, ${year}`;
  return [
    {
      ...{ kind: "bars", id: `members-${metric.code}`, title, accent },
      note: behind.hidden > 0 ? hiddenWords(behind) : null,
      alt: `Bar chart. ${title}. ${rows.map(({ name, figure }) => `${name}: ${figure.text}`).join("; ")}.`,
      bars: rows.map(({ name, figure }) => ({ name, figure: figure.id })),
    },
  ];
}

const missing = (standing: Parameters<typeof standingWords>[0]) =>
  standing === "value" ? ("no_value" as const) : ("missing" as const);

const told = (breakdown: Breakdown | undefined) =>
  breakdown?.groups.some(({ value, withheld }) => value !== null || withheld !== null) ?? false;

function groupTable(
  pen: Pen,
  { metric, words }: MetricView,
  { groups, notRecorded, reporting, expected }: Breakdown,
  dimension: Dimension,
  year: number,
): ReportBlock {
  const [first] = groups;
  if (first?.withheld && groups.every(({ withheld }) => withheld))
    return {
      kind: "paragraph",
      text: `${words.label} by ${dimension.label.toLowerCase()} is withheld to protect members: ${first.withheld.detail}.`,
    };
  const share = words.unit === "share";
  const about = { code: metric.code, label: words.label, strategy: metric.strategy, year };
  const rows = [...groups, ...(notRecorded ? [notRecorded] : [])].map((group): ReportCell[] => {
    const of = { ...about, group: `${dimension.label}: ${group.label}`, withheld: group.withheld };
    const counts = { ...of, unit: words.numeratorUnit };
    return [
      group.label,
      ...(share
        ? [
            pen.cell({ ...counts, part: "numerator", value: group.numerator }),
            pen.cell({
              ...{ ...of, unit: words.denominatorUnit, part: "denominator", value: group.denominator },
            }),
          ]
        : []),
      pen.cell({ ...of, unit: words.unit, value: group.value, missing: "no_value" }),
      ...(share
        ? [
            pen.cell({
              ...{ ...of, part: "gap", missing: "no_value" },
              ...saidChange(group.gap === null ? null : { value: group.gap }, "share", pen.writing),
            }),
          ]
        : []),
    ];
  });
  const labels = share
    ? ["Group", words.numerator, words.denominator ?? "", "Share", "Gap to all together"]
    : ["Group", words.numerator];
  return {
    ...{ kind: "table", id: `groups-${metric.code}-${dimension.code}` },
    title: `${words.label} by ${dimension.label.toLowerCase()}, ${year}`,
    note: `${reporting} of ${expected} members split it so.`,
    columns: labels.map((label, place) => ({ label, numeric: place > 0 })),
    rows,
  };
}
