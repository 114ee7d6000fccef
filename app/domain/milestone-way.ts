import { milestoned } from "./goal-faults";
import type { Readings, YearValue } from "./readings";
import { isSimple, type Target } from "./targets";
import { type Course, trackOf } from "./tracks";

/**
 * The way from start to target on the scale on which milestones are said (see goal.ts), for drawing them before
 * a goal is stored.
 */
export interface Way {
  startYear: number;
  dueYear: number;
  /** Null while it is not known, and where it differs from member to member. */
  start: number | null;
  target: number;
  /** What was reached so far, from a few years before the start on. */
  known: YearValue[];
}

const YEARS_BEFORE = 4;

/** Null where milestones make no sense: without years, and for a target with more than one figure. */
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
  const fixed = { multiple: 1, reduction: 0 } as const;
  const aimed = { share: "value", amount: "value" } as const;
  const level =
    simple.kind in aimed && "value" in simple
      ? simple.value
      : simple.kind === "multiple"
        ? simple.factor
        : simple.kind === "reduction"
          ? simple.by
          : 0;
  const start = simple.kind === "multiple" || simple.kind === "reduction" ? fixed[simple.kind] : null;
  // Each member starts from a figure of its own.
  if (!isSimple(target)) return { ...frame, start, target: level, known: [] };
  const { baseline, values } = trackOf(simple, course, readings, year);
  const recent = values.filter((one) => one.year >= startYear - YEARS_BEFORE && one.year <= dueYear);
  if (simple.kind !== "reduction")
    return { ...frame, start: start ?? baseline, target: level, known: recent };
  const fallen = recent.flatMap((one) =>
    baseline !== null && baseline > 0 && one.year >= startYear
      ? [{ year: one.year, value: Math.max(0, 1 - one.value / baseline) }]
      : [],
  );
  return { ...frame, start, target: level, known: fallen };
}
