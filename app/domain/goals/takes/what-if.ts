import { paired, together } from "~/domain/goals/progress/pairing";
import {
  NO_POINT,
  type Pairing,
  type Point,
  pointOf,
  type Readings,
  type Series,
  startOf,
} from "~/domain/goals/progress/readings";
import { add, fraction, isZero, minus, toNumber } from "~/domain/numbers/fraction";
import { exactly, sum } from "~/domain/numbers/rational";
import { share } from "~/domain/rollup/changes";
import type { Decimal } from "~/domain/terms";

/**
 * What members expect to report in a later year, and where that would leave the collaborative. Nothing is stored:
 * the readings are those of the page with one more year, so figure and status are computed as if it were reported
 * (docs/rules.md, section 5).
 */
export interface Scenario {
  /** The newest year with values: whoever expects nothing else stays where it was. */
  from: number;
  /** The year it is about. */
  year: number;
  startYear: number;
  /** The measures behind each figure. */
  parts: (code: string) => Parts | null;
  /** Ids of the members active in the year it is about. */
  active: string[];
  expected: (memberId: string, measure: string, cumulative: boolean) => Decimal | null;
}

export interface Parts {
  numerator: string;
  denominator: string | null;
}

interface Amounts {
  numerator: Decimal;
  denominator: Decimal | null;
}

/** @returns the readings with the expected year in place of what is known of it */
export function expecting(readings: Readings, scenario: Scenario): Readings {
  const overlay: Readings = {
    ...readings,
    activeMembers: (year) => (year === scenario.year ? scenario.active : readings.activeMembers(year)),
    figure(code, memberId, over) {
      const series = readings.figure(code, memberId, over);
      const parts = scenario.parts(code);
      if (!series || !parts) return series;
      const reading = { readings, scenario, code, over, parts };
      const point =
        memberId === null ? togetherThen(reading, series, overlay) : memberThen(reading, series, memberId);
      return { ...series, points: new Map(series.points).set(scenario.year, point) };
    },
  };
  return overlay;
}

interface Reading {
  readings: Readings;
  scenario: Scenario;
  code: string;
  over: "year" | "sinceBaseline";
  parts: Parts;
}

function memberThen(reading: Reading, series: Series, memberId: string): Point {
  const { from, active } = reading.scenario;
  const now = pointOf(series, from);
  if (now.standing === "withheld" || now.standing === "not_applicable")
    return { ...NO_POINT, standing: now.standing };
  if (!active.includes(memberId)) return NO_POINT;
  const amounts = amountsThen(reading, series, memberId);
  return amounts ? valued(amounts) : NO_POINT;
}

/** What a member would have; null if it has neither figures nor expectations of them. */
function amountsThen({ scenario, parts }: Reading, series: Series, memberId: string): Amounts | null {
  const now = amountsOf(pointOf(series, scenario.from));
  const part = (measure: string, before: Decimal | null) => {
    const expected = scenario.expected(memberId, measure, series.cumulative);
    // A running sum grows by what is added to it.
    return series.cumulative && expected !== null ? add(before ?? "0", expected) : (expected ?? before);
  };
  const numerator = part(parts.numerator, now?.numerator ?? null);
  if (numerator === null) return null;
  if (parts.denominator === null) return { numerator, denominator: null };
  const denominator = part(parts.denominator, now?.denominator ?? null);
  return denominator === null ? null : { numerator, denominator };
}

function amountsOf(point: Point): Amounts | null {
  const { standing, numerator, denominator } = point;
  return standing === "value" && numerator !== null ? { numerator, denominator } : null;
}

function valued({ numerator, denominator }: Amounts): Point {
  const value = denominator === null ? Number(numerator) : share(numerator, denominator);
  if (value === null) return { ...NO_POINT, numerator, denominator };
  return { ...NO_POINT, standing: "value", value, numerator, denominator };
}

/** A visible member's amounts now and then; null where it has none. */
interface Move {
  series: Series;
  memberId: string;
  now: Amounts | null;
  later: Amounts | null;
}

function movesOf(reading: Reading): Move[] {
  const { readings, scenario, code, over } = reading;
  const ids = new Set([...readings.activeMembers(scenario.from), ...scenario.active]);
  return [...ids].flatMap((memberId): Move[] => {
    const series = readings.figure(code, memberId, over);
    if (!series) return [];
    const point = pointOf(series, scenario.from);
    if (point.standing === "withheld" || point.standing === "not_applicable") return [];
    const stays = scenario.active.includes(memberId) || series.cumulative;
    const later = stays ? amountsThen(reading, series, memberId) : null;
    return [{ series, memberId, now: amountsOf(point), later }];
  });
}

