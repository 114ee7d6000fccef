import { beforeEach, describe, expect, it } from "vitest";
import { answerOf, HOSPITAL, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

describe.each(ENGINES)("members, measures, and roles in the API on the %s engine", (engine) => {
  const api = useApi(engine);

  describe("members", () => {
    it("have different names, compared without case, accents, and punctuation", async () => {
      expect((await api.backbone.putMember("river-hospital", HOSPITAL)).status).toBe(201);
      const again = await answerOf(
        await api.backbone.putMember("other", { ...HOSPITAL, name: "RÍVER–hospital" }),
      );
      expect([again.status, again.body.errors]).toMatchObject([
        422,
        [{ column: "name", code: "name_taken" }],
      ]);
      expect((await api.backbone.putMember("river-hospital", HOSPITAL)).status).toBe(200);
    });

    it("are created with 201, updated with 200, and listed", async () => {
      const made = await answerOf(await api.backbone.putMember("river-hospital", HOSPITAL));
      expect(made).toEqual({
        status: 201,
        type: "application/json",
        body: { slug: "river-hospital", ...HOSPITAL },
      });
      const changed = { ...HOSPITAL, leftOn: "2024-12-31", baselineYear: 2023 };
      expect(await answerOf(await api.backbone.putMember("river-hospital", changed))).toMatchObject({
        status: 200,
        body: { slug: "river-hospital", ...changed },
      });
      const { status, body } = await answerOf(await api.backbone.members());
      expect(status).toBe(200);
      expect(body.map((one: { slug: string }) => one.slug).sort()).toEqual(["college", "river-hospital"]);
      expect(body).toContainEqual({ slug: "river-hospital", ...changed });
    });

    it("may omit the last day and their own baseline", async () => {
      const { leftOn: _, baselineYear: __, ...short } = HOSPITAL;
      const { status, body } = await answerOf(await api.backbone.putMember("river-hospital", short));
      expect([status, body]).toEqual([201, { slug: "river-hospital", ...HOSPITAL }]);
    });

    it("change their fiscal-year end from a year on, or correct it for every year", async () => {
      const put = async (more: object) =>
        answerOf(await api.backbone.putMember("river-hospital", { ...HOSPITAL, ...more }));
      await put({ fiscalYearEndMonth: 12 });
      const { status, body } = await put({ fiscalYearEndMonth: 6, from: 2024 });
      const ends = { fiscalYearEndMonth: 6, earlierFiscalYearEnds: [{ until: 2023, month: 12 }] };
      expect([status, body]).toEqual([200, { slug: "river-hospital", ...HOSPITAL, ...ends }]);
      // What does not mention the end leaves the change alone; another end corrects all years.
      expect((await put({ fiscalYearEndMonth: 6, name: "River" })).body).toMatchObject(ends);
      expect(await put({ fiscalYearEndMonth: 9 })).toMatchObject({
        body: { slug: "river-hospital", ...HOSPITAL, fiscalYearEndMonth: 9 },
      });
      const refused = await put({ fiscalYearEndMonth: 2, from: 2024 });
      expect([refused.status, refused.body.errors]).toMatchObject([422, [{ column: "from" }]]);
      expect((await put({ fiscalYearEndMonth: 9, from: 1800 })).status).toBe(422);
    });

    it("are refused with every fault listed", async () => {
      const faulty = {
        ...HOSPITAL,
        sector: "bakery",
        fiscalYearEndMonth: 13,
        joinedOn: "2021-02-30",
        size: 1,
      };
      const { status, type, body } = await answerOf(await api.backbone.putMember("river-hospital", faulty));
      expect([status, type]).toEqual([422, PROBLEM]);
      const columns = body.errors.map(({ column }: { column: string | null }) => column);
      expect(columns).toEqual(expect.arrayContaining(["sector", "fiscalYearEndMonth", "joinedOn"]));
      expect(JSON.stringify(body.errors)).toContain("size");
      for (const bad of [{ ...HOSPITAL, leftOn: "2020-01-01" }, "no json", [], {}])
        expect((await api.backbone.putMember("river-hospital", bad)).status).toBe(422);
      expect((await api.backbone.putMember("River Hospital", HOSPITAL)).status).toBe(422);
      expect((await answerOf(await api.backbone.members())).body).toHaveLength(1);
    });
  });

  it("lists measures with their unit, kind, strategy, and whole", async () => {
    const { status, body } = await answerOf(await api.backbone.measures());
    expect(status).toBe(200);
    expect(body).toContainEqual({
      code: "impact_hires",
      label: expect.stringMatching(/^Impact hires/),
      unit: "count",
      kind: "flow",
      strategy: "workforce",
      partOf: "new_hires",
    });
    expect(body.find(({ code }: { code: string }) => code === "employees")).toMatchObject({
      kind: "stock",
      partOf: null,
    });
  });

  describe("roles", () => {
    const row = (member: string, value = 5) => ({ member, measure: "new_hires", year: 2024, value });

    beforeEach(async () => {
      await api.backbone.putMember("river-hospital", HOSPITAL);
      await api.backbone.postJson([row("college", 50), row("river-hospital", 70)]);
    });

    it("let a data lead read and write only its own member's values", async () => {
      const lead = await api.open("data_lead", "college");
      expect((await answerOf(await lead.observations())).body).toMatchObject([
        { member: "college", value: 50 },
      ]);
      expect((await lead.observations("member=river-hospital")).status).toBe(403);
      expect((await answerOf(await lead.postJson([row("college", 51)]))).body).toMatchObject({ changed: 1 });
      const other = await answerOf(await lead.postJson([row("college", 52), row("river-hospital", 71)]));
      expect(other).toMatchObject({
        status: 422,
        body: { errors: [{ row: 2, column: "member", code: "not_your_member" }] },
      });
      const { body } = await answerOf(await api.backbone.observations());
      expect(body.map(({ value }: { value: number }) => value)).toEqual([51, 70]);
      expect((await lead.putMember("bakery", HOSPITAL)).status).toBe(403);
    });

    it("let executives and conveners read but not write", async () => {
      for (const looker of [await api.open("executive", "college"), await api.open("convener")]) {
        expect((await looker.rollup("year=2024")).status).toBe(200);
        expect(await answerOf(await looker.postJson([row("college", 1)]))).toMatchObject({
          status: 403,
          type: PROBLEM,
        });
        expect((await looker.postCsv("member,measure,year,value\n")).status).toBe(403);
        expect((await looker.putMember("college", HOSPITAL)).status).toBe(403);
      }
      expect((await answerOf(await api.backbone.observations("member=college"))).body).toMatchObject([
        { value: 50 },
      ]);
    });

    it("withhold a total of two members from a member and name the rule", async () => {
      const lead = await api.open("data_lead", "college");
      const { body } = await answerOf(await lead.rollup("year=2024"));
      const total = body.totals.find(({ measure }: { measure: string }) => measure === "new_hires");
      expect(total).toMatchObject({ value: null, reporting: 2, withheld: { rule: "contributors" } });
      expect(JSON.stringify(body)).not.toContain("120");
    });
  });
});
