import type { Measure, Metric } from "~/domain/terms";

/** What a collaborative measures, as its settings know it: in use or not, standard or its own. */

export interface MeasureSetting extends Measure {
  /** Members are asked for it, and figures read it. */
  enabled: boolean;
  /** How many values are stored, of all members and years. */
  values: number;
}

export interface MetricSetting extends Metric {
  /** Switched on. It is shown only while its measures are, too (isShown). */
  enabled: boolean;
  /** How many shares are stored that were reported without their counts. */
  shares: number;
}

export interface MeasureSettings {
  /** In order, switched off or not. */
  measures: MeasureSetting[];
  metrics: MetricSetting[];
  /** Codes of the library's measures and metrics that were declined. */
  declined: string[];
}

/** What is wrong with a change of a measure or metric, and the field it belongs to. */
export interface SettingFault {
  field: string;
  message: string;
}

export const measureOf = (measures: readonly MeasureSetting[], code: string | null) =>
  measures.find((measure) => measure.code === code);

/** The measures that a metric reads. */
export const partsOf = ({ numerator, denominator }: Pick<Metric, "numerator" | "denominator">): string[] =>
  denominator === null ? [numerator] : [numerator, denominator];

/** Whether the metric is shown: it is switched on, and so is everything that it reads. */
export function isShown(metric: MetricSetting, measures: readonly MeasureSetting[]): boolean {
  return metric.enabled && partsOf(metric).every((code) => measureOf(measures, code)?.enabled);
}

/** "Impact hires ÷ New hires", with the names of the measures. */
export function formulaWords(
  metric: Pick<Metric, "numerator" | "denominator" | "span">,
  measures: readonly Pick<Measure, "code" | "label">[],
): string {
  const nameOf = (code: string) => measures.find((measure) => measure.code === code)?.label ?? code;
  const formula = partsOf(metric).map(nameOf).join(" ÷ ");
  return metric.span === "year" ? formula : `${formula}, since the baseline`;
}
