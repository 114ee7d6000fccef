import { describe, expect, it } from "vitest";
import {
  completenessOf,
  newestComplete,
  type Reported,
  type YearFacts,
} from "../../../app/domain/rollup/completeness";

const year = (at: number, said: Reported[], collection: YearFacts["collection"] = "never_opened") => ({
  year: at,
  collection,
  members: new Map(said.map((reported, place) => [`m${place}`, reported])),
});
const all: Reported[] = Array(6).fill("value");
const two: Reported[] = ["value", "value", "missing", "missing", "missing", "missing"];

describe("a year still being reported", () => {
  it("is so far with two of six members, as in the example of the rules", () => {
    const years = completenessOf([year(2025, two), year(2024, all), year(2022, all)], 2025);
    expect(Object.fromEntries(years)).toEqual({ 2022: "complete", 2024: "complete", 2025: "so_far" });
    expect(newestComplete(years, 2025)).toBe(2024);
  });

  it("is complete once the rest is unavailable or was missing the year before, too", () => {
    const before: Reported[] = ["value", "value", "missing"];
    const now: Reported[] = ["value", "unavailable", "missing"];
    expect(completenessOf([year(2024, before), year(2025, now)], 2025).get(2025)).toBe("complete");
    const fell: Reported[] = ["value", "missing", "missing"];
    expect(completenessOf([year(2024, before), year(2025, fell)], 2025).get(2025)).toBe("so_far");
  });

  it("follows collection where a year was ever opened: closed years are complete, whatever their coverage", () => {
    const years = completenessOf(
      [year(2023, all, "closed"), year(2024, two, "open"), year(2025, two, "closed"), year(2026, two)],
      2026,
    );
    expect([...years.values()]).toEqual(["complete", "so_far", "complete", "complete"]);
  });

  it("waits for a member that was not expected the year before", () => {
    const years = completenessOf([year(2024, ["value"]), year(2025, ["value", "missing"])], 2025);
    expect(years.get(2025)).toBe("so_far");
    expect(newestComplete(new Map([[2025, "so_far"]]), 2025)).toBeNull();
  });
});
