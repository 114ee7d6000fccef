import { paired } from "~/domain/goals/progress/pairing";
import { exactOf, pointOf, type Readings, type Series, valuesUpTo } from "~/domain/goals/progress/readings";
import { type Course, trackOf } from "~/domain/goals/progress/tracks";
import {
  type AmountTarget,
  directionOf,
  figureCodeOf,
  type IncreaseTarget,
  isOfPlace,
  type MultipleTarget,
  type PointsTarget,
  type ShareTarget,
  type SimpleTarget,
  spanOf,
  type Target,
} from "~/domain/goals/targets";
import { type Fraction, fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { ceiling, compare, exactly, floor, product, quotient, sum } from "~/domain/numbers/rational";
import type { Unit } from "~/domain/terms";

/** What a target still takes, in numbers that people can act on (docs/rules.md, section 5). */

/** Targets that members' own figures move; an indicator of the place is nobody's to move. */
export type Movable = ShareTarget | AmountTarget | MultipleTarget | IncreaseTarget | PointsTarget;

/** What one figure still needs: of the collaborative, or of one member. */
export interface Need {
  target: Movable;
  /** The year whose figures it is computed from. */
  year: number;
  dueYear: number;
  met: boolean;
  /** More of the numerator, or less where the share should stay below; 0 once it is met. */
  needed: number;
  less: boolean;
  /** For each year left; null if none is. */
  aYear: number | null;
  /** How many members' figures it is about, and the members that the viewer may see. */
  reporting: number;
  members: MemberNeed[];
}

/** A member's part in three ways of sharing it out. */
export interface MemberNeed {
  memberId: string;
  /** In proportion to its denominator, or to its amount; null where that is nothing. */
  proportional: number | null;
  /** The same for each. */
  equal: number;
  /** To reach the share itself; negative where it is beyond. Null for an amount. */
  alone: number | null;
}

/** A target for each member: what each still needs, of those that the viewer may see. */
export interface EachNeed {
  target: Movable;
  members: { memberId: string; need: Need }[];
}

export type Takes = { kind: "together"; need: Need } | { kind: "each"; each: EachNeed };

/** @returns an entry for each simple target in it that has a value to start from, in order */
export function takesOf(target: Target, course: Course, readings: Readings, year: number): Takes[] {
  if (target.kind === "anyOf" || target.kind === "allOf")
    return target.clauses.flatMap((clause) => takesOf(clause, course, readings, year));
  if (target.kind === "eachMember") return eachOf(target.target, course, readings, year);
  const need = isMovable(target) ? needOf(target, course, readings, year) : null;
  return need ? [{ kind: "together", need }] : [];
}

function eachOf(inner: Target, course: Course, readings: Readings, year: number): Takes[] {
  if (inner.kind === "eachMember") return [];
  if (inner.kind === "anyOf" || inner.kind === "allOf")
    return inner.clauses.flatMap((clause) => eachOf(clause, course, readings, year));
  if (!isMovable(inner)) return [];
  const members = readings.activeMembers(year).flatMap((memberId) => {
    if (readings.hidden?.(memberId, year)) return [];
    const need = needOf(inner, { ...course, memberId }, readings, year);
    return need ? [{ memberId, need }] : [];
  });
  return members.length === 0 ? [] : [{ kind: "each", each: { target: inner, members } }];
}

export function isMovable(target: SimpleTarget): target is Movable {
  return !isOfPlace(target);
}

/** The figure that a target is about, of the collaborative or of a member. */
export function seriesOf(target: Movable, memberId: string | null, readings: Readings): Series | null {
  return readings.figure(figureCodeOf(target), memberId, spanOf(target));
}

/** @returns null while there is nothing to compute it from */
export function needOf(target: Movable, course: Course, readings: Readings, upTo: number): Need | null {
  const series = seriesOf(target, course.memberId, readings);
  if (!series) return null;
  const year = newestYear(series, upTo);
  if (year === null) return null;
  const gap = gapOf(target, course, readings, { series, year });
  if (!gap) return null;
  const dueYear = target.targetYear ?? course.targetYear;
  const isYearly = target.kind === "multiple" && target.of === "lastYear";
  const left = isYearly ? 1 : dueYear - year;
  const needed = gap.met ? 0 : Math.max(0, toNumber(gap.needed));
  const need = {
    target,
    year,
    dueYear: isYearly ? year + 1 : dueYear,
    met: gap.met,
    needed,
    less: directionOf(target) === "atMost",
    aYear: left > 0 ? needed / left : null,
  };
  return { ...need, ...membersOf(need, course, readings) };
}

/** The newest year up to a year with a value that counts: a year still being reported is not one. */
export function newestYear(series: Series, upTo: number): number | null {
  return (
    valuesUpTo(series, upTo).findLast(({ year }) => pointOf(series, year).numerator !== null)?.year ?? null
  );
}

interface Gap {
  needed: Fraction;
  met: boolean;
}

interface At {
  series: Series;
  year: number;
}

function gapOf(target: Movable, course: Course, readings: Readings, at: At): Gap | null {
  if (target.kind === "share") return shareGap(at, exactly(target.value), directionOf(target) === "atLeast");
  if (target.kind === "amount") {
    const value = exactOf(pointOf(at.series, at.year));
    const aim = exactly(target.value);
    return value && aim && amountGap(value, aim, at.series.unit);
  }
  if (target.kind === "increase") return increaseGap(target, course, readings, at);
  return target.kind === "points"
    ? pointsGap(target, course, readings, at)
    : multipleGap(target, course, readings, at);
}

/** What the figure must still gain, as far as the compared members' baselines are known. */
function increaseGap(target: IncreaseTarget, course: Course, readings: Readings, { year }: At): Gap | null {
  const { value, target: aim } = trackOf(target, course, readings, year).exact;
  return value && aim && { met: compare(value, aim) >= 0, needed: ceiling(subtract(aim, value)) };
}

/** As a share to reach: the baseline and the points on top of it. */
function pointsGap(
  { metric: code, value }: PointsTarget,
  { startYear, memberId }: Course,
  readings: Readings,
  { series, year }: At,
): Gap | null {
  const gain = exactly(value);
  const pair = paired(readings, { code, memberId, startYear, year });
  if (pair === null || pair === "withheld" || !gain) return null;
  const before = pair.exact?.before ?? exactly(pair.before);
  const everybody = memberId !== null || pair.members === pointOf(series, year).coverage?.reporting;
  return before && everybody ? shareGap({ series, year }, sum(before, gain), true) : null;
}

/** ⌈x × d⌉ − n, with no change in the denominator; for a share that should stay below, n − ⌊x × d⌋. */
function shareGap({ series, year }: At, x: Fraction | null, isAtLeast: boolean): Gap | null {
  const { numerator, denominator } = pointOf(series, year);
  if (numerator === null || denominator === null || x === null) return null;
  const n = fraction(numerator, "1");
  const aim = product(x, fraction(denominator, "1"));
  const met = isAtLeast ? compare(n, aim) >= 0 : compare(n, aim) <= 0;
  return { met, needed: isAtLeast ? subtract(ceiling(aim), n) : subtract(n, floor(aim)) };
}

/** People and things come whole; money is whole enough at a unit of the currency. */
function amountGap(value: Fraction, aim: Fraction, unit: Unit | "share"): Gap {
  return { met: compare(value, aim) >= 0, needed: subtract(unit === "percent" ? aim : ceiling(aim), value) };
}

function multipleGap(
  { figure: code, factor, of }: MultipleTarget,
  { startYear, memberId }: Course,
  readings: Readings,
  { series, year }: At,
): Gap | null {
  const times = exactly(factor);
  if (!times) return null;
  const now = exactOf(pointOf(series, year));
  if (of === "lastYear") {
    // Due in full next year, from where this year ended.
    if (!now || series.unit === "share") return null;
    return { met: false, needed: subtract(ceiling(product(times, now)), now) };
  }
  const pair = paired(readings, { code, memberId, startYear, year });
  if (pair === null || pair === "withheld" || pair.before <= 0) return null;
  const exact = pair.exact ?? { now: exactly(pair.now), before: exactly(pair.before) };
  if (!exact.now || !exact.before) return null;
  const aim = product(times, exact.before);
  if (series.unit !== "share") return amountGap(exact.now, aim, series.unit);
  // The amounts behind a compared share are known only where everybody that reports is compared.
  const everybody = memberId !== null || pair.members === pointOf(series, year).coverage?.reporting;
  return everybody ? shareGap({ series, year }, aim, true) : null;
}

function membersOf(
  { target, year, needed }: Pick<Need, "target" | "year" | "needed">,
  course: Course,
  readings: Readings,
): Pick<Need, "reporting" | "members"> {
  if (course.memberId !== null) return { reporting: 1, members: [] };
  const together = seriesOf(target, null, readings);
  const whole = together && pointOf(together, year);
  const reporting = whole?.coverage?.reporting ?? 0;
  const members = readings.activeMembers(year).flatMap((memberId): MemberNeed[] => {
    const series = seriesOf(target, memberId, readings);
    const own = series && pointOf(series, year);
    if (!series || own?.standing !== "value" || own.numerator === null) return [];
    const part = own.denominator ?? own.numerator;
    const all = whole?.denominator ?? whole?.numerator ?? null;
    const weight = all === null ? null : quotient(fraction(part, "1"), fraction(all, "1"));
    return [
      {
        memberId,
        proportional: weight && needed * toNumber(weight),
        equal: reporting > 0 ? needed / reporting : needed,
        alone: aloneOf(target, series, year),
      },
    ];
  });
  return { reporting, members };
}

function aloneOf(target: Movable, series: Series, year: number): number | null {
  if (target.kind !== "share") return null;
  const gap = shareGap({ series, year }, exactly(target.value), directionOf(target) === "atLeast");
  return gap && toNumber(gap.needed);
}
