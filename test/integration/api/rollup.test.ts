import { beforeEach, describe, expect, it } from "vitest";
import { answerOf, HOSPITAL, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";
import { rollupCases } from "../../support/figures/cases";

describe.each(ENGINES)("the roll-up in the API on the %s engine", (engine) => {
  const api = useApi(engine);

  const figureOf = (body: { metrics: { metric: string }[] }, code: string) =>
    body.metrics.find(({ metric }) => metric === code);

  describe("the roll-up", () => {
    const csv = (rows: string[]) => ["member,measure,year,value,state,note", ...rows].join("\n");

    beforeEach(async () => {
      await api.backbone.putMember("river-hospital", HOSPITAL);
      await api.backbone.putMember("school", { ...HOSPITAL, name: "School", fiscalYearEndMonth: 12 });
      const sent = await api.backbone.postCsv(
        csv([
          "college,new_hires,2022,100,,",
          "college,impact_hires,2022,5,,",
          "college,new_hires,2024,200,,",
          "college,impact_hires,2024,20,,",
          "river-hospital,new_hires,2024,100,,",
          "river-hospital,impact_hires,2024,10,,",
          "school,new_hires,2024,,not_applicable,",
        ]),
      );
      expect(sent.status).toBe(200);
    });

    it("has exactly the documented shape", async () => {
      const { status, body } = await answerOf(await api.backbone.rollup("year=2024"));
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(["collaborative", "year", "totals", "metrics", "members"]);
      expect([body.collaborative, body.year]).toEqual([api.slug, 2024]);
      const totals = new Map(body.totals.map((one: { measure: string }) => [one.measure, one]));
      expect(totals.get("new_hires")).toEqual({
        measure: "new_hires",
        value: 300,
        reporting: 2,
        expected: 2,
        complete: true,
        coverage: { reporting: 2, expected: 2 },
        withheld: null,
        comparability: "same",
        sinceBaselineComparability: "same",
        sinceBaseline: {
          value: 300,
          complete: true,
          lowestCoverage: { year: 2023, reporting: 0, expected: 3 },
        },
      });
      expect(totals.get("employees")).toEqual({
        measure: "employees",
        value: null,
        reporting: 0,
        expected: 3,
        complete: true,
        coverage: { reporting: 0, expected: 3 },
        withheld: null,
        comparability: null,
      });
      expect(figureOf(body, "impact_hire_rate")).toEqual({
        metric: "impact_hire_rate",
        strategy: "workforce",
        kind: "share",
        value: 0.1,
        numerator: 30,
        denominator: 300,
        reporting: 2,
        expected: 2,
        complete: true,
        coverage: { reporting: 2, expected: 2 },
        shareOnly: 0,
        withheld: null,
        changeWithheld: null,
        comparability: "same",
        changeComparability: "same",
        change: { value: 0.05, cohort: 1, baselineValue: 0.05 },
      });
      expect(figureOf(body, "mwbe_local_share")).toMatchObject({ value: null, reporting: 0, change: null });
      const college = body.members.find(({ member }: { member: string }) => member === "college");
      expect(college.metrics[0]).toEqual({
        metric: "impact_hire_rate",
        value: 0.1,
        numerator: 20,
        denominator: 200,
        state: "value",
      });
      expect(figureOf(body, "impact_hire_rate")).not.toHaveProperty("explanation");
    });

    it("explains with explain=1 what each figure is made of, and who is left out and why", async () => {
      const { body } = await answerOf(await api.backbone.rollup("year=2024&explain=1"));
      const { explanation } = figureOf(body, "impact_hire_rate") as unknown as { explanation: object };
      expect(explanation).toEqual({
        contributions: [
          {
            member: "college",
            value: 0.1,
            numerator: 20,
            denominator: 200,
            comparability: "same",
            definitions: [],
            period: { start: "2024-01-01", end: "2024-12-31" },
          },
          {
            member: "river-hospital",
            value: 0.1,
            numerator: 10,
            denominator: 100,
            comparability: "same",
            definitions: [],
            period: { start: "2023-07-01", end: "2024-06-30" },
          },
        ],
        leftOut: [{ member: "school", why: "not_applicable", note: null }],
        hidden: 0,
      });
      for (const figure of [...body.totals, ...body.metrics]) expect(figure).toHaveProperty("explanation");
    });

    it("requires a year", async () => {
      for (const query of ["", "year=", "year=20245", "year=1492", "year=soon"])
        expect(await answerOf(await api.backbone.rollup(query))).toMatchObject({
          status: 422,
          type: PROBLEM,
        });
    });
  });

  it.each(rollupCases())(
    "returns exactly the expected figures for $name, sent call by call",
    async ({ given }) => {
      const backbone = await api.another({ baselineYear: given.baselineYear });
      for (const { slug: member, ...body } of given.members)
        expect((await backbone.putMember(member, body)).status).toBe(201);
      const rows = given.observations.map(({ note, ...one }) => ({
        ...one,
        ...((note || one.state === "unavailable") && { note: note ?? "no reason given" }),
      }));
      expect(await answerOf(await backbone.postJson(rows))).toMatchObject({
        status: 200,
        body: { created: rows.length, changed: 0, unchanged: 0 },
      });
      const { body } = await answerOf(await backbone.rollup(`year=${given.year}`));
      for (const [measure, expected] of Object.entries(given.expected.totals)) {
        const total = body.totals.find((one: { measure: string }) => one.measure === measure);
        expect(total).toMatchObject({ measure, withheld: null, ...expected });
        // Only flows have it. The expected figures lack only the comparability and the completeness.
        const more = Object.keys(total).filter((key) => !(key in expected));
        const flow = "sinceBaseline" in expected ? ["sinceBaselineComparability"] : [];
        expect(more.sort()).toEqual([
          "comparability",
          "complete",
          "coverage",
          "measure",
          ...flow,
          "withheld",
        ]);
      }
      for (const [metric, expected] of Object.entries(given.expected.metrics))
        expect({ metric, ...figureOf(body, metric) }).toMatchObject(expected);
    },
  );
});
