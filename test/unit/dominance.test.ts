import { describe, expect, it } from "vitest";
import { isDominated } from "~/domain/dominance";

const sumOf = (...values: string[]) =>
  values.map((value, place) => ({ memberId: `m${place}`, measureId: "spend", year: 2025, value }));

describe("a sum that one or two members make up", () => {
  it("is one of which a member is more than 85 %", () => {
    expect(isDominated(sumOf("8501", "750", "749"))).toBe(true);
  });

  it("is not one of which a member is just 85 %", () => {
    expect(isDominated(sumOf("85", "5", "5", "5"))).toBe(false);
  });

  it("is one of which two are more than 95 %, though neither is more than 85", () => {
    expect(isDominated(sumOf("50", "46", "2", "2"))).toBe(true);
    expect(isDominated(sumOf("50", "45", "3", "2"))).toBe(false);
  });

  it("counts a member's years together", () => {
    const years = [2024, 2025].map((year) => ({ memberId: "a", measureId: "spend", year, value: "43.5" }));
    expect(isDominated([...years, ...sumOf("7", "6")])).toBe(true);
  });

  it("is not a sum of nothing but zeros", () => {
    expect(isDominated(sumOf("0", "0", "0"))).toBe(false);
  });
});
