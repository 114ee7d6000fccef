import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offersOf, withWholes } from "~/domain/measures/offers";
import { movedFirst, movedUpInStrategy } from "~/domain/measures/order";
import { formulaFault, labelFault, partOfFault } from "~/domain/measures/rules";
import {
  formulaWords,
  isShown,
  type MeasureSetting,
  type MeasureSettings,
  type MetricSetting,
} from "~/domain/measures/settings";
import { planOff, planOn } from "~/domain/measures/switching";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";

const LIBRARY = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };

/** The standard library as a new collaborative has it, with some measures switched off. */
function settingsWith(off: string[] = []): MeasureSettings {
  return {
    measures: STANDARD_MEASURES.map(
      (measure, position): MeasureSetting => ({
        ...measure,
        id: measure.code,
        position,
        enabled: !off.includes(measure.code),
        values: 0,
      }),
    ),
    metrics: STANDARD_METRICS.map(
      (metric, position): MetricSetting => ({
        ...metric,
        id: metric.code,
        position,
        enabled: true,
        shares: 0,
      }),
    ),
    declined: [],
  };
}
const codes = (items: { code: string }[]) => items.map(({ code }) => code);

describe("switching measures", () => {
  it("takes the parts along with their whole, and the figures that read any of them", () => {
    const plan = planOff(settingsWith(), "new_hires");
    expect(codes(plan.measures)).toEqual(["new_hires", "impact_hires"]);
    expect(codes(plan.metrics)).toEqual(["impact_hire_rate"]);
  });

  it("brings the whole back with its part", () => {
    const off = settingsWith(["new_hires", "impact_hires"]);
    expect(codes(planOn(off, "impact_hires").measures)).toEqual(["new_hires", "impact_hires"]);
    expect(codes(planOn(off, "new_hires").measures)).toEqual(["new_hires"]);
    expect(codes(planOn(off, "new_hires").metrics)).toEqual([]);
  });

  it("leaves no part without its whole, whatever is switched in which order", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...codes(STANDARD_MEASURES)), fc.boolean()));
    fc.assert(
      fc.property(steps, (switches) => {
        let settings = settingsWith();
        for (const [code, on] of switches) {
          const changed = new Set(codes((on ? planOn : planOff)(settings, code).measures));
          const measures = settings.measures.map((measure) =>
            changed.has(measure.code) ? { ...measure, enabled: on } : measure,
          );
          settings = { ...settings, measures };
        }
        const inUse = new Set(codes(settings.measures.filter(({ enabled }) => enabled)));
        for (const { code, partOf } of settings.measures)
          if (inUse.has(code) && partOf !== null) expect(inUse).toContain(partOf);
      }),
    );
  });

  it("shows a figure only while everything that it reads is in use", () => {
    const { measures, metrics } = settingsWith(["total_spend"]);
    const shown = codes(metrics.filter((metric) => isShown(metric, measures)));
    expect(shown).not.toContain("mwbe_local_share");
    expect(shown).toContain("local_spend_share");
  });
});

describe("a part of a measure", () => {
  const settings = settingsWith(["investable_assets"]);
  const item = { unit: "count" as const, kind: "flow" as const, strategy: "workforce" as const };
  const fault = (partOf: string | null, more: object = {}) =>
    partOfFault(settings.measures, { ...item, partOf, ...more })?.message ?? null;

  it("has the unit, the time, and the strategy of its whole", () => {
    expect(fault("new_hires")).toBeNull();
    expect(fault("employees")).toBe("Employees is counted at the end of the year.");
    expect(fault("total_spend")).toMatch("has another unit");
    expect(fault("housing_units")).toMatch("belongs to another strategy");
    expect(fault("nothing")).toBe("There is no such measure.");
    const assets = { unit: "currency", kind: "stock", strategy: "investing" };
    expect(fault("investable_assets", assets)).toBe("Investable assets is switched off.");
  });

  it("is never part of itself, not even around a corner", () => {
    expect(fault("new_hires", { code: "new_hires" })).toBe("A measure cannot be part of itself.");
    expect(fault("impact_hires", { code: "new_hires" })).toBe(
      "Impact hires is itself a part of this measure.",
    );
  });
});

