import { nice, ticks as roundNumbers } from "d3-array";
import type { ChartSize, TrendData } from "~/ui/charts/types";
import {
  formatCountShort,
  formatFactor,
  formatMoney,
  formatMoneyShort,
  formatShare,
} from "~/ui/figures/format-numbers";

const MOST_YEAR_LABELS = 6;

/** The first and last year of the axis. A single year is centered. */
export function yearsFromTo(years: number[]): [number, number] {
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  return first === last ? [first - 1, last + 1] : [first, last];
}

/** The labeled years. Where there are many, some are left out, and more of them on a narrow screen. */
export function yearTicks(years: number[], highlight: number | undefined, size: ChartSize) {
  const most = size === "small" ? MOST_YEAR_LABELS : MOST_YEAR_LABELS * 2;
  const every = Math.max(1, Math.ceil(years.length / most));
  const everyNarrow = Math.max(1, Math.ceil(years.length / MOST_YEAR_LABELS));
  // Counted back from the newest year, which always has a label.
  return years.flatMap((year, index) => {
    const fromLast = years.length - 1 - index;
    const shown = fromLast % every === 0 || year === highlight;
    // Where years are close together, no other label fits beside the highlighted year.
    if (every > 2 && highlight !== undefined && year !== highlight && Math.abs(year - highlight) < every)
      return [];
    const crowds =
      highlight !== undefined &&
      Math.abs(year - highlight) < everyNarrow &&
      year !== highlight &&
      fromLast > 0;
    const minor = crowds || (fromLast % everyNarrow !== 0 && year !== highlight);
    return shown ? [{ year, minor }] : [];
  });
}

/** From zero, or below it for negative values, to a round number above everything drawn. */
export function valueScale(data: TrendData, years: number[], size: ChartSize) {
  const drawn = new Set(years);
  const values = [
    ...data.series.flatMap((series) => series.points.filter((p) => drawn.has(p.year)).map((p) => p.value)),
    ...(data.goal?.points ?? []).map((point) => point.value),
    ...(data.projection?.points ?? []).map((point) => point.value),
    data.goal?.level?.value ?? null,
  ].filter((value): value is number => value !== null && Number.isFinite(value));
  const fallback = data.format === "share" ? 0.1 : 10;
  const top = Math.max(0, ...values) || fallback;
  const wanted = size === "small" ? 3 : 5;
  const [low, high] = nice(Math.min(0, ...values), top, wanted);
  const all = roundNumbers(low, high, wanted);
  // Half a person makes no sense, so counts have ticks at whole numbers only.
  const ticks = data.format === "count" ? all.filter((tick) => Number.isInteger(tick)) : all;
  const step = (ticks[1] ?? high) - (ticks[0] ?? 0);
  const domain: [number, number] = [low, high];
  return { domain, ticks: ticks.map((value) => ({ value, label: tickLabel(value, step, data) })) };
}

function tickLabel(value: number, step: number, data: Pick<TrendData, "format" | "locale" | "currency">) {
  if (data.format === "count") return formatCountShort(value, data);
  if (data.format === "multiple") return formatFactor(value, data);
  if (data.format === "currency") {
    return Math.abs(value) < 1000 && step < 1
      ? formatMoney(value, data)
      : formatMoneyShort(value, data, true);
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9));
  return formatShare(value, data, digits);
}
