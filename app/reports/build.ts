import type { PrintLook } from "~/domain/look/look";
import { memberYears, periodFor } from "~/domain/periods";
import { formatPeriod } from "~/ui/figures/dates";
import { goalWords } from "~/ui/figures/goal-words";
import { metricView } from "~/ui/figures/metrics/metric-view";
import { basisOf } from "./basis";
import { MODEL_FORMAT, type ReportBlock, type ReportModel, type ReportSection } from "./model";
import { withNarrative } from "./narrative";
import type { Outline } from "./outline";
import type { ReportSources } from "./read.server";
import { type SectionKey, sectionOf } from "./sections/registry";
import type { EarlierReport, SectionContext } from "./sections/section";
import { FigureWriter } from "./sections/writing/figure-writer";
import { writtenTables } from "./sections/writing/table-words";

export interface ReportSettings {
  title: string;
  slug: string;
  outline: Outline;
  /** The published version that it is compared with. */
  earlier: EarlierReport | null;
  /** The collaborative's own colors and logo; null or omitted: ours. */
  look?: PrintLook | null;
  /** ISO date of the report. */
  date: string;
}

/**
 * Builds the whole report from what its readers may see. The same sources, outline, and date give the same report,
 * byte for byte.
 */
export function buildReport(sources: ReportSources, settings: ReportSettings): ReportModel {
  const { catalog, year, rollup, years } = sources;
  const { collaborative } = catalog;
  const { slug, name, place, locale, currency, baselineYear } = collaborative;
  const ruleOf = (code: string, at: number) =>
    rollup.years.find((figures) => figures.year === at)?.metrics.find(({ metric }) => metric === code)
      ?.withheld ?? null;
  const dayOf = (code: string, at: number) => {
    const { metrics = [], totals = [] } = rollup.years.find((figures) => figures.year === at) ?? {};
    const figure =
      metrics.find(({ metric }) => metric === code) ?? totals.find(({ measure }) => measure === code);
    return figure?.asOf ?? null;
  };
  const writer = new FigureWriter({ locale, currency }, ruleOf, dayOf);
  const definitions = definitionsOf(sources);
  const sections = buildSections(settings.outline, {
    sources,
    writer,
    views: catalog.metrics.flatMap((metric) => metricView(catalog, rollup, metric, year) ?? []),
    goalWords: goalWords(catalog, sources.indicators, writer.writing),
    definitions,
    earlier: settings.earlier,
  });
  return {
    format: MODEL_FORMAT,
    title: settings.title,
    slug: settings.slug,
    year,
    audience: sources.readers,
    collaborative: { slug, name, place },
    locale,
    currency,
    baselineYear,
    years,
    date: settings.date,
    sections: writtenTables(sections, writer),
    figures: writer.figures,
    ...(settings.look ? { look: settings.look } : {}),
    slides: { appendix: settings.outline.appendix ?? false },
    members: membersOf(sources),
    basis: basisOf(sources),
    definitions,
  };
}

function buildSections(outline: Outline, context: SectionContext): ReportSection[] {
  const shown = outline.sections
    .filter((section) => section.shown)
    .map(({ key, narrative }) => ({ kind: sectionOf(key), narrative: narrative.trim() }));
  const order = [...shown].sort((a, b) => (a.kind.buildOrder ?? 0) - (b.kind.buildOrder ?? 0));
  const blocks = new Map<SectionKey, ReportBlock[]>();
  for (const { kind } of order) blocks.set(kind.key, kind.build(context));
  return shown.map(({ kind: { key, title, strategy }, narrative }) => ({
    key,
    title,
    accent: strategy,
    blocks: withNarrative(
      blocks.get(key) ?? [],
      narrative ? [{ kind: "narrative", markdown: narrative }] : [],
    ),
  }));
}

function definitionsOf({ catalog, indicators }: ReportSources): ReportModel["definitions"] {
  const labelOf = new Map(catalog.measures.map(({ code, label }) => [code, label]));
  const label = (code: string) => labelOf.get(code) ?? code;
  return [
    ...catalog.metrics.map(({ code, label: own, strategy, numerator, denominator, span }) => ({
      code,
      label: own,
      kind: "metric" as const,
      strategy,
      definition: "",
      formula: {
        text: `${label(numerator)}${denominator ? ` ÷ ${label(denominator)}` : ""}${span === "since_baseline" ? ", added up since the baseline" : ""}`,
        numerator,
        denominator,
        span,
      },
    })),
    ...catalog.measures.map(({ code, label: own, strategy, definition }) => ({
      code,
      label: own,
      kind: "measure" as const,
      strategy,
      definition,
      formula: null,
    })),
    ...indicators.map(({ code, label: own, unit, source }) => ({
      code,
      label: own,
      kind: "indicator" as const,
      strategy: null,
      formula: null,
      definition:
        unit === "percent"
          ? "Percent of the people of the area, as its sources publish it."
          : `A yearly figure of the place, as its sources publish it.${source ? ` Source: ${source}.` : ""}`,
    })),
  ];
}

/** Every member's own values of the report's years, where its readers may see all of them. */
function membersOf({ catalog, years, ownValues }: ReportSources): ReportModel["members"] {
  if (!ownValues) return null;
  const { locale, baselineYear } = catalog.collaborative;
  const columns = catalog.measures.map(({ code, label, unit, kind }) => ({ code, label, unit, kind }));
  const from = years[0] ?? baselineYear;
  const to = years.at(-1) ?? baselineYear;
  const members = new Map(catalog.members.map((member) => [member.id, member]));
  const active = memberYears(catalog.members, baselineYear, from, to);
  return {
    columns,
    rows: active.flatMap(({ memberId, year, baselineYear: own, counted }) => {
      const member = members.get(memberId);
      if (!member) return [];
      const cells = catalog.measures.map(({ id }) => ownValues(memberId, id, year));
      const { start, end } = periodFor(member, year);
      return [
        {
          member: member.name,
          year,
          period: formatPeriod(start, end, { locale }),
          baselineYear: own,
          counted,
          values: cells.map((cell) => cell?.value ?? null),
          states: cells.map((cell) => cell?.state ?? ("missing" as const)),
        },
      ];
    }),
  };
}
