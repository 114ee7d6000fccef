import { describe, expect, it } from "vitest";
import { goalFaults } from "~/domain/goals/faults";
import { goalSchema } from "~/domain/goals/goal";
import { evaluate } from "~/domain/goals/progress/progress";
import { lacking } from "~/domain/goals/smartie/letters";
import { placeholdersIn } from "~/domain/goals/smartie/placeholders";
import { smartie } from "~/domain/goals/smartie/smartie";
import { codesOf } from "~/domain/goals/targets";
import { goalFromTemplate } from "~/domain/goals/template";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { goalWords } from "~/ui/figures/goal-words";
import { GOAL_TEMPLATES, STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const known = { ...catalog, indicators: COMMUNITY_INDICATORS };
const words = goalWords(catalog, COMMUNITY_INDICATORS, { locale: "en-US", currency: "USD" });
const memberId = "0199b3f4-7c3e-7000-8000-000000000001";

/** The same even rise for every figure of these codes: from half a percent in 2022, a tenth of it more each year. */
function madeUp(codes: string[]): Record<string, Record<number, number>> {
  const years = [2022, 2023, 2024, 2025].map((year) => [year, (1 + (year - 2022) / 10) / 200]);
  return Object.fromEntries(
    codes.flatMap((code) => [code, `${code} since`].map((key) => [key, Object.fromEntries(years)])),
  );
}

it("templates have unique names and cover the three strategies and both levels", () => {
  expect(new Set(GOAL_TEMPLATES.map(({ code }) => code)).size).toBe(GOAL_TEMPLATES.length);
  expect(new Set(GOAL_TEMPLATES.map(({ strategy, level }) => `${strategy} ${level}`)).size).toBe(6);
});

describe.each(GOAL_TEMPLATES.map((template) => [template.code, template] as const))(
  "the template %s",
  (_, template) => {
    const goal = goalFromTemplate(template, { startYear: 2022, memberId });
    const { target, startYear, targetYear } = goal;

    it("makes a valid draft with fitting years", () => {
      expect(goalSchema.parse(goal)).toEqual(goal);
      expect(goalFaults(goal, known)).toEqual([]);
      expect(goal.memberId).toBe(template.level === "institution" ? memberId : null);
    });

    it("computes on made-up figures", () => {
      if (!target || startYear === null || targetYear === null)
        throw new Error("a template without a target or years");
      const { figures, indicators } = codesOf(target);
      const handmade: Handmade = {
        together: madeUp(figures),
        members: { [memberId]: madeUp(figures), other: madeUp(figures) },
        indicators: {
          ...madeUp(indicators),
          ...(indicators.length > 1 && { unemployment_reference: { 2022: 0.002, 2025: 0.001 } }),
        },
      };
      const progress = evaluate(target, { ...goal, startYear, targetYear }, readingsOf(handmade), 2025);
      expect(progress.status).not.toBe("no_data");
      expect(targetSentence(target, { startYear, targetYear }, words)).toMatch(
        /^[A-Z0-9].* (by|to) \d{4}\.$/,
      );
      const letters = smartie({ goal, readings: readingsOf(handmade), known, words });
      // What a template cannot know: who owns it and with what means, who was consulted, and what is in brackets.
      const open = (["S", "E"] as const).filter((letter) => placeholdersIn(goal, letter).length > 0);
      expect(new Set(lacking(letters))).toEqual(new Set([...open, "R", "I"]));
      expect(lacking(letters)).not.toContain("M");
    });
  },
);

it("the templates match what the field asks for", () => {
  const says = (code: string) => {
    const template = GOAL_TEMPLATES.find((candidate) => candidate.code === code);
    return (
      template &&
      targetSentence(template.target, { startYear: 2025, targetYear: 2025 + template.years }, words)
    );
  };
  expect(says("impact_hires_tenth")).toBe("10% of new hires are impact hires by 2028.");
  expect(says("mwbe_spend_doubled")).toMatch(
    /at least 2 times that of 2025, or .* at 7.5% of total spend by 2030/,
  );
  expect(says("assets_allocated_and_deployed")).toMatch(
    /at 1% of investable assets, and .* at 100% of .* by 2030/,
  );
  expect(says("unemployment_parity")).toMatch(/no higher than unemployment in the city or state by 2030/);
  expect(says("mwdbe_spend_tenth")).toMatch(/at 10% of total spend by 2028/);
  expect(says("assets_and_homes")).toMatch(/1% of investable assets, and 1,000 or more affordable homes/);
  expect(says("local_spend_growing")).toMatch(/up by at least 10% on the year before, every year to 2028/);
  expect(says("poverty_halved")).toMatch(/down by 50% or more from 2025 by 2035/);
});
