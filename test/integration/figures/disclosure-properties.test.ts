import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRESETS, standardPolicy } from "../../../app/domain/disclosure/presets";
import { periodOf } from "../../../app/domain/periods";
import { figureOf } from "../../../app/domain/rollup/contributions";
import type { DisclosurePolicy, PeerPolicy } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readContributions, readRollup } from "../../../app/records/figures/rollup.server";
import { readForReaders } from "../../../app/records/reports/readers.server";
import type { Database } from "../../../db/client";
import { ENGINES, openTestDatabase } from "../../support/database/databases";
import { runs } from "../../support/endurance";
import { derivedSecrets, partsOf, type RevealedPart } from "../../support/figures/attacker";
import type { OracleCase } from "../../support/figures/oracle";
import { MEASURES, observationsOf, PAIRS, storeCase } from "../../support/figures/random-collaboratives";

const RUNS = runs(20);
const FIRST_BASELINE = 2019;
const TODAY = "2024-03-15";

/** Enough members to pass the rules on small groups, and sometimes no dominant one. */
const larger: fc.Arbitrary<OracleCase> = fc
  .tuple(
    fc.array(
      fc.record({
        joinedOn: fc.constantFrom("2010-01-01", "2010-01-01", "2010-01-01", "2021-03-01"),
        leftOn: fc.constantFrom(null, null, null, "2022-06-30"),
        fiscalYearEndMonth: fc.constantFrom(12, 6),
        baselineYear: fc.constantFrom(null, null, null, 2021),
      }),
      { minLength: 4, maxLength: 9 },
    ),
    fc.constantFrom(
      fc.oneof(fc.constant(0), fc.nat(12), fc.nat(5000), fc.nat(2_000_000_000)),
      fc.integer({ min: 900, max: 1100 }),
    ),
  )
  .chain(([drafts, amount]) => {
    const members = drafts.map((draft, place) => ({ ...draft, slug: `m${place}` }));
    return observationsOf(members, FIRST_BASELINE, amount).map((observations) => ({
      baselineYear: FIRST_BASELINE,
      year: 2023,
      members,
      observations,
    }));
  });

const custom = fc.record({
  preset: fc.constant("custom" as const),
  minimumContributors: fc.integer({ min: 3, max: 6 }),
  largestShare: fc.integer({ min: 40, max: 100 }),
  twoLargestShare: fc.option(fc.integer({ min: 50, max: 100 })),
  smallestCell: fc.constant(11),
  daysAfterPeriod: fc.constantFrom(0, 90, 365),
});
const limits = fc.oneof(
  fc.constant({ preset: "standard" as const, ...PRESETS.standard }),
  fc.constant({ preset: "antitrust_floor" as const, ...PRESETS.antitrust_floor }),
  custom,
);

/** Everything this member is shown: the parts of all figures, and where its peers are listed. */
async function viewOf(database: Database, input: OracleCase, policy: DisclosurePolicy, me: string) {
  const collaborative = await storeCase(database, input, policy);
  return collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const memberId = catalog.members.find(({ slug }) => slug === me)?.id ?? null;
    const viewer = { role: "executive", memberId } as const;
    const rollup = await readRollup(db, { viewer, catalog, to: input.year, today: TODAY });
    const codes = [...MEASURES, ...PAIRS.map(({ metric }) => metric)];
    const figures = codes.flatMap((code) => figureOf(catalog, code) ?? []);
    const peers = new Map<string, number>();
    for (const { year } of rollup.years) {
      const behind = await readContributions(db, { viewer, catalog, figures, year, today: TODAY });
      for (const [code, { shown: list }] of behind)
        peers.set(`${code} ${year}`, list.filter(({ own, standing }) => !own && standing === "value").length);
    }
    return {
      parts: partsOf(input, rollup),
      peers: ({ figure, year }: RevealedPart) => peers.get(`${figure} ${year}`) ?? 0,
    };
  });
}