/** The known total, and how the figures that this viewer may see and expects would change it. */
function togetherThen(reading: Reading, series: Series, overlay: Readings): Point {
  const { scenario } = reading;
  const now = pointOf(series, scenario.from);
  if (now.standing === "withheld") return { ...NO_POINT, standing: "withheld", coverage: now.coverage };
  const moves = movesOf(reading);
  const start = amountsOf(now) ?? { numerator: "0", denominator: null };
  const total = (part: "numerator" | "denominator") =>
    moves.reduce(
      (sum, move) => minus(add(sum, move.later?.[part] ?? "0"), move.now?.[part] ?? "0"),
      start[part] ?? "0",
    );
  const came = moves.filter((move) => move.later && !move.now).length;
  const went = moves.filter((move) => move.now && !move.later).length;
  const reporting = Math.max(0, (now.coverage?.reporting ?? 0) + came - went);
  if (!moves.some(({ later }) => later) && reporting === 0 && !series.cumulative) return NO_POINT;
  const denominator = reading.parts.denominator === null ? null : total("denominator");
  return {
    ...valued({ numerator: total("numerator"), denominator }),
    coverage: { reporting, expected: Math.max(reporting, now.coverage?.expected ?? 0) },
    sinceBaseline: series.cumulative ? null : sinceStart(reading, moves, overlay),
    sinceLastYear: series.cumulative ? null : sinceLastYear(reading, moves, now),
  };
}

/** Like for like with the start of the goal: of the same members, then and at the start. */
function sinceStart(reading: Reading, moves: Move[], overlay: Readings): Pairing {
  const { readings, scenario, code, parts } = reading;
  const { startYear, from, year } = scenario;
  if (scenario.active.every((memberId) => !readings.hidden?.(memberId, from)))
    return together(overlay, code, startYear, year);
  // Of a share, the amounts behind the comparison are not known to a viewer who does not see all members.
  if (parts.denominator !== null) return "withheld";
  const known = paired(readings, { code, memberId: null, startYear, year: from });
  if (known === "withheld") return "withheld";
  return moves.reduce<Pairing>((pair, move) => compared(pair, move, startYear), known);
}

function compared(pair: Pairing, { series, memberId, now, later }: Move, startYear: number): Pairing {
  if (pair === "withheld") return pair;
  const start = amountsOf(pointOf(series, startOf(series, startYear, memberId)))?.numerator;
  if (start === undefined || (!now && !later)) return pair;
  const step = minus(later?.numerator ?? "0", now?.numerator ?? "0");
  const base = now && later ? "0" : later ? start : minus("0", start);
  return changed(pair, step, base, now && later ? 0 : later ? 1 : -1);
}

function changed(pair: Exclude<Pairing, string>, step: Decimal, base: Decimal, members: number): Pairing {
  const now = pair ? (pair.exact?.now ?? exactly(pair.now)) : fraction("0", "1");
  const before = pair ? (pair.exact?.before ?? exactly(pair.before)) : fraction("0", "1");
  if (!now || !before) return pair;
  const exact = { now: sum(now, signed(step)), before: sum(before, signed(base)) };
  const count = (pair?.members ?? 0) + members;
  return count <= 0
    ? null
    : { now: toNumber(exact.now), before: toNumber(exact.before), members: count, exact };
}

/** Like for like with the year before, where that is the newest year with values. */
function sinceLastYear({ scenario, parts }: Reading, moves: Move[], now: Point): Pairing {
  if (scenario.year !== scenario.from + 1 || parts.denominator !== null || now.numerator === null)
    return null;
  const before = fraction(now.numerator, "1");
  const pair: Pairing = {
    now: toNumber(before),
    before: toNumber(before),
    members: now.coverage?.reporting ?? 0,
    exact: { now: before, before },
  };
  return moves
    .filter((move) => move.now)
    .reduce<Pairing>((sofar, { now, later }) => {
      if (sofar === "withheld" || !now) return sofar;
      if (later) return changed(sofar, minus(later.numerator, now.numerator), "0", 0);
      return changed(sofar, minus("0", now.numerator), minus("0", now.numerator), -1);
    }, pair);
}

function signed(amount: Decimal) {
  const { numerator, denominator } = fraction(amount.replace(/^-/, ""), "1");
  return { numerator: amount.startsWith("-") && !isZero(amount) ? -numerator : numerator, denominator };
}
