import { lineStyleOf } from "./line-styles";
import { valueScale, yearsFromTo, yearTicks } from "./placing/axes";
import {
  LEVEL_LOOK,
  makeLabeler,
  NOTE_LOOK,
  type Obstacles,
  type PlotSizes,
  VALUE_LOOK,
} from "./placing/labels";
import { type Mark, type PlacedText, type PlannedSeries, stretches } from "./placing/marks";
import { shortText } from "./point-text";
import type { ChartSize, PlacedPoint, TrendData } from "./types";

/**
 * The position of everything in a trend chart, computed once for the static drawing, the interactive version, and
 * the exports, so that they cannot differ. Positions are fractions of the plot area; 0,0 is its top left corner.
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
    /** The mark of the goal itself. */
    end: Mark | null;
    milestones: Mark[];
    /** Its label is null where every place for it lies on a line; title and legend name the goal, too. */
    level: { at: number; label: PlacedText | null } | null;
  } | null;
  projection: { label: string; marks: Mark[] } | null;
  highlight: { year: number; at: number } | null;
}

/**
 * Plans a trend chart.
 * @param plot the drawing's own size, where that is known; else texts are placed for every width that pages have
 */
export function planTrend(
  data: TrendData,
  size: ChartSize = "large",
  plot: ChartSize | PlotSizes = size,
): TrendPlan {
  const years = [...new Set(data.years)].sort((a, b) => a - b);
  const yearDomain = yearsFromTo(years);
  const { domain, ticks } = valueScale(data, years, size);
  const x = (year: number) => (year - yearDomain[0]) / (yearDomain[1] - yearDomain[0]);
  const y = (value: number) => 1 - (value - domain[0]) / (domain[1] - domain[0]);
  const mark = (year: number, value: number): Mark => ({ year, value, x: x(year), y: y(value) });
  const marksOf = (points: PlacedPoint[]) => points.map((point) => mark(point.year, point.value));

  const lines = linesOf(data, years, mark, size);
  const goal = data.goal && (data.goal.points.length > 0 || data.goal.level) ? data.goal : null;
  const way = goal ? marksOf(goal.points) : [];
  const levelAt = goal?.level ? y(goal.level.value) : null;
  const projection = data.projection ? marksOf(data.projection.points) : [];
  const labeler = makeLabeler(plot, obstacles(lines, { way, levelAt, projection }));
  const planned = lines.map((line): PlannedSeries => ({ ...line, label: null, notes: [] }));
  // Values are placed first: they matter most.
  for (const series of planned) {
    const at = series.look.leads ? labelled(lines.find(({ id }) => id === series.id)?.all ?? [], data) : null;
    const point = data.series
      .find(({ id }) => id === series.id)
      ?.points.find((candidate) => candidate.year === at?.year);
    if (at) series.label = labeler.at(at, shortText(point, data), VALUE_LOOK);
  }
  for (const series of planned) {
    if (!series.look.leads) continue;
    const points = data.series.find(({ id }) => id === series.id)?.points ?? [];
    series.notes = series.marks.flatMap((at) => {
      const text = at.hollow && points.find(({ year }) => year === at.year)?.soFar;
      return text ? [labeler.at(at, text, NOTE_LOOK)] : [];
    });
  }
  return {
    yearDomain,
    yearTicks: yearTicks(years, data.highlightYear, size).map((tick) => ({ ...tick, at: x(tick.year) })),
    valueDomain: domain,
    valueTicks: ticks.map((tick) => ({ ...tick, at: y(tick.value) })),
    // Leading series are drawn last, on top of the others.
    series: planned.sort((a, b) => Number(a.look.leads) - Number(b.look.leads)),
    goal: goal && {
      label: goal.label,
      marks: way,
      end: goal.arrives === false ? null : (way.at(-1) ?? null),
      milestones: marksOf(goal.points.filter(({ year }) => goal.milestones?.includes(year))),
      level:
        levelAt === null
          ? null
          : { at: levelAt, label: labeler.along(levelAt, goal.level?.label ?? "", LEVEL_LOOK) },
    },
    projection: data.projection ? { label: data.projection.label, marks: projection } : null,
    highlight:
      data.highlightYear !== undefined && years.includes(data.highlightYear)
        ? { year: data.highlightYear, at: x(data.highlightYear) }
        : null,
  };
}

/** A series before texts are placed; `all` are its values in the order of the years. */
type Line = Omit<PlannedSeries, "label" | "notes"> & { all: Mark[] };

function linesOf(
  data: TrendData,
  years: number[],
  mark: (year: number, value: number) => Mark,
  size: ChartSize,
): Line[] {
  const emphasised = data.series.filter((series) => series.emphasis);
  const leading = new Set((emphasised.length > 0 ? emphasised : data.series.slice(0, 1)).map((s) => s.id));
  let quiet = 0;
  return data.series.map((series): Line => {
    const leads = leading.has(series.id);
    const look = lineStyleOf(leads ? (series.strategy ?? data.accent) : null, leads ? 0 : quiet++, {
      crowded: data.series.length > 5,
      alone: leading.size === 1,
    });
    const byYear = new Map(series.points.map((point) => [point.year, point]));
    const runs: Mark[][] = [[]];
    for (const year of years) {
      const { value = null, soFar } = byYear.get(year) ?? {};
      if (value === null) runs.push([]);
      else runs.at(-1)?.push({ ...mark(year, value), ...(soFar !== undefined && { hollow: true }) });
    }
    const all = runs.flat();
    const alone = runs.filter((run) => run.length === 1).flat();
    const room = data.series.length === 1 ? size === "large" : leads || !look.crowded;
    const counts = all.filter(({ year }) => leads && year === data.highlightYear);
    const hollow = all.filter((each) => each.hollow);
    return {
      id: series.id,
      name: series.name,
      look,
      runs: runs.flatMap((run) => stretches(run, false)),
      soFarRuns: runs.flatMap((run) => stretches(run, true)),
      marks: room ? all : [...new Set([...alone, ...counts, ...hollow, ...all.slice(-1)])],
      all,
    };
  });
}

/** Everything that a text would be hard to read on. */
function obstacles(
  lines: Line[],
  { way, levelAt, projection }: { way: Mark[]; levelAt: number | null; projection: Mark[] },
): Obstacles {
  const level = levelAt === null ? [] : [0, 1].map((at) => ({ x: at, y: levelAt }));
  return {
    lines: [...lines.flatMap(({ runs, soFarRuns }) => [...runs, ...soFarRuns]), way, level, projection],
    marks: [...lines.flatMap(({ marks }) => marks), ...way.slice(-1), ...projection.slice(-1)],
  };
}

/** The point whose value is written: the highlighted one, else the newest. */
function labelled(marks: Mark[], data: TrendData): Mark | null {
  return marks.find(({ year }) => year === data.highlightYear) ?? marks.at(-1) ?? null;
}
