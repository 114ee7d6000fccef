import { memberYears, periodOf } from "~/domain/periods";
import { STRATEGIES } from "~/domain/types";
import { changeFacts } from "~/ui/figures/change-facts";
import { formatPeriod } from "~/ui/figures/dates";
import { goalWords } from "~/ui/figures/goal-words";
import { type MetricView, metricView } from "~/ui/figures/metric-view";
import { headline } from "~/ui/figures/sentences";
import { MODEL_FORMAT, type ReportBlock, type ReportModel, type ReportSection } from "./model";
import { type Outline, SECTION_TITLES, type SectionKey, strategyOf, withWords } from "./outline";
import type { ReportSources } from "./read.server";
import { changeBlocks, type Earlier } from "./sections/compare";
import { goalBlocks, heldGoals, tally } from "./sections/goals";
import { methodBlocks } from "./sections/methods";
import { figuresBlock } from "./sections/metrics";
import { continuumBlocks, indicatorBlocks, memberBlocks } from "./sections/others";
import { Pen } from "./sections/pen";
import { strategyBlocks } from "./sections/strategy";

export interface ReportGiven {
  title: string;
  slug: string;
  outline: Outline;
  /** The published version that it is compared with. */
  earlier: Earlier | null;
  /** ISO date of the report. */
  date: string;
}

/**
 * The whole report from what its readers may see: the same sources, outline and date give the same report, to
 * the byte.
 */
export function buildReport(sources: ReportSources, given: ReportGiven): ReportModel {
  const { catalog, year, rollup, years } = sources;
  const { collaborative } = catalog;
  const { slug, name, place, locale, currency, baselineYear } = collaborative;
  const ruleOf = (code: string, at: number) =>
    rollup.years.find((one) => one.year === at)?.metrics.find(({ metric }) => metric === code)?.withheld ??
    null;
  const pen = new Pen({ locale, currency }, ruleOf);
  const views = catalog.metrics.flatMap((metric) => metricView(catalog, rollup, metric, year) ?? []);
  const words = goalWords(catalog, sources.indicators, pen.writing);
  const definitions = definitionsOf(sources);
  const blocksOf = (key: SectionKey): ReportBlock[] => {
    const strategy = strategyOf(key);
    if (strategy) return strategyBlocks(pen, sources, views, words, strategy);
    if (key === "summary") return summary(pen, sources, views, words);
    if (key === "goals") return goalBlocks(pen, sources, words);
    if (key === "continuum") return continuumBlocks(pen, sources);
    if (key === "indicators") return indicatorBlocks(pen, sources);
    if (key === "members") return memberBlocks(pen, sources);
    if (key === "changes") return changeBlocks(pen, sources, views, given.earlier);
    return methodBlocks(pen, sources, definitions);
  };
  const shown = given.outline.sections.filter((section) => section.shown);
  // What changed, and what is withheld, is told of all that the other sections say.
  const last = (key: SectionKey) => (key === "methods" ? 2 : key === "changes" ? 1 : 0);
  const made = new Map<SectionKey, ReportBlock[]>();
  for (const { key } of [...shown].sort((a, b) => last(a.key) - last(b.key))) made.set(key, blocksOf(key));
  const sections = shown.map(({ key, narrative }): ReportSection => {
    const own = narrative.trim() ? [{ kind: "narrative" as const, markdown: narrative.trim() }] : [];
    return {
      ...{ key, title: SECTION_TITLES[key], accent: strategyOf(key) },
      blocks: withWords(made.get(key) ?? [], own),
    };
  });
  return {
    ...{ format: MODEL_FORMAT, title: given.title, slug: given.slug, year, audience: sources.readers },
    ...{ collaborative: { slug, name, place }, locale, currency, baselineYear, years, date: given.date },
    ...{ sections, figures: pen.figures, members: membersOf(sources), definitions },
  };
}

function summary(
  pen: Pen,
  sources: ReportSources,
  views: MetricView[],
  words: ReturnType<typeof goalWords>,
): ReportBlock[] {
  const { year, changes, viewer, catalog } = sources;
  const leading = STRATEGIES.flatMap((one) => views.find(({ metric }) => metric.strategy === one) ?? []);
  const held = heldGoals(sources, words).filter(({ goal }) => goal.memberId === null);
  const goals = tally(held, year);
  const first = leading[0];
  const sentences = leading.map((view) => headline(view.words, view.figure, year, pen.writing));
  const facts = changeFacts(changes, viewer);
  return [
    ...(goals || first ? [{ kind: "headline" as const, text: goals ?? sentences[0] ?? "" }] : []),
    ...(leading.length > 0 ? [figuresBlock(pen, leading, year)] : []),
    ...(held.length > 0
      ? [
          {
            kind: "notes" as const,
            items: held.map(({ goal, part }) => `${goal.statement} ${part.standing}`),
          },
        ]
      : []),
    ...(facts.length > 0 ? [{ kind: "paragraph" as const, text: facts.join(" ") }] : []),
    ...(catalog.members.length === 0
      ? [{ kind: "paragraph" as const, text: "The collaborative has no members yet." }]
      : []),
  ];
}

function definitionsOf({ catalog, indicators }: ReportSources): ReportModel["definitions"] {
  const labelOf = new Map(catalog.measures.map(({ code, label }) => [code, label]));
  const label = (code: string) => labelOf.get(code) ?? code;
  return [
    ...catalog.metrics.map(({ code, label: own, strategy, numerator, denominator, span }) => ({
      ...{ code, label: own, kind: "metric" as const, strategy, definition: "" },
      formula: {
        text: `${label(numerator)}${denominator ? ` ÷ ${label(denominator)}` : ""}${span === "since_baseline" ? ", added up since the baseline" : ""}`,
        ...{ numerator, denominator, span },
      },
    })),
    ...catalog.measures.map(({ code, label: own, strategy, definition }) => ({
      ...{ code, label: own, kind: "measure" as const, strategy, definition, formula: null },
    })),
    ...indicators.map(({ code, label: own }) => ({
      ...{ code, label: own, kind: "indicator" as const, strategy: null, formula: null },
      definition: "Percent of the people of the area, as its sources publish it.",
    })),
  ];
}

/** Every member's own values of the report's years, where its readers may see all of them. */
function membersOf({ catalog, years, ownValues }: ReportSources): ReportModel["members"] {
  if (!ownValues) return null;
  const { locale, baselineYear } = catalog.collaborative;
  const columns = catalog.measures.map(({ code, label, unit, kind }) => ({ code, label, unit, kind }));
  const [from, to] = [years[0] ?? baselineYear, years.at(-1) ?? baselineYear];
  const members = new Map(catalog.members.map((member) => [member.id, member]));
  const active = memberYears(catalog.members, baselineYear, from, to);
  return {
    columns,
    rows: active.flatMap(({ memberId, year, baselineYear: own, counted }) => {
      const member = members.get(memberId);
      if (!member) return [];
      const found = catalog.measures.map(({ id }) => ownValues(memberId, id, year));
      const { start, end } = periodOf(year, member.fiscalYearEndMonth);
      return [
        {
          ...{ member: member.name, year, period: formatPeriod(start, end, { locale }) },
          ...{ baselineYear: own, counted },
          values: found.map((one) => one?.value ?? null),
          states: found.map((one) => one?.state ?? ("missing" as const)),
        },
      ];
    }),
  };
}
