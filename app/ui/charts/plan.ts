import { scaleLinear } from "d3-scale";
import {
  formatCount,
  formatCountShort,
  formatMoney,
  formatMoneyShort,
  formatMultiple,
  formatShare,
} from "../figures/format";
import { MISSING_WORDS } from "../figures/Missing";
import { type Look, lookOf } from "./looks";
import type { ChartFormat, ChartSize, GoalPath, TrendData, TrendPoint } from "./types";

/**
 * Where everything in a trend chart stands, computed once for the static drawing, the interactive version and
 * the exports, so that they cannot differ. Positions are fractions of the plot area, 0,0 at its top left.
 */
export interface TrendPlan {
  yearDomain: [number, number];
  yearTicks: { year: number; at: number; minor: boolean }[];
  valueDomain: [number, number];
  valueTicks: { value: number; at: number; label: string }[];
  series: PlannedSeries[];
  goal: {
    label: string;
    marks: Mark[];
    /** Where the goal itself is marked. */
    end: Mark | null;
    milestones: Mark[];
    level: { at: number; label: string; below: boolean } | null;
  } | null;
  projection: { label: string; marks: Mark[] } | null;
  highlight: { year: number; at: number } | null;
}

export interface Mark {
  year: number;
  value: number;
  x: number;
  y: number;
}

export interface PlannedSeries {
  id: string;
  name: string;
  look: Look;
  /** Unbroken stretches of two or more years. */
  runs: Mark[][];
  /** The points to be marked: all where there is room, otherwise those that stand alone, count, or come last. */
  marks: Mark[];
  /** The value written beside the line, above it or below. */
  label: (Mark & { text: string; below: boolean; anchor: "start" | "middle" | "end" }) | null;
}

/** Room around the plot in rem; charts.css (.chart-plot) says the same. */
export const MARGIN = { top: 1.75, right: 1, bottom: 2, left: 3.25 } as const;
/** Whole height in rem; charts.css (.chart-large, .chart-small) says the same. */
export const HEIGHT: Record<ChartSize, number> = { large: 20, small: 12 };

const MOST_YEAR_LABELS = 6;

/** Plans a trend chart. */
export function planTrend(data: TrendData, size: ChartSize = "large"): TrendPlan {
  const years = [...new Set(data.years)].sort((a, b) => a - b);
  const yearDomain = yearsFromTo(years);
  const valueDomainAndTicks = valueScale(data, years, size);
  const { domain, ticks } = valueDomainAndTicks;
  const x = (year: number) => (year - yearDomain[0]) / (yearDomain[1] - yearDomain[0]);
  const y = (value: number) => 1 - (value - domain[0]) / (domain[1] - domain[0]);
  const mark = (year: number, value: number): Mark => ({ year, value, x: x(year), y: y(value) });

  const emphasised = data.series.filter((series) => series.emphasis);
  const leading = new Set((emphasised.length > 0 ? emphasised : data.series.slice(0, 1)).map((s) => s.id));
  let quiet = 0;
  const series = data.series.map((one): PlannedSeries => {
    const leads = leading.has(one.id);
    const look = lookOf(leads ? (one.strategy ?? data.accent) : null, leads ? 0 : quiet++, {
      crowded: data.series.length > 5,
      alone: leading.size === 1,
    });
    const byYear = new Map(one.points.map((point) => [point.year, point.value]));
    const runs: Mark[][] = [[]];
    for (const year of years) {
      const value = byYear.get(year);
      if (value === null || value === undefined) runs.push([]);
      else runs.at(-1)?.push(mark(year, value));
    }
    const all = runs.flat();
    const alone = runs.filter((run) => run.length === 1).flat();
    const room = data.series.length === 1 ? size === "large" : leads || !look.crowded;
    const counts = all.filter(({ year }) => leads && year === data.highlightYear);
    const marks = room ? all : [...new Set([...alone, ...counts, ...all.slice(-1)])];
    return {
      id: one.id,
      name: one.name,
      look,
      runs: runs.filter((run) => run.length > 1),
      marks,
      label: leads ? labelOf(all, one.points, data) : null,
    };
  });

  const goal = data.goal && (data.goal.points.length > 0 || data.goal.level) ? data.goal : null;
  const marksOf = (points: { year: number; value: number }[]) =>
    points.map((point) => mark(point.year, point.value));
  return {
    yearDomain,
    yearTicks: yearTicks(years, data.highlightYear, size).map((tick) => ({ ...tick, at: x(tick.year) })),
    valueDomain: domain,
    valueTicks: ticks.map((tick) => ({ ...tick, at: y(tick.value) })),
    // What leads is drawn last, over the rest.
    series: series.sort((a, b) => Number(a.look.leads) - Number(b.look.leads)),
    goal: goal && {
      label: goal.label,
      marks: marksOf(goal.points),
      end: goal.arrives === false ? null : (marksOf(goal.points).at(-1) ?? null),
      milestones: marksOf(goal.points.filter(({ year }) => goal.milestones?.includes(year))),
      level: goal.level ? levelOf(goal, y) : null,
    },
    projection: data.projection
      ? { label: data.projection.label, marks: marksOf(data.projection.points) }
      : null,
    highlight:
      data.highlightYear !== undefined && years.includes(data.highlightYear)
        ? { year: data.highlightYear, at: x(data.highlightYear) }
        : null,
  };
}

