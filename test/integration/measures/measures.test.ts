import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Library } from "../../../app/domain/measures/offers";
import { planKey, planOff } from "../../../app/domain/measures/switching";
import { recordedIn } from "../../../app/domain/rollup/awaited";
import { figureOf, valuesOf } from "../../../app/domain/rollup/contributions";
import { rollUp } from "../../../app/domain/rollup/rollup";
import { sumsOfValues } from "../../../app/domain/rollup/sums-of-values";
import type { Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { readCollection } from "../../../app/records/collection/collection.server";
import { openYear, readConcerns } from "../../../app/records/collection/years.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readContributions, readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import { readSums } from "../../../app/records/figures/sums.server";
import { readCollectionFacts } from "../../../app/records/figures/under-way.server";
import { readTemplateMembers } from "../../../app/records/imports/template.server";
import { changeExemption } from "../../../app/records/measures/exemptions.server";
import {
  addMeasure,
  changeMeasure,
  moveMeasureUp,
  switchMeasure,
} from "../../../app/records/measures/measures.server";
import {
  addMetric,
  changeMetric,
  moveMetric,
  switchMetric,
} from "../../../app/records/measures/metrics.server";
import { declineOffer, takeOffer } from "../../../app/records/measures/offers.server";
import { previewMetric } from "../../../app/records/measures/preview.server";
import {
  MeasureFault,
  readMeasureSettings,
  readSettingHistory,
} from "../../../app/records/measures/settings.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { storedAndRecomputedSums } from "../../support/database/kept";

const LIBRARY: Library = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };
const RESERVED = new Set([...STANDARD_MEASURES, ...STANDARD_METRICS].map(({ code }) => code));
const BACKBONE: Viewer = { role: "backbone", memberId: null };
const RATE = {
  label: "Impact hires of employees",
  strategy: "workforce",
  kind: "share",
  numerator: "impact_hires",
  denominator: "employees",
  span: "year",
} as const;

