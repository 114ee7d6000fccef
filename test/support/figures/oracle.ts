import { DateTime } from "luxon";

/**
 * The roll-up rules written a second time, as simply as possible and directly from the rule book, over a
 * list of members and observations in memory. Slow on purpose: tests compare the SQL and the domain code
 * with it. Amounts are BigInt hundred-millionths and shares are pairs of them, so every
 * figure is exact until it is rounded, once, to the nearest double.
 */
export interface OracleMember {
  slug: string;
  joinedOn: string;
  leftOn: string | null;
  fiscalYearEndMonth: number;
  baselineYear: number | null;
  /** Periods between leaving and rejoining. */
  absences?: { from: string; to: string }[];
}
export interface OracleDefinition {
  member: string;
  measure: string;
  fromYear: number;
  restatedFrom: number | null;
  grade: Grade;
}
type Grade = "same" | "close" | "different";
export interface OracleObservation {
  member: string;
  measure: string;
  year: number;
  value?: string;
  state?: "value" | "not_applicable" | "unavailable";
}
export interface OracleCase {
  baselineYear: number;
  year: number;
  members: OracleMember[];
  observations: OracleObservation[];
  /** In the order they were recorded. */
  definitions?: OracleDefinition[];
}

const SCALE = 8;

export function exact(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(SCALE, "0"));
}

export function toNumber(amount: bigint): number {
  return nearestDouble(amount, 10n ** BigInt(SCALE));
}

/**
 * The double nearest to over ÷ under; ties go to the even one. Computes the binary quotient with exactly
 * the 53 digits of a double, then rounds by the remainder.
 */
export function nearestDouble(over: bigint, under: bigint): number {
  if (over === 0n) return 0;
  const sign = over < 0n === under < 0n ? 1 : -1;
  const a = over < 0n ? -over : over;
  const b = under < 0n ? -under : under;
  let shift = 52 - (a.toString(2).length - b.toString(2).length);
  const scaled = (): [bigint, bigint] => (shift >= 0 ? [a << BigInt(shift), b] : [a, b << BigInt(-shift)]);
  // The first guess gives 52 or 53 digits.
  if (scaled()[0] / scaled()[1] < 2n ** 52n) shift++;
  const [top, bottom] = scaled();
  const whole = top / bottom;
  const twice = 2n * (top % bottom);
  const up = twice > bottom || (twice === bottom && whole % 2n === 1n);
  return sign * Number(up ? whole + 1n : whole) * 2 ** -shift;
}

