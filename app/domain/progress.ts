import { type Forecast, forecastOf } from "./forecast";
import { type Milestone, milestoned } from "./goal-faults";
import type { Readings } from "./readings";
import { bestOf, type GoalStatus, type NoData, worstOf } from "./standing";
import { type Direction, isCompound, type SimpleTarget, type Target } from "./targets";
import { type Course, type Track, trackOf } from "./tracks";
import type { Coverage, Unit } from "./types";

/** A goal's course, with the figures to be reached on the way. */
export interface Path extends Course {
  milestones: Milestone[];
}

/** How a target stands in a year (rule book §5). Never NaN, never infinite: what cannot be said is null. */
export interface Progress {
  kind: Target["kind"];
  status: GoalStatus;
  /** Why there is no data; null if there is. */
  why: NoData | null;
  year: number;
  startYear: number;
  /** When this target, or clause, is due. */
  dueYear: number;
  direction: Direction | null;
  unit: Unit | "share" | null;
  /** In the figure's own unit; of a multiple, over the members that are compared. */
  value: number | null;
  baseline: number | null;
  target: number | null;
  expected: number | null;
  /** (value − baseline) ÷ (target − baseline); of each member, the part of the members that meet it. */
  attainment: number | null;
  /** Of a multiple: in times the baseline, or the year before. */
  multiple: number | null;
  /** Of parity: the indicator compared with, in this year. */
  reference: number | null;
  coverage: Coverage | null;
  /** Members in a like-for-like comparison. */
  cohort: number | null;
  forecast: Forecast | null;
  /** Of anyOf and allOf: every clause, in order. */
  clauses: Progress[];
  /** Of eachMember: the active members whom it concerns and who may be seen, in order. */
  members: MemberProgress[];
  meeting: { met: number; of: number } | null;
}

export interface MemberProgress {
  memberId: string;
  progress: Progress;
}

/** How the target stands in the year. The same everywhere: on pages, in files and in the API. */
export function evaluate(target: Target, path: Path, readings: Readings, year: number): Progress {
  if (target.kind === "eachMember") return ofEachMember(target.target, path, readings, year);
  if (!isCompound(target)) return ofSimple(target, path, readings, year);
  // Milestones belong to one figure; a clause has none.
  const course = { ...path, milestones: [] };
  const clauses = target.clauses.map((clause) => evaluate(clause, course, readings, year));
  const decisive = target.kind === "anyOf" ? bestOf(clauses) : worstOf(clauses);
  return {
    ...nothing(target.kind, path, year),
    status: decisive?.status ?? "no_data",
    attainment: decisive?.attainment ?? null,
    why: decisive ? decisive.why : "no_value",
    clauses,
  };
}

function ofSimple(target: SimpleTarget, path: Path, readings: Readings, year: number): Progress {
  const track = trackOf(target, path, readings, year);
  const dueYear = target.targetYear ?? path.targetYear;
  const { direction, unit, coverage, cohort, baselineYear, value } = track;
  const expected = expectedOf(track, milestoned(target) ? path.milestones : [], dueYear, year);
  const status = statusOf(track, expected, dueYear, year);
  const shown = (level: number | null) => (level === null ? null : finite(track.shown(level)));
  return {
    ...nothing(target.kind, path, year),
    ...{ status, direction, unit, coverage, cohort, dueYear, startYear: baselineYear },
    why: status === "no_data" ? (track.why ?? "no_value") : null,
    value: shown(value),
    baseline: shownBaseline(target, track),
    target: shown(track.target),
    expected: shown(expected),
    attainment: attainmentOf(track),
    multiple: target.kind === "multiple" ? value : null,
    reference: target.kind === "parity" && value !== null ? shown(0) : null,
    forecast: shownForecast(track, dueYear, year),
  };
}

/** The indicator's own baseline, though its gap to the reference is what is judged. */
function shownBaseline(target: SimpleTarget, track: Track): number | null {
  if (target.kind !== "parity") return track.baseline === null ? null : finite(track.shown(track.baseline));
  return track.first;
}

