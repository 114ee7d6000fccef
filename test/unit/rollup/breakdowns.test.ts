import { describe, expect, it } from "vitest";
import { checkMemberValues, valueKey } from "~/domain/entry/hard-checks";
import { codeFrom, movedUp, namesFault } from "~/domain/rollup/breakdown-settings";
import { breakDown, dimensionsOf, splitFigures } from "~/domain/rollup/breakdowns";
import type { Dimension } from "~/domain/terms";
import { catalogOf } from "../../support/figures/sums";

const category = (id: string, enabled = true) => ({ id, code: id, label: id.toUpperCase(), enabled });
const GENDER: Dimension = {
  id: "g",
  code: "gender",
  label: "Gender",
  measures: ["part", "whole"],
  categories: [category("women"), category("men"), category("old", false)],
};
const CATALOG = { ...catalogOf(), dimensions: [GENDER] };
const rate = splitFigures(CATALOG, GENDER).find(({ code }) => code === "rate");

describe("what can be broken down", () => {
  it("are measures that are split, and figures of one year made of nothing else", () => {
    expect(splitFigures(CATALOG, GENDER).map(({ code }) => code)).toEqual([
      "part",
      "whole",
      "rate",
      "amount",
    ]);
    const half = { ...GENDER, measures: ["part"] };
    expect(splitFigures(CATALOG, half).map(({ code }) => code)).toEqual(["part"]);
    expect(dimensionsOf(CATALOG, "rate")).toEqual([GENDER]);
    expect(dimensionsOf(CATALOG, "staff")).toEqual([]);
    expect(dimensionsOf({ ...CATALOG, dimensions: [{ ...GENDER, categories: [] }] }, "rate")).toEqual([]);
  });
});

describe("a breakdown", () => {
  const whole = { numerator: "20", denominator: "200", reporting: 3, expected: 4, withheld: null };
  const sum = (categoryId: string | null, numerator: string, denominator: string) => ({
    figure: "rate",
    categoryId,
    numerator,
    denominator,
    reporting: 2,
  });
  const broken = (sums: ReturnType<typeof sum>[], of: Parameters<typeof breakDown>[0]["whole"] = whole) => {
    if (!rate) throw new Error("the rate is not split");
    return breakDown({ figure: rate, dimension: GENDER, year: 2024, sums, whole: of });
  };

  it("says how far each group's share lies from that of all together, exactly", () => {
    const { groups, notRecorded, ...coverage } = broken([sum("women", "12", "100"), sum(null, "1", "20")]);
    expect(coverage).toMatchObject({ figure: "rate", dimension: "gender", reporting: 2, expected: 4 });
    expect(groups).toMatchObject([
      { category: "women", label: "WOMEN", value: 0.12, gap: 0.02 },
      { category: "men", value: null, gap: null, reporting: 0 },
    ]);
    expect(notRecorded).toMatchObject({ category: "not_recorded", value: 0.05, gap: null });
  });

  it("shows a group that is switched off where it has figures", () => {
    const { groups } = broken([sum("old", "1", "10")]);
    expect(groups.map((group) => group.category)).toEqual(["women", "men", "old"]);
  });

  it("has no value where there is nothing to divide by, and no gap to a whole that is withheld", () => {
    expect(broken([sum("women", "0", "0")]).groups[0]).toMatchObject({
      value: null,
      gap: null,
      reporting: 2,
    });
    const hidden = { ...whole, withheld: { rule: "contributors" as const, detail: "" } };
    expect(broken([sum("women", "1", "10")], hidden).groups[0]?.gap).toBeNull();
  });
});

describe("the groups of one member", () => {
  const items = [
    { code: "whole", label: "Hires", partOf: null },
    { code: "part", label: "Impact hires", partOf: "whole" },
  ];
  const check = (values: Record<string, string>, ...changed: string[]) =>
    checkMemberValues({
      items,
      dimensions: [GENDER],
      activeYears: new Set([2025]),
      locale: "en-US",
      values: new Map(Object.entries(values)),
      changed: new Set(changed),
    }).map(({ key, code, message }) => [key, code, message]);
  const women = valueKey("whole", 2025, "women");
  const men = valueKey("whole", 2025, "men");

  it("may leave people out, and never add up to more than the total", () => {
    expect(check({ "whole:2025": "10", [women]: "6", [men]: "4" }, men)).toEqual([]);
    expect(check({ "whole:2025": "10", [women]: "6", [men]: "5" }, men)).toEqual([
      [men, "categories_exceed_total", "Gender: the categories add up to 11, more than Hires (10)."],
    ]);
    expect(check({ [women]: "6", [men]: "5" }, men)).toEqual([]);
  });

  it("have the error at the group that changed, else at the total", () => {
    const values = { "whole:2025": "10", [women]: "6", [men]: "5" };
    expect(check(values, women, "whole:2025")[0]?.[0]).toBe(women);
    expect(check(values, "whole:2025")[0]?.[0]).toBe("whole:2025");
    expect(check(values, "part:2025")).toEqual([]);
  });

  it("of a part are never more than the same group of its whole", () => {
    const part = valueKey("part", 2025, "women");
    const message = "Impact hires, WOMEN (7) cannot be more than Hires, WOMEN (6).";
    expect(check({ [women]: "6", [part]: "7" }, part)).toEqual([[part, "part_exceeds_whole", message]]);
    expect(check({ [women]: "6", [part]: "7" }, women)).toEqual([[women, "part_exceeds_whole", message]]);
    expect(check({ [men]: "6", [part]: "7" }, part)).toEqual([]);
  });
});

describe("the settings of breakdowns", () => {
  it("make a code of a name, and another where it is taken", () => {
    expect(codeFrom("Two or more", new Set())).toBe("two_or_more");
    expect(codeFrom("Two or more", new Set(["two_or_more", "two_or_more_2"]))).toBe("two_or_more_3");
    expect(codeFrom("18–24", new Set())).toBe("group_18_24");
    expect(codeFrom("日本", new Set())).toBe("group");
  });

  it("move a group up, the first nowhere", () => {
    expect(movedUp(["a", "b", "c"], 2)).toEqual(["a", "c", "b"]);
    expect(movedUp(["a", "b"], 0)).toEqual(["a", "b"]);
    expect(movedUp(["a", "b"], -1)).toEqual(["a", "b"]);
  });

  it("want every group named, each by another name", () => {
    expect(namesFault(["a", "b"])).toBeNull();
    expect(namesFault(["a", ""])).toMatch(/name/);
    expect(namesFault(["a", "a"])).toBe("“a” stands there twice.");
  });
});
