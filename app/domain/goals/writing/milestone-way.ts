import { milestoned } from "~/domain/goals/faults";
import type { Readings, YearValue } from "~/domain/goals/progress/readings";
import { type Course, trackOf } from "~/domain/goals/progress/tracks";
import { isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";

/**
 * The way from start to target on the scale of milestones (see goal.ts), for drawing them before a goal is
 * saved.
 */
export interface Way {
  startYear: number;
  dueYear: number;
  /** Null if unknown, or if it differs from member to member. */
  start: number | null;
  target: number;
  /** The values so far, from a few years before the start on. */
  known: YearValue[];
}

const YEARS_BEFORE = 4;

/** Null where milestones make no sense: without years, or for a target with more than one figure. */
export function wayOf(
  target: Target | null,
  years: { startYear: number | null; targetYear: number | null; memberId: string | null },
  readings: Readings,
  year: number,
): Way | null {
  const simple = target && milestoned(target);
  const { startYear, targetYear, memberId } = years;
  if (!target || !simple || startYear === null || targetYear === null) return null;
  const dueYear = simple.targetYear ?? targetYear;
  if (dueYear <= startYear) return null;
  const course: Course = { startYear, targetYear, memberId };
  const frame = { startYear, dueYear };
  const { start, level } = endsOf(simple);
  // Each member starts from its own figure.
  if (!isSimple(target)) return { ...frame, start, target: level, known: [] };
  const { baseline, values } = trackOf(simple, course, readings, year);
  const recent = values.filter((value) => value.year >= startYear - YEARS_BEFORE && value.year <= dueYear);
  if (simple.kind !== "reduction")
    return { ...frame, start: start ?? baseline, target: level, known: recent };
  const fallen = recent.flatMap((point) =>
    baseline !== null && baseline > 0 && point.year >= startYear
      ? [{ year: point.year, value: Math.max(0, 1 - point.value / baseline) }]
      : [],
  );
  return { ...frame, start, target: level, known: fallen };
}

/** The target's level, and the start level where the kind of target fixes it. */
function endsOf(target: SimpleTarget): { start: number | null; level: number } {
  switch (target.kind) {
    case "share":
    case "amount":
      return { start: null, level: target.value };
    case "increase":
    case "points":
      return { start: 0, level: target.value };
    case "multiple":
      return { start: 1, level: target.factor };
    case "reduction":
      return { start: 0, level: target.by };
    case "parity":
      return { start: null, level: 0 };
  }
}
