import { describe, expect, it } from "vitest";
import { newestYear, openingYear } from "~/domain/years";

const members = (count: number) => Array.from({ length: count }, (_, place) => `member-${place}`);

describe("the year that pages open on", () => {
  it("is the newest with at least half as many reporting members as the fullest year", () => {
    const reporters = [
      { year: 2023, memberIds: members(12) },
      { year: 2024, memberIds: members(11) },
      { year: 2025, memberIds: members(6) },
    ];
    expect(openingYear(reporters)).toBe(2025);
  });

  it("stays at last year while only one member has begun the new one", () => {
    const reporters = [
      { year: 2025, memberIds: members(10) },
      { year: 2026, memberIds: members(1) },
    ];
    expect(openingYear(reporters)).toBe(2025);
    expect(newestYear(reporters)).toBe(2026);
  });

  it("is the only year with data, even from one member", () => {
    expect(openingYear([{ year: 2015, memberIds: members(1) }])).toBe(2015);
  });

  it("is unknown while nobody has reported", () => {
    expect(openingYear([])).toBeNull();
    expect(newestYear([{ year: 2024, memberIds: members(0) }])).toBeNull();
  });
});
