import { DateTime } from "luxon";

/**
 * The roll-up rules written a second time, as plainly as possible and by hand from the rule book, over a
 * list of members and observations in memory. Slow on purpose: the tests hold the SQL and the domain code
 * against it. Amounts are held in hundred-millionths as BigInt and shares as pairs of them, so that every
 * figure is exact until it is turned, once, into the nearest double.
 */
export interface OracleMember {
  slug: string;
  joinedOn: string;
  leftOn: string | null;
  fiscalYearEndMonth: number;
  baselineYear: number | null;
  /** Times between leaving and coming back. */
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
  /** In the order in which they were recorded. */
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
 * The double nearest to over ÷ under, of two equally near the even one: the quotient in binary, with exactly
 * the 53 digits that a double has, and a look at the remainder.
 */
export function nearestDouble(over: bigint, under: bigint): number {
  if (over === 0n) return 0;
  const sign = over < 0n === under < 0n ? 1 : -1;
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
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

/** The oracle for one case: totals, shares and changes of any measure or pair of measures. */
export function oracle(input: OracleCase) {
  const cell = new Map(input.observations.map((o) => [`${o.member} ${o.measure} ${o.year}`, o]));
  const amountOf = (member: OracleMember, measure: string, year: number): bigint | null => {
    const found = cell.get(`${member.slug} ${measure} ${year}`);
    // What was recorded for a year outside the membership counts nowhere.
    return found?.value === undefined || !active(member, year) ? null : exact(found.value);
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
  const known = new Map<string, boolean>();
  function active(member: OracleMember, year: number): boolean {
    const key = `${member.slug} ${year}`;
    const found = known.get(key) ?? dayByDay(member, year);
    known.set(key, found);
    return found;
  }

  /** The definition behind a value: of those that reach its year the one that begins last, then the newest. */
  function gradeOf(member: OracleMember, measure: string, year: number): number {
    let last: OracleDefinition | null = null;
    for (const one of input.definitions ?? []) {
      if (one.member !== member.slug || one.measure !== measure) continue;
      if ((one.restatedFrom ?? one.fromYear) > year) continue;
      if (last === null || one.fromYear >= last.fromYear) last = one;
    }
    return last === null ? 0 : ["same", "close", "different"].indexOf(last.grade);
  }
  /** The lowest comparability of all these members, measures and years. */
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
      (all, m) => all + (amountOf(m, measure, typeof year === "number" ? year : year(m)) ?? 0n),
      0n,
    );
  /** Members expected for all of the measures, and those of them that gave a value for each. */
  function together(measures: string[], year: number) {
    const concerned = input.members.filter((m) => measures.every((q) => expected(q, year).includes(m)));
    return { concerned, gave: concerned.filter((m) => measures.every((q) => amountOf(m, q, year) !== null)) };
  }
  /** The earlier year that a member is compared with. */
  type Earlier = "baseline" | "last year";
  const earlierOf = (since: Earlier, year: number) => (m: OracleMember) =>
    since === "baseline" ? baselineOf(m) : year - 1;
  /** Those of the members that gave all of it in that earlier year too. */
  const cohortOf = (
    members: OracleMember[],
    measures: string[],
    year: number,
    then: (m: OracleMember) => number,
  ) => members.filter((m) => then(m) <= year && measures.every((q) => amountOf(m, q, then(m)) !== null));

  function total(measure: string, year = input.year) {
    const who = reporting(measure, year);
    return {
      value: who.length === 0 ? null : toNumber(sum(who, measure, year)),
      reporting: who.length,
      expected: expected(measure, year).length,
      comparability: who.length === 0 ? null : comparability([[who, [measure], year]]),
    };
  }

  /** Change of an amount over the matched cohort. */
  function change(measure: string, year = input.year, since: Earlier = "baseline") {
    const then = earlierOf(since, year);
    const cohort = cohortOf(reporting(measure, year), [measure], year, then);
    if (cohort.length === 0) return null;
    const [now, before] = [sum(cohort, measure, year), sum(cohort, measure, then)];
    return {
      value: toNumber(now - before),
      cohort: cohort.length,
      baselineValue: toNumber(before),
      growth: before === 0n ? null : nearestDouble(now, before),
      comparability: comparability([
        [cohort, [measure], year],
        [cohort, [measure], then],
      ]),
    };
  }

  /** Change of a share over the members with both parts in both years. */
  function shareChange(
    numerator: string,
    denominator: string,
    year = input.year,
    since: Earlier = "baseline",
  ) {
    const pair = [numerator, denominator];
    const then = earlierOf(since, year);
    const cohort = cohortOf(together(pair, year).gave, pair, year, then);
    const [numNow, denNow] = [sum(cohort, numerator, year), sum(cohort, denominator, year)];
    const [numThen, denThen] = [sum(cohort, numerator, then), sum(cohort, denominator, then)];
    if (denNow === 0n || denThen === 0n) return null;
    return {
      value: nearestDouble(numNow * denThen - numThen * denNow, denNow * denThen),
      cohort: cohort.length,
      baselineValue: nearestDouble(numThen, denThen),
      comparability: comparability([
        [cohort, pair, year],
        [cohort, pair, then],
      ]),
    };
  }

  /** Sums of the years after the baseline, of all the measures together, and the weakest year among them. */
  function span(measures: string[], year: number) {
    const sums = measures.map(() => 0n);
    let any = false;
    const behind: Parameters<typeof comparability>[0] = [];
    let lowest: { year: number; reporting: number; expected: number } | null = null;
    for (let y = input.baselineYear + 1; y <= year; y++) {
      const { concerned, gave } = together(measures, y);
      const counted = concerned.filter((m) => y > baselineOf(m));
      const who = gave.filter((m) => y > baselineOf(m));
      if (who.length > 0) any = true;
      behind.push([who, measures, y]);
      for (const [place, measure] of measures.entries())
        sums[place] = (sums[place] ?? 0n) + sum(who, measure, y);
      const here = { year: y, reporting: who.length, expected: counted.length };
      if (
        counted.length > 0 &&
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
    const [num, den] = [sum(gave, numerator, year), sum(gave, denominator, year)];
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

  return { total, change, sinceBaseline, share, shareChange, shareSinceBaseline, active };
}
