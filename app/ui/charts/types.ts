import type { Strategy } from "~/domain/types";
import type { MissingKind } from "../figures/Missing";

/** `multiple` is in times of something: 1.5 reads "1.5×". */
export type ChartFormat = "share" | "count" | "currency" | "multiple";

/** One value of a series. The value places the mark; what is read is `shown`, written from the exact figure. */
export interface TrendPoint {
  year: number;
  /** null breaks the line: missing is never drawn as zero. */
  value: number | null;
  /** The exact figure as text; without it the value is formatted. */
  shown?: string;
  /** Why there is no value; "not reported" without it. */
  missing?: MissingKind;
  /** Who stands behind the value, e.g. "11 of 12 members". */
  coverage?: string;
}

export interface TrendSeries {
  id: string;
  name: string;
  points: TrendPoint[];
  /** Drawn in the accent, over the others. With one series, or none marked, the first is. */
  emphasis?: boolean;
  /** Its own strategy, where one chart shows several; else the chart's accent. */
  strategy?: Strategy;
}

/** The way that was agreed on: the expected path to a goal, its last point the goal itself. */
export interface GoalPath {
  /** e.g. "Goal: 10% by 2027". */
  label: string;
  points: { year: number; value: number }[];
  /** False where the path breaks off before the goal: then nothing marks its end. */
  arrives?: boolean;
  /** Years of the path in which a milestone is set. */
  milestones?: number[];
  /** What is due, as a level across the whole chart. */
  level?: { value: number; label: string };
}

/** Where the trend leads, drawn broken, and said to be a projection. */
export interface Projection {
  label: string;
  points: { year: number; value: number }[];
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

export type ChartSize = "small" | "large";
