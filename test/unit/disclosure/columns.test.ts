import { describe, expect, it } from "vitest";
import { decide } from "~/domain/disclosure/decision";
import { columnOf } from "~/domain/disclosure/pattern/columns";
import { standardPolicy } from "~/domain/disclosure/presets";
import { valuesOf } from "~/domain/rollup/contributions";
import { rowAt } from "../../support/disclosure/random-decisions";
import { catalogOf, member } from "../../support/figures/sums";

describe("the numbers of a measure", () => {
  it("are in one unit, and missing where there is none", () => {
    const { given, amounts, pattern } = columnOf(["12.55", null, "3.50", "0"]);
    expect([...given]).toEqual([1, 0, 1, 1]);
    expect(pattern).toBe("1011");
    expect([...amounts]).toEqual([1255, 0, 350, 0]);
  });

  it("are doubles only where a hundred times their sum is exact in one", () => {
    expect(columnOf(["90071992547409", "0"]).amounts).toBeInstanceOf(Float64Array);
    expect(columnOf(["90071992547409", "1"]).amounts).toEqual([90_071_992_547_409n, 1n]);
    expect(columnOf(["900719925474.11"]).amounts).toEqual([90_071_992_547_411n]);
  });

  it("decide exactly whether one of them is too large, however many digits they have", () => {
    const members = ["arts", "bank", "college", "dock"].map((slug) => member(slug));
    const policy = { ...standardPolicy("totals_only"), largestShare: 40, twoLargestShare: null };
    const ruleFor = (largest: string) => {
      const numbers = [largest, "200000000000000000", "200000000000000000", "200000000000000000"];
      const rows = members.map(({ id }, place) =>
        rowAt({ memberId: id, itemId: "staff", year: 2024 }, numbers[place] ?? "0"),
      );
      const viewer = { role: "executive", memberId: null } as const;
      const asked = { catalog: catalogOf(members), values: valuesOf(rows), viewer, policy };
      const { because } = decide({ ...asked, from: 2020, to: 2024, today: "2026-01-01" });
      return because("staff", 2024, "value")?.rule ?? null;
    };
    // 40% of 10^18, and one more.
    expect(ruleFor("400000000000000000")).toBeNull();
    expect(ruleFor("400000000000000001")).toBe("dominance");
  });
});
