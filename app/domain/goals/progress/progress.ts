import { milestoned } from "~/domain/goals/faults";
import {
  type CompoundTarget,
  type EachMember,
  figureCodeOf,
  isCompound,
  isOfPlace,
  type SimpleTarget,
  type Target,
} from "~/domain/goals/targets";
import { toNumber } from "~/domain/numbers/fraction";
import { attainmentOf, exactlyExpected, finite, shownForecast } from "./levels";
import { hidesMembers, type Readings } from "./readings";
import type {
  CompoundProgress,
  EachMemberProgress,
  FigureProgress,
  FigureStanding,
  MemberProgress,
  Path,
  Progress,
  ProgressOf,
  Standing,
  YearSoFar,
} from "./standing";
import { bestOf, statusOf, worstOf } from "./status";
import { type Track, trackOf } from "./tracks";

export {
  type CompoundProgress,
  type EachMemberProgress,
  type FigureProgress,
  isCompoundProgress,
  isFigureProgress,
  type LevelProgress,
  type MemberProgress,
  type MultipleProgress,
  type ParityProgress,
  type Path,
  type Progress,
  type ProgressOf,
  type YearSoFar,
} from "./standing";

/** How the target stands in the year: the same on pages, in files, and in the API. */
export function evaluate<T extends Target>(
  target: T,
  path: Path,
  readings: Readings,
  year: number,
): ProgressOf<T>;
export function evaluate(target: Target, path: Path, readings: Readings, year: number): Progress {
  if (target.kind === "eachMember") return eachMemberProgress(target.target, path, readings, year);
  if (isCompound(target)) return compoundProgress(target, path, readings, year);
  return figureProgress(target, path, readings, year);
}

function compoundProgress(
  target: CompoundTarget,
  path: Path,
  readings: Readings,
  year: number,
): CompoundProgress {
  // Milestones belong to a single figure, so clauses have none.
  const course = { ...path, milestones: [] };
  const clauses = target.clauses.map((clause) => evaluate(clause, course, readings, year));
  const decisive = target.kind === "anyOf" ? bestOf(clauses) : worstOf(clauses);
  const withheld = clauses.some((clause) => clause.withheld);
  return {
    kind: target.kind,
    status: decisive?.status ?? "no_data",
    why: decisive ? decisive.why : "no_value",
    withheld,
    year: decisive?.year ?? year,
    soFar: decisive?.soFar ?? null,
    startYear: path.startYear,
    dueYear: path.targetYear,
    // A part that the viewer cannot see may be further along, or less far, than the one that decides.
    attainment: withheld ? null : (decisive?.attainment ?? null),
    clauses,
  };
}

function figureProgress(target: SimpleTarget, path: Path, readings: Readings, year: number): FigureProgress {
  const progress = progressInYear(target, path, readings, year);
  const asOf = keptSince(target, path, readings, progress.year);
  return asOf === null || progress.value === null ? progress : { ...progress, asOf };
}

/** The day since which the figures of the target's year are shown as they were; null if they are as stored now. */
function keptSince(
  target: SimpleTarget,
  { memberId }: Pick<Path, "memberId">,
  readings: Readings,
  year: number,
): string | null {
  // A member's own figures are never held back.
  if (isOfPlace(target) || memberId !== null) return null;
  const days = (["year", "sinceBaseline"] as const).flatMap(
    (over) => readings.figure(figureCodeOf(target), null, over)?.points.get(year)?.asOf ?? [],
  );
  return days.sort()[0] ?? null;
}

function progressInYear(target: SimpleTarget, path: Path, readings: Readings, year: number): FigureProgress {
  const track = trackOf(target, path, readings, year);
  const progress = progressOn(track, { target, path, year });
  if (track.soFar === null || progress.why === "not_started") return progress;
  const { value, expected } = progress;
  const isShare = track.unit === "share" || track.unit === "points";
  const isSettled = !isShare && progress.status === "met";
  const soFar = { year, coverage: track.soFar, value, expected, isSettled };
  // A share is judged on what is reported; an amount only grows, so it may have been reached already.
  if ((isShare && value !== null) || isSettled || progress.status === "withheld")
    return { ...progress, soFar };
  // A member that has not reported its share has none for the year.
  const complete = isShare && path.memberId !== null ? null : track.completeBefore;
  const earlier =
    complete === null
      ? null
      : progressOn(trackOf(target, path, readings, complete), { target, path, year: complete });
  if (earlier === null || earlier.why === "not_started")
    return { ...progress, status: "no_data", why: "so_far", attainment: null, forecast: null, soFar };
  return { ...earlier, soFar };
}

