import { describe, expect, it } from "vitest";
import { checkMemberValues } from "~/domain/entry/hard-checks";
import { compareDecimal } from "~/domain/numbers/decimal";

const items = [
  { code: "new_hires", label: "New hires", partOf: null },
  { code: "impact_hires", label: "Impact hires", partOf: "new_hires" },
];
const activeYears = new Set([2024, 2025]);

function check(values: Record<string, string>, changed: string[]) {
  const given = { items, dimensions: [], activeYears, locale: "en-US" };
  return checkMemberValues({ ...given, values: new Map(Object.entries(values)), changed: new Set(changed) });
}

describe("a part", () => {
  const tooMany = { "new_hires:2025": "1000", "impact_hires:2025": "1200" };
  const message = "Impact hires (1,200) cannot be more than New hires (1,000).";

  it("can never be larger than its whole in the same year", () => {
    expect(check(tooMany, ["impact_hires:2025"])).toEqual([
      { key: "impact_hires:2025", code: "part_exceeds_whole", message },
    ]);
  });

  it("shows the error if both changed; otherwise the whole shows it", () => {
    expect(check(tooMany, ["new_hires:2025", "impact_hires:2025"])).toHaveLength(1);
    expect(check(tooMany, ["new_hires:2025", "impact_hires:2025"])[0]?.key).toBe("impact_hires:2025");
    expect(check(tooMany, ["new_hires:2025"])).toEqual([
      { key: "new_hires:2025", code: "part_exceeds_whole", message },
    ]);
  });

  it("may equal its whole, and is not compared across years or with what is missing", () => {
    expect(check({ "new_hires:2025": "1000", "impact_hires:2025": "1000.0" }, ["impact_hires:2025"])).toEqual(
      [],
    );
    expect(check({ "new_hires:2024": "10", "impact_hires:2025": "20" }, ["impact_hires:2025"])).toEqual([]);
    expect(check({ "impact_hires:2025": "20" }, ["impact_hires:2025"])).toEqual([]);
  });

  it("is compared as an exact number, not as text or a float", () => {
    expect(check({ "new_hires:2025": "1000", "impact_hires:2025": "999" }, ["impact_hires:2025"])).toEqual(
      [],
    );
    expect(compareDecimal("90071992547409.93", "90071992547409.92")).toBeGreaterThan(0);
  });

  it("does not blame a change for an earlier contradiction elsewhere", () => {
    expect(check({ ...tooMany, "new_hires:2024": "5" }, ["new_hires:2024"])).toEqual([]);
  });
});

it("takes no value for a year outside the membership", () => {
  expect(check({ "new_hires:2020": "5" }, ["new_hires:2020"])).toEqual([
    {
      key: "new_hires:2020",
      code: "not_active",
      message: expect.stringContaining("not a member in 2020"),
    },
  ]);
});
