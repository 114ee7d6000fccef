import { describe, expect, it } from "vitest";
import { evaluate } from "~/domain/goals/progress/progress";
import type { Readings, Series } from "~/domain/goals/progress/readings";
import { readingsFrom } from "~/domain/goals/progress/rollup-readings";
import type { SimpleTarget } from "~/domain/goals/targets";
import { statusSentence } from "~/domain/goals/words/sentences";
import { valuesOf } from "~/domain/rollup/contributions";
import { rollUp } from "~/domain/rollup/rollup";
import { buildReport } from "~/reports/build";
import { newOutline } from "~/reports/outline";
import { goalWords } from "~/ui/figures/goal-words";
import { goalPart } from "~/ui/goals/goal-parts";
import { path } from "../../support/figures/readings";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../../support/figures/sums";
import { sampleSources } from "../../support/reports/sources";

const DAY = "2025-03-03";
const catalog = catalogOf([member("a"), member("b")]);
const words = goalWords(catalog, [], { locale: "en-US", currency: "USD" });
const amount: SimpleTarget = { kind: "amount", figure: "whole", over: "year", value: 2000 };
const share: SimpleTarget = { kind: "share", metric: "rate", direction: "atLeast", value: 0.2 };

/** A roll-up whose figures of 2024 keep an earlier value. */
function kept(asOf: string | undefined): Readings {
  const rollup = rollUp(
    catalog,
    sumsOf({
      measures: [measureSum("whole", 2024, { total: "1100", reporting: 2 })],
      pairs: [pairSum("rate", 2024, { numerator: "11", denominator: "110", reporting: 2 })],
    }),
  );
  const years = rollup.years.map((figures) => ({
    ...figures,
    totals: figures.totals.map((total) => ({ ...total, ...(asOf !== undefined && { asOf }) })),
    metrics: figures.metrics.map((metric) => ({ ...metric, ...(asOf !== undefined && { asOf }) })),
  }));
  return readingsFrom({
    catalog,
    rollup: { ...rollup, years },
    values: valuesOf([]),
    maySee: () => true,
    indicators: new Map(),
  });
}

describe("a goal that rests on a figure which keeps an earlier value", () => {
  it.each([amount, share])("says since when it has stood so: %j", (target) => {
    const own = path({ startYear: 2020, targetYear: 2027 });
    const progress = evaluate(target, own, kept(DAY), 2024);
    expect(progress).toMatchObject({ asOf: DAY });
    expect(statusSentence(target, progress, words)).toMatch(/ in 2024, as of Mar 3, 2025; /);
    const sources = { path: own, readings: kept(DAY), words, year: 2024, accent: "workforce" as const };
    const part = goalPart(target, sources);
    expect("facts" in part && part.facts).toContainEqual(
      expect.objectContaining({ what: "Now, 2024", note: "As of Mar 3, 2025." }),
    );
  });

  it("says nothing where the figure is as stored now", () => {
    const progress = evaluate(amount, path({ startYear: 2020, targetYear: 2027 }), kept(undefined), 2024);
    expect(progress).not.toHaveProperty("asOf");
  });

  it("says nothing of one member's own figures, which are never held back", () => {
    const own = path({ startYear: 2020, targetYear: 2027, memberId: "id of a" });
    expect(evaluate(amount, own, kept(DAY), 2024)).not.toHaveProperty("asOf");
  });

  it("says so in the tables of reports", () => {
    const sources = sampleSources();
    const { readings } = sources;
    const dated = (series: Series | null): Series | null =>
      series && {
        ...series,
        points: new Map([...series.points].map(([year, point]) => [year, { ...point, asOf: DAY }])),
      };
    const report = buildReport(
      {
        ...sources,
        readings: { ...readings, figure: (code, id, over) => dated(readings.figure(code, id, over)) },
      },
      { title: "R", slug: "r", outline: newOutline("internal"), earlier: null, date: "2025-06-30" },
    );
    const values = report.figures.filter(({ code, part }) => code.startsWith("goal:") && part === "value");
    expect(values).toMatchObject([{ asOf: DAY, text: expect.stringContaining("(as of Mar 3, 2025)") }]);
    const others = report.figures.filter(({ code, part }) => code.startsWith("goal:") && part !== "value");
    expect(others.every(({ asOf }) => asOf === undefined)).toBe(true);
    expect(JSON.stringify(report.sections)).toContain("as of Mar 3, 2025; ");
  });
});
