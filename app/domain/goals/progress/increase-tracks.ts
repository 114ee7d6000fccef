import type { IncreaseTarget, PointsTarget } from "~/domain/goals/targets";
import { type Fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, exactly, sum } from "~/domain/numbers/rational";
import type { Coverage } from "~/domain/terms";
import { paired } from "./pairing";
import {
  type ExactValue,
  type Pairing,
  plain,
  pointOf,
  type Readings,
  type Series,
  startOf,
} from "./readings";
import { type Course, nowhere, ofSeries, reaches, type Track, valueIn } from "./track";

/**
 * Targets for a change since the baseline: like for like, each member against its own baseline, and what falls
 * subtracts. The change starts at 0 (docs/rules.md, section 5).
 */

type Pair = Exclude<Pairing, string | null>;

/** The change in one year, or why there is none. */
interface Change {
  exact: Fraction | null;
  withheld: boolean;
  /** Of the members compared; of a running sum, in its weakest year. */
  coverage: Coverage | null;
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const NO_CHANGE: Change = { exact: null, withheld: false, coverage: null };

/** Σ (value − baseline), of the year or of all years after the baseline. */
export function increaseTrack(
  target: IncreaseTarget,
  course: Course,
  readings: Readings,
  year: number,
): Track {
  const code = target.figure;
  const series = readings.figure(code, course.memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const compared = comparison(readings, code, course, series);
  const changeIn = target.over === "year" ? compared.changeIn : running(compared);
  const track = changeTrack({ target, course, series, compared, changeIn }, year);
  return { ...track, meets: track.meets && holdsWhenComplete(track, compared, year) };
}

/** A share metric minus its baseline, over the same members. */
export function pointsTrack(target: PointsTarget, course: Course, readings: Readings, year: number): Track {
  const code = target.metric;
  const series = readings.figure(code, course.memberId, "year");
  if (!series) return nowhere(course, "unknown_figure");
  const compared = comparison(readings, code, course, series);
  const track = changeTrack({ target, course, series, compared, changeIn: compared.changeIn }, year);
  return { ...track, unit: "points" };
}

interface Compared {
  baselineYear: number;
  pairIn(year: number): Pairing;
  changeIn(year: number): Change;
}

function comparison(readings: Readings, code: string, course: Course, series: Series): Compared {
  const { memberId, startYear } = course;
  const baselineYear = startOf(series, startYear, memberId);
  const pairIn = (year: number) =>
    year < baselineYear ? null : paired(readings, { code, memberId, startYear, year });
  const changeIn = (year: number): Change => {
    const pair = pairIn(year);
    const expected = expectedIn(readings, code, { series, memberId, baselineYear, year });
    if (pair === "withheld") return { ...NO_CHANGE, withheld: true };
    if (pair === null) return { ...NO_CHANGE, coverage: { reporting: 0, expected } };
    const coverage = { reporting: pair.members, expected: Math.max(expected, pair.members) };
    return { exact: differenceOf(pair), withheld: false, coverage };
  };
  return { baselineYear, pairIn, changeIn };
}

function differenceOf(pair: Pair): Fraction | null {
  const now = pair.exact?.now ?? exactly(pair.now);
  const before = pair.exact?.before ?? exactly(pair.before);
  return now && before && subtract(now, before);
}

/** Members that could be compared: asked for the figure in the year, with a baseline year before it. */
function expectedIn(
  readings: Readings,
  code: string,
  at: { series: Series; memberId: string | null; baselineYear: number; year: number },
): number {
  if (at.memberId !== null) return 1;
  if (at.year === at.baselineYear) return pointOf(at.series, at.year).coverage?.expected ?? 0;
  return readings.activeMembers(at.year).filter((id) => {
    const own = readings.figure(code, id, "year");
    return own && own.baselineYear < at.year && pointOf(own, at.year).standing !== "not_applicable";
  }).length;
}

/** A year in which nobody compared has a value adds nothing, and lowers the coverage. */
function running({ baselineYear, changeIn }: Compared): (year: number) => Change {
  return (year) => {
    if (year <= baselineYear) return changeIn(year);
    const changes = Array.from({ length: year - baselineYear }, (_, place) =>
      changeIn(baselineYear + place + 1),
    );
    if (changes.some(({ withheld }) => withheld)) return { ...NO_CHANGE, withheld: true };
    const coverage = lowestOf(changes);
    if (changes.at(-1)?.exact == null) return { ...NO_CHANGE, coverage };
    const total = changes.reduce((so, { exact }) => (exact ? sum(so, exact) : so), ZERO);
    return { exact: total, withheld: false, coverage };
  };
}

function lowestOf(changes: Change[]): Coverage | null {
  let weakest: Coverage | null = null;
  for (const { coverage } of changes) {
    if (!coverage || coverage.expected === 0) continue;
    if (!weakest || coverage.reporting * weakest.expected < weakest.reporting * coverage.expected)
      weakest = coverage;
  }
  return weakest;
}

interface ChangeSources {
  target: IncreaseTarget | PointsTarget;
  course: Course;
  series: Series;
  compared: Compared;
  changeIn(year: number): Change;
}

function changeTrack({ target, course, series, compared, changeIn }: ChangeSources, year: number): Track {
  const known = ofSeries(series, year);
  const aim = exactly(target.value);
  const grown = (years: { year: number }[]) =>
    years.flatMap(({ year: at }): ExactValue[] => {
      const { exact } = changeIn(at);
      return exact === null ? [] : [{ year: at, value: toNumber(exact), exact }];
    });
  const trend = grown(known.values);
  const { exact, withheld, coverage } = changeIn(year);
  const { baselineYear } = compared;
  const hidden = [...known.values, ...known.valuesSoFar].some(({ year: at }) => changeIn(at).withheld);
  return {
    ...nowhere(course, "no_value"),
    ...known,
    isChange: true,
    baselineYear,
    first: pointOf(series, baselineYear).value,
    value: exact && toNumber(exact),
    baseline: 0,
    target: target.value,
    exact: { value: exact, baseline: ZERO, target: aim },
    meets: reaches(exact, aim, "atLeast"),
    why: exact ? null : withheld ? "withheld" : (valueIn(series, year).why ?? "no_baseline"),
    trend,
    values: plain(trend),
    valuesSoFar: plain(grown(known.valuesSoFar)),
    hidesValues: known.hidesValues || withheld || hidden,
    coverage: coverage ?? known.coverage,
    cohort: coverage?.reporting ?? null,
  };
}

/**
 * In a year under way, an increase is reached only if it stays reached should those who have not reported come to
 * nothing: their baselines then subtract.
 */
function holdsWhenComplete(track: Track, { pairIn }: Compared, year: number): boolean {
  if (track.soFar === null) return true;
  const earlier = track.completeBefore === null ? null : pairIn(track.completeBefore);
  const now = pairIn(year);
  const { value, target } = track.exact;
  if (!earlier || earlier === "withheld" || !now || now === "withheld" || !value || !target) return false;
  const all = earlier.exact?.before ?? exactly(earlier.before);
  const reported = now.exact?.before ?? exactly(now.before);
  if (!all || !reported) return false;
  return compare(subtract(value, subtract(all, reported)), target) >= 0;
}