/** How a track stands in its year. */
function progressOn(
  track: Track,
  { target, path, year }: { target: SimpleTarget; path: Path; year: number },
): FigureProgress {
  const dueYear = target.targetYear ?? path.targetYear;
  const { direction, unit, coverage, cohort, baselineYear, value } = track;
  const milestones = milestoned(target) ? path.milestones : [];
  const expected = exactlyExpected(track, { milestones, dueYear, year });
  const status = statusOf({ ...track, expected, year, dueYear });
  const hasStatus = status !== "no_data" && status !== "withheld";
  const shown = (level: number | null) => (level === null ? null : finite(track.shown(level)));
  const standing: FigureStanding = {
    status,
    why: hasStatus ? null : (track.why ?? "no_value"),
    withheld: track.why === "withheld",
    year,
    soFar: null,
    startYear: baselineYear,
    dueYear,
    attainment: attainmentOf(track),
    direction,
    unit,
    value: shown(value),
    // Parity judges the gap but shows the indicator's own baseline.
    baseline: target.kind === "parity" ? track.first : shown(track.baseline),
    target: shown(track.target),
    expected: shown(expected && toNumber(expected)),
    coverage,
    forecast: status === "withheld" ? null : shownForecast(track, dueYear, year),
  };
  switch (target.kind) {
    case "multiple":
      return { ...standing, kind: "multiple", multiple: value, cohort };
    case "parity":
      return { ...standing, kind: "parity", reference: value === null ? null : shown(0) };
    default:
      return { ...standing, kind: target.kind };
  }
}

function eachMemberProgress(
  target: EachMember["target"],
  path: Path,
  readings: Readings,
  year: number,
): EachMemberProgress {
  const members = readings
    .activeMembers(year)
    .filter((memberId) => !readings.hidden?.(memberId, year))
    .map((memberId) => ({ memberId, progress: evaluate(target, { ...path, memberId }, readings, year) }))
    // A member the figure does not apply to is not expected to reach anything (docs/rules.md, section 2).
    .filter(({ progress }) => progress.why !== "not_applicable");
  const worst = worstOf(members.map(({ progress }) => progress));
  const standing = {
    year,
    soFar: membersSoFar(members, year),
    startYear: path.startYear,
    dueYear: path.targetYear,
    members,
  };
  // The count would reveal, goal by goal, on which side of the target hidden members are.
  if (hidesMembers(readings, year) || members.some(({ progress }) => progress.withheld)) {
    // Only a member that is shown to have missed it decides for all.
    const decided = worst?.status === "missed";
    const shown = decided ? { status: "missed", why: null } : { status: "withheld", why: "withheld" };
    return { ...NOT_COUNTED, ...standing, ...(shown as Pick<Standing, "status" | "why">), withheld: true };
  }
  if (worst === null)
    return { ...NOT_COUNTED, ...standing, status: "no_data", why: "no_members", withheld: false };
  const met = members.filter(({ progress }) => progress.status === "met").length;
  return {
    ...standing,
    kind: "eachMember",
    status: worst.status,
    why: worst.why,
    withheld: false,
    attainment: met / members.length,
    meeting: { met, of: members.length },
  };
}

const NOT_COUNTED = { kind: "eachMember", attainment: null, meeting: null } as const;

/** How many of the members have reported, where some have not. */
function membersSoFar(members: MemberProgress[], year: number): YearSoFar | null {
  const waiting = members.filter(({ progress }) => progress.soFar !== null).length;
  if (waiting === 0) return null;
  const coverage = { reporting: members.length - waiting, expected: members.length };
  return { year, coverage, value: null, expected: null, isSettled: false };
}
