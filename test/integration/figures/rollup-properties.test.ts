import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normal } from "../../../app/domain/numbers/fraction";
import type { Database } from "../../../db/client";
import { ENGINES, openTestDatabase } from "../../support/database/databases";
import { runs } from "../../support/endurance";
import { expectByHand } from "../../support/figures/by-hand";
import type { OracleCase, OracleObservation } from "../../support/figures/oracle";
import {
  type Figures,
  observationsOf,
  PAIRS,
  randomCollaborative,
  storedFigures,
} from "../../support/figures/random-collaboratives";

/** The comparison with the rules by hand matters most; the other tests store two collaboratives per run. */
const RUNS = runs(20);
const PAIRS_OF_RUNS = runs(6);

/** The figures without their numbers of contributors. 49.90 and 49.9 are the same amount. */
const amounts = ({ years }: Figures) =>
  years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map(({ measure, value, sinceBaseline, change }) => ({
      measure,
      value: value && normal(value),
      sinceBaseline: normal(sinceBaseline?.value ?? "none"),
      change: change && { ...change, baselineValue: normal(change.baselineValue), cohort: "any" },
    })),
    metrics: metrics.map(({ metric, value, numerator, denominator, change }) => ({
      metric,
      value,
      numerator: normal(numerator),
      denominator: normal(denominator ?? "none"),
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

  const forAny = <T>(some: fc.Arbitrary<T>, holds: (input: T) => Promise<void>, numRuns = PAIRS_OF_RUNS) =>
    fc.assert(fc.asyncProperty(some, holds), { numRuns });

  it("matches the totals, shares, changes, and coverage worked by hand from the rule book in every year", () =>
    forAny(
      randomCollaborative,
      async (input) => {
        const { years } = await storedFigures(database, input);
        expect(years.map(({ year }) => year)).toContain(input.baselineYear);
        expectByHand(years, input);
      },
      RUNS,
    ));

  it("does not depend on the order of its members", () =>
    forAny(randomCollaborative, async (input) => {
      const reversedSlugs = new Map(
        input.members.map(({ slug }, place) => [slug, `z${input.members.length - place}`]),
      );
      const renamed = (slug: string) => reversedSlugs.get(slug) ?? slug;
      const other: OracleCase = {
        ...input,
        members: input.members.map((member) => ({ ...member, slug: renamed(member.slug) })).toReversed(),
        observations: input.observations
          .map((observation) => ({ ...observation, member: renamed(observation.member) }))
          .toReversed(),
      };
      const { years } = await storedFigures(database, input);
      const again = await storedFigures(database, other);
      expect(again.years).toEqual(years);
    }));

  it("keeps every total and share when a member joins that reports nothing; only coverage falls", () =>
    forAny(fc.tuple(randomCollaborative, fc.boolean()), async ([input, joinsLate]) => {
      const silent = { slug: "silent", leftOn: null, fiscalYearEndMonth: 12, baselineYear: null };
      const members = [...input.members, { ...silent, joinedOn: joinsLate ? "2021-05-01" : "2001-01-01" }];
      const before = await storedFigures(database, input);
      const after = await storedFigures(database, { ...input, members });
      expect(amounts(after)).toEqual(amounts(before));
      const coverage = ({ years }: Figures) =>
        years.at(-1)?.totals.map(({ reporting, expected }) => ({ reporting, expected }));
      expect(coverage(after)).toEqual(
        coverage(before)?.map(({ reporting, expected }) => ({ reporting, expected: expected + 1 })),
      );
    }));

  it("has shares between the lowest and the highest of its members", () =>
    forAny(randomCollaborative, async (input) => {
      const figures = await storedFigures(database, input);
      for (const { metric, value } of figures.years.at(-1)?.metrics ?? []) {
        const own = figures
          .contributions(metric)
          .flatMap((contribution) => (contribution.value === null ? [] : [contribution.value]));
        if (PAIRS.some((pair) => pair.metric === metric && pair.span !== "year")) continue;
        expect(value === null).toBe(own.length === 0);
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(Math.min(...own));
        expect(value).toBeLessThanOrEqual(Math.max(...own));
      }
    }));

  it("stays the same when one member is split into two halves", () =>
    forAny(randomCollaborative, async (input) => {
      const [whole, ...others] = input.members as [OracleCase["members"][number]];
      const observations = input.observations.flatMap((observation) =>
        observation.member === whole.slug ? halves(observation, ["m0", "half"]) : [observation],
      );
      const divided = { ...input, members: [whole, { ...whole, slug: "half" }, ...others], observations };
      expect(amounts(await storedFigures(database, divided))).toEqual(
        amounts(await storedFigures(database, input)),
      );
    }));

  const joiner = { slug: "joiner", joinedOn: "2021-01-01", leftOn: null, fiscalYearEndMonth: 12 };
  const withJoiner = (baselineYear: number | null) =>
    randomCollaborative.chain((input) => {
      const member = { ...joiner, baselineYear };
      const members = [...input.members, member];
      return observationsOf([member], input.baselineYear).map((own) => ({
        before: input,
        after: { ...input, members, observations: [...input.observations, ...own] },
      }));
    });

  it("does not count a joining member's numbers as a change since the baseline", () =>
    forAny(withJoiner(null), async ({ before, after }) => {
      const changes = ({ years }: Figures) =>
        years.map(({ totals, metrics }) => [...totals, ...metrics].map(({ change }) => change));
      expect(changes(await storedFigures(database, after))).toEqual(
        changes(await storedFigures(database, before)),
      );
    }));

  it("shows no growth in the baseline year of a joining member", () =>
    forAny(withJoiner(2021), async ({ before, after }) => {
      const changes = ({ years }: Figures) =>
        years.find(({ year }) => year === 2021)?.totals.map(({ change }) => change?.value ?? "0");
      expect(changes(await storedFigures(database, after))).toEqual(
        changes(await storedFigures(database, before)),
      );
    }));
});

/** Two halves that add up to the value. A missing value is missing in both. */
function halves(observation: OracleObservation, slugs: [string, string]): OracleObservation[] {
  if (observation.value === undefined) return slugs.map((member) => ({ ...observation, member }));
  const places = observation.value.split(".")[1]?.length ?? 0;
  const digits = BigInt(observation.value.replace(".", ""));
  const text = (amount: bigint) => {
    const padded = amount.toString().padStart(places + 1, "0");
    return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  };
  const half = digits / 2n;
  return slugs.map((member, which) => ({
    ...observation,
    member,
    value: text(which === 0 ? half : digits - half),
  }));
}
