import { describe, expect, it } from "vitest";
import { figureChoices } from "../../../app/domain/goals/writing/choices";
import { nextMilestone, rounded, stepOf } from "../../../app/domain/goals/writing/milestone-next";
import { BLANK_GOAL, BLANK_TARGET } from "../../../app/domain/goals/writing/typed";
import { COMMUNITY_INDICATORS } from "../../../app/domain/indicators/indicators";
import type { Measure, Metric } from "../../../app/domain/terms";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";

const measures: Measure[] = STANDARD_MEASURES.map((measure, position) => ({
  ...measure,
  id: measure.code,
  position,
}));
const metrics: Metric[] = STANDARD_METRICS.map((metric, position) => ({
  ...metric,
  id: metric.code,
  position,
}));

describe("the figures that a goal can be about", () => {
  const choices = figureChoices({ measures, metrics }, COMMUNITY_INDICATORS);
  const of = (code: string) => choices.find((choice) => choice.code === code);

  it("offers only the kinds of target each figure allows", () => {
    expect(of("impact_hire_rate")?.shapes).toEqual([
      "share_at_least",
      "share_at_most",
      "times",
      "growth",
      "points",
    ]);
    expect(of("new_hires")?.shapes).toEqual([
      "amount_year",
      "amount_total",
      "times",
      "growth",
      "increase_year",
      "increase_total",
    ]);
    expect(of("employees")?.shapes).toEqual(["amount_year", "times", "growth", "increase_year"]);
    expect(of("housing_units_total")?.shapes).toEqual(["amount_total"]);
    expect(of("pbi_deployment_share")?.shapes).toEqual(["share_at_least", "share_at_most"]);
    expect(of("poverty_focus")?.shapes).toEqual(["parity", "reduction"]);
    expect(choices.every(({ shapes }) => shapes.length > 0)).toBe(true);
  });

  it("offers every label once", () => {
    const labels = choices.filter(({ again }) => !again).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(of("mwbe_local_amount")?.again).toBe(true);
    expect(of("mwbe_local_spend")?.again).toBe(false);
  });
});

describe("the next milestone", () => {
  const typing = { locale: "en-US" };
  const way = { startYear: 2024, dueYear: 2028, start: 0.06, target: 0.1, known: [] };
  const goal = { ...BLANK_GOAL, target: { ...BLANK_TARGET, figure: "impact_hire_rate", number: "10" } };

  it("lies on the straight line, in the first free year", () => {
    const first = nextMilestone(goal, way, typing);
    expect(first).toEqual({ year: "2025", number: "7" });
    expect(nextMilestone({ ...goal, milestones: [first] }, way, typing)).toEqual({
      year: "2026",
      number: "8",
    });
    const all = ["2025", "2026", "2027"].map((year) => ({ year, number: "8" }));
    expect(nextMilestone({ ...goal, milestones: all }, way, typing)).toEqual({ year: "", number: "" });
    expect(nextMilestone(goal, { ...way, start: null }, typing)).toEqual({ year: "2025", number: "" });
    expect(nextMilestone(goal, null, typing)).toEqual({ year: "", number: "" });
  });

  it("moves in round steps, never below zero", () => {
    expect(stepOf({ start: 0.06, target: 0.1 }, "percent")).toBe(0.001);
    expect(stepOf({ start: 0, target: 1000 }, "amount")).toBe(50);
    expect(stepOf({ start: 3, target: 5 }, "amount")).toBe(1);
    expect(rounded(0.0781, way, "percent")).toBe(0.078);
    expect(rounded(-4, way, "percent")).toBe(0);
  });
});
