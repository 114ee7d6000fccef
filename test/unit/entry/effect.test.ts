import { describe, expect, it } from "vitest";
import { figuresFedBy, movedFigures } from "~/domain/entry/effect";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";

const catalog = {
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};

describe("the figures that a number feeds", () => {
  it("are its own total, and every metric with it above or below the line", () => {
    expect(figuresFedBy(catalog, ["impact_hires"])).toEqual({
      totals: ["impact_hires"],
      metrics: ["impact_hire_rate"],
    });
    const { totals, metrics } = figuresFedBy(catalog, ["total_spend", "local_spend"]);
    expect(totals).toEqual(["total_spend", "local_spend"]);
    expect(metrics.sort()).toEqual(["local_spend_share", "mwbe_local_share", "mwdbe_local_share"]);
  });

  it("are the share itself where only the share was reported, and none for the number of a group", () => {
    expect(figuresFedBy(catalog, ["impact_hire_rate"])).toEqual({
      totals: [],
      metrics: ["impact_hire_rate"],
    });
    expect(figuresFedBy(catalog, ["impact_hires@gender.women"])).toEqual({ totals: [], metrics: [] });
  });
});

describe("the figures that a save moved", () => {
  const metric = (code: string, value: number | null, reporting = 3) => ({
    metric: code,
    value,
    reporting,
    expected: 3,
    withheld: null,
  });
  const total = (code: string, value: string, reporting = 3) => ({
    measure: code,
    value,
    reporting,
    expected: 3,
    withheld: null,
  });
  const year = (metrics: object[], totals: object[]) => ({ year: 2025, metrics, totals }) as never;
  const moved = (written: string[], before: unknown, after: unknown, inGoals: string[] = []) =>
    movedFigures({
      catalog,
      fed: figuresFedBy(catalog, written),
      written: new Set(written),
      before: before as never,
      after: after as never,
      inGoals: new Set(inGoals),
    }).map(({ code }) => code);

  it("are told by the share, which speaks for the totals it is made of", () => {
    const before = year([metric("impact_hire_rate", 0.089)], [total("impact_hires", "89")]);
    const after = year([metric("impact_hire_rate", 0.091)], [total("impact_hires", "91")]);
    expect(moved(["impact_hires"], before, after)).toEqual(["impact_hire_rate"]);
    expect(moved(["impact_hires"], before, before)).toEqual([]);
  });

  it("begin with what a goal reads, then with what the number is the numerator of", () => {
    const codes = ["mwbe_local_share", "local_spend_share"];
    const before = year(
      codes.map((code) => metric(code, 0.1)),
      [],
    );
    const after = year(
      codes.map((code) => metric(code, 0.2)),
      [],
    );
    const written = ["total_spend", "local_spend"];
    expect(moved(written, before, after)).toEqual(["local_spend_share", "mwbe_local_share"]);
    expect(moved(written, before, after, ["mwbe_local_share"])[0]).toBe("mwbe_local_share");
  });

  it("include what is withheld, whether it changed or not", () => {
    const hidden = { ...metric("impact_hire_rate", null), withheld: { rule: "dominance", detail: "" } };
    expect(moved(["impact_hires"], year([hidden], []), year([hidden], []))).toEqual(["impact_hire_rate"]);
  });

  it("are told by the total where no share reads the number, also if only who reported changed", () => {
    const before = year([], [total("tier2_diverse_spend", "5", 2)]);
    const after = year([], [total("tier2_diverse_spend", "5", 3)]);
    expect(moved(["tier2_diverse_spend"], before, after)).toEqual(["tier2_diverse_spend"]);
  });
});
