import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import { completenessOf, type Reported, type YearFacts } from "../../../app/domain/rollup/completeness";
import { asFigure, contributionsTo, figureOf, valuesOf } from "../../../app/domain/rollup/contributions";
import { closeYear, reopenYear } from "../../../app/records/collection/close-year.server";
import { openYear } from "../../../app/records/collection/years.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readSums } from "../../../app/records/figures/sums.server";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const SLUGS = ["a", "b", "c", "d", "e", "f"];
const members = SLUGS.map((slug) => ({
  slug,
  name: `Member ${slug.toUpperCase()}`,
  sector: "health_system" as const,
  joinedOn: "2015-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
}));
const plan = { dueOn: null, remindBefore: [], remindAfter: [], requests: [] };

/** Six members spend three million each in 2022; of 2025, two have reported. */
describe.each(ENGINES)("a year that is still being reported, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const spend: Record<number, string[]> = {
    2022: Array(6).fill("3000000"),
    2023: Array(6).fill("3150000"),
    2024: ["3300000", "3200000", "3200000", "3200000", "3200000", "3200000"],
    2025: ["3600000", "3600000"],
  };
  const write = async (rows: { slug: string; code: string; year: number; value: string | null }[]) => {
    const catalog = await ours.catalog();
    const idOf = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
    await ours.enter((db) =>
      writeObservations(
        db,
        catalog,
        rows.map(({ slug, code, year, value }) => ({
          memberId: idOf.get(slug) ?? "",
          kind: "measure" as const,
          code,
          year,
          state: value === null ? ("unavailable" as const) : ("value" as const),
          value,
          note: value === null ? "not kept" : null,
        })),
      ),
    );
  };

  beforeEach(async () => {
    ours = await makeCollaborative(database, { profile: { baselineYear: 2022 }, members });
    await write(
      Object.entries(spend).flatMap(([year, values]) =>
        values.flatMap((value, place) => [
          { slug: SLUGS[place] ?? "", code: "local_spend", year: Number(year), value },
          { slug: SLUGS[place] ?? "", code: "addressable_spend", year: Number(year), value: "9000000" },
        ]),
      ),
    );
    const goal = {
      ...goalSchema.parse({ level: "collaborative", strategy: "purchasing", statement: "Buy from nearby" }),
      target: { kind: "amount", figure: "local_spend", over: "year", value: 20_000_000 } as const,
      startYear: 2022,
      targetYear: 2027,
    };
    const id = await ours.enter((db) => addGoal(db, goal));
    await ours.enter((db) => moveGoal(db, { id, state: "adopted", revision: 1, reason: null }));
  });

  const asked = async (role: Parameters<typeof tokenFor>[2], year: number) => {
    const member = role === "executive" || role === "data_lead" ? "a" : undefined;
    const api = apiOf(contextOf(database), ours.slug, await tokenFor(database, ours.slug, role, member));
    const { totals, metrics } = await (await api.rollup(`year=${year}`)).json();
    const [goal] = await (await api.goals(`year=${year}`)).json();
    const total = totals.find(({ measure }: { measure: string }) => measure === "local_spend");
    const metric = metrics.find(({ metric: code }: { metric: string }) => code === "local_spend_share");
    return { total, metric, goal };
  };

  it("is complete false with its coverage; its goal has the status of the newest complete year", async () => {
    const { total, metric, goal } = await asked("backbone", 2025);
    const soFar = { complete: false, coverage: { reporting: 2, expected: 6 } };
    expect(total).toMatchObject({ ...soFar, value: 7_200_000, reporting: 2, expected: 6 });
    expect(total.sinceBaseline.complete).toBe(false);
    expect(metric).toMatchObject({ ...soFar, value: 0.4 });
    expect(goal).toMatchObject({ ...soFar, value: 7_200_000, status: "on_track", statusYear: 2024 });
    expect(goal.attainment).toBeCloseTo(1.3 / 2, 12);
    const before = await asked("backbone", 2024);
    expect(before.total).toMatchObject({ complete: true, coverage: { reporting: 6, expected: 6 } });
    expect(before.goal).toMatchObject({
      complete: true,
      attainment: goal.attainment,
      forecast: goal.forecast,
    });
  });

  it("has the same status for everyone, or a withheld one", async () => {
    const { goal } = await asked("backbone", 2025);
    for (const role of ["executive", "data_lead"] as const)
      expect([goal.status, "withheld"]).toContain((await asked(role, 2025)).goal.status);
  });

  it("follows collection once a year was opened: closed it is complete, reopened it is not", async () => {
    await ours.enter((db) => openYear(db, { year: 2025, ...plan }));
    expect((await asked("backbone", 2025)).total.complete).toBe(false);
    const catalog = await ours.catalog();
    await ours.enter((db) => closeYear(db, catalog, 2025, null));
    const closed = await asked("backbone", 2025);
    expect(closed.total).toMatchObject({ complete: true, coverage: { reporting: 2, expected: 6 } });
    expect(closed.goal).toMatchObject({ complete: true, status: "off_track", statusYear: 2025 });
    await ours.enter((db) => reopenYear(db, 2025, "a member was late"));
    expect((await asked("backbone", 2025)).goal).toMatchObject({ complete: false, statusYear: 2024 });
  });

  it("is complete once the rest is unavailable", async () => {
    await write(
      SLUGS.slice(2).flatMap((slug) =>
        ["local_spend", "addressable_spend"].map((code) => ({ slug, code, year: 2025, value: null })),
      ),
    );
    expect((await asked("backbone", 2025)).total.complete).toBe(true);
  });

  it("awaits the figures that the rule says, worked out value by value", async () => {
    await write([{ slug: "c", code: "addressable_spend", year: 2025, value: null }]);
    await write([{ slug: "d", code: "total_spend", year: 2024, value: "1" }]);
    const catalog = await ours.catalog();
    const { awaited, values } = await ours.enter(async (db) => ({
      awaited: (await readSums(db, catalog, 2022, 2025)).awaited,
      values: valuesOf(await readObservations(db, {})),
    }));
    const factsOf = (code: string, year: number): YearFacts => {
      const metric = catalog.metrics.find((candidate) => candidate.code === code);
      const figure = metric ? asFigure(catalog, metric) : figureOf(catalog, code);
      if (!figure) throw new Error(`no figure ${code}`);
      const contributions = contributionsTo({ catalog, figure: { ...figure, span: "year" }, year, values });
      const states = contributions.flatMap(({ memberId, standing }): [string, Reported][] =>
        standing === "not_applicable" ? [] : [[memberId, standing === "share_only" ? "value" : standing]],
      );
      return { year, collection: "never_opened", members: new Map(states) };
    };
    const items = [...catalog.measures, ...catalog.metrics.filter(({ kind }) => kind === "share")];
    const expected = items.filter(
      ({ code }) => completenessOf([factsOf(code, 2024), factsOf(code, 2025)], 2025).get(2025) === "so_far",
    );
    expect(awaited.map(({ itemId }) => itemId).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(expected.length).toBeGreaterThan(2);
    expect(expected.length).toBeLessThan(items.length);
  });
});
