import type { Strategy } from "~/domain/terms";
import type { MissingKind } from "~/ui/figures/Missing";

/** `multiple` is a factor: 1.5 reads "1.5×". */
export type ChartFormat = "share" | "count" | "currency" | "multiple";

/** A value of a series. `value` places the mark; `shown` is the exact figure as text. */
export interface TrendPoint {
  year: number;
  /** Null breaks the line: a missing value is never drawn as zero. */
  value: number | null;
  /** The exact figure as text; without it, the value is formatted. */
  shown?: string;
  /** Why there is no value; defaults to "not reported". */
  missing?: MissingKind;
  /** The members behind the value, e.g. "11 of 12 members". */
  coverage?: string;
  /** In a year that is still being reported, how much of it is: "2 of 6 reported". Drawn hollow, on a dashed line. */
  soFar?: string;
}

/** A point of a goal's path or a projection. */
export interface PlacedPoint {
  year: number;
  value: number;
  /** As text that lies on its true side of the target; without it, the value is formatted. */
  shown?: string;
}

export interface TrendSeries {
  id: string;
  name: string;
  points: TrendPoint[];
  /** Drawn in the accent color, above the others. If no series has it, the first is drawn so. */
  emphasis?: boolean;
  /** The series' strategy, in charts that show several; defaults to the chart's accent. */
  strategy?: Strategy;
}

/** The agreed path to a goal. Its last point is the goal itself. */
export interface GoalPath {
  /** e.g. "Goal: 10% by 2027". */
  label: string;
  points: PlacedPoint[];
  /** False if the path ends before the goal; then its end has no mark. */
  arrives?: boolean;
  /** Years with a milestone. */
  milestones?: number[];
  /** What is due, as a level across the chart. */
  level?: { value: number; label: string };
}

/** Where the trend leads: a dashed line with its label. */
export interface Projection {
  label: string;
  points: PlacedPoint[];
}

export interface TrendData {
  series: TrendSeries[];
  years: number[];
  format: ChartFormat;
  locale: string;
  currency: string;
  accent: Strategy;
  highlightYear?: number;
  goal?: GoalPath;
  projection?: Projection;
}

/** What is written around a chart. */
export interface ChartWords {
  /** Says in a sentence what the chart shows. */
  title: string;
  /** What the numbers count: "Percent of new hires". */
  unit: string;
  /** Where the numbers come from. */
  source: string;
  /** Changes like for like, periods, definitions, or other caveats. */
  note: string | null;
}

export type ChartSize = "small" | "large";
