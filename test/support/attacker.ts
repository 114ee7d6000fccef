import type { Rollup } from "../../app/domain/rollup";
import { type OracleCase, type OracleMember, oracle } from "./oracle";
import { PAIRS } from "./random-collaboratives";
import { Equations } from "./rational";

export type Part = "value" | "sinceBaseline" | "change" | "changeFromLastYear";

/** A part of a figure as the attacker finds it: shown, or withheld with a rule. */
export interface Told {
  figure: string;
  year: number;
  part: Part;
  withheld: string | null;
  /** Whose numbers are in it: "m0 new_hires 2021", a list for each sum that the part tells. */
  sums: string[][];
}

/**
 * All parts of all figures that there are, with the numbers that they are made of: worked out by hand from
 * the rule book, not with the app's own code.
 */
export function partsOf(given: OracleCase, shown: Rollup): Told[] {
  const { active } = oracle(given);
  const reported = new Set(
    given.observations.filter((o) => o.value !== undefined).map((o) => `${o.member} ${o.measure} ${o.year}`),
  );
  const baselineOf = (m: OracleMember) => m.baselineYear ?? given.baselineYear;
  const has = (m: OracleMember, measures: readonly string[], year: number) =>
    active(m, year) && measures.every((measure) => reported.has(`${m.slug} ${measure} ${year}`));
  type Place = { member: OracleMember; year: number };
  const each = (measures: readonly string[], places: Place[]) =>
    measures.map((measure) => places.map(({ member, year }) => `${member.slug} ${measure} ${year}`));
  const inYear = (measures: readonly string[], year: number) =>
    each(
      measures,
      given.members.filter((m) => has(m, measures, year)).map((member) => ({ member, year })),
    );
  const since = (measures: readonly string[], year: number) =>
    each(
      measures,
      given.members.flatMap((member) => {
        const first = Math.max(baselineOf(member), given.baselineYear) + 1;
        const span = Array.from({ length: Math.max(0, year - first + 1) }, (_, place) => first + place);
        return span.filter((one) => has(member, measures, one)).map((one) => ({ member, year: one }));
      }),
    );
  const compared = (
    measures: readonly string[],
    year: number,
    earlierOf: (m: OracleMember) => number,
  ): string[][] => {
    const cohort = given.members.filter(
      (m) => earlierOf(m) <= year && has(m, measures, year) && has(m, measures, earlierOf(m)),
    );
    return [
      ...each(
        measures,
        cohort.map((member) => ({ member, year })),
      ),
      ...each(
        measures,
        cohort.map((member) => ({ member, year: earlierOf(member) })),
      ),
    ];
  };

  const parts: Told[] = [];
  for (const { year, totals, metrics } of shown.years) {
    const add = (
      figure: string,
      part: Part,
      there: boolean,
      rule: { rule: string } | null | undefined,
      sums: string[][],
    ) => {
      if (there || rule) parts.push({ figure, year, part, withheld: rule?.rule ?? null, sums });
    };
    for (const one of totals) {
      const own = [one.measure];
      add(one.measure, "value", one.value !== null, one.withheld, inYear(own, year));
      const sum = one.sinceBaseline;
      if (sum) add(one.measure, "sinceBaseline", sum.value !== null, sum.withheld, since(own, year));
      add(one.measure, "change", one.change !== null, one.changeWithheld, compared(own, year, baselineOf));
      const last = compared(own, year, () => year - 1);
      add(
        one.measure,
        "changeFromLastYear",
        one.changeFromLastYear !== null,
        one.changeFromLastYearWithheld,
        last,
      );
    }
    for (const one of metrics) {
      const pair = PAIRS.find(({ metric }) => metric === one.metric);
      if (!pair) continue;
      const both = [pair.part, pair.whole];
      const sums = pair.span === "year" ? inYear(both, year) : since(both, year);
      // Without a value, too, a share tells its parts: 0 of 0.
      add(one.metric, "value", one.withheld === null, one.withheld, sums);
      add(one.metric, "change", one.change !== null, one.changeWithheld, compared(both, year, baselineOf));
      const last = compared(both, year, () => year - 1);
      add(
        one.metric,
        "changeFromLastYear",
        one.changeFromLastYear !== null,
        one.changeFromLastYearWithheld,
        last,
      );
    }
  }
  return parts;
}

const memberOf = (cell: string) => cell.split(" ")[0] ?? "";
const measureOf = (cell: string) => cell.split(" ")[1] ?? "";

/**
 * A member that knows who reported what, looks at every figure that it is shown and at every list of peers
 * beside one, and solves the equations.
 * @param lists whether the peers are listed beside the value of this figure
 * @returns what it finds out though nobody told it: single numbers of others, and figures that are withheld
 */
export function workedOut(parts: Told[], me: string, lists: (part: Told) => boolean): string[] {
  const mine = (cell: string) => memberOf(cell) === me;
  const hidden = (cells: string[]) => cells.filter((cell) => !mine(cell));
  const listed = new Set<string>();
  const known = new Map<string, Equations>();
  const learn = (cells: string[]) => {
    const [first] = cells;
    if (first === undefined) return;
    const equations = known.get(measureOf(first)) ?? new Equations();
    known.set(measureOf(first), equations);
    equations.learn(cells);
  };
  for (const part of parts) {
    if (part.withheld) continue;
    for (const sum of part.sums) learn(hidden(sum));
    if (part.part !== "value" || !lists(part)) continue;
    for (const sum of part.sums)
      for (const member of new Set(hidden(sum).map(memberOf))) {
        const entry = hidden(sum).filter((cell) => memberOf(cell) === member);
        if (entry.length === 1) for (const cell of entry) listed.add(cell);
        learn(entry);
      }
  }
  const alone = [...known.values()].flatMap((one) => one.alone()).filter((cell) => !listed.has(cell));
  const figures = parts.filter(({ withheld, sums }) => {
    // What is made of one's own numbers alone is no secret, whatever it is called.
    if (!withheld || sums.every((sum) => hidden(sum).length === 0)) return false;
    return sums.every((sum) => known.get(measureOf(sum[0] ?? ""))?.determine(hidden(sum)) ?? false);
  });
  return [...alone, ...figures.map(({ figure, year, part }) => `${figure} ${year} ${part}`)];
}
