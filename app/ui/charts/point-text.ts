import {
  formatCount,
  formatMoney,
  formatMoneyShort,
  formatMultiple,
  formatShare,
} from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import type { ChartFormat, TrendData, TrendPoint } from "./types";

/** A point's exact figure, or words for why there is none. */
export function pointText(
  point: TrendPoint | undefined,
  writing: { format: ChartFormat; locale: string; currency: string },
): string {
  if (!point || point.value === null) return MISSING_WORDS[point?.missing ?? "missing"];
  if (point.shown !== undefined) return point.shown;
  if (writing.format === "share") return formatShare(point.value, writing);
  if (writing.format === "multiple") return formatMultiple(point.value, writing, 2);
  return writing.format === "currency"
    ? formatMoney(point.value, writing)
    : formatCount(point.value, writing);
}

/** A series' value in a year, in words. A year after the newest of all series is not due yet, so nothing is missing. */
export function textAt(data: TrendData, seriesId: string, year: number): string {
  const series = data.series.find(({ id }) => id === seriesId);
  const point = series?.points.find((candidate) => candidate.year === year);
  return pointText(point ?? { year, value: null, missing: whyNone(data, year) }, data);
}

/** Why a year that a series does not mention has no value. */
export function whyNone(data: Pick<TrendData, "series">, year: number): "not_yet" | "missing" {
  const newest = Math.max(...data.series.flatMap(({ points }) => points.map((reported) => reported.year)));
  return year > newest ? "not_yet" : "missing";
}

/** A figure for the drawing itself, where long amounts do not fit. */
export function shortText(point: TrendPoint | undefined, data: TrendData): string {
  if (point?.value !== null && point?.value !== undefined && data.format === "currency") {
    return formatMoneyShort(point.value, data);
  }
  return pointText(point, data);
}