describe.each(ENGINES)("the settings of measures on the %s engine", (engine) => {
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
      members: [{ slug: "a" }, { slug: "b" }, { slug: "school" }],
    });
    for (const [year, impact] of [
      [2022, "10"],
      [2024, "30"],
    ] as const)
      for (const slug of ["a", "b"])
        await write(slug, year, { new_hires: "100", impact_hires: impact, employees: "1000" });
  });

  const enter = <T>(work: (db: TenantDb) => Promise<T>) => collaborative.enter(work);
  const idOf = async (db: TenantDb, slug: string) =>
    (await readCatalog(db)).members.find((member) => member.slug === slug)?.id ?? "";
  const write = (slug: string, year: number, values: Record<string, string | null>) =>
    enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberId = await idOf(db, slug);
      const outcome = await writeObservations(
        db,
        catalog,
        Object.entries(values).map(([code, value]) => ({
          memberId,
          kind: catalog.metrics.some((metric) => metric.code === code) ? "share" : "measure",
          code,
          year,
          state: value === null ? "missing" : "value",
          value,
        })),
      );
      expect(outcome.stored).toBe(true);
    });
  const figures = (year = 2024, viewer = BACKBONE) =>
    enter(async (db) => {
      const rollup = await readRollup(db, { viewer, catalog: await readCatalog(db), to: 2024 });
      const { totals, metrics } = yearOf(rollup, year);
      return {
        total: (code: string) => totals.find(({ measure }) => measure === code),
        metric: (code: string) => metrics.find(({ metric }) => metric === code),
      };
    });
  const settings = () => enter(readMeasureSettings);
  const item = async (code: string) => {
    const { measures, metrics } = await settings();
    return [...measures, ...metrics].find((each) => each.code === code);
  };
  const historyOf = async (code: string) => {
    const id = (await item(code))?.id ?? "";
    return enter((db) => readSettingHistory(db, id));
  };
  const faultOf = async (work: (db: TenantDb) => Promise<unknown>) => {
    const before = await settings();
    const error = await enter(work).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(MeasureFault);
    // Nothing is stored by halves.
    expect(await settings()).toEqual(before);
    return (error as MeasureFault).fault;
  };
  const expectKeptSums = async () => {
    const [stored, recomputed] = await storedAndRecomputedSums(collaborative);
    expect(stored).toEqual(recomputed);
  };
  /** The kept sums follow the same rules as those of values in memory. */
  const expectBothSums = () =>
    enter(async (db) => {
      const catalog = await readCatalog(db);
      const observations = await readObservations(db, {});
      const { facts } = await readCollectionFacts(db);
      const collection = { ...facts, recorded: recordedIn(observations) };
      const values = valuesOf(observations);
      const range = { from: 2022, to: 2025 };
      const inMemory = sumsOfValues({ catalog, values, definitions: [], collection, ...range });
      expect(rollUp(catalog, await readSums(db, catalog, 2022, 2025))).toEqual(rollUp(catalog, inMemory));
    });

  describe("a measure that is switched off", () => {
    it("keeps its values, counts in no figure, and comes back with them", async () => {
      const before = (await figures()).metric("impact_hire_rate");
      expect(before).toMatchObject({ value: 0.3, reporting: 2 });
      await enter((db) => switchMeasure(db, "new_hires", { on: false }));
      const off = await figures();
      expect([off.total("new_hires"), off.total("impact_hires"), off.metric("impact_hire_rate")]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await item("new_hires")).toMatchObject({ enabled: false, values: 4 });
      await enter((db) => switchMeasure(db, "impact_hires", { on: true }));
      expect((await figures()).metric("impact_hire_rate")).toEqual(before);
      expect((await historyOf("new_hires")).map(({ after }) => after)).toEqual([
        { enabled: true },
        { enabled: false },
      ]);
      await expectKeptSums();
    });

    it("is asked of nobody, and what is in question there holds nobody up", async () => {
      await enter(async (db) => {
        const memberId = await idOf(db, "a");
        await openYear(db, {
          year: 2024,
          dueOn: null,
          remindBefore: [],
          remindAfter: [],
          requests: [{ memberId, strategies: ["workforce"], dueOn: null }],
        });
      });
      const asked = async () =>
        (await enter((db) => readCollection(db, 2024))).requests[0]?.cells.find(
          ({ strategy }) => strategy === "workforce",
        );
      const before = await asked();
      await enter((db) => switchMeasure(db, "pathway_placements", { on: false }));
      const after = await asked();
      expect(after?.asked).toBe((before?.asked ?? 0) - 1);
      expect(after?.missing).not.toContain("pathway_placements");
    });

    it("is confirmed with everything that goes along, and asked again if that has changed", async () => {
      const seen = planKey(planOff(await settings(), "employees"));
      await enter((db) => addMetric(db, { fields: RATE, reserved: RESERVED }));
      expect(await faultOf((db) => switchMeasure(db, "employees", { on: false, seen }))).toMatchObject({
        field: "enabled",
      });
      const now = planKey(planOff(await settings(), "employees"));
      await enter((db) => switchMeasure(db, "employees", { on: false, seen: now }));
      expect(await item("local_employees")).toMatchObject({ enabled: false });
    });

    it("stays what other figures cannot be made of", async () => {
      await enter((db) => switchMeasure(db, "employees", { on: false }));
      expect(await faultOf((db) => addMetric(db, { fields: RATE, reserved: RESERVED }))).toMatchObject({
        field: "denominator",
      });
      await enter((db) => switchMetric(db, "living_wage_share", false));
      expect(await faultOf((db) => switchMetric(db, "living_wage_share", true))).toEqual({
        field: "enabled",
        message: "Switch on “Employees paid at least a living wage” first.",
      });
    });
  });

  describe("the wording of a measure", () => {
    it("changes with a reason and keeps what it was", async () => {
      const change = { label: "Hires", definition: "People who started during the year." };
      await enter((db) => changeMeasure(db, "new_hires", { change, reason: "Agreed in June" }));
      expect(await item("new_hires")).toMatchObject({ code: "new_hires", ...change });
      const [entry] = await historyOf("new_hires");
      expect(entry).toMatchObject({
        reason: "Agreed in June",
        before: { label: "New hires" },
        after: change,
      });
      // Saying the same again changes nothing.
      await enter((db) => changeMeasure(db, "new_hires", { change }));
      expect(await historyOf("new_hires")).toHaveLength(1);
      expect((await figures()).total("new_hires")).toMatchObject({ value: "200" });
    });

    it("is a name that no other has", async () => {
      const change = { label: "impact HIRES" };
      expect(await faultOf((db) => changeMeasure(db, "new_hires", { change }))).toMatchObject({
        field: "label",
      });
    });
  });

  describe("a measure of one’s own", () => {
    const OWN = {
      label: "Apprentices",
      definition: "People in a registered apprenticeship.",
      strategy: "workforce",
      unit: "count",
      kind: "flow",
      partOf: "new_hires",
    } as const;

    it("is asked for, never larger than its whole, and added up like any other", async () => {
      const code = await enter((db) => addMeasure(db, { fields: OWN, reserved: RESERVED }));
      expect(code).toBe("apprentices");
      await write("a", 2024, { apprentices: "7" });
      expect((await figures()).total("apprentices")).toMatchObject({ value: "7", reporting: 1, expected: 3 });
      const outcome = await enter(async (db) =>
        writeObservations(db, await readCatalog(db), [
          { memberId: await idOf(db, "b"), kind: "measure", code, year: 2024, state: "value", value: "101" },
        ]),
      );
      expect(outcome.stored).toBe(false);
      await expectKeptSums();
    });

    it("keeps how it is counted once values are stored", async () => {
      await enter((db) => addMeasure(db, { fields: OWN, reserved: RESERVED }));
      await enter((db) =>
        changeMeasure(db, "apprentices", { change: { kind: "stock", partOf: "employees" } }),
      );
      await write("a", 2024, { apprentices: "7" });
      expect(
        await faultOf((db) => changeMeasure(db, "apprentices", { change: { partOf: null } })),
      ).toMatchObject({
        field: "partOf",
      });
    });

    it("never gets a code that means something, or could", async () => {
      const taken = { ...OWN, label: "New  hires (all)", partOf: null };
      await enter((db) => addMeasure(db, { fields: taken, reserved: new Set(["new_hires_all"]) }));
      expect(await item("new_hires_all_2")).toMatchObject({ label: "New  hires (all)" });
    });
  });

  describe("a figure of one’s own", () => {
    it("is previewed from what is stored, and shows the same once it is saved", async () => {
      const preview = await enter(async (db) =>
        previewMetric(db, {
          viewer: BACKBONE,
          catalog: await readCatalog(db),
          metric: RATE,
          years: { from: 2022, to: 2024 },
        }),
      );
      const previewed = preview.years.map(({ year, metrics }) => [year, metrics[0]?.value ?? null]);
      expect(previewed).toEqual([
        [2022, 0.01],
        [2023, null],
        [2024, 0.03],
      ]);
      expect(await item("preview")).toBeUndefined();
      const code = await enter((db) => addMetric(db, { fields: RATE, reserved: RESERVED }));
      const { metric: _, ...saved } = (await figures()).metric(code) ?? { metric: "" };
      const { metric: __, ...shown } = preview.years.at(-1)?.metrics[0] ?? { metric: "" };
      expect(saved).toEqual(shown);
      await expectKeptSums();
    });

    it("is withheld from members like every other figure", async () => {
      const code = await enter((db) => addMetric(db, { fields: RATE, reserved: RESERVED }));
      const memberId = await enter((db) => idOf(db, "a"));
      const seen = (await figures(2024, { role: "data_lead", memberId })).metric(code);
      expect(seen).toMatchObject({
        value: null,
        withheld: { rule: expect.stringContaining("contributors") },
      });
    });
  });

  describe("another denominator", () => {
    it("recomputes every year in the same transaction", async () => {
      await enter((db) => changeMetric(db, "impact_hire_rate", { change: { denominator: "employees" } }));
      expect((await figures()).metric("impact_hire_rate")).toMatchObject({
        value: 0.03,
        denominator: "2000",
        change: { value: expect.closeTo(0.02) },
      });
      await expectKeptSums();
      await expectBothSums();
    });

    it("is refused where shares were reported without counts: they are of the old one", async () => {
      await write("school", 2024, { impact_hire_rate: "0.2" });
      const change = { denominator: "employees" };
      expect(await faultOf((db) => changeMetric(db, "impact_hire_rate", { change }))).toEqual({
        field: "denominator",
        message:
          "1 share was reported without counts, of the denominator as it is. Add another metric instead.",
      });
    });
  });

  describe("the order", () => {
    it("is the collaborative’s own, and its first figure leads the strategy", async () => {
      await enter((db) => moveMetric(db, "living_wage_share", "lead"));
      await enter((db) => moveMeasureUp(db, "impact_hires"));
      const { metrics, measures } = await enter(readCatalog);
      expect(metrics[0]?.code).toBe("living_wage_share");
      expect(measures.slice(0, 2).map(({ code }) => code)).toEqual(["impact_hires", "new_hires"]);
      expect((await historyOf("living_wage_share"))[0]).toMatchObject({
        before: { place: 4 },
        after: { place: 1 },
      });
    });

    it("has no figure lead that is not shown", async () => {
      await enter((db) => switchMetric(db, "living_wage_share", false));
      expect(await faultOf((db) => moveMetric(db, "living_wage_share", "lead"))).toMatchObject({
        field: "code",
      });
    });
  });

  describe("offers of the library", () => {
    it("are taken or declined one by one, and the answer is remembered", async () => {
      const small = await makeCollaborative(database, {
        measures: STANDARD_MEASURES.filter(({ strategy }) => strategy === "purchasing"),
        metrics: [],
      });
      await small.enter((db) => declineOffer(db, LIBRARY, "housing_units"));
      await small.enter((db) => declineOffer(db, LIBRARY, "housing_units"));
      await small.enter((db) => takeOffer(db, LIBRARY, "impact_hires"));
      await small.enter((db) => takeOffer(db, LIBRARY, "mwbe_local_share"));
      const { measures, metrics, declined } = await small.enter(readMeasureSettings);
      expect(measures.slice(-2).map(({ code }) => code)).toEqual(["new_hires", "impact_hires"]);
      expect(metrics.map(({ code }) => code)).toEqual(["mwbe_local_share"]);
      expect(declined).toEqual(["housing_units"]);
      await small.enter((db) => takeOffer(db, LIBRARY, "housing_units"));
      expect(await small.enter(readMeasureSettings)).toMatchObject({ declined: [] });
      await expect(small.enter((db) => takeOffer(db, LIBRARY, "housing_units"))).rejects.toThrow(
        "no longer offered",
      );
    });
  });

  describe("a strategy that does not concern a member", () => {
    const say = (slug: string, from: number, until: number | null = null, action: "add" | "remove" = "add") =>
      enter(async (db) =>
        changeExemption(db, await idOf(db, slug), {
          action,
          exemption: { strategy: "workforce", from, until },
        }),
      );

    it("leaves the member out of what is expected, in those years only, for every measure at once", async () => {
      expect((await figures()).total("new_hires")).toMatchObject({ reporting: 2, expected: 3 });
      await say("school", 2023);
      const { total, metric } = await figures();
      expect(total("new_hires")).toMatchObject({ value: "200", reporting: 2, expected: 2 });
      expect(metric("impact_hire_rate")).toMatchObject({ reporting: 2, expected: 2 });
      expect(total("total_spend")).toMatchObject({ expected: 3 });
      expect((await figures(2022)).total("new_hires")).toMatchObject({ expected: 3 });
      await expectKeptSums();
      await expectBothSums();
      await say("school", 2023, null, "remove");
      expect((await figures()).total("new_hires")).toMatchObject({ expected: 3 });
      await expectKeptSums();
    });

    it("lets what is recorded count all the same", async () => {
      await say("school", 2022);
      await write("school", 2024, { new_hires: "50" });
      expect((await figures()).total("new_hires")).toMatchObject({ value: "250", reporting: 3, expected: 3 });
      expect((await figures()).metric("impact_hire_rate")).toMatchObject({ reporting: 2, expected: 2 });
      await write("school", 2022, { impact_hire_rate: "0.2" });
      expect((await figures(2022)).metric("impact_hire_rate")).toMatchObject({
        reporting: 2,
        expected: 3,
        shareOnly: 1,
      });
      await expectKeptSums();
      await expectBothSums();
    });

    it("names the member as not concerned in the arithmetic", async () => {
      await say("school", 2022);
      const shown = await enter(async (db) => {
        const catalog = await readCatalog(db);
        const figure = figureOf(catalog, "impact_hire_rate");
        if (!figure) throw new Error("no such figure");
        const read = await readContributions(db, {
          viewer: BACKBONE,
          catalog,
          figures: [figure],
          year: 2024,
        });
        return read.get("impact_hire_rate")?.shown.find((each) => each.slug === "school")?.standing;
      });
      expect(shown).toBe("not_applicable");
    });

    it("asks nothing of the member, in requests and templates alike", async () => {
      const plan = (strategies: ("workforce" | "purchasing")[]) =>
        enter(async (db) =>
          openYear(db, {
            year: 2024,
            dueOn: null,
            remindBefore: [],
            remindAfter: [],
            requests: [{ memberId: await idOf(db, "school"), strategies, dueOn: null }],
          }),
        );
      await plan(["workforce", "purchasing"]);
      await say("school", 2024);
      const { requests } = await enter((db) => readCollection(db, 2024));
      expect(requests[0]?.cells.map(({ strategy }) => strategy)).toEqual(["purchasing"]);
      const concerns = await enter((db) => readConcerns(db, 2024));
      expect(concerns.get(await enter((db) => idOf(db, "school")))).toEqual(["purchasing", "investing"]);
      const template = await enter(async (db) => {
        const catalog = await readCatalog(db);
        return readTemplateMembers(db, catalog, 2024, await idOf(db, "school"));
      });
      expect(template[0]?.groups.map(({ strategy }) => strategy)).toEqual(["purchasing"]);
    });

    it("stays when the member is changed otherwise, and is in its history", async () => {
      await say("school", 2023, 2024);
      await enter((db) =>
        putMember(db, {
          slug: "school",
          name: "Tarrow Schools",
          sector: "school_district",
          joinedOn: "2000-01-01",
          leftOn: null,
          fiscalYearEndMonth: 6,
          baselineYear: null,
        }),
      );
      const { members } = await enter(readCatalog);
      expect(members.find(({ slug }) => slug === "school")?.exemptions).toEqual([
        { strategy: "workforce", from: 2023, until: 2024 },
      ]);
      expect((await figures()).total("new_hires")).toMatchObject({ expected: 2 });
      await expect(say("school", 2024)).rejects.toThrow("Already said for 2023 to 2024.");
    });
  });
});
