import { DateTime } from "luxon";

/**
 * The roll-up rules written a second time, as plainly as possible and by hand from the rule book, over a
 * list of members and observations in memory. Slow on purpose: the tests hold the SQL and the domain code
 * against it. Amounts are held in hundred-millionths as BigInt, so that every sum is exact.
 */
export interface OracleMember {
  slug: string;
  joinedOn: string;
  leftOn: string | null;
  fiscalYearEndMonth: number;
  baselineYear: number | null;
}
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
}

const SCALE = 8;

export function exact(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(SCALE, "0"));
}

export function toNumber(amount: bigint): number {
  const digits = amount.toString().padStart(SCALE + 1, "0");
  return Number(`${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`);
}

/** The oracle for one case: totals, shares and changes of any measure or pair of measures. */
export function oracle(input: OracleCase) {
  const cell = new Map(input.observations.map((o) => [`${o.member} ${o.measure} ${o.year}`, o]));
  const valueOf = (member: OracleMember, measure: string, year: number): bigint | null => {
    const found = cell.get(`${member.slug} ${measure} ${year}`);
    return found?.value === undefined ? null : exact(found.value);
  };
  const baselineOf = (member: OracleMember) => member.baselineYear ?? input.baselineYear;

  function active(member: OracleMember, year: number): boolean {
    const end = DateTime.utc(year, member.fiscalYearEndMonth).endOf("month");
    const start = end.plus({ days: 1 }).startOf("day").minus({ years: 1 });
    const joined = DateTime.fromISO(member.joinedOn, { zone: "utc" });
    const left = member.leftOn ? DateTime.fromISO(member.leftOn, { zone: "utc" }).endOf("day") : null;
    return joined <= end && (left === null || left >= start);
  }
  const expected = (measure: string, year: number) =>
    input.members.filter(
      (m) => active(m, year) && cell.get(`${m.slug} ${measure} ${year}`)?.state !== "not_applicable",
    );
  const reporting = (measure: string, year: number) =>
    expected(measure, year).filter((m) => valueOf(m, measure, year) !== null);
  const sum = (members: OracleMember[], measure: string, year: number) =>
    members.reduce((total, m) => total + (valueOf(m, measure, year) ?? 0n), 0n);

  function total(measure: string, year = input.year) {
    const who = reporting(measure, year);
    return {
      value: who.length === 0 ? null : toNumber(sum(who, measure, year)),
      reporting: who.length,
      expected: expected(measure, year).length,
    };
  }

  function sinceBaseline(measure: string, year = input.year) {
    let value = 0n;
    let any = false;
    let lowest: { year: number; reporting: number; expected: number } | null = null;
    for (let y = input.baselineYear + 1; y <= year; y++) {
      const counted = expected(measure, y).filter((m) => y > baselineOf(m));
      const who = counted.filter((m) => valueOf(m, measure, y) !== null);
      if (who.length > 0) any = true;
      value += sum(who, measure, y);
      const here = { year: y, reporting: who.length, expected: counted.length };
      if (
        counted.length > 0 &&
        (lowest === null || here.reporting * lowest.expected < lowest.reporting * here.expected)
      )
        lowest = here;
    }
    return { value: any ? toNumber(value) : null, lowestCoverage: lowest };
  }

  function share(numerator: string, denominator: string, year = input.year) {
    const both = expected(numerator, year).filter((m) => expected(denominator, year).includes(m));
    const who = both.filter(
      (m) => valueOf(m, numerator, year) !== null && valueOf(m, denominator, year) !== null,
    );
    const num = sum(who, numerator, year);
    const den = sum(who, denominator, year);
    const cohort = who.filter(
      (m) =>
        baselineOf(m) <= year &&
        valueOf(m, numerator, baselineOf(m)) !== null &&
        valueOf(m, denominator, baselineOf(m)) !== null,
    );
    const now = [sum(cohort, numerator, year), sum(cohort, denominator, year)] as const;
    const base = [0, 1].map((part) =>
      cohort.reduce((t, m) => t + (valueOf(m, part === 0 ? numerator : denominator, baselineOf(m)) ?? 0n), 0n),
    ) as [bigint, bigint];
    const changes = cohort.length > 0 && now[1] !== 0n && base[1] !== 0n;
    return {
      value: den === 0n ? null : toNumber(num) / toNumber(den),
      numerator: toNumber(num),
      denominator: toNumber(den),
      reporting: who.length,
      expected: both.length,
      change: changes
        ? {
            value: toNumber(now[0]) / toNumber(now[1]) - toNumber(base[0]) / toNumber(base[1]),
            cohort: cohort.length,
            baselineValue: toNumber(base[0]) / toNumber(base[1]),
          }
        : null,
    };
  }

  return { total, sinceBaseline, share, active };
}
