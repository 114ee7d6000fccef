import { describe, expect, it } from "vitest";
import type { Library } from "../../../app/domain/measures/offers";
import { planKey, planOff } from "../../../app/domain/measures/switching";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readCollection } from "../../../app/records/collection/collection.server";
import { openYear } from "../../../app/records/collection/years.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
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
import { readMeasureSettings } from "../../../app/records/measures/settings.server";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { ENGINES, makeCollaborative } from "../../support/database/databases";
import { BACKBONE, measuresOn } from "../../support/measures";

const LIBRARY: Library = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };
const RESERVED = new Set([...STANDARD_MEASURES, ...STANDARD_METRICS].map(({ code }) => code));
const RATE = {
  label: "Impact hires of employees",
  strategy: "workforce",
  kind: "share",
  numerator: "impact_hires",
  denominator: "employees",
  span: "year",
} as const;

describe.each(ENGINES)("the settings of measures on the %s engine", (engine) => {
  const setting = measuresOn(engine);
  const { enter, idOf, write, figures, settings, item, historyOf, faultOf, expectKeptSums, expectBothSums } =
    setting;

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
      const small = await makeCollaborative(setting.database, {
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
});
