import type { GoalState } from "~/domain/goals/goal";
import { holds } from "~/domain/goals/goal";
import {
  directionOf,
  figureCodeOf,
  isCompound,
  isOfPlace,
  type SimpleTarget,
  simpleTargets,
  spanOf,
  type Target,
} from "~/domain/goals/targets";
import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly, product, quotient, sum } from "~/domain/numbers/rational";
import { exactAmount, exactOf, pointOf, type Readings, type Series, startOf } from "./readings";
import { reaches } from "./track";
import { trackOf } from "./tracks";

/** An institution's goal that rolls up to the collaborative's. */
export interface OwnGoal {
  id: string;
  memberId: string;
  state: GoalState;
  target: Target | null;
  startYear: number | null;
  targetYear: number | null;
}

/** How close the members' own targets would bring the collaborative to one simple target. */
export interface Alignment {
  clause: SimpleTarget;
  /** The collaborative's target: a share, an amount, or a multiple of the baseline. */
  required: number;
  /**
   * The collaborative's value if each member reached its own target and members without one stayed where they
   * are now; null if no member's figures are known. For "each member", the share of members whose own target is
   * high enough.
   */
  carried: number | null;
  enough: boolean | null;
  /** Members with their own target for this figure, members without one, and members with too few figures. */
  withTarget: string[];
  withoutTarget: string[];
  unknown: string[];
}

interface AlignmentSources {
  startYear: number;
  goals: OwnGoal[];
  readings: Readings;
  year: number;
}

/**
 * One entry for each simple target of the collaborative that adds up from members. Outcomes of the place (parity,
 * reduction) and growth from year to year do not. Only adopted and met goals count, and only members active in
 * the year to whom the figure applies. Shares: Σ (own target × newest denominator) ÷ Σ newest denominators.
 * Multiples: Σ (each member's aim) ÷ Σ baselines. Amounts: the plain sum.
 */
export function alignmentOf(target: Target, sources: AlignmentSources): Alignment[] {
  if (isCompound(target)) return target.clauses.flatMap((clause) => alignmentOf(clause, sources));
  const { year, readings } = sources;
  const inForce = { ...sources, goals: sources.goals.filter(holds) };
  const each = target.kind === "eachMember";
  return simpleTargets(target)
    .filter(addsUp)
    .map((clause) => {
      const members = readings
        .activeMembers(year)
        .flatMap((memberId) => partOf(clause, memberId, inForce) ?? []);
      return each ? ofEach(clause, members) : together(clause, members, levelBefore(clause, sources));
    });
}

/** Where the collaborative's share stood at the start. */
function levelBefore(clause: Summable, { readings, startYear }: AlignmentSources): Fraction | null {
  const series = clause.kind === "points" ? readings.figure(clause.metric, null, "year") : null;
  return series && exactOf(pointOf(series, startYear));
}

type Summable = Exclude<SimpleTarget, { kind: "parity" | "reduction" }>;

function addsUp(target: SimpleTarget): target is Summable {
  return target.kind === "multiple" ? target.of === "baseline" : !isOfPlace(target);
}

/** A share, or its gain: both are carried by denominators. */
const isRatio = (target: Summable) => target.kind === "share" || target.kind === "points";

interface Part {
  memberId: string;
  own: Summable | null;
  /** What it brings, and what that is divided by: a denominator or a baseline, exactly; null if unknown. */
  brings: Fraction | null;
  of: Fraction | null;
}

/** Null for a member to whom the figure does not apply. */
function partOf(
  clause: Summable,
  memberId: string,
  { startYear, goals, readings, year }: AlignmentSources,
): Part | null {
  const series = seriesOf(clause, memberId, readings);
  if (!series || pointOf(series, year).standing === "not_applicable") return null;
  const aimedAt = goals
    .filter((goal) => goal.memberId === memberId)
    .flatMap((goal) => {
      const own =
        goal.target &&
        simpleTargets(goal.target)
          .filter(addsUp)
          .find((target) => speaksOf(target, clause));
      return own ? [{ own, startYear: goal.startYear ?? startYear }] : [];
    })[0];
  const newest = newestOf(series, year);
  const own = aimedAt?.own ?? null;
  const start = (from: number) => exactOf(pointOf(series, startOf(series, from, memberId)));
  const ownStart = start(aimedAt?.startYear ?? startYear);
  if (isRatio(clause)) {
    const of = exactAmount(newest?.denominator ?? null);
    const stands = exactAmount(newest?.numerator ?? null);
    const level = own && levelAimedAt(own, ownStart);
    return { memberId, own, brings: own ? level && of && product(of, level) : stands, of };
  }
  if (clause.kind === "increase" && clause.over === "sinceBaseline") {
    const course = { startYear, targetYear: startYear, memberId };
    const stands = trackOf(clause, course, readings, year).exact.value;
    return { memberId, own, brings: own?.kind === "increase" ? exactly(own.value) : stands, of: ONE };
  }
  // A running sum without a value yet stands at 0.
  const stands = (newest && exactOf(newest)) ?? (series.cumulative ? ZERO : null);
  const level = own ? levelAimedAt(own, ownStart) : stands;
  const before = start(startYear);
  if (clause.kind === "increase")
    return { memberId, own, brings: level && before && subtract(level, before), of: ONE };
  return { memberId, own, brings: level, of: clause.kind === "multiple" ? before : ONE };
}

