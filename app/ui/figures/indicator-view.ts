import { readAcsSeries } from "~/domain/acs";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators";
import { decimalPlaces } from "~/domain/typed-decimal";
import type { Decimal, Strategy } from "~/domain/types";
import type { TrendPoint, TrendSeries } from "~/ui/charts/types";
import { shift } from "~/ui/figures/decimal";
import { formatShare, type Writing } from "~/ui/figures/format";
import { lowered } from "~/ui/figures/sentences";

/** A percent as one would write it: one decimal, or more where more were given. */
export function percentWords(value: Decimal, writing: Writing, most = 2): string {
  const digits = Math.min(Math.max(decimalPlaces(value), 1), most);
  return formatShare(shift(value, -2), writing, digits);
}

/** The indicator that stands for the city or state, to compare the focus area with. */
const BESIDE: Record<string, string> = { unemployment_focus: "unemployment_reference" };

export function besides(indicator: IndicatorRecord, all: IndicatorRecord[]): IndicatorRecord | null {
  const found = all.find(({ code }) => code === BESIDE[indicator.code]);
  return found && found.values.length > 0 ? found : null;
}

/** Accents belong to strategies: work and pay to the first, the rest of the place to the last. */
export const accentOf = ({ code }: Pick<IndicatorRecord, "code">): Strategy =>
  code.startsWith("unemployment") ? "workforce" : "investing";

export function trendSeries(indicators: IndicatorRecord[], writing: Writing): TrendSeries[] {
  const years = trendYears(indicators);
  return indicators.map(({ code, label, values }, place) => ({
    ...{ id: code, name: label, emphasis: place === 0 },
    points: years.map((year): TrendPoint => {
      const found = values.find((value) => value.year === year);
      if (!found) return { year, value: null };
      const shown = percentWords(found.value, writing);
      return {
        ...{ year, value: Number(shift(found.value, -2)), shown },
        ...(found.preliminary && { coverage: "preliminary" }),
      };
    }),
  }));
}

export function trendYears(indicators: IndicatorRecord[]): number[] {
  const years = indicators.flatMap(({ values }) => values.map(({ year }) => year));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => first + place);
}

/** "Unemployment in the focus area fell from 9.8% in 2018 to 7.1% in 2025; …" */
export function trendTitle(
  { label, values }: IndicatorRecord,
  beside: IndicatorRecord | null,
  writing: Writing,
): string {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return `${label}: no value yet`;
  const at = (value: IndicatorValue) => `${percentWords(value.value, writing)} in ${value.year}`;
  const other = beside?.values.find(({ year }) => year === last.year);
  const compared = other ? `; ${lowered(beside?.label ?? "")} was ${percentWords(other.value, writing)}` : "";
  if (first === last) return `${label} was ${at(last)}${compared}`;
  const change = Number(last.value) - Number(first.value);
  if (change === 0) return `${label} was ${at(last)}, as in ${first.year}${compared}`;
  return `${label} ${change < 0 ? "fell" : "rose"} from ${at(first)} to ${at(last)}${compared}`;
}

/** What one has to know to read the lines rightly. */
export function trendNote(indicator: IndicatorRecord, beside: IndicatorRecord | null): string | undefined {
  const shown = [indicator, ...(beside ? [beside] : [])];
  const surveyed = (one: IndicatorRecord) =>
    one.values.some(({ series }) => series !== null && readAcsSeries(series) !== null);
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
