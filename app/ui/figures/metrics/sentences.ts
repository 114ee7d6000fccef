import type { MetricFigure } from "~/domain/rollup/figures";
import type { Measure, Metric, Unit } from "~/domain/terms";
import { monthName } from "~/ui/figures/dates";
import { spokenValue, type Writing } from "~/ui/figures/format-numbers";

/** What a metric needs to be put into words: its own label and those of the measures it is made of. */
export interface MetricWords {
  label: string;
  kind: Metric["kind"];
  unit: Unit | "share";
  span: Metric["span"];
  numerator: string;
  denominator: string | null;
  /** Of the measures, for showing what a share is made of. */
  numeratorUnit: Unit;
  denominatorUnit: Unit;
}

export function metricWords(
  metric: Metric,
  measures: Pick<Measure, "code" | "label" | "unit">[],
): MetricWords {
  const named = (code: string | null) => measures.find((measure) => measure.code === code);
  const { label, kind, span } = metric;
  return {
    label,
    kind,
    span,
    unit: kind === "share" ? "share" : (named(metric.numerator)?.unit ?? "count"),
    numerator: named(metric.numerator)?.label ?? metric.numerator,
    denominator: named(metric.denominator)?.label ?? null,
    numeratorUnit: named(metric.numerator)?.unit ?? "count",
    denominatorUnit: named(metric.denominator)?.unit ?? "count",
  };
}

/**
 * "Impact hires were 8.9% of new hires in 2025." One sentence that stands alone.
 * @param shown the value as it is written beside a goal, where it has other decimals
 */
export function headline(
  words: MetricWords,
  figure: MetricFigure,
  year: number,
  writing: Writing,
  shown?: string,
): string {
  const when = words.span === "year" ? `in ${year}` : `since the baseline, up to ${year}`;
  if (figure.withheld?.rule === "collecting") return `${words.label} ${when}: ${figure.withheld.detail}.`;
  if (figure.withheld) return `${words.label} ${when}: withheld to protect members.`;
  if (figure.value === null && figure.shareOnly > 0) {
    const who = figure.shareOnly === 1 ? "One member gave" : `${figure.shareOnly} members gave`;
    return `${who} this share ${when} without the counts behind it, so there is no total.`;
  }
  if (figure.value === null) return `${words.label}: nobody has reported ${when}.`;
  const value = shown ?? spokenValue(figure.value, words.unit, writing);
  if (words.kind === "amount") return `${words.numerator}: ${value} ${when}.`;
  // Money is one amount ("spend was"), but investments are several.
  const verb = words.numeratorUnit === "currency" && !/investments\b/i.test(words.numerator) ? "was" : "were";
  return `${words.numerator} ${verb} ${value} of ${lowered(words.denominator ?? "")} ${when}.`;
}

export function directionOf(value: number): "up" | "down" | "same" {
  return value > 0 ? "up" : value < 0 ? "down" : "same";
}

/** For the middle of a sentence: "New hires" → "new hires", but "MWBE spend" and "Tier 1 spend" stay. */
export function lowered(label: string): string {
  return /^[A-Z][a-z]+ (?!\d)/.test(`${label} `) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

/** "A", "A and B", "A, B, and C", as in the middle of a sentence. */
export const enumerated = (names: string[]): string => LIST.format(names);

/** The months a mix of fiscal years ends in: "Fiscal years end in June, September and December". */
export function periodNote(endMonths: number[], year: number, writing: Pick<Writing, "locale">): string {
  if (endMonths.length === 0) return `${year} is each member’s own fiscal year that ends in ${year}.`;
  const list = enumerated(endMonths.map((month) => monthName(month, writing)));
  if (endMonths.length === 1 && endMonths[0] === 12) return `${year} is the calendar year.`;
  return endMonths.length === 1
    ? `${year} is each member’s fiscal year that ended in ${list} ${year}.`
    : `${year} is each member’s own fiscal year that ended in ${year}: in ${list}, so periods differ between members.`;
}