/** The words stand at the left, on the side of the line where the path does not come from. */
function levelOf({ level, points }: GoalPath, y: (value: number) => number) {
  const value = level?.value ?? 0;
  const falls = (points[0]?.value ?? 0) > value;
  return { at: y(value), label: level?.label ?? "", below: falls };
}

/** One year alone stands in the middle. */
function yearsFromTo(years: number[]): [number, number] {
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  return first === last ? [first - 1, last + 1] : [first, last];
}

/** Each year has its tick; where they are many only some keep their label on a narrow screen, or at all. */
function yearTicks(years: number[], highlight: number | undefined, size: ChartSize) {
  const most = size === "small" ? MOST_YEAR_LABELS : MOST_YEAR_LABELS * 2;
  const every = Math.max(1, Math.ceil(years.length / most));
  const everyNarrow = Math.max(1, Math.ceil(years.length / MOST_YEAR_LABELS));
  // Counted from the newest year: that one is always named.
  return years.flatMap((year, index) => {
    const fromLast = years.length - 1 - index;
    const shown = fromLast % every === 0 || year === highlight;
    // Beside the year that counts there is no room for another label where years stand close.
    if (every > 2 && highlight !== undefined && year !== highlight && Math.abs(year - highlight) < every)
      return [];
    return shown ? [{ year, minor: fromLast % everyNarrow !== 0 && year !== highlight }] : [];
  });
}

/** From zero (or below, for values below) to a round number above everything drawn. */
function valueScale(data: TrendData, years: number[], size: ChartSize) {
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
  const scale = scaleLinear()
    .domain([Math.min(0, ...values), top])
    .nice(wanted);
  const [low = 0, high = top] = scale.domain();
  const all = scale.ticks(wanted);
  // There is no half a person: a small count has ticks at whole numbers only.
  const ticks = data.format === "count" ? all.filter((tick) => Number.isInteger(tick)) : all;
  const step = (ticks[1] ?? high) - (ticks[0] ?? 0);
  const domain: [number, number] = [low, high];
  return { domain, ticks: ticks.map((value) => ({ value, label: tickLabel(value, step, data) })) };
}

function tickLabel(value: number, step: number, data: Pick<TrendData, "format" | "locale" | "currency">) {
  if (data.format === "count") return formatCountShort(value, data);
  if (data.format === "multiple") return `${value.toLocaleString(data.locale)}×`;
  if (data.format === "currency") {
    return Math.abs(value) < 1000 && step < 1
      ? formatMoney(value, data)
      : formatMoneyShort(value, data, true);
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9));
  return formatShare(value, data, digits);
}

/** The value at a label beside a line. */
function labelOf(marks: Mark[], points: TrendPoint[], data: TrendData): PlannedSeries["label"] {
  const found = marks.findIndex((mark) => mark.year === data.highlightYear);
  const index = found >= 0 ? found : marks.length - 1;
  const at = marks[index];
  if (!at) return null;
  const before = marks[index - 1];
  const after = marks[index + 1];
  // Where the line comes down to the point, or climbs away from it, the room is below it, unless the axis is there.
  const fallsTo = before !== undefined && before.y < at.y - 0.02;
  const climbsAway = after !== undefined && after.y < at.y - 0.02;
  const below = (after ? fallsTo && climbsAway : fallsTo) && at.y < 0.82;
  const point = points.find((one) => one.year === at.year);
  const text = shortText(point, data);
  return { ...at, text, below, anchor: at.x > 0.9 ? "end" : at.x < 0.1 ? "start" : "middle" };
}

/** A point's exact figure, or the words for why there is none. */
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

/** What a series says of a year. A year beyond all that any series speaks of has not come: nothing is missing yet. */
export function textAt(data: TrendData, seriesId: string, year: number): string {
  const point = data.series.find((one) => one.id === seriesId)?.points.find((one) => one.year === year);
  if (point) return pointText(point, data);
  const newest = Math.max(...data.series.flatMap((one) => one.points.map((each) => each.year)));
  return pointText({ year, value: null, missing: year > newest ? "not_yet" : "missing" }, data);
}

/** The figure as it is written inside the drawing, where long amounts have no room. */
function shortText(point: TrendPoint | undefined, data: TrendData): string {
  if (point?.value !== null && point?.value !== undefined && data.format === "currency") {
    return formatMoneyShort(point.value, data);
  }
  return pointText(point, data);
}
