import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normal } from "../../app/domain/fraction";
import type { Database } from "../../db/client";
import { expectByHand } from "../support/by-hand";
import { ENGINES, openTestDatabase } from "../support/databases";
import type { OracleCase, OracleObservation } from "../support/oracle";
import {
  type Figures,
  observationsOf,
  PAIRS,
  randomCollaborative,
  storedFigures,
} from "../support/random-collaboratives";

/** The comparison with the rules by hand is the heart of it; the others store two collaboratives a run. */
const RUNS = 20;
const PAIRS_OF_RUNS = 10;

/** The figures alone, without how many stand behind them; 49.90 and 49.9 are the same amount. */
const amounts = ({ years }: Figures) =>
  years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map(({ measure, value, sinceBaseline, change }) => ({
      ...{ measure, value: value && normal(value), sinceBaseline: normal(sinceBaseline?.value ?? "none") },
      change: change && { ...change, baselineValue: normal(change.baselineValue), cohort: "any" },
    })),
    metrics: metrics.map(({ metric, value, numerator, denominator, change }) => ({
      ...{ metric, value, numerator: normal(numerator), denominator: normal(denominator ?? "none") },
      change: change && { ...change, cohort: "any" },
    })),
  }));

describe.each(ENGINES)("the roll-up of any collaborative on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const forAny = <T>(some: fc.Arbitrary<T>, holds: (given: T) => Promise<void>, numRuns = PAIRS_OF_RUNS) =>
    fc.assert(fc.asyncProperty(some, holds), { numRuns });

  it("has, in every year, the totals, shares, changes and coverage of the rule book worked by hand", () =>
    forAny(
      randomCollaborative,
      async (given) => {
        const { years } = await storedFigures(database, given);
        expect(years.map(({ year }) => year)).toContain(given.baselineYear);
        expectByHand(years, given);
      },
      RUNS,
    ));

  it("does not depend on the order of its members", () =>
    forAny(randomCollaborative, async (given) => {
      const turned = new Map(
        given.members.map(({ slug }, place) => [slug, `z${given.members.length - place}`]),
      );
      const renamed = (slug: string) => turned.get(slug) ?? slug;
      const other: OracleCase = {
        ...given,
        members: given.members.map((one) => ({ ...one, slug: renamed(one.slug) })).toReversed(),
        observations: given.observations.map((one) => ({ ...one, member: renamed(one.member) })).toReversed(),
      };
      const [{ years }, again] = [await storedFigures(database, given), await storedFigures(database, other)];
      expect(again.years).toEqual(years);
    }));

  it("keeps every total and share when a member comes that reports nothing; only the coverage falls", () =>
    forAny(fc.tuple(randomCollaborative, fc.boolean()), async ([given, late]) => {
      const silent = { ...{ slug: "silent", leftOn: null, fiscalYearEndMonth: 12, baselineYear: null } };
      const members = [...given.members, { ...silent, joinedOn: late ? "2021-05-01" : "2001-01-01" }];
      const before = await storedFigures(database, given);
      const after = await storedFigures(database, { ...given, members });
      expect(amounts(after)).toEqual(amounts(before));
      const coverage = ({ years }: Figures) =>
        years.at(-1)?.totals.map(({ reporting, expected }) => ({ reporting, expected }));
      expect(coverage(after)).toEqual(
        coverage(before)?.map(({ reporting, expected }) => ({ reporting, expected: expected + 1 })),
      );
    }));

  it("has a share between the lowest and the highest share of its members", () =>
    forAny(randomCollaborative, async (given) => {
      const figures = await storedFigures(database, given);
      for (const { metric, value } of figures.years.at(-1)?.metrics ?? []) {
        const own = figures.contributions(metric).flatMap((one) => (one.value === null ? [] : [one.value]));
        if (PAIRS.some((pair) => pair.metric === metric && pair.span !== "year")) continue;
        expect(value === null).toBe(own.length === 0);
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(Math.min(...own));
        expect(value).toBeLessThanOrEqual(Math.max(...own));
      }
    }));

  it("stays the same when one of its members is counted as two halves", () =>
    forAny(randomCollaborative, async (given) => {
      const [whole, ...others] = given.members as [OracleCase["members"][number]];
      const observations = given.observations.flatMap((one) =>
        one.member === whole.slug ? halves(one, ["m0", "half"]) : [one],
      );
      const divided = { ...given, members: [whole, { ...whole, slug: "half" }, ...others], observations };
      expect(amounts(await storedFigures(database, divided))).toEqual(
        amounts(await storedFigures(database, given)),
      );
    }));

  const joiner = { slug: "joiner", joinedOn: "2021-01-01", leftOn: null, fiscalYearEndMonth: 12 };
  const withJoiner = (baselineYear: number | null) =>
    randomCollaborative.chain((given) => {
      const member = { ...joiner, baselineYear };
      const members = [...given.members, member];
      return observationsOf([member], given.baselineYear).map((own) => ({
        before: given,
        after: { ...given, members, observations: [...given.observations, ...own] },
      }));
    });

  it("does not take the numbers of a member that joins for a change since the baseline", () =>
    forAny(withJoiner(null), async ({ before, after }) => {
      const changes = ({ years }: Figures) =>
        years.map(({ totals, metrics }) => [...totals, ...metrics].map(({ change }) => change));
      expect(changes(await storedFigures(database, after))).toEqual(
        changes(await storedFigures(database, before)),
      );
    }));

  it("does not look like growth in the baseline year of a member that joins", () =>
    forAny(withJoiner(2021), async ({ before, after }) => {
      const changes = ({ years }: Figures) =>
        years.find(({ year }) => year === 2021)?.totals.map(({ change }) => change?.value ?? "0");
      expect(changes(await storedFigures(database, after))).toEqual(
        changes(await storedFigures(database, before)),
      );
    }));
});

/** An even and an odd half that add up to the value; what is no value is so for both. */
function halves(one: OracleObservation, slugs: [string, string]): OracleObservation[] {
  if (one.value === undefined) return slugs.map((member) => ({ ...one, member }));
  const places = one.value.split(".")[1]?.length ?? 0;
  const digits = BigInt(one.value.replace(".", ""));
  const text = (amount: bigint) => {
    const padded = amount.toString().padStart(places + 1, "0");
    return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  };
  const half = digits / 2n;
  return slugs.map((member, which) => ({ ...one, member, value: text(which === 0 ? half : digits - half) }));
}