describe("the name of a measure", () => {
  const settings = settingsWith();
  const fault = (label: string, more: object = {}) =>
    labelFault(settings, { label, kind: "measure", ...more })?.message ?? null;

  it("belongs to one measure or share, whatever its case and punctuation", () => {
    expect(fault("Apprentices")).toBeNull();
    expect(fault("new  HIRES!")).toBe("“New hires” already exists. Choose another name.");
    expect(fault("Impact hires as a share of new hires")).toMatch("already exists");
    expect(fault("mwbe_local_spend")).toMatch("already stands for “Spend with small, local MWBEs” in files");
  });

  it("stays with the measure that has it, and an amount may have the name of what it adds up", () => {
    expect(fault("New hires", { code: "new_hires" })).toBeNull();
    expect(
      fault("Affordable homes produced or preserved", { code: "housing_units_total", kind: "amount" }),
    ).toBeNull();
  });
});

describe("the formula of a figure", () => {
  const settings = settingsWith(["total_spend"]);
  const share = {
    kind: "share" as const,
    numerator: "impact_hires",
    denominator: "employees",
    span: "year" as const,
  };
  const fault = (more: object) => formulaFault(settings, { ...share, ...more })?.field ?? null;

  it("divides two different measures in use that have one unit", () => {
    expect(fault({})).toBeNull();
    expect(fault({ denominator: null })).toBe("denominator");
    expect(fault({ denominator: "impact_hires" })).toBe("denominator");
    expect(fault({ denominator: "addressable_spend" })).toBe("denominator");
    expect(fault({ numerator: "total_spend" })).toBe("numerator");
    expect(fault({ kind: "amount" })).toBe("denominator");
  });

  it("adds up years only of what happens during the year", () => {
    expect(fault({ span: "since_baseline" })).toBe("denominator");
    expect(fault({ kind: "amount", numerator: "employees", denominator: null, span: "since_baseline" })).toBe(
      "span",
    );
  });

  it("is not there already", () => {
    expect(fault({ denominator: "new_hires" })).toBe("numerator");
    expect(fault({ denominator: "new_hires", code: "impact_hire_rate" })).toBeNull();
  });

  it("reads with the names of its measures", () => {
    expect(formulaWords({ ...share }, settings.measures)).toBe("Impact hires ÷ Employees");
    expect(formulaWords({ ...share, denominator: null, span: "since_baseline" }, settings.measures)).toBe(
      "Impact hires, since the baseline",
    );
  });
});

describe("the offers of the library", () => {
  const whole = settingsWith();
  const known: MeasureSettings = {
    measures: whole.measures.filter(({ code }) => !["new_hires", "impact_hires"].includes(code)),
    metrics: whole.metrics.filter(({ code }) => code !== "impact_hire_rate"),
    declined: ["impact_hires"],
  };

  it("are what the collaborative does not have, with what was declined marked", () => {
    expect(offersOf(whole, LIBRARY)).toEqual([]);
    expect(offersOf(known, LIBRARY).map(({ item, declined }) => [item.code, declined])).toEqual([
      ["new_hires", false],
      ["impact_hires", true],
      ["impact_hire_rate", false],
    ]);
    const [, , rate] = offersOf(known, LIBRARY);
    expect(rate).toMatchObject({ needs: ["impact_hires", "new_hires"] });
  });

  it("leave out a code that already means something", () => {
    const measures = [
      ...known.measures,
      { ...whole.measures[0], code: "new_hires", label: "Own" } as MeasureSetting,
    ];
    expect(offersOf({ ...known, measures }, LIBRARY).map(({ item }) => item.code)).not.toContain("new_hires");
  });

  it("come with the wholes that they are part of", () => {
    expect(codes([...withWholes(LIBRARY, new Set(), "impact_hires")])).toEqual(["new_hires", "impact_hires"]);
    expect(codes([...withWholes(LIBRARY, new Set(["new_hires"]), "impact_hires")])).toEqual(["impact_hires"]);
  });
});

describe("the order", () => {
  const items = [
    { code: "a", strategy: "workforce" as const },
    { code: "x", strategy: "purchasing" as const },
    { code: "b", strategy: "workforce" as const },
    { code: "c", strategy: "workforce" as const },
  ];

  it("moves an item before its neighbor of the same strategy", () => {
    expect(codes(movedUpInStrategy(items, "c"))).toEqual(["a", "x", "c", "b"]);
    expect(codes(movedUpInStrategy(items, "b"))).toEqual(["b", "a", "x", "c"]);
    expect(codes(movedUpInStrategy(items, "a"))).toEqual(["a", "x", "b", "c"]);
  });

  it("lets a figure lead its strategy", () => {
    expect(codes(movedFirst(items, "c"))).toEqual(["c", "a", "x", "b"]);
    expect(codes(movedFirst(items, "x"))).toEqual(["a", "x", "b", "c"]);
  });
});
