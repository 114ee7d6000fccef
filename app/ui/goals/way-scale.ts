import type { Way } from "~/domain/goals/writing/milestone-way";

export interface PlacedMilestone {
  /** Its row in the form. */
  row: number;
  year: number;
  value: number;
}

/** Size of the drawing, and the room around its plot, in units of the view box. */
export const SIZE = { width: 520, height: 260 };
export const EDGE = { left: 62, right: 62, top: 26, bottom: 34 };

/** The bottom of the plot, where the years are written. */
export const BASE = SIZE.height - EDGE.bottom;

const WIDTH = SIZE.width - EDGE.left - EDGE.right;
const HEIGHT = SIZE.height - EDGE.top - EDGE.bottom;

/** Turns years and values into places in the drawing, and places back. */
export interface WayScale {
  firstYear: number;
  /** The value at the top of the plot. */
  highest: number;
  x: (year: number) => number;
  y: (value: number) => number;
  /** The year at a place, not rounded. */
  yearAt: (x: number) => number;
  valueAt: (y: number) => number;
}

/** The scale that shows the way, its milestones, and the values so far. */
export function wayScale(way: Way, milestones: PlacedMilestone[]): WayScale {
  const { startYear, dueYear, start, target, known } = way;
  const values = [...milestones, ...known].map(({ value }) => value).concat(target, start ?? target);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.18;
  const from = Math.max(0, low - room);
  const to = high + room;
  const firstYear = Math.min(startYear, ...known.map(({ year }) => year));
  return {
    firstYear,
    highest: to,
    x: (year) => EDGE.left + ((year - firstYear) / (dueYear - firstYear)) * WIDTH,
    y: (value) => BASE - ((value - from) / (to - from)) * HEIGHT,
    yearAt: (x) => firstYear + ((x - EDGE.left) / WIDTH) * (dueYear - firstYear),
    valueAt: (y) => from + ((BASE - y) / HEIGHT) * (to - from),
  };
}