function ofEachMember(target: Target, path: Path, readings: Readings, year: number): Progress {
  const active = readings.activeMembers(year);
  const hides = (memberId: string) => readings.hidden?.(memberId, year) ?? false;
  const all = active
    .filter((memberId) => !hides(memberId))
    .map((memberId) => ({ memberId, progress: evaluate(target, { ...path, memberId }, readings, year) }));
  // Whom a figure does not concern is not expected to reach anything with it (rule book §2).
  const members = all.filter(({ progress }) => progress.why !== "not_applicable");
  // How many meet it would tell of the others what their figures are above or below, goal by goal.
  if (active.some(hides)) return { ...nothing("eachMember", path, year), why: "withheld", members };
  const met = members.filter(({ progress }) => progress.status === "met").length;
  const rest = worstOf(members.map(({ progress }) => progress).filter(({ status }) => status !== "met"));
  const nobody = members.length === 0;
  return {
    ...nothing("eachMember", path, year),
    status: nobody ? "no_data" : (rest?.status ?? "met"),
    why: nobody ? "no_members" : (rest?.why ?? null),
    attainment: nobody ? null : met / members.length,
    meeting: nobody ? null : { met, of: members.length },
    members,
  };
}

/** Met without a baseline, too: a share that is reached is reached, wherever it came from. */
function statusOf(track: Track, expected: number | null, dueYear: number, year: number): GoalStatus {
  const { value, baseline, target, direction, why } = track;
  if (value === null || target === null || why === "not_started") return "no_data";
  if (track.meets) return "met";
  if (why !== null || baseline === null || expected === null) return "no_data";
  if (year >= dueYear) return "missed";
  const span = Math.abs(target - baseline);
  const short = direction === "atLeast" ? expected - value : value - expected;
  // Exactly on the line counts; binary fractions are a hair off it.
  const hair = span * 1e-9;
  if (short <= hair) return "on_track";
  return short <= span * LEEWAY + hair ? "behind" : "off_track";
}

/** Short of the expected value by so much of the whole way is "behind", by more "off track". */
const LEEWAY = 0.1;

/**
 * How far it has come from baseline to target. A baseline that already meets the target leaves no way to go:
 * then, as where both are equal, it is all or nothing, since the formula would run backwards.
 */
function attainmentOf(track: Track): number | null {
  const { value, baseline, target, meets, why } = track;
  if (value === null || target === null || why !== null || baseline === null) return null;
  if (startsThere(track)) return meets ? 1 : 0;
  return finite((value - baseline) / (target - baseline));
}

function startsThere({ baseline, target, direction }: Track): boolean {
  if (baseline === null || target === null) return false;
  return direction === "atLeast" ? baseline >= target : baseline <= target;
}

/** Linear from the start through the milestones to the target; the target itself from then on. */
export function expectedOf(
  track: Track,
  milestones: Milestone[],
  dueYear: number,
  year: number,
): number | null {
  const { baseline, target, baselineYear, why } = track;
  if (baseline === null || target === null || why === "not_started") return null;
  if (track.everyYear || startsThere(track) || year >= dueYear) return target;
  const points = [
    { year: baselineYear, value: baseline },
    ...milestones
      .filter((one) => one.year > baselineYear && one.year < dueYear)
      .map((one) => ({ year: one.year, value: track.milestone(one.value) })),
    { year: dueYear, value: target },
  ];
  const next = points.findIndex((one) => one.year > year);
  const [from, to] = [points[next - 1], points[next]];
  if (!from || !to) return target;
  return finite(from.value + (to.value - from.value) * ((year - from.year) / (to.year - from.year)));
}

function shownForecast(track: Track, dueYear: number, year: number): Forecast | null {
  const { target, direction, values, unit } = track;
  if (target === null || track.why === "not_started") return null;
  const found = forecastOf(values, { target, direction, year, dueYear });
  const value = found && finite(track.shown(found.value));
  if (!found || value === null) return null;
  return { ...found, value: withinReason(value, unit) };
}

/** No amount falls below nothing, and no share rises above the whole. */
export function withinReason(value: number, unit: Track["unit"]): number {
  const most = unit === "share" ? 1 : unit === "percent" ? 100 : Number.MAX_VALUE;
  return Math.min(Math.max(value, 0), most);
}

function nothing(kind: Target["kind"], path: Path, year: number): Progress {
  return {
    ...{ kind, status: "no_data", why: null, year, startYear: path.startYear, dueYear: path.targetYear },
    ...{ direction: null, unit: null, value: null, baseline: null, target: null, expected: null },
    ...{ attainment: null, multiple: null, reference: null, coverage: null, cohort: null, forecast: null },
    ...{ clauses: [], members: [], meeting: null },
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
