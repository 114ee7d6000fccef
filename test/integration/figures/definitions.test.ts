import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contributionsTo, figureOf, valuesOf } from "../../../app/domain/rollup/contributions";
import type { Grade } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import {
  addDefinition,
  type NewDefinition,
  readDefinitions,
  readRecordedDefinitions,
  withdrawDefinition,
} from "../../../app/records/figures/definitions.server";
import { readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("own definitions on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, {
      profile: { baselineYear: 2022 },
      members: [{ slug: "a" }, { slug: "b" }],
    });
    for (const slug of ["a", "b"])
      for (const year of [2022, 2023, 2024]) {
        await write(slug, "new_hires", year, "100");
        await write(slug, "impact_hires", year, "10");
      }
  });

  const write = (slug: string, code: string, year: number, value: string | null) =>
    collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberId = catalog.members.find((member) => member.slug === slug)?.id ?? "";
      const state = value === null ? ("missing" as const) : ("value" as const);
      const outcome = await writeObservations(db, catalog, [
        { memberId, kind: "measure", code, year, state, value },
      ]);
      expect(outcome.stored).toBe(true);
    });
  const define = (grade: Grade, fromYear: number, more: Partial<NewDefinition> = {}) =>
    collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const member = catalog.members.find(({ slug }) => slug === "a");
      const measure = catalog.measures.find(({ code }) => code === "impact_hires");
      if (!member || !measure) throw new Error("no such place");
      const definition = { restatedFrom: null, values: [], wording: "People from the county", ...more };
      return addDefinition(db, catalog, { member, measure, grade, fromYear, ...definition });
    });
  const figures = (year: number) =>
    collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const rollup = await readRollup(db, {
        viewer: { role: "backbone", memberId: null },
        catalog,
        to: 2024,
      });
      const { totals, metrics } = yearOf(rollup, year);
      const total = totals.find(({ measure }) => measure === "impact_hires");
      const rate = metrics.find(({ metric }) => metric === "impact_hire_rate");
      return {
        total: total?.comparability,
        since: total?.sinceBaseline?.comparability,
        change: total?.change?.comparability,
        rate: rate?.comparability,
        rateChange: rate?.change?.comparability,
      };
    });
  const recorded = () =>
    collaborative.enter(async (db) => {
      const { members } = await readCatalog(db);
      return readRecordedDefinitions(db, members.find(({ slug }) => slug === "a")?.id ?? "");
    });
  const SAME = { total: "same", since: "same", change: "same", rate: "same", rateChange: "same" };

  it("make a total only as comparable as its least comparable part, from their year on", async () => {
    expect(await figures(2024)).toEqual(SAME);
    await define("different", 2024);
    expect(await figures(2023)).toEqual(SAME);
    const all = { total: "different", since: "different", change: "different", rate: "different" };
    expect(await figures(2024)).toEqual({ ...all, rateChange: "different" });
  });

  it("leave earlier years unchanged, so the change since the baseline compares two definitions and says so", async () => {
    await define("close", 2023);
    expect(await figures(2022)).toMatchObject({ total: "same" });
    expect(await figures(2023)).toMatchObject({ total: "close", change: "close", rateChange: "close" });
  });

  it("affect only figures that include the member's value", async () => {
    await define("different", 2024);
    await write("a", "impact_hires", 2024, null);
    expect(await figures(2024)).toEqual(SAME);
    await write("a", "impact_hires", 2024, "12");
    expect(await figures(2024)).toMatchObject({ total: "different", rate: "different" });
    await write("a", "new_hires", 2024, null);
    expect(await figures(2024)).toMatchObject({ total: "different", rate: "same" });
  });

  it("restate the baseline and keep both the old and the new value", async () => {
    const values = [{ year: 2022, state: "value" as const, value: "14", revision: 1 }];
    const outcome = await define("close", 2024, { restatedFrom: 2022, values });
    expect(outcome).toMatchObject({ stored: true, changed: 1 });
    expect(await figures(2022)).toMatchObject({ total: "close" });
    expect(await recorded()).toMatchObject([
      {
        fromYear: 2024,
        restatedFrom: 2022,
        recordedBy: "Test",
        restated: [{ year: 2022, was: { value: "10" }, is: { value: "14" } }],
      },
    ]);
    const value = await collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const figure = figureOf(catalog, "impact_hires");
      const values = valuesOf(await readObservations(db, {}));
      return (
        figure &&
        contributionsTo({ catalog, figure, year: 2022, values, definitions: await readDefinitions(db) })
      );
    });
    expect(value).toMatchObject([
      {
        numerator: "14",
        grade: "close",
        definitions: [{ wording: "People from the county", fromYear: 2024 }],
      },
      { numerator: "10" },
    ]);
  });

  it("are recorded with all of their restatements or not at all", async () => {
    const tooMany = [{ year: 2022, state: "value" as const, value: "101" }];
    expect(await define("close", 2024, { restatedFrom: 2022, values: tooMany })).toMatchObject({
      stored: false,
      errors: [{ index: 0, code: "part_exceeds_whole" }],
    });
    const older = [{ year: 2022, state: "value" as const, value: "11", revision: 7 }];
    expect(await define("close", 2024, { restatedFrom: 2022, values: older })).toMatchObject({
      stored: false,
      conflicts: [{ index: 0, theirs: { value: "10" } }],
    });
    expect(await recorded()).toEqual([]);
    // In its own baseline year a figure has no change.
    expect(await figures(2022)).toEqual({ total: "same", since: null, rate: "same" });
  });

  it("can be taken back if recorded by mistake, unless they restated earlier years", async () => {
    await define("different", 2024);
    await define("close", 2023, { restatedFrom: 2022 });
    const [restating, mistaken] = await recorded();
    const withdraw = (definition: { id: string } | undefined) =>
      collaborative.enter(async (db) => {
        const { members } = await readCatalog(db);
        return withdrawDefinition(
          db,
          members.find(({ slug }) => slug === "a")?.id ?? "",
          definition?.id ?? "",
        );
      });
    expect(await figures(2024)).toMatchObject({ total: "different" });
    expect([await withdraw(restating), await withdraw(mistaken)]).toEqual([false, true]);
    expect(await figures(2024)).toMatchObject({ total: "close" });
  });
});
