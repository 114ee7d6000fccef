import { readAcsSeries } from "~/domain/indicators/acs";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators/indicators";
import type { Strategy } from "~/domain/terms";
import type { ChartWords, TrendData, TrendPoint, TrendSeries } from "~/ui/charts/types";
import { lowered } from "~/ui/figures/metrics/sentences";
import type { Writing } from "../format-numbers";
import { chartUnit, drawn, formatIndicator, indicatorUnitWords } from "./indicator-numbers";

/** The indicator of the city or state that the focus area is compared with. */
const BESIDE: Record<string, string> = { unemployment_focus: "unemployment_reference" };

export function besides(indicator: IndicatorRecord, all: IndicatorRecord[]): IndicatorRecord | null {
  const beside = all.find(({ code }) => code === BESIDE[indicator.code]);
  return beside && beside.values.length > 0 ? beside : null;
}

/** Accents belong to strategies: work and pay to the first, the rest of the place to the last. */
export const accentOf = ({ code }: Pick<IndicatorRecord, "code">): Strategy =>
  code.startsWith("unemployment") ? "workforce" : "investing";

export function trendSeries(indicators: IndicatorRecord[], writing: Writing): TrendSeries[] {
  const years = trendYears(indicators);
  return indicators.map(({ code, label, values, ...scale }, place) => ({
    id: code,
    name: label,
    emphasis: place === 0,
    points: years.map((year): TrendPoint => {
      const own = values.find((value) => value.year === year);
      if (!own) return { year, value: null };
      const shown = formatIndicator(scale, own.value, writing);
      return {
        year,
        value: drawn(scale, own.value),
        shown,
        ...(own.preliminary && { coverage: "preliminary" }),
      };
    }),
  }));
}

export function trendYears(indicators: IndicatorRecord[]): number[] {
  const years = indicators.flatMap(({ values }) => values.map(({ year }) => year));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => first + place);
}

/** An indicator over the years with its words, beside the one that it is compared with: on pages and in files. */
export function indicatorChart(
  indicator: IndicatorRecord,
  all: IndicatorRecord[],
  writing: Writing,
): ChartWords & { data: Omit<TrendData, "locale" | "currency"> } {
  const beside = besides(indicator, all);
  const shown = [indicator, ...(beside ? [beside] : [])];
  return {
    title: trendTitle(indicator, beside, writing),
    unit: indicatorUnitWords(indicator, writing),
    source: sourceWords(shown),
    note: trendNote(indicator, beside) ?? null,
    data: {
      series: trendSeries(shown, writing),
      years: trendYears(shown),
      format: chartUnit(indicator),
      accent: accentOf(indicator),
    },
  };
}

const MOST_SOURCES = 3;

function sourceWords(shown: IndicatorRecord[]): string {
  const named = shown.flatMap(({ values }) => values.map(({ source }) => source.trim())).filter(Boolean);
  const sources = [...new Set(named)];
  if (sources.length === 0) return "Source: entered by the backbone staff.";
  const more = sources.length > MOST_SOURCES ? "; and others, named in the table" : "";
  return `Source: ${sources.slice(-MOST_SOURCES).join("; ")}${more}.`;
}

/** "Unemployment in the focus area fell from 9.8% in 2018 to 7.1% in 2025; …" */
export function trendTitle(
  { label, values, ...scale }: IndicatorRecord,
  beside: IndicatorRecord | null,
  writing: Writing,
): string {
  const first = values[0];
  const last = values.at(-1);
  if (!first || !last) return `${label}: no value yet`;
  const at = (value: IndicatorValue) => `${formatIndicator(scale, value.value, writing)} in ${value.year}`;
  const other = beside?.values.find(({ year }) => year === last.year);
  const compared = other
    ? `; ${lowered(beside?.label ?? "")} was ${formatIndicator(scale, other.value, writing)}`
    : "";
  if (first === last) return `${label} was ${at(last)}${compared}`;
  const change = Number(last.value) - Number(first.value);
  if (change === 0) return `${label} was ${at(last)}, as in ${first.year}${compared}`;
  return `${label} ${change < 0 ? "fell" : "rose"} from ${at(first)} to ${at(last)}${compared}`;
}

/** Notes needed to read the lines correctly. */
export function trendNote(indicator: IndicatorRecord, beside: IndicatorRecord | null): string | undefined {
  const shown = [indicator, ...(beside ? [beside] : [])];
  const surveyed = (indicator: IndicatorRecord) =>
    indicator.values.some(({ series }) => series !== null && readAcsSeries(series) !== null);
  const notes = [
    shown.some(surveyed)
      ? "A year of the Census Bureau’s survey stands for the five years that end with it, so years less than five apart overlap."
      : "",
    beside && publishers(indicator) !== publishers(beside)
      ? "The two lines come from different sources, which count differently: compare them with care."
      : "",
    shown.some(({ values }) => values.some(({ preliminary }) => preliminary))
      ? "Preliminary values may still be revised."
      : "",
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(" ") : undefined;
}

function publishers({ values }: IndicatorRecord): string {
  const names = values.map(({ origin, source }) => (origin === "hand" ? "hand" : source.split(",")[0]));
  return [...new Set(names)].sort().join();
}
