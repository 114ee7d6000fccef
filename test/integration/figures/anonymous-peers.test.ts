import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ShownContribution } from "../../../app/domain/disclosure/contributions";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { asFigure, figureOf } from "../../../app/domain/rollup/contributions";
import type { Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readContributions } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import { STANDARD_METRICS } from "../../../seeds/library";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { runs } from "../../support/endurance";

const SLUGS = ["me", "p1", "p2", "p3", "p4", "p5"];
const PEERS = SLUGS.slice(1);
const YEARS = [2023, 2024];
const MEASURES = ["new_hires", "impact_hires", "total_spend", "local_spend", "mwbe_local_spend", "employees"];
const PART: Record<string, string> = {
  impact_hires: "new_hires",
  local_spend: "total_spend",
  mwbe_local_spend: "total_spend",
};

/** Everything that one member is listed: each list of peers, by figure and year. */
type Lists = Map<string, ShownContribution[]>;
type Numbers = Record<string, Record<string, number>>;

describe.each(ENGINES)("peers without names, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  /** @param numbers by year, then "member measure" */
  async function listsOf(numbers: Record<number, Numbers>): Promise<Lists> {
    const at = await makeCollaborative(database, {
      profile: { policy: standardPolicy("anonymous_peers"), baselineYear: 2022 },
      members: SLUGS.map((slug) => ({ slug })),
    });
    return at.enter(async (db) => {
      const catalog = await readCatalog(db);
      const idOf = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
      const rows = Object.entries(numbers).flatMap(([year, bySlug]) =>
        Object.entries(bySlug).flatMap(([slug, byMeasure]) =>
          Object.entries(byMeasure).map(([code, value]) => ({
            memberId: idOf.get(slug) ?? "",
            kind: "measure" as const,
            code,
            year: Number(year),
            state: "value" as const,
            value: String(value),
            note: "",
            source: null,
          })),
        ),
      );
      expect(await writeObservations(db, catalog, rows)).toMatchObject({ stored: true });
      const viewer: Viewer = { role: "executive", memberId: idOf.get("me") ?? null };
      const figures = [
        ...catalog.metrics.map((metric) => asFigure(catalog, metric)),
        ...catalog.measures.flatMap(({ code }) => figureOf(catalog, code) ?? []),
      ];
      const lists: Lists = new Map();
      for (const year of YEARS)
        for (const [code, { shown }] of await readContributions(db, { viewer, catalog, figures, year })) {
          const peers = shown.filter(({ own, standing }) => !own && standing === "value");
          if (peers.length > 0) lists.set(`${code} ${year}`, peers);
        }
      return lists;
    });
  }

  const amounts = fc.record(
    Object.fromEntries(MEASURES.map((code) => [code, fc.integer({ min: 800, max: 1200 })])) as Record<
      string,
      fc.Arbitrary<number>
    >,
  );
  const drawn = fc.tuple(...YEARS.map(() => fc.tuple(...SLUGS.map(() => amounts)))).map(
    (years): Record<number, Numbers> =>
      Object.fromEntries(
        years.map((members, at) => [
          YEARS[at],
          Object.fromEntries(
            members.map((own, place) => {
              const whole = { ...own };
              for (const part of Object.keys(PART)) whole[part] = Math.floor((whole[part] ?? 0) * 0.4);
              return [SLUGS[place], whole];
            }),
          ),
        ]),
      ),
  );

  it("are listed with one number each, and each number in one list", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (numbers) => {
        const lists = await listsOf(numbers);
        expect(lists.size).toBeGreaterThan(3);
        const seen = new Map<string, string>();
        for (const peers of lists.values())
          for (const { value, numerator, denominator, grade, note, source, period, slug } of peers) {
            expect([denominator, grade, note, source, period, slug]).toEqual([
              null,
              undefined,
              null,
              null,
              null,
              null,
            ]);
            if (numerator === null) {
              // A share, to a tenth of a point.
              expect(Math.round((value ?? 0) * 1000) / 1000).toBe(value);
              continue;
            }
            expect(Number(numerator)).toBe(value);
          }
        // No list of amounts holds the same measure and year as another, or as a list of shares.
        for (const place of lists.keys()) {
          const [code = "", year] = place.split(" ");
          if (MEASURES.includes(code)) seen.set(`${code} ${year}`, place);
        }
        for (const year of YEARS)
          for (const [part, whole] of Object.entries(PART))
            if (lists.has(`impact_hire_rate ${year}`) && part === "impact_hires")
              expect([seen.has(`${part} ${year}`), seen.has(`${whole} ${year}`)]).toEqual([false, false]);
      }),
      { numRuns: runs(3) },
    );
  });

  it("cannot be joined from list to list better than by chance, by position or by arithmetic", async () => {
    /** How far peers at one position are the same member more often than by chance, in standard deviations. */
    const excess = async () => {
      let hits = 0;
      let expected = 0;
      let variance = 0;
      let links = 0;
      await fc.assert(
        fc.asyncProperty(drawn, async (numbers) => {
          const lists = await listsOf(numbers);
          const memberOf = (place: string, { value }: ShownContribution): string[] => {
            const [code = "", year = ""] = place.split(" ");
            return PEERS.filter((slug) => numbers[Number(year)]?.[slug]?.[code] === value);
          };
          const single = [...lists].filter(([place]) => MEASURES.includes(place.split(" ")[0] ?? ""));
          for (const [a, first] of single)
            for (const [b, second] of single) {
              if (a >= b) continue;
              const size = Math.min(first.length, second.length);
              // Members that gave the same number cannot be told apart, so more than one place may match.
              const others = second.slice(0, size).map((peer) => memberOf(b, peer));
              const matches = first.slice(0, size).map((peer) => {
                const members = memberOf(a, peer);
                return others.map((slugs) => Number(slugs.some((slug) => members.includes(slug))));
              });
              hits += sumOf(matches.map((row, place) => row[place] ?? 0));
              const chance = ofRandomOrder(matches);
              expected += chance.mean;
              variance += chance.variance;
            }
          // A share beside lists of its parts would join all three.
          for (const { code, numerator, denominator, kind } of STANDARD_METRICS)
            for (const year of YEARS)
              if (kind === "share" && lists.has(`${code} ${year}`))
                for (const part of [numerator, denominator]) if (lists.has(`${part} ${year}`)) links++;
        }),
        { numRuns: runs(6) },
      );
      expect(links).toBe(0);
      return variance === 0 ? 0 : (hits - expected) / Math.sqrt(variance);
    };
    // Chance alone exceeds three standard deviations once in several hundred times, but not twice in a row.
    const first = await excess();
    if (first >= 3) expect(await excess()).toBeLessThan(3);
  });
});

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/**
 * Mean and variance of the sum of one cell in each row and column of a square, if the columns are in random order:
 * Hoeffding, "A combinatorial central limit theorem", 1951.
 */
function ofRandomOrder(square: number[][]): { mean: number; variance: number } {
  const size = square.length;
  if (size < 2) return { mean: sumOf(square.flat()), variance: 0 };
  const rows = square.map((row) => sumOf(row) / size);
  const columns = square.map((_, place) => sumOf(square.map((row) => row[place] ?? 0)) / size);
  const all = sumOf(rows) / size;
  const squares = square.flatMap((row, at) =>
    row.map((cell, place) => (cell - (rows[at] ?? 0) - (columns[place] ?? 0) + all) ** 2),
  );
  return { mean: all * size, variance: sumOf(squares) / (size - 1) };
}
