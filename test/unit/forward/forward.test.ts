import { describe, expect, it } from "vitest";
import { ahead, forwardForm, quarterOn, quartersAhead } from "~/domain/forward/forward";

const contract = (year: number, quarter: number, category = "Cleaning") => ({
  id: `${year}-${quarter}-${category}`,
  memberId: null,
  member: null,
  category,
  band: "to_250k" as const,
  year,
  quarter,
  note: "",
  revision: 1,
});

describe("the forward list", () => {
  it("shows this quarter and what comes after it, in order", () => {
    const contracts = [contract(2027, 1), contract(2026, 3), contract(2026, 4), contract(2026, 4, "Laundry")];
    expect(
      ahead(contracts, "2026-11-30").map(({ year, quarter, contracts: own }) => [year, quarter, own.length]),
    ).toEqual([
      [2026, 4, 2],
      [2027, 1, 1],
    ]);
  });

  it("knows the quarter of a day, and the next ones over the turn of the year", () => {
    expect(quarterOn("2026-03-31")).toEqual({ year: 2026, quarter: 1 });
    expect(quarterOn("2026-04-01")).toEqual({ year: 2026, quarter: 2 });
    expect(quartersAhead("2026-11-30", 3)).toEqual([
      { year: 2026, quarter: 4 },
      { year: 2027, quarter: 1 },
      { year: 2027, quarter: 2 },
    ]);
  });

  it("asks what, how much roughly, and when", () => {
    const read = forwardForm.parse({ category: "Laundry", band: "to_1m", when: "2027-2" });
    expect(read).toEqual({
      category: "Laundry",
      band: "to_1m",
      year: 2027,
      quarter: 2,
      memberId: null,
      note: "",
    });
    const { error } = forwardForm.safeParse({ category: " ", band: "much", when: "2027-5" });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(["category", "band", "when"]);
  });
});
