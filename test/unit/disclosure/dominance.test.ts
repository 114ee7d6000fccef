import { describe, expect, it } from "vitest";
import { dominance, isDominated as dominated } from "~/domain/disclosure/dominance";

const sumOf = (...values: string[]) =>
  values.map((value, place) => ({ memberId: `m${place}`, measureId: "spend", year: 2025, value }));

const STANDARD = { largestShare: 85, twoLargestShare: 95 };
const isDominated = (cells: Parameters<typeof dominated>[0]) => dominated(cells, STANDARD);

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

  it("follows the limits of the policy, exactly", () => {
    const quarter = { largestShare: 25, twoLargestShare: null };
    expect(dominated(sumOf("25", "25", "25", "25"), quarter)).toBe(false);
    expect(dominated(sumOf("25.0000000000000001", "25", "25", "25"), quarter)).toBe(true);
    expect(dominated(sumOf("26", "25", "25", "25"), quarter)).toBe(true);
    // Two of four are half of it, and no limit is set for two.
    expect(dominated(sumOf("100", "0"), { largestShare: 100, twoLargestShare: null })).toBe(false);
  });

  it("names the limits of the policy", () => {
    expect(dominance(STANDARD).detail).toBe("shown with no member above 85% of it, and no two above 95%");
    const antitrust = { largestShare: 25, twoLargestShare: null };
    expect(dominance(antitrust).detail).toBe("shown with no member above 25% of it");
  });

  it("is not a sum of nothing but zeros", () => {
    expect(isDominated(sumOf("0", "0", "0"))).toBe(false);
  });
});
