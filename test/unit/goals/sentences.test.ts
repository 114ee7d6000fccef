import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import type { SimpleTarget, Target } from "~/domain/goals/targets";
import { statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { goalWords } from "~/ui/figures/goal-words";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const words = goalWords(catalog, COMMUNITY_INDICATORS, { locale: "en-US", currency: "USD" });
const share = (metric: string, value: number): SimpleTarget => ({
  kind: "share",
  metric,
  direction: "atLeast",
  value,
});
const hires = share("impact_hire_rate", 0.1);
const double: Target = { kind: "multiple", figure: "mwbe_local_spend", of: "baseline", factor: 2 };
const homes: Target = { kind: "amount", figure: "housing_units_total", over: "sinceBaseline", value: 1000 };
const parity: Target = {
  kind: "parity",
  indicator: "unemployment_focus",
  reference: "unemployment_reference",
};
const half: Target = { kind: "reduction", indicator: "poverty_focus", by: 0.5 };
const more: Target = { kind: "multiple", figure: "local_spend", of: "lastYear", factor: 1.1 };

describe("what a goal aims at", () => {
  const says = (target: Target) => targetSentence(target, { startYear: 2022, targetYear: 2027 }, words);
  it.each<[string, Target]>([
    ["10% of new hires are impact hires by 2027.", hires],
    ["Spend with small, local MWBEs at 7.5% of total spend by 2027.", share("mwbe_local_share", 0.075)],
    ["Spend with small, local MWBEs at least 2 times that of 2022 by 2027.", double],
    ["Local spend up by at least 10% on the year before, every year to 2027.", more],
    ["1,000 or more affordable homes produced or preserved since the baseline by 2027.", homes],
    ["Unemployment in the focus area no higher than unemployment in the city or state by 2027.", parity],
    ["Poverty in the focus area down by 50% or more from 2022 by 2027.", half],
    ["At each member, 10% of new hires are impact hires by 2027.", { kind: "eachMember", target: hires }],
    [
      "Spend with small, local MWBEs at least 2 times that of 2022, or spend with small, local MWBEs at 7.5% of total spend by 2027.",
      { kind: "anyOf", clauses: [double, share("mwbe_local_share", 0.075)] },
    ],
    [
      "10% of new hires are impact hires by 2025, and 1,000 or more affordable homes produced or preserved since the baseline by 2027.",
      { kind: "allOf", clauses: [{ ...hires, targetYear: 2025 }, homes] },
    ],
  ])("reads “%s”", (sentence, target) => expect(says(target)).toBe(sentence));
});

describe("how a goal stands", () => {
  const says = (target: Target, figures: Handmade, year = 2025) =>
    statusSentence(target, evaluate(target, path(), readingsOf(figures), year), words);
  it("reads as one sentence", () => {
    const rates = { impact_hire_rate: { 2022: 0.05, 2025: [156, 1700] as [number, number] } };
    expect(says(hires, { together: rates })).toBe("9.2% of new hires in 2025; 10% is due in 2027; on track.");
    expect(says(double, { together: { mwbe_local_spend: { 2022: 10e6, 2025: 15.5e6 } } })).toBe(
      "$15.5 million in 2025, 1.55 times the baseline; 2 times is due in 2027; behind.",
    );
    expect(says(more, { together: { local_spend: { 2024: 10e6, 2025: 12e6 } } })).toBe(
      "$12 million in 2025, 1.2 times the year before; 1.1 times is due every year to 2027; met.",
    );
    expect(says(homes, { together: { "housing_units_total since": { 2025: 640 } } })).toBe(
      "640 since the baseline, up to 2025; 1,000 is due in 2027; on track.",
    );
    const rate = {
      unemployment_focus: { 2022: 10, 2025: 7.1 },
      unemployment_reference: { 2022: 5, 2025: 5.9 },
    };
    expect(says(parity, { indicators: rate })).toBe(
      "7.1% in 2025, 1.2 points above unemployment in the city or state (5.9%); the gap should be closed by 2027; on track.",
    );
    expect(says(half, { indicators: { poverty_focus: { 2022: 24, 2025: 21 } } })).toBe(
      "21.0% in 2025; 12.0% is due in 2027; off track.",
    );
  });

  it("says what is unknown, and why", () => {
    const rate = (value: number | "withheld") => ({
      together: { impact_hire_rate: { 2022: 0.05, 2025: value } },
    });
    expect(says(hires, rate("withheld"))).toBe("2025: withheld to protect members; 10% is due in 2027.");
    expect(says(hires, rate(0.05), 2026)).toBe("2026: nothing reported; 10% is due in 2027; no data.");
    expect(says(hires, { together: { impact_hire_rate: { 2025: 0.05 } } })).toBe(
      "5.0% of new hires in 2025; 10% is due in 2027; no data (no baseline to measure from).",
    );
  });

  it("counts members and parts", () => {
    const members = {
      a: { impact_hire_rate: { 2022: 0.05, 2025: 0.11 } },
      b: { impact_hire_rate: { 2022: 0.05, 2025: 0.08 } },
    };
    expect(says({ kind: "eachMember", target: hires }, { members })).toBe(
      "1 of 2 members meet it in 2025; all are due in 2027; on track.",
    );
    expect(says({ kind: "eachMember", target: hires }, {})).toBe("2025: no member it applies to; no data.");
    expect(
      says(
        { kind: "anyOf", clauses: [hires, homes] },
        { together: { "housing_units_total since": { 2025: 1200 } } },
      ),
    ).toBe("1 of 2 parts met in 2025; one is due in 2027; met.");
  });
});
