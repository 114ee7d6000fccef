import { describe, expect, it } from "vitest";
import { columnsOf, readScenario } from "~/domain/goals/takes/scenario-form";
import type { Target } from "~/domain/goals/targets";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../../seeds/library";

const catalog = {
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const tenth: Target = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
const columns = columnsOf(tenth, catalog);
const read = (typed: Record<string, string>, slugs = ["mercy"]) =>
  readScenario(typed, { columns, slugs, typing: { locale: "en-US", currency: "USD" } });

describe("the columns of a what-if", () => {
  it("are the measures behind each figure, once", () => {
    expect(columns.map(({ key }) => key)).toEqual(["x.impact_hires", "x.new_hires"]);
    const both: Target = { kind: "anyOf", clauses: [tenth, { ...tenth, value: 0.2 }] };
    expect(columnsOf(both, catalog)).toEqual(columns);
    expect(columnsOf({ kind: "eachMember", target: tenth }, catalog)).toEqual(columns);
  });

  it("tell what is added to a sum since the baseline from the amount of a year", () => {
    const homes: Target = { kind: "amount", figure: "housing_units", over: "sinceBaseline", value: 1000 };
    const deployed: Target = { ...tenth, metric: "pbi_deployment_share" };
    expect(columnsOf(homes, catalog).map(({ key }) => key)).toEqual(["add.housing_units"]);
    expect(columnsOf(deployed, catalog).map(({ key }) => key)).toEqual([
      "add.pbi_deployed",
      "add.pbi_committed",
    ]);
  });

  it("are none for an indicator of the place", () => {
    const parity: Target = { kind: "parity", indicator: "a", reference: "b" };
    expect(columnsOf(parity, catalog)).toEqual([]);
  });
});

describe("numbers typed in a what-if", () => {
  it("are read as people type them", () => {
    const { values, errors } = read({ "x.impact_hires.mercy": " 1,200 ", "x.new_hires.mercy": "12k" });
    expect([...values]).toEqual([
      ["x.impact_hires.mercy", "1200"],
      ["x.new_hires.mercy", "12000"],
    ]);
    expect(errors.size).toBe(0);
  });

  it("are refused at their field, which then counts as empty", () => {
    for (const text of ["-5", "12%", "many", "9".repeat(20), "1".repeat(50)]) {
      const { values, errors } = read({ "x.impact_hires.mercy": text });
      expect(values.size).toBe(0);
      expect([...errors.keys()]).toEqual(["x.impact_hires.mercy"]);
    }
    const more = read({ "x.impact_hires.mercy": "6", "x.new_hires.mercy": "5" });
    expect([...more.values.keys()]).toEqual(["x.new_hires.mercy"]);
    expect(more.errors.get("x.impact_hires.mercy")).toBe("Enter no more than new hires.");
  });

  it("of members that the person may not type for are ignored", () => {
    const typed = { "x.impact_hires.mercy": "6", "x.impact_hires.city": "7" };
    expect([...read(typed, ["city"]).values.keys()]).toEqual(["x.impact_hires.city"]);
    expect(read(typed, []).values.size).toBe(0);
  });
});
