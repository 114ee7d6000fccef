import { describe, expect, it } from "vitest";
import { answerOf, HOSPITAL, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

describe.each(ENGINES)("observations in the API on the %s engine", (engine) => {
  const api = useApi(engine);

  describe("observations", () => {
    const CSV = [
      "member,measure,year,value,state,note,source",
      "college,new_hires,2023,200,,,",
      "college,impact_hires,2023,30,,counted in June,payroll",
      "college,total_spend,2024,1250.50,,,",
      "college,investable_assets,2024,,not_applicable,,",
      "college,employees,2024,,unavailable,new payroll system,",
    ].join("\n");

    it("are stored from CSV, and sending them again changes nothing", async () => {
      const first = await answerOf(await api.backbone.postCsv(CSV));
      expect(first).toEqual({
        status: 200,
        type: "application/json",
        body: { created: 5, changed: 0, unchanged: 0 },
      });
      expect((await answerOf(await api.backbone.postCsv(CSV))).body).toEqual({
        created: 0,
        changed: 0,
        unchanged: 5,
      });
    });

    it("are stored from JSON, with values as numbers or text", async () => {
      const list = [
        { member: "college", measure: "new_hires", year: 2023, value: 200 },
        { member: "college", measure: "total_spend", year: "2023", value: "0.10" },
        { member: "college", measure: "employees", year: 2023, state: "unavailable", note: "lost" },
      ];
      expect((await answerOf(await api.backbone.postJson(list))).body).toEqual({
        created: 3,
        changed: 0,
        unchanged: 0,
      });
      expect((await answerOf(await api.backbone.postJson(list))).body).toMatchObject({ unchanged: 3 });
      const { body } = await answerOf(await api.backbone.observations("measure=total_spend"));
      expect(body).toMatchObject([{ value: 0.1 }]);
    });

    it("are returned as JSON with state, status, and period", async () => {
      await api.backbone.putMember("college", { ...HOSPITAL, joinedOn: "2000-01-01" });
      await api.backbone.postCsv(CSV);
      const { status, body } = await answerOf(await api.backbone.observations());
      expect([status, body.length]).toEqual([200, 5]);
      expect(body[0]).toEqual({
        member: "college",
        measure: "new_hires",
        year: 2023,
        value: 200,
        state: "value",

        dimension: null,
        category: null,
        note: null,
        source: null,
        status: "draft",
        periodStart: "2022-07-01",
        periodEnd: "2023-06-30",
        transitionMonths: null,
      });
      expect(body.filter(({ value }: { value: unknown }) => value === null)).toHaveLength(2);
    });

    it("are returned as CSV that can be sent back unchanged", async () => {
      await api.backbone.postCsv(CSV);
      const { type, body } = await answerOf(await api.backbone.observations("format=csv"));
      expect(type).toBe("text/csv");
      expect(body.split("\r\n").slice(0, 2)).toEqual([
        "member,measure,year,value,dimension,category,state,note,source,status,periodStart,periodEnd,transitionMonths",
        "college,new_hires,2023,200,,,value,,,draft,2023-01-01,2023-12-31,",
      ]);
      expect((await answerOf(await api.backbone.postCsv(body))).body).toMatchObject({
        unchanged: 5,
        changed: 0,
      });
    });

    it("are filtered by year, member, and measure", async () => {
      await api.backbone.putMember("river-hospital", HOSPITAL);
      await api.backbone.postCsv(`${CSV}\nriver-hospital,new_hires,2023,7,,,`);
      const sizes: Record<string, number> = {
        "year=2023": 3,
        "year=2024": 3,
        "year=2023&member=college": 2,
        "member=river-hospital": 1,
        "measure=new_hires": 2,
        "measure=new_hires&member=college&year=2024": 0,
      };
      for (const [query, size] of Object.entries(sizes))
        expect([query, (await answerOf(await api.backbone.observations(query))).body.length]).toEqual([
          query,
          size,
        ]);
      for (const query of ["year=23", "member=bakery", "measure=joy", "format=pdf"])
        expect(await answerOf(await api.backbone.observations(query))).toMatchObject({
          status: 422,
          type: PROBLEM,
        });
    });

    it("are refused as a whole with every faulty row listed", async () => {
      const faulty = [
        CSV,
        "college,new_hires,2024,-5,,,",
        "college,impact_hires,2024,1.5,,,",
        "bakery,new_hires,2024,5,,,",
        "college,joy,2024,5,,,",
        "college,employees,2023,,unavailable,,",
        "college,new_hires,2023,201,,,",
        "college,new_hires,2025,5",
      ].join("\n");
      const { status, type, body } = await answerOf(await api.backbone.postCsv(faulty));
      expect([status, type]).toEqual([422, PROBLEM]);
      expect(
        body.errors.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
      ).toEqual([
        [7, "value", "negative"],
        [8, "value", "not_whole"],
        [9, "member", "unknown_member"],
        [10, "measure", "unknown_measure"],
        [11, "note", "reason_required"],
        [12, null, "duplicate"],
        [13, null, "wrong_width"],
      ]);
      for (const { message } of body.errors) expect(message).toMatch(/\S/);
      expect(body).toMatchObject({ title: expect.any(String), detail: expect.stringContaining("7 faults") });
      expect((await answerOf(await api.backbone.observations())).body).toEqual([]);
    });

    it("are refused as a whole if a part exceeds its whole or a year is outside the membership", async () => {
      await api.backbone.putMember("river-hospital", HOSPITAL);
      const { status, body } = await answerOf(
        await api.backbone.postJson([
          { member: "college", measure: "new_hires", year: 2023, value: 10 },
          { member: "college", measure: "impact_hires", year: 2023, value: 11 },
          { member: "river-hospital", measure: "new_hires", year: 2020, value: 1 },
        ]),
      );
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([
        { row: 2, column: "value", code: "part_exceeds_whole" },
        { row: 3, column: "year", code: "not_active" },
      ]);
      expect((await answerOf(await api.backbone.observations())).body).toEqual([]);
    });

    it("are refused if a note has characters that text cannot hold, in CSV and JSON", async () => {
      const row = { member: "college", measure: "new_hires", year: 2023, value: 200 };
      for (const note of ["counted\0in June", "half a smile: \ud83d"])
        expect(await answerOf(await api.backbone.postJson([{ ...row, note }]))).toMatchObject({
          status: 422,
          body: { errors: [{ row: 1, column: "note", code: "not_text" }] },
        });
      const csv = `member,measure,year,value,note\n${Object.values(row)},counted\0in June\n`;
      expect(await answerOf(await api.backbone.postCsv(csv))).toMatchObject({
        status: 422,
        body: { errors: [{ code: "not_text" }] },
      });
    });

    it("are refused if the body is not a list, not a table, or empty", async () => {
      for (const body of ["{", '{"member":"college"}', ""])
        expect(await answerOf(await api.backbone.postJson(body))).toMatchObject({
          status: 422,
          type: PROBLEM,
        });
      expect(await answerOf(await api.backbone.postCsv(""))).toMatchObject({ status: 422, type: PROBLEM });
      expect(await answerOf(await api.backbone.postCsv("member,measure,year,color\n"))).toMatchObject({
        status: 422,
        body: { errors: [{ row: 1, column: "color", code: "unknown_column" }] },
      });
    });
  });
});
