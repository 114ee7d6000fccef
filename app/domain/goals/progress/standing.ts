import type { Milestone } from "~/domain/goals/faults";
import type {
  CompoundTarget,
  Direction,
  EachMember,
  MultipleTarget,
  ParityTarget,
  Target,
} from "~/domain/goals/targets";
import type { Coverage, Unit } from "~/domain/terms";
import type { Forecast } from "./forecast";
import type { GoalStatus, NoData } from "./status";
import type { Course } from "./track";

/** A goal's course with its milestones. */
export interface Path extends Course {
  milestones: Milestone[];
}

/**
 * How a target stands in a year (docs/rules.md, section 5). Numbers are never NaN or infinite; unknown numbers
 * are null.
 */
export type Progress = FigureProgress | CompoundProgress | EachMemberProgress;

export interface Standing {
  status: GoalStatus;
  /** Why there is no data, or what is withheld; null if there is a status. */
  why: NoData | null;
  /** Something that it rests on is withheld from the viewer. */
  withheld: boolean;
  /** The year that the status is of: with an amount of a year under way, the newest complete one. */
  year: number;
  /** The year under way, as far as it is reported; null where the year asked for is complete. */
  soFar: YearSoFar | null;
  startYear: number;
  /** When this target, or clause, is due. */
  dueYear: number;
  /**
   * For one figure: (value − baseline) ÷ (target − baseline). For several targets: that of the decisive one. For
   * each member: the share of members that meet it.
   */
  attainment: number | null;
}

/** A year that is still being reported. */
export interface YearSoFar {
  year: number;
  coverage: Coverage;
  /** What is reported so far, and what is expected of the whole year; null for several figures. */
  value: number | null;
  expected: number | null;
  /** Whatever else is reported, the status stays: an amount that has been reached. */
  isSettled: boolean;
}

/** Progress of a target with one figure. */
export type FigureProgress = LevelProgress | MultipleProgress | ParityProgress;

export interface FigureStanding extends Standing {
  direction: Direction;
  unit: Unit | "share" | "points";
  /** In the figure's own unit; for a multiple, over the members compared. */
  value: number | null;
  baseline: number | null;
  target: number | null;
  expected: number | null;
  coverage: Coverage | null;
  forecast: Forecast | null;
  /** ISO day since which the value has been shown so, where numbers behind it have changed since. */
  asOf?: string;
}

export interface LevelProgress extends FigureStanding {
  kind: "share" | "amount" | "increase" | "points" | "reduction";
}

export interface MultipleProgress extends FigureStanding {
  kind: "multiple";
  /** As a multiple of the baseline or of the year before. */
  multiple: number | null;
  /** Members in the like-for-like comparison. */
  cohort: number | null;
}

export interface ParityProgress extends FigureStanding {
  kind: "parity";
  /** The indicator to compare with, in this year. */
  reference: number | null;
}

export interface CompoundProgress extends Standing {
  kind: "anyOf" | "allOf";
  /** Every clause, in order. */
  clauses: Progress[];
}

export interface EachMemberProgress extends Standing {
  kind: "eachMember";
  /** Active members the target applies to and the viewer may see, in order. */
  members: MemberProgress[];
  /** Null if nobody is left to count, or the count is withheld. */
  meeting: { met: number; of: number } | null;
}

export interface MemberProgress {
  memberId: string;
  /** Of the inner target; "each member" targets do not nest. */
  progress: FigureProgress | CompoundProgress;
}

/** The progress that belongs to a kind of target. */
export type ProgressOf<T extends Target> = T extends EachMember
  ? EachMemberProgress
  : T extends CompoundTarget
    ? CompoundProgress
    : T extends MultipleTarget
      ? MultipleProgress
      : T extends ParityTarget
        ? ParityProgress
        : LevelProgress;

export function isFigureProgress(progress: Progress): progress is FigureProgress {
  return progress.kind !== "eachMember" && !isCompoundProgress(progress);
}

export function isCompoundProgress(progress: Progress): progress is CompoundProgress {
  return progress.kind === "anyOf" || progress.kind === "allOf";
}
