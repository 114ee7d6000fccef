import type { GoalState } from "./goal";
import { holds } from "./goal-rules";
import { pointOf, type Readings, type Series, startOf } from "./readings";
import { directionOf, isCompound, type SimpleTarget, simpleTargets, type Target } from "./targets";
import { times } from "./times";

/** An institution's goal that rolls up to the collaborative's. */
export interface OwnGoal {
  id: string;
  memberId: string;
  state: GoalState;
  target: Target | null;
  startYear: number | null;
  targetYear: number | null;
}

/** How far the members' own targets would carry one simple target of the collaborative. */
export interface Alignment {
  clause: SimpleTarget;
  /** What the collaborative aims at: a share, an amount, or times the baseline. */
  required: number;
  /**
   * Where all would stand if each member reached its own target and those without one stayed where they are
   * now; null where no member's figures are known. Of "each member", the part of the members whose own target
   * is high enough.
   */
  carried: number | null;
  enough: boolean | null;
  /** Members with an own target for this figure; without one; and with figures too thin to tell. */
  withTarget: string[];
  withoutTarget: string[];
  unknown: string[];
}

/**
 * One entry for each simple target of the collaborative's that adds up from members; an outcome of the place
 * (parity, reduction) and growth from year to year do not. Only adopted and met goals count, and members
 * active in the year whom the figure concerns. Shares: Σ (own target × newest denominator) ÷ Σ newest
 * denominators. Multiples: Σ (what each aims at) ÷ Σ baselines. Amounts: the plain sum.
 */
export function alignmentOf(
  target: Target,
  startYear: number,
  goals: OwnGoal[],
  readings: Readings,
  year: number,
): Alignment[] {
  const standing = goals.filter(holds);
  if (isCompound(target))
    return target.clauses.flatMap((one) => alignmentOf(one, startYear, goals, readings, year));
  const each = target.kind === "eachMember";
  return simpleTargets(target)
    .filter(addsUp)
    .map((clause) => {
      const members = readings
        .activeMembers(year)
        .flatMap((memberId) => partOf(clause, memberId, { startYear, standing, readings, year }) ?? []);
      return each ? ofEach(clause, members) : together(clause, members);
    });
}

type Summable = Extract<SimpleTarget, { kind: "share" | "amount" | "multiple" }>;

function addsUp(target: SimpleTarget): target is Summable {
  if (target.kind === "multiple") return target.of === "baseline";
  return target.kind === "share" || target.kind === "amount";
}

interface Part {
  memberId: string;
  own: Summable | null;
  /** What it brings, and what that is measured against: a denominator, or its baseline; null: not known. */
  brings: number | null;
  of: number | null;
}

interface Given {
  startYear: number;
  standing: OwnGoal[];
  readings: Readings;
  year: number;
}

/** Null for a member whom the figure does not concern. */
function partOf(
  clause: Summable,
  memberId: string,
  { startYear, standing, readings, year }: Given,
): Part | null {
  const series = seriesOf(clause, memberId, readings);
  if (!series || pointOf(series, year).standing === "not_applicable") return null;
  const found = standing
    .filter((goal) => goal.memberId === memberId)
    .flatMap((goal) => {
      const own =
        goal.target &&
        simpleTargets(goal.target)
          .filter(addsUp)
          .find((one) => speaksOf(one, clause));
      return own ? [{ own, startYear: goal.startYear ?? startYear }] : [];
    })[0];
  const newest = newestOf(series, year);
  const own = found?.own ?? null;
  const start = (from: number) => pointOf(series, startOf(series, from, memberId)).value;
  if (clause.kind === "share") {
    const of = newest?.denominator == null ? null : Number(newest.denominator);
    const stands = newest?.numerator == null ? null : Number(newest.numerator);
    return { memberId, own, brings: own?.kind === "share" ? product(of, own.value) : stands, of };
  }
  const aimed =
    own?.kind === "amount"
      ? own.value
      : own?.kind === "multiple"
        ? product(start(found?.startYear ?? startYear), own.factor)
        : null;
  const of = clause.kind === "multiple" ? start(startYear) : 1;
  // A sum of which nothing is known yet has not begun.
  const stands = newest?.value ?? (series.cumulative ? 0 : null);
  return { memberId, own, brings: own ? aimed : stands, of };
}

const product = (a: number | null, b: number) => (a === null ? null : times(a, b));

function seriesOf(clause: Summable, memberId: string, readings: Readings): Series | null {
  if (clause.kind === "share") return readings.figure(clause.metric, memberId, "year");
  return readings.figure(clause.figure, memberId, clause.kind === "amount" ? clause.over : "year");
}

/** The same figure over the same years: an amount speaks of a multiple's figure as well as of its own. */
function speaksOf(own: Summable, clause: Summable): boolean {
  if (own.kind === "share" || clause.kind === "share")
    return (
      own.kind === "share" &&
      clause.kind === "share" &&
      own.metric === clause.metric &&
      own.direction === clause.direction
    );
  const over = (one: Summable) => (one.kind === "amount" ? one.over : "year");
  return own.figure === clause.figure && over(own) === over(clause);
}

function newestOf(series: Series, year: number) {
  const years = [...series.points.keys()].filter((one) => one <= year).sort((a, b) => b - a);
  return years.map((one) => pointOf(series, one)).find(({ value }) => value !== null);
}

function sorted(parts: Part[], known: (part: Part) => boolean) {
  const ids = (some: Part[]) => some.map(({ memberId }) => memberId);
  return {
    withTarget: ids(parts.filter(({ own }) => own !== null)),
    withoutTarget: ids(parts.filter(({ own }) => own === null)),
    unknown: ids(parts.filter((part) => !known(part))),
  };
}

function together(clause: Summable, parts: Part[]): Alignment {
  const required = thresholdOf(clause);
  const known = parts.filter(({ brings, of }) => brings !== null && of !== null);
  const sum = (values: (number | null)[]) => values.reduce<number>((total, one) => total + (one ?? 0), 0);
  const brought = sum(known.map(({ brings }) => brings));
  const whole = clause.kind === "amount" ? 1 : sum(known.map(({ of }) => of));
  const carried = known.length === 0 || whole <= 0 ? null : brought / whole;
  return {
    ...{ clause, required, carried: carried !== null && Number.isFinite(carried) ? carried : null },
    enough: carried === null ? null : reaches(clause, carried, required),
    ...sorted(parts, (part) => known.includes(part)),
  };
}

function ofEach(clause: Summable, parts: Part[]): Alignment {
  const high = parts.filter(
    ({ own }) => own?.kind === clause.kind && reaches(clause, thresholdOf(own), thresholdOf(clause)),
  );
  const carried = parts.length === 0 ? null : high.length / parts.length;
  return {
    ...{ clause, required: thresholdOf(clause), carried, enough: carried === null ? null : carried === 1 },
    ...sorted(parts, () => true),
  };
}

function thresholdOf(target: Summable): number {
  return target.kind === "multiple" ? target.factor : target.value;
}

/** Sums of products of binary fractions may be a hair off: members that all promise 10 % carry it to 10 %. */
function reaches(clause: Summable, level: number, required: number): boolean {
  const hair = required * 1e-9;
  return directionOf(clause) === "atLeast" ? level >= required - hair : level <= required + hair;
}