describe.each(ENGINES)("figures shown to other members on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const someone = (input: OracleCase, pick: number) => input.members[pick % input.members.length]?.slug ?? "";
  const nameOf = ({ figure, year, part }: RevealedPart) => `${figure} ${year} ${part}`;
  const contributors = ({ sums: [sum = []] }: RevealedPart) => new Set(sum.map((cell) => cell.split(" ")[0]));

  it.each(["totals_only", "anonymous_peers"] as const)(
    "do not let anyone derive another member's number or a withheld figure under %s",
    async (peersPolicy: PeerPolicy) => {
      const count = { told: 0, subtraction: 0, listed: 0 };
      await fc.assert(
        fc.asyncProperty(larger, limits, fc.nat(), async (input, chosen, pick) => {
          const me = someone(input, pick);
          const { parts, peers } = await viewOf(database, input, { peers: peersPolicy, ...chosen }, me);
          for (const part of parts.filter((candidate) => candidate.part === "value")) {
            const others = [...contributors(part)].filter((member) => member !== me).length;
            // Peers are listed completely or not at all, and only beside a figure that is shown.
            expect([0, part.withheld || peersPolicy === "totals_only" ? 0 : others]).toContain(peers(part));
          }
          expect(derivedSecrets(parts, me, (part) => peers(part) > 0)).toEqual([]);
          count.told += parts.filter(({ withheld, sums }) => !withheld && sums[0]?.length).length;
          count.subtraction += parts.filter(({ withheld }) => withheld === "subtraction").length;
          count.listed += parts.filter((part) => part.part === "value" && peers(part) > 0).length;
        }),
        // Shrinking a random collaborative takes too long; the seed in the message reproduces it.
        { numRuns: RUNS, endOnFailure: true },
      );
      // Withholding everything would also be safe, so some figures must be shown.
      expect(count.told).toBeGreaterThan(RUNS);
      expect(count.subtraction).toBeGreaterThan(0);
      if (peersPolicy === "anonymous_peers") expect(count.listed).toBeGreaterThan(RUNS);
    },
  );

  it("do not let a reader of a public report derive a member's number or a withheld figure", async () => {
    const count = { told: 0, subtraction: 0 };
    const policies = fc.record({
      limits,
      peers: fc.constantFrom("open", "anonymous_peers", "totals_only"),
    });
    await fc.assert(
      fc.asyncProperty(larger, policies, async (input, chosen) => {
        const policy: DisclosurePolicy = { peers: chosen.peers as PeerPolicy, ...chosen.limits };
        const collaborative = await storeCase(database, input, policy);
        const span = { from: input.baselineYear, to: input.year };
        const { parts, pages } = await collaborative.enter(async (db) => {
          const catalog = await readCatalog(db);
          const read = await readForReaders(db, catalog, { readers: "public", ...span, today: TODAY });
          const own = new Map<string, Set<string>>([["nobody", new Set()]]);
          // Members who see totals only also read the report, knowing just their own numbers.
          for (const { id: memberId, slug } of chosen.peers === "totals_only" ? catalog.members : []) {
            const viewer = { role: "executive", memberId } as const;
            const memberParts = partsOf(
              input,
              await readRollup(db, { viewer, catalog, to: input.year, today: TODAY }),
            );
            own.set(slug, new Set(memberParts.filter(({ withheld }) => !withheld).map(nameOf)));
          }
          return { parts: partsOf(input, read.rollup), pages: own };
        });
        // A member's own page is no secret from that member, though others must not read it.
        for (const [me, page] of pages)
          expect([me, derivedSecrets(parts, me, () => false).filter((secret) => !page.has(secret))]).toEqual([
            me,
            [],
          ]);
        count.told += parts.filter(({ withheld, sums }) => !withheld && sums[0]?.length).length;
        count.subtraction += parts.filter(({ withheld }) => withheld === "subtraction").length;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(count.told).toBeGreaterThan(RUNS);
    expect(count.subtraction).toBeGreaterThan(0);
  });

  it("have enough contributors, no dominant one, and enough age under every policy", async () => {
    const rules = new Set<string>();
    const policies = fc.record({
      limits,
      peers: fc.constantFrom("open", "anonymous_peers", "totals_only"),
    });
    await fc.assert(
      fc.asyncProperty(larger, policies, fc.nat(), async (input, chosen, pick) => {
        const me = someone(input, pick);
        const policy: DisclosurePolicy = { peers: chosen.peers as PeerPolicy, ...chosen.limits };
        const { parts } = await viewOf(database, input, policy, me);
        const numbers = new Map(
          input.observations.map((o) => [`${o.member} ${o.measure} ${o.year}`, o.value]),
        );
        const endMonth = new Map(input.members.map((m) => [m.slug, m.fiscalYearEndMonth]));
        for (const part of parts) {
          if (part.withheld) rules.add(part.withheld);
          const [first = []] = part.sums;
          if (part.withheld || first.length === 0) continue;
          expect(contributors(part).size).toBeGreaterThanOrEqual(policy.minimumContributors);
          for (const sum of part.sums) {
            const amounts = new Map<string, number>();
            for (const cell of sum) {
              const [member = "", , year = ""] = cell.split(" ");
              amounts.set(member, (amounts.get(member) ?? 0) + Number(numbers.get(cell)));
              const { end } = periodOf(Number(year), endMonth.get(member) ?? 12);
              const days = (Date.parse(TODAY) - Date.parse(end)) / 86_400_000;
              if (policy.daysAfterPeriod > 0) expect(days).toBeGreaterThanOrEqual(policy.daysAfterPeriod);
            }
            const [largest = 0, secondLargest = 0] = [...amounts.values()].sort((a, b) => b - a);
            const all = [...amounts.values()].reduce((a, b) => a + b, 0);
            expect(largest * 100).toBeLessThanOrEqual(all * policy.largestShare + all * 1e-9);
            if (policy.twoLargestShare !== null)
              expect((largest + secondLargest) * 100).toBeLessThanOrEqual(
                all * policy.twoLargestShare + all * 1e-9,
              );
          }
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([...rules]).toEqual(expect.arrayContaining(["contributors", "dominance", "age"]));
  });

  it("exclude another member's recent numbers even if members see each other’s figures", async () => {
    const input = {
      baselineYear: 2022,
      year: 2023,
      members: ["june", "december", "me"].map((slug) => ({
        slug,
        joinedOn: "2010-01-01",
        leftOn: null,
        baselineYear: null,
        fiscalYearEndMonth: slug === "june" ? 6 : 12,
      })),
      observations: ["june", "december", "me"].map((member) => ({
        member,
        measure: "new_hires",
        year: 2023,
        value: "100",
      })),
    };
    const policy: DisclosurePolicy = { ...standardPolicy("open"), preset: "custom", daysAfterPeriod: 90 };
    const collaborative = await storeCase(database, input, policy);
    await collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const me = catalog.members.find(({ slug }) => slug === "me")?.id ?? null;
      const figure = figureOf(catalog, "new_hires");
      if (!figure) throw new Error("there are no new hires");
      const valuesSeen = async (today: string) => {
        const viewer = { role: "executive", memberId: me } as const;
        const behind = await readContributions(db, { viewer, catalog, figures: [figure], year: 2023, today });
        const { years } = await readRollup(db, { viewer, catalog, to: 2023, today });
        const total = years.at(-1)?.totals.find(({ measure }) => measure === "new_hires");
        return [behind.get("new_hires")?.shown.map(({ slug }) => slug), total?.value, total?.withheld];
      };
      const rule = { rule: "age", detail: "shown from 30 March 2024 on" };
      expect(await valuesSeen("2024-03-29")).toEqual([["june", "me"], null, rule]);
      expect(await valuesSeen("2024-03-30")).toEqual([["december", "june", "me"], "300", null]);
    });
  });
});
