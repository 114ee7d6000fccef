import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { valuesOf } from "../../../app/domain/rollup/contributions";
import type { Catalog, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readDecision } from "../../../app/records/figures/decision.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { decide as decideSlowly } from "../../support/disclosure/slow-decision";
import { factsOf } from "../../support/disclosure/slow-facts";
import { runs } from "../../support/endurance";

const SLUGS = ["arts", "bank", "college", "dock", "energy"];
const CODES = ["new_hires", "impact_hires", "employees"];
const YEARS = [2021, 2022, 2023, 2024, 2025];
const TODAY = "2026-06-01";

describe.each(ENGINES)("a decision on the %s engine, after any edits", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const makeOne = () =>
    makeCollaborative(database, {
      profile: { baselineYear: 2021, policy: standardPolicy("anonymous_peers") },
      members: SLUGS.map((slug) => ({ slug })),
    });
  type Number = { slug: string; code: string; year: number; value: string | null };
  const put = async (db: TenantDb, numbers: Number[]) => {
    const catalog = await readCatalog(db);
    const outcome = await writeObservations(
      db,
      catalog,
      numbers.map(({ slug, code, year, value }) => ({
        memberId: idOf(catalog, slug),
        kind: "measure" as const,
        code,
        year,
        state: value === null ? ("missing" as const) : ("value" as const),
        value,
      })),
    );
    expect(outcome.stored).toBe(true);
  };
  const idOf = ({ members }: Catalog, slug: string) =>
    members.find((member) => member.slug === slug)?.id ?? "";

  /** The decision that pages read, and the one that going through everything stored gives. */
  async function bothDecisions(db: TenantDb, slug: string) {
    const catalog = await readCatalog(db);
    const viewer: Viewer = { role: "executive", memberId: idOf(catalog, slug) };
    const { policy, baselineYear } = catalog.collaborative;
    const read = await readDecision(db, { viewer, catalog, policy, today: TODAY });
    const rows = await readObservations(db, {});
    const years = [baselineYear, ...rows.map(({ year }) => year)];
    const [from, to] = [Math.min(...years), Math.max(...years)];
    const values = valuesOf(rows);
    const slow = decideSlowly({ catalog, values, viewer, policy, from, to, today: TODAY });
    const facts = factsOf(catalog, values, from, to);
    const answersOf = (decision: typeof slow | null) =>
      facts.map(({ figure, year, part }) => {
        const listed = part === "value" && decision?.lists(figure, year);
        return [figure, year, part, decision?.because(figure, year, part)?.rule ?? null, listed];
      });
    return { read: answersOf(read), slow: answersOf(slow) };
  }
  const expectSame = async (collaborative: TestCollaborative, slug = "arts") => {
    const { read, slow } = await collaborative.enter((db) => bothDecisions(db, slug));
    expect(read).toEqual(slow);
    return JSON.stringify(read);
  };
  const everyNumber = (value: string): Number[] =>
    SLUGS.flatMap((slug) => CODES.flatMap((code) => YEARS.map((year) => ({ slug, code, year, value }))));

  it("is the one that everything stored gives", async () => {
    const edit = fc.record({
      slug: fc.constantFrom(...SLUGS),
      code: fc.constantFrom(...CODES),
      year: fc.constantFrom(...YEARS),
      value: fc.constantFrom(null, null, "10", "11", "12", "90000"),
    });
    const collaborative = await makeOne();
    await collaborative.enter((db) => put(db, everyNumber("10")));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SLUGS),
        async (all, me) => {
          const places = new Map(all.map((one) => [`${one.slug} ${one.code} ${one.year}`, one]));
          // Impact hires are some of the new hires.
          const apart = [...places.values()].map((one) =>
            one.code === "impact_hires" && one.value !== null ? { ...one, value: "1" } : one,
          );
          await collaborative.enter((db) => put(db, apart));
          seen.add(await expectSame(collaborative, me));
        },
      ),
      { numRuns: runs(12), endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(3);
  });

  it("follows an edit that leaves every sum as it was", async () => {
    const collaborative = await makeOne();
    const numbers = (bank: string, dock: string): Number[] => [
      { slug: "bank", code: "new_hires", year: 2025, value: bank },
      { slug: "dock", code: "new_hires", year: 2025, value: dock },
    ];
    await collaborative.enter((db) => put(db, everyNumber("10")));
    await collaborative.enter((db) => put(db, numbers("500", "500")));
    const even = await expectSame(collaborative);
    // 980 of 1,030 is dominance; the total does not change.
    await collaborative.enter((db) => put(db, numbers("980", "20")));
    expect(await expectSame(collaborative)).not.toBe(even);
    await collaborative.enter((db) => put(db, numbers("500", "500")));
    expect(await expectSame(collaborative)).toBe(even);
  });

  it("follows edits within a transaction, and one that is taken back", async () => {
    const collaborative = await makeOne();
    await collaborative.enter((db) => put(db, everyNumber("10")));
    const even = await expectSame(collaborative);
    const large = { slug: "bank", code: "new_hires", year: 2025, value: "90000" };
    const within = collaborative.enter(async (db) => {
      for (const value of ["90000", "10", "90000"]) {
        await put(db, [{ ...large, value }]);
        const { read, slow } = await bothDecisions(db, "arts");
        expect(read).toEqual(slow);
        expect(JSON.stringify(read) === even).toBe(value === "10");
      }
      throw new Error("taken back");
    });
    await expect(within).rejects.toThrow("taken back");
    expect(await expectSame(collaborative)).toBe(even);
    await collaborative.enter((db) => put(db, [{ ...large, value: "90000" }]));
    expect(await expectSame(collaborative)).not.toBe(even);
  });

  it("follows a membership, and values of years outside it", async () => {
    const collaborative = await makeOne();
    await collaborative.enter((db) => put(db, everyNumber("10")));
    const all = await expectSame(collaborative);
    const member = (joinedOn: string, baselineYear: number | null) =>
      collaborative.enter(async (db) => {
        const stored = (await readCatalog(db)).members.find(({ slug }) => slug === "bank");
        if (!stored) throw new Error("there is no bank");
        const { id: _, ...bank } = stored;
        await putMember(db, { ...bank, joinedOn, baselineYear });
      });
    await member("2024-01-01", null);
    const later = await expectSame(collaborative);
    expect(later).not.toBe(all);
    await member("2024-01-01", 2022);
    await expectSame(collaborative);
    await collaborative.enter((db) =>
      put(db, [{ slug: "bank", code: "new_hires", year: 2022, value: "90000" }]),
    );
    await expectSame(collaborative);
    await member("2000-01-01", null);
    await expectSame(collaborative);
  });
});