/** The level of its own figure that a member aims at. */
function levelAimedAt(own: Summable, start: Fraction | null): Fraction | null {
  if (own.kind === "multiple") return multiplied(start, own.factor);
  const value = exactly(own.value);
  if (own.kind === "share" || own.kind === "amount") return value;
  return start && value && sum(start, value);
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const ONE: Fraction = { numerator: 1n, denominator: 1n };

function multiplied(a: Fraction | null, b: number): Fraction | null {
  const factor = exactly(b);
  return a && factor && product(a, factor);
}

function seriesOf(clause: Summable, memberId: string, readings: Readings): Series | null {
  return readings.figure(figureCodeOf(clause), memberId, spanOf(clause));
}

/** The same figure over the same years, in the same direction; levels, multiples, and gains can be told in each other. */
function speaksOf(own: Summable, clause: Summable): boolean {
  if (figureCodeOf(own) !== figureCodeOf(clause)) return false;
  if (isRatio(own) || isRatio(clause))
    return isRatio(own) && isRatio(clause) && directionOf(own) === directionOf(clause);
  return summingOf(own) === summingOf(clause);
}

/** Sums of amounts and sums of increases since the baseline say nothing of each other. */
function summingOf(target: Summable): string {
  const isSum = (target.kind === "amount" || target.kind === "increase") && target.over === "sinceBaseline";
  return isSum ? target.kind : "year";
}

function newestOf(series: Series, year: number) {
  const years = [...series.points.keys()].filter((known) => known <= year).sort((a, b) => b - a);
  return years.map((year) => pointOf(series, year)).find(({ value }) => value !== null);
}

function sorted(parts: Part[], known: (part: Part) => boolean) {
  const ids = (some: Part[]) => some.map(({ memberId }) => memberId);
  return {
    withTarget: ids(parts.filter(({ own }) => own !== null)),
    withoutTarget: ids(parts.filter(({ own }) => own === null)),
    unknown: ids(parts.filter((part) => !known(part))),
  };
}

/** @param before the level that a gain in points is counted from */
function together(clause: Summable, parts: Part[], before: Fraction | null): Alignment {
  const required = thresholdOf(clause);
  const known = parts.filter(({ brings, of }) => brings !== null && of !== null);
  const total = (amounts: (Fraction | null)[]) =>
    amounts.reduce<Fraction>((all, amount) => (amount ? sum(all, amount) : all), ZERO);
  const isSum = clause.kind === "amount" || clause.kind === "increase";
  const whole = isSum ? ONE : total(known.map(({ of }) => of));
  const reached =
    known.length > 0 && compare(whole, ZERO) > 0
      ? quotient(total(known.map(({ brings }) => brings)), whole)
      : null;
  const level = clause.kind === "points" ? reached && before && subtract(reached, before) : reached;
  const carried = level && toNumber(level);
  return {
    clause,
    required,
    carried: carried !== null && Number.isFinite(carried) ? carried : null,
    enough: level && reaches(level, exactly(required), directionOf(clause)),
    ...sorted(parts, (part) => known.includes(part)),
  };
}

function ofEach(clause: Summable, parts: Part[]): Alignment {
  const high = parts.filter(
    ({ own }) =>
      own?.kind === clause.kind &&
      reaches(exactly(thresholdOf(own)), exactly(thresholdOf(clause)), directionOf(clause)),
  );
  const carried = parts.length === 0 ? null : high.length / parts.length;
  return {
    clause,
    required: thresholdOf(clause),
    carried,
    enough: carried === null ? null : carried === 1,
    ...sorted(parts, () => true),
  };
}

function thresholdOf(target: Summable): number {
  return target.kind === "multiple" ? target.factor : target.value;
}
