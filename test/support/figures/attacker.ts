import type { Rollup } from "../../../app/domain/rollup/figures";
import { type OracleCase, type OracleMember, oracle } from "./oracle";
import { PAIRS } from "./random-collaboratives";
import { Equations } from "./rational";

export type Part = "value" | "sinceBaseline" | "change" | "changeFromLastYear";

/** A part of a figure as the attacker sees it: shown, or withheld under a rule. */
export interface RevealedPart {
  figure: string;
  year: number;
  part: Part;
  withheld: string | null;
  /** The numbers in it ("m0 new_hires 2021"), one list for each sum that the part reveals. */
  sums: string[][];
}

/**
 * All parts of all figures, with the numbers behind them, worked out by hand from
 * the rule book rather than with the app's code.
 */
export function partsOf(input: OracleCase, rollup: Rollup): RevealedPart[] {
  const { active, baselineOnly } = oracle(input);
  const reported = new Set(
    input.observations.filter((o) => o.value !== undefined).map((o) => `${o.member} ${o.measure} ${o.year}`),
  );
  const baselineOf = (m: OracleMember) => m.baselineYear ?? input.baselineYear;
  const has = (m: OracleMember, measures: readonly string[], year: number, asBaseline = false) =>
    (active(m, year) || (asBaseline && baselineOnly(m, year))) &&
    measures.every((measure) => reported.has(`${m.slug} ${measure} ${year}`));
  type Place = { member: OracleMember; year: number };
  const each = (measures: readonly string[], places: Place[]) =>
    measures.map((measure) => places.map(({ member, year }) => `${member.slug} ${measure} ${year}`));
  const inYear = (measures: readonly string[], year: number) =>
    each(
      measures,
      input.members.filter((m) => has(m, measures, year)).map((member) => ({ member, year })),
    );
  const since = (measures: readonly string[], year: number) =>
    each(
      measures,
      input.members.flatMap((member) => {
        const first = Math.max(baselineOf(member), input.baselineYear) + 1;
        const span = Array.from({ length: Math.max(0, year - first + 1) }, (_, place) => first + place);
        return span
          .filter((spanYear) => has(member, measures, spanYear))
          .map((spanYear) => ({ member, year: spanYear }));
      }),
    );
  const compared = (
    measures: readonly string[],
    year: number,
    earlierOf: (m: OracleMember) => number,
  ): string[][] => {
    const cohort = input.members.filter(
      (m) =>
        earlierOf(m) < year &&
        has(m, measures, year) &&
        has(m, measures, earlierOf(m), earlierOf === baselineOf),
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

  const parts: RevealedPart[] = [];
  for (const { year, totals, metrics } of rollup.years) {
    const add = (
      figure: string,
      part: Part,
      there: boolean,
      rule: { rule: string } | null | undefined,
      sums: string[][],
    ) => {
      if (there || rule) parts.push({ figure, year, part, withheld: rule?.rule ?? null, sums });
    };
    for (const total of totals) {
      const own = [total.measure];
      add(total.measure, "value", total.value !== null, total.withheld, inYear(own, year));
      const sum = total.sinceBaseline;
      if (sum) add(total.measure, "sinceBaseline", sum.value !== null, sum.withheld, since(own, year));
      add(
        total.measure,
        "change",
        total.change !== null,
        total.changeWithheld,
        compared(own, year, baselineOf),
      );
      const last = compared(own, year, () => year - 1);
      add(
        total.measure,
        "changeFromLastYear",
        total.changeFromLastYear !== null,
        total.changeFromLastYearWithheld,
        last,
      );
    }
    for (const share of metrics) {
      const pair = PAIRS.find(({ metric }) => metric === share.metric);
      if (!pair) continue;
      const both = [pair.part, pair.whole];
      const sums = pair.span === "year" ? inYear(both, year) : since(both, year);
      // A share without a value also reveals its parts: 0 of 0.
      add(share.metric, "value", share.withheld === null, share.withheld, sums);
      add(
        share.metric,
        "change",
        share.change !== null,
        share.changeWithheld,
        compared(both, year, baselineOf),
      );
      const last = compared(both, year, () => year - 1);
      add(
        share.metric,
        "changeFromLastYear",
        share.changeFromLastYear !== null,
        share.changeFromLastYearWithheld,
        last,
      );
    }
  }
  return parts;
}

const memberOf = (cell: string) => cell.split(" ")[0] ?? "";
const measureOf = (cell: string) => cell.split(" ")[1] ?? "";

/**
 * A member that knows who reported what, looks at every figure it is shown and every list of peers
 * beside one, and solves the equations.
 * @param lists whether peers are listed beside this figure's value
 * @returns what it derives without being shown: single numbers of others, and withheld figures
 */
export function derivedSecrets(
  parts: RevealedPart[],
  me: string,
  lists: (part: RevealedPart) => boolean,
): string[] {
  const mine = (cell: string) => memberOf(cell) === me;
  const hidden = (cells: string[]) => cells.filter((cell) => !mine(cell));
  const listed = new Set<string>();
  const equationsBySum = new Map<string, Equations>();
  const learn = (cells: string[]) => {
    const [first] = cells;
    if (first === undefined) return;
    const equations = equationsBySum.get(measureOf(first)) ?? new Equations();
    equationsBySum.set(measureOf(first), equations);
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
  const alone = [...equationsBySum.values()]
    .flatMap((equations) => equations.alone())
    .filter((cell) => !listed.has(cell));
  const figures = parts.filter(({ withheld, sums }) => {
    // A sum of the member's own numbers alone is no secret, whatever its name.
    if (!withheld || sums.every((sum) => hidden(sum).length === 0)) return false;
    return sums.every((sum) => equationsBySum.get(measureOf(sum[0] ?? ""))?.determine(hidden(sum)) ?? false);
  });
  return [...alone, ...figures.map(({ figure, year, part }) => `${figure} ${year} ${part}`)];
}
