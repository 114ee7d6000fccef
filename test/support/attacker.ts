import type { Rollup } from "../../app/domain/rollup";
import { type OracleCase, type OracleMember, oracle } from "./oracle";
import { PAIRS, STOCKS } from "./random-collaboratives";

/**
 * A member that knows who reported what, looks at every figure it is shown, and solves the equations. Whose
 * numbers a figure is made of is worked out here by hand from the rule book, not with the app's own code.
 */
export function numbersWorkedOut(given: OracleCase, shown: Rollup, me: string): string[] {
  const { active } = oracle(given);
  const reported = new Set(
    given.observations.filter((o) => o.value !== undefined).map((o) => `${o.member} ${o.measure} ${o.year}`),
  );
  const baselineOf = (m: OracleMember) => m.baselineYear ?? given.baselineYear;
  const has = (m: OracleMember, measures: string[], year: number) =>
    active(m, year) && measures.every((measure) => reported.has(`${m.slug} ${measure} ${year}`));
  const equations: string[][] = [];
  const learn = (measures: string[], places: { member: OracleMember; year: number }[]) => {
    for (const measure of measures)
      equations.push(places.map(({ member, year }) => `${member.slug} ${measure} ${year}`));
  };
  const inYear = (measures: string[], year: number) =>
    given.members.filter((m) => has(m, measures, year)).map((member) => ({ member, year }));
  const since = (measures: string[], year: number) =>
    given.members.flatMap((member) => {
      const first = Math.max(baselineOf(member), given.baselineYear) + 1;
      const span = Array.from({ length: Math.max(0, year - first + 1) }, (_, place) => first + place);
      return span.filter((each) => has(member, measures, each)).map((each) => ({ member, year: each }));
    });
  const compare = (measures: string[], year: number, earlierOf: (m: OracleMember) => number) => {
    const cohort = given.members.filter(
      (m) => earlierOf(m) <= year && has(m, measures, year) && has(m, measures, earlierOf(m)),
    );
    learn(
      measures,
      cohort.map((member) => ({ member, year })),
    );
    learn(
      measures,
      cohort.map((member) => ({ member, year: earlierOf(member) })),
    );
  };

  for (const { year, totals, metrics } of shown.years) {
    for (const total of totals) {
      if (total.value !== null) learn([total.measure], inYear([total.measure], year));
      if (total.sinceBaseline?.value && !STOCKS.includes(total.measure))
        learn([total.measure], since([total.measure], year));
      if (total.change) compare([total.measure], year, baselineOf);
      if (total.changeFromLastYear) compare([total.measure], year, () => year - 1);
    }
    for (const figure of metrics) {
      const pair = PAIRS.find(({ metric }) => metric === figure.metric);
      if (!pair) continue;
      const both = [pair.part, pair.whole];
      if (figure.withheld === null)
        learn(both, pair.span === "year" ? inYear(both, year) : since(both, year));
      if (figure.change) compare(both, year, baselineOf);
      if (figure.changeFromLastYear) compare(both, year, () => year - 1);
    }
  }
  const mine = (cell: string) => cell.startsWith(`${me} `);
  return alone(equations.map((cells) => cells.filter((cell) => !mine(cell))));
}

/** Variables that the equations determine: Gauss and Jordan over whole numbers, without rounding. */
function alone(equations: string[][]): string[] {
  const columns = [...new Set(equations.flat())];
  const rows = equations.map((cells) =>
    columns.map((column) => BigInt(cells.filter((cell) => cell === column).length)),
  );
  let rank = 0;
  for (let column = 0; column < columns.length && rank < rows.length; column++) {
    const at = rows.findIndex((row, place) => place >= rank && row[column] !== 0n);
    const pivot = rows[at];
    if (!pivot) continue;
    [rows[at], rows[rank]] = [rows[rank] as bigint[], pivot];
    const head = pivot[column] ?? 1n;
    rows.forEach((row, place) => {
      const factor = row[column] ?? 0n;
      if (place === rank || factor === 0n) return;
      const reduced = row.map((value, each) => value * head - (pivot[each] ?? 0n) * factor);
      rows[place] = divided(reduced);
    });
    rank++;
  }
  return rows.slice(0, rank).flatMap((row) => {
    const used = columns.filter((_, place) => row[place] !== 0n);
    return used.length === 1 ? used : [];
  });
}

/** Divided by what all numbers of a row have in common, so that they stay small. */
function divided(row: bigint[]): bigint[] {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const common = row.reduce((found, value) => gcd(found, value < 0n ? -value : value), 0n);
  return common > 1n ? row.map((value) => value / common) : row;
}
