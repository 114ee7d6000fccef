import { describe, expect, it } from "vitest";
import { contributionsTo, figureOf, valuesOf } from "~/domain/rollup/contributions";
import { definitionIn, lowestGrade, type OwnDefinition } from "~/domain/rollup/definitions";
import { rollUp } from "~/domain/rollup/rollup";
import type { Grade, Observation } from "~/domain/terms";
import { catalogOf, measureSum, member, pairSum, sumsOf } from "../../support/figures/sums";

const own = (
  id: string,
  fromYear: number,
  grade: Grade,
  restatedFrom: number | null = null,
): OwnDefinition => ({
  id,
  memberId: "id of a",
  measureId: "part",
  fromYear,
  grade,
  restatedFrom,
  wording: `as worded in ${id}`,
});

describe("the definition by which a member counted a year", () => {
  const inYear = (definitions: OwnDefinition[], year: number) =>
    definitionIn(definitions, "id of a", "part", year)?.id ?? null;

  it("is the collaborative's before its own begins, and its own from that year on", () => {
    expect([2021, 2022, 2023].map((year) => inYear([own("1", 2022, "close")], year))).toEqual([
      null,
      "1",
      "1",
    ]);
  });

  it("is the one that begins last, whenever it was recorded; of two that begin together the newer", () => {
    const definitions = [own("1", 2023, "close"), own("2", 2021, "different"), own("3", 2021, "same")];
    expect([2020, 2021, 2022, 2023].map((year) => inYear(definitions, year))).toEqual([null, "3", "3", "1"]);
  });

  it("reaches back over the years that it restates, and no further", () => {
    const definitions = [own("1", 2019, "different"), own("2", 2023, "same", 2021)];
    expect([2019, 2020, 2021, 2022, 2023].map((year) => inYear(definitions, year))).toEqual([
      "1",
      "1",
      "2",
      "2",
      "2",
    ]);
  });

  it("is one measure's and one member's", () => {
    expect(definitionIn([own("1", 2020, "close")], "id of b", "part", 2024)).toBeNull();
    expect(definitionIn([own("1", 2020, "close")], "id of a", "whole", 2024)).toBeNull();
  });
});

describe("comparability", () => {
  it("is the lowest among those who count, and the same where nobody says otherwise", () => {
    expect(lowestGrade([])).toBe("same");
    expect(lowestGrade(["same", "different", "close"])).toBe("different");
  });

  it("stands at totals, shares, sums since the baseline and changes, each with its own", () => {
    const cohort = { size: 2, now: "3", before: "2", grade: "different" as const };
    const span = { reporting: 2, notApplicable: 0, grade: "close" as const };
    const sums = sumsOf({
      measures: [
        measureSum("whole", 2024, { total: "5", reporting: 3, sinceBaseline: "9", span, baseline: cohort }),
      ],
      pairs: [pairSum("rate", 2024, { numerator: "1", denominator: "2", reporting: 2, grade: "close" })],
    });
    const year = rollUp(catalogOf(), sums).years.at(-1);
    const total = (code: string) => year?.totals.find(({ measure }) => measure === code);
    const metric = (code: string) => year?.metrics.find((one) => one.metric === code);
    expect(total("whole")).toMatchObject({
      comparability: "same",
      sinceBaseline: { value: "9", comparability: "close" },
      change: { comparability: "different" },
    });
    expect(metric("rate")?.comparability).toBe("close");
    expect(metric("amount_since")?.comparability).toBe("close");
    // Where there is no figure there is nothing to compare.
    expect(total("part")).toMatchObject({ value: null, comparability: null });
  });

  it("of a contribution comes with the wording of what was counted, and only where a number is in the figure", () => {
    const catalog = catalogOf([member("a"), member("b")]);
    const figure = figureOf(catalog, "rate");
    const value = (memberId: string, itemId: string, year: number): Observation =>
      ({ memberId, itemId, year, kind: "measure", state: "value", value: "1" }) as Observation;
    const values = valuesOf([
      ...[2022, 2024].flatMap((year) => [value("id of a", "part", year), value("id of a", "whole", year)]),
      value("id of b", "whole", 2024),
    ]);
    const definitions = [own("1", 2023, "close"), { ...own("2", 2023, "different"), memberId: "id of b" }];
    const [a, b] = figure ? contributionsTo({ catalog, figure, year: 2024, values, definitions }) : [];
    expect(a).toMatchObject({
      grade: "close",
      definitions: [{ measure: "part", fromYear: 2023, wording: "as worded in 1", grade: "close" }],
    });
    expect(b).toMatchObject({ standing: "missing" });
    expect(b).not.toHaveProperty("grade");
    const since = figureOf(catalog, "rate_since");
    const [overYears] = since
      ? contributionsTo({ catalog, figure: since, year: 2024, values, definitions })
      : [];
    expect(overYears).toMatchObject({ grade: "close", definitions: [{ fromYear: 2023 }] });
  });
});
