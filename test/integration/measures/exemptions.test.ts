import { describe, expect, it } from "vitest";
import { figureOf } from "../../../app/domain/rollup/contributions";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { readCollection } from "../../../app/records/collection/collection.server";
import { openYear, readConcerns } from "../../../app/records/collection/years.server";
import { readContributions } from "../../../app/records/figures/rollup.server";
import { readTemplateMembers } from "../../../app/records/imports/template.server";
import { changeExemption } from "../../../app/records/measures/exemptions.server";
import { ENGINES } from "../../support/database/databases";
import { BACKBONE, measuresOn } from "../../support/measures";

describe.each(ENGINES)("the settings of measures on the %s engine", (engine) => {
  const { enter, idOf, write, figures, expectKeptSums, expectBothSums } = measuresOn(engine);

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
