import { describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import { addGoal } from "../../../app/records/goals/goals.server";
import { answerOf, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

type Coded = { code: string };

describe.each(ENGINES)("measures and metrics in the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const body = async (response: Promise<Response>) => (await answerOf(await response)).body;
  const find = (items: Coded[], code: string) => items.find((item) => item.code === code);

  it("that are switched off are listed only if all are asked for, and take no values", async () => {
    const { backbone } = api;
    expect(await body(backbone.putMeasure("new_hires", { enabled: false }))).toMatchObject({
      enabled: false,
    });
    expect(find(await body(backbone.measures()), "new_hires")).toBeUndefined();
    // A part goes off with its whole.
    expect(find(await body(backbone.allMeasures()), "impact_hires")).toMatchObject({ enabled: false });
    const { metrics } = await body(backbone.definitions());
    expect(find(metrics, "impact_hire_rate")).toMatchObject({ enabled: true, shown: false });
    const row = { member: "college", measure: "new_hires", year: 2024, value: 5 };
    const refused = await answerOf(await backbone.postJson([row]));
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ code: "switched_off" }]]);
    expect(await body(backbone.rollup("year=2024"))).not.toMatchObject({
      totals: expect.arrayContaining([expect.objectContaining({ measure: "new_hires" })]),
    });
  });

  it("leave a goal that reads them without data while they are off", async () => {
    const { backbone } = api;
    const rows = [
      { member: "college", measure: "new_hires", year: 2024, value: 100 },
      { member: "college", measure: "impact_hires", year: 2024, value: 12 },
    ];
    expect((await backbone.postJson(rows)).status).toBe(200);
    const target = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
    const goal = goalSchema.parse({
      level: "collaborative",
      strategy: "workforce",
      statement: "Hire nearby",
    });
    await api.enter((db) => addGoal(db, { ...goal, target, startYear: 2022, targetYear: 2027 }));
    const status = async () => (await body(backbone.goals("year=2024")))[0].status;
    expect(await status()).toBe("met");
    await backbone.putMeasure("impact_hires", { enabled: false });
    expect(await status()).toBe("no_data");
    await backbone.putMeasure("impact_hires", { enabled: true });
    expect(await status()).toBe("met");
  });

  it("change only what is sent", async () => {
    const { backbone } = api;
    const changed = await body(backbone.putMeasure("impact_hires", { definition: "As agreed in June." }));
    expect(changed).toMatchObject({ partOf: "new_hires", definition: "As agreed in June.", enabled: true });
    expect(await body(backbone.putMetric("impact_hire_rate", { denominator: "employees" }))).toMatchObject({
      numerator: "impact_hires",
      denominator: "employees",
      leads: true,
    });
  });

  it("are stored as a whole or not at all", async () => {
    const { backbone } = api;
    const refused = async (response: Promise<Response>) => {
      const { status, body: answer } = await answerOf(await response);
      return [status, answer.errors?.[0]?.column];
    };
    const own = { label: "Own", definition: "x", unit: "count", kind: "flow", strategy: "workforce" };
    expect(await refused(backbone.putMeasure("own", { ...own, partOf: "total_spend" }))).toEqual([
      422,
      "partOf",
    ]);
    expect(await refused(backbone.putMeasure("own", { label: "Own" }))).toEqual([422, "definition"]);
    expect(await refused(backbone.putMeasure("own", { ...own, label: "New hires" }))).toEqual([422, "label"]);
    expect(await refused(backbone.putMeasure("impact_hire_rate", own))).toEqual([422, "code"]);
    expect(await refused(backbone.putMeasure("own", { ...own, color: "red" }))).toEqual([422, null]);
    expect(await refused(backbone.putMetric("impact_hire_rate", { numerator: "employees" }))).toEqual([
      422,
      "numerator",
    ]);
    // The name would have been changed, but the unit cannot be.
    const both = { label: "Renamed", unit: "currency" };
    expect(await refused(backbone.putMeasure("new_hires", both))).toEqual([422, "partOf"]);
    const { measures } = await body(backbone.definitions());
    expect(find(measures, "own")).toBeUndefined();
    expect(find(measures, "new_hires")).toMatchObject({ label: "New hires" });
  });
});
