import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rollup } from "../../../app/domain/rollup/figures";
import type { Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import {
  type ObservationWrite,
  writeObservations,
} from "../../../app/records/entry/write-observations.server";
import { readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("a roll-up on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const SLUGS = ["a", "b", "c", "d"];
  const make = () =>
    makeCollaborative(database, { members: SLUGS.map((slug) => ({ slug, name: `Member ${slug}` })) });
  type Given = [member: string, code: string, year: number, value: string | null];
  const write = (to: TestCollaborative, values: Given[], state: ObservationWrite["state"] = "value") =>
    to.enter(async (db) => {
      const catalog = await readCatalog(db);
      const idOf = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
      const shares = catalog.metrics.filter(({ kind }) => kind === "share").map(({ code }) => code);
      const outcome = await writeObservations(
        db,
        catalog,
        values.map(([slug, code, year, value]) => ({
          memberId: idOf.get(slug) ?? "",
          code,
          year,
          state,
          value,
          note: "said so",
          kind: shares.includes(code) ? ("share" as const) : ("measure" as const),
        })),
      );
      expect(outcome.stored).toBe(true);
    });
  const read = (of: TestCollaborative, member: string | null, year = 2024) =>
    of.enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberId = catalog.members.find(({ slug }) => slug === member)?.id ?? null;
      const viewer: Viewer = memberId
        ? { role: "data_lead", memberId }
        : { role: "backbone", memberId: null };
      const rollup = await readRollup(db, { viewer, catalog, to: year });
      const { totals, metrics } = yearOf(rollup, year) satisfies Rollup["years"][number];
      return {
        total: (code: string) => totals.find(({ measure }) => measure === code),
        metric: (code: string) => metrics.find(({ metric }) => metric === code),
        totals,
        metrics,
      };
    });
  const switchOff = (of: TestCollaborative, code: string) =>
    of.enter(({ tx }) => tx.execute(sql`update measures set enabled = false where code = ${code}`));

  it.each(["new_hires", "impact_hires"])("leaves out a measure that is turned off (%s)", async (code) => {
    const collaborative = await make();
    await write(collaborative, [
      ["a", "new_hires", 2024, "10"],
      ["a", "impact_hires", 2024, "5"],
      ["a", "employees", 2024, "7"],
    ]);
    await switchOff(collaborative, code);
    const { total, metric } = await read(collaborative, null);
    expect([total(code), metric("impact_hire_rate")]).toEqual([undefined, undefined]);
    expect(total("employees")).toMatchObject({ value: "7" });
  });

  it("keeps a share without counts out of numerator, denominator, share, and change", async () => {
    const collaborative = await make();
    await write(collaborative, [
      ["a", "new_hires", 2022, "10"],
      ["a", "impact_hires", 2022, "1"],
      ["a", "new_hires", 2024, "10"],
      ["a", "impact_hires", 2024, "2"],
      ["b", "impact_hire_rate", 2022, "0.5"],
      ["b", "impact_hire_rate", 2024, "0.9"],
    ]);
    const { total, metric } = await read(collaborative, null);
    expect(metric("impact_hire_rate")).toMatchObject({
      value: 0.2,
      numerator: "2",
      denominator: "10",
      reporting: 1,
      expected: 4,
      shareOnly: 1,
      change: { value: 0.1, cohort: 1, baselineValue: 0.1 },
    });
    expect(total("new_hires")).toMatchObject({ value: "10", reporting: 1 });
    // Once the counts arrive, the share alone adds nothing.
    await write(collaborative, [
      ["b", "new_hires", 2024, "10"],
      ["b", "impact_hires", 2024, "0"],
    ]);
    expect((await read(collaborative, null)).metric("impact_hire_rate")).toMatchObject({
      value: 0.1,
      reporting: 2,
      shareOnly: 0,
    });
  });

  it("withholds from a member figures with too few others to hide in, in one year and over years", async () => {
    const collaborative = await make();
    const all = (year: number, members: string[]): Given[] =>
      members.map((member, place) => [member, "housing_units", year, `${100 + place}`]);
    await write(collaborative, [...all(2023, ["b"]), ...all(2024, SLUGS)]);
    const lead = await read(collaborative, "a");
    expect(lead.total("housing_units")).toMatchObject({
      value: "406",
      withheld: null,
      sinceBaseline: { value: null, withheld: { rule: "contributors" } },
    });
    expect(lead.metric("housing_units_total")).toMatchObject({
      value: null,
      withheld: { rule: "contributors" },
    });
    const backbone = await read(collaborative, null);
    expect(backbone.metric("housing_units_total")).toMatchObject({ value: 506, withheld: null });
    await write(collaborative, all(2023, SLUGS));
    expect((await read(collaborative, "a")).metric("housing_units_total")).toMatchObject({ value: 812 });
  });

  it("includes a year nobody has reported yet, without values or errors", async () => {
    const { totals, metrics } = await read(await make(), null, 2030);
    expect(totals.length).toBeGreaterThan(20);
    for (const { value, reporting, expected } of totals)
      expect([value, reporting, expected]).toEqual([null, 0, 4]);
    for (const { value } of metrics) expect(value).toBeNull();
  });
});