/** The oracle for one case: totals, shares, and changes of any measure or pair of measures. */
export function oracle(input: OracleCase) {
  const cell = new Map(input.observations.map((o) => [`${o.member} ${o.measure} ${o.year}`, o]));
  const amountOf = (
    member: OracleMember,
    measure: string,
    year: number,
    asBaseline = false,
  ): bigint | null => {
    const observation = cell.get(`${member.slug} ${measure} ${year}`);
    // A value for a year outside the membership counts only as the member's own baseline.
    const counts = active(member, year) || (asBaseline && baselineOnly(member, year));
    return observation?.value === undefined || !counts ? null : exact(observation.value);
  };
  const baselineOf = (member: OracleMember) => member.baselineYear ?? input.baselineYear;

  function dayByDay(member: OracleMember, year: number): boolean {
    const end = DateTime.utc(year, member.fiscalYearEndMonth).endOf("month");
    const start = end.plus({ days: 1 }).startOf("day").minus({ years: 1 });
    const joined = DateTime.fromISO(member.joinedOn, { zone: "utc" });
    const left = member.leftOn ? DateTime.fromISO(member.leftOn, { zone: "utc" }).endOf("day") : null;
    for (let day = start; day <= end; day = day.plus({ days: 1 })) {
      const iso = day.toISODate() ?? "";
      const away = member.absences?.some(({ from, to }) => iso >= from && iso <= to);
      if (joined <= day && (left === null || left >= day) && !away) return true;
    }
    return false;
  }
  /** The member's own baseline year, if it ended before the member joined. */
  function baselineOnly(member: OracleMember, year: number): boolean {
    const end = DateTime.utc(year, member.fiscalYearEndMonth).endOf("month").toISODate() ?? "";
    return member.baselineYear === year && end < member.joinedOn;
  }
  const activeYears = new Map<string, boolean>();
  function active(member: OracleMember, year: number): boolean {
    const key = `${member.slug} ${year}`;
    const membership = activeYears.get(key) ?? dayByDay(member, year);
    activeYears.set(key, membership);
    return membership;
  }

  /** The definition behind a value: of those that cover its year, the latest to begin, then the newest. */
  function gradeOf(member: OracleMember, measure: string, year: number): number {
    let last: OracleDefinition | null = null;
    for (const definition of input.definitions ?? []) {
      if (definition.member !== member.slug || definition.measure !== measure) continue;
      if ((definition.restatedFrom ?? definition.fromYear) > year) continue;
      if (last === null || definition.fromYear >= last.fromYear) last = definition;
    }
    return last === null ? 0 : ["same", "close", "different"].indexOf(last.grade);
  }
  /** The lowest comparability among these members, measures, and years. */
  function comparability(
    places: [OracleMember[], string[], number | ((m: OracleMember) => number)][],
  ): Grade {
    let worst = 0;
    for (const [members, measures, year] of places)
      for (const m of members)
        for (const q of measures)
          worst = Math.max(worst, gradeOf(m, q, typeof year === "number" ? year : year(m)));
    return (["same", "close", "different"] as const)[worst] ?? "different";
  }
  const expected = (measure: string, year: number) =>
    input.members.filter(
      (m) => active(m, year) && cell.get(`${m.slug} ${measure} ${year}`)?.state !== "not_applicable",
    );
  const reporting = (measure: string, year: number) =>
    expected(measure, year).filter((m) => amountOf(m, measure, year) !== null);
  const sum = (members: OracleMember[], measure: string, year: number | ((m: OracleMember) => number)) =>
    members.reduce(
      (all, m) =>
        all + (amountOf(m, measure, typeof year === "number" ? year : year(m), year === baselineOf) ?? 0n),
      0n,
    );
  /** Members expected to report all of the measures, and those of them that reported each. */
  function together(measures: string[], year: number) {
    const concerned = input.members.filter((m) => measures.every((q) => expected(q, year).includes(m)));
    return { concerned, gave: concerned.filter((m) => measures.every((q) => amountOf(m, q, year) !== null)) };
  }
  /** The earlier year with which a member is compared. */
  type Earlier = "baseline" | "last year";
  const earlierOf = (since: Earlier, year: number) => (since === "baseline" ? baselineOf : () => year - 1);
  /** The members that also reported all of it in that earlier year. */
  const cohortOf = (
    members: OracleMember[],
    measures: string[],
    year: number,
    earlierYear: (m: OracleMember) => number,
  ) =>
    members.filter(
      (m) =>
        earlierYear(m) < year &&
        measures.every((q) => amountOf(m, q, earlierYear(m), earlierYear === baselineOf) !== null),
    );

  function total(measure: string, year = input.year) {
    const reporters = reporting(measure, year);
    return {
      value: reporters.length === 0 ? null : toNumber(sum(reporters, measure, year)),
      reporting: reporters.length,
      expected: expected(measure, year).length,
      comparability: reporters.length === 0 ? null : comparability([[reporters, [measure], year]]),
    };
  }

  /** Change in an amount over the matched cohort. */
  function change(measure: string, year = input.year, since: Earlier = "baseline") {
    const earlierYear = earlierOf(since, year);
    const cohort = cohortOf(reporting(measure, year), [measure], year, earlierYear);
    if (cohort.length === 0) return null;
    const now = sum(cohort, measure, year);
    const before = sum(cohort, measure, earlierYear);
    return {
      value: toNumber(now - before),
      cohort: cohort.length,
      baselineValue: toNumber(before),
      growth: before === 0n ? null : nearestDouble(now, before),
      comparability: comparability([
        [cohort, [measure], year],
        [cohort, [measure], earlierYear],
      ]),
    };
  }

  /** Change in a share over the members with both parts in both years. */
  function shareChange(
    numerator: string,
    denominator: string,
    year = input.year,
    since: Earlier = "baseline",
  ) {
    const pair = [numerator, denominator];
    const earlierYear = earlierOf(since, year);
    const cohort = cohortOf(together(pair, year).gave, pair, year, earlierYear);
    const numNow = sum(cohort, numerator, year);
    const denNow = sum(cohort, denominator, year);
    const numThen = sum(cohort, numerator, earlierYear);
    const denThen = sum(cohort, denominator, earlierYear);
    if (denNow === 0n || denThen === 0n) return null;
    return {
      value: nearestDouble(numNow * denThen - numThen * denNow, denNow * denThen),
      cohort: cohort.length,
      baselineValue: nearestDouble(numThen, denThen),
      comparability: comparability([
        [cohort, pair, year],
        [cohort, pair, earlierYear],
      ]),
    };
  }

  /** The sum of all the measures over the years after the baseline, and the year with the lowest coverage. */
  function span(measures: string[], year: number) {
    const sums = measures.map(() => 0n);
    let any = false;
    const behind: Parameters<typeof comparability>[0] = [];
    let lowest: { year: number; reporting: number; expected: number } | null = null;
    for (let y = input.baselineYear + 1; y <= year; y++) {
      const { concerned, gave } = together(measures, y);
      const countedMembers = concerned.filter((m) => y > baselineOf(m));
      const reporters = gave.filter((m) => y > baselineOf(m));
      if (reporters.length > 0) any = true;
      behind.push([reporters, measures, y]);
      for (const [place, measure] of measures.entries())
        sums[place] = (sums[place] ?? 0n) + sum(reporters, measure, y);
      const here = { year: y, reporting: reporters.length, expected: countedMembers.length };
      if (
        countedMembers.length > 0 &&
        (lowest === null || here.reporting * lowest.expected < lowest.reporting * here.expected)
      )
        lowest = here;
    }
    return { sums, lowestCoverage: lowest, any, comparability: any ? comparability(behind) : null };
  }

  function sinceBaseline(measure: string, year = input.year) {
    const { sums, any, ...rest } = span([measure], year);
    return { value: any ? toNumber(sums[0] ?? 0n) : null, ...rest };
  }

  function shareSinceBaseline(numerator: string, denominator: string, year = input.year) {
    const { sums, any: _, ...rest } = span([numerator, denominator], year);
    const [num = 0n, den = 0n] = sums;
    return { value: den === 0n ? null : nearestDouble(num, den), ...rest };
  }

  function share(numerator: string, denominator: string, year = input.year) {
    const pair = [numerator, denominator];
    const { concerned, gave } = together(pair, year);
    const num = sum(gave, numerator, year);
    const den = sum(gave, denominator, year);
    return {
      value: den === 0n ? null : nearestDouble(num, den),
      numerator: toNumber(num),
      denominator: toNumber(den),
      reporting: gave.length,
      expected: concerned.length,
      comparability: gave.length === 0 ? null : comparability([[gave, pair, year]]),
      change: shareChange(numerator, denominator, year),
    };
  }

  return { total, change, sinceBaseline, share, shareChange, shareSinceBaseline, active, baselineOnly };
}
