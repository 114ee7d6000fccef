import { describe, expect, it } from "vitest";
import { awaitedOf, type CollectionFacts, type RecordedState, underWayOf } from "~/domain/rollup/awaited";
import { catalogOf, member } from "../../support/figures/sums";

const members = ["a", "b", "c"].map((slug) => member(slug));
const catalog = catalogOf(members);
const recorded = (
  itemId: string,
  year: number,
  slugs: string[],
  state: RecordedState["state"] = "value",
): RecordedState => ({ itemId, year, state, memberIds: slugs.map((slug) => `id of ${slug}`) });
const facts = (rows: RecordedState[], more: Partial<CollectionFacts> = {}): CollectionFacts => ({
  opened: [],
  withValues: [2023, 2024],
  recorded: rows,
  ...more,
});
const all = ["a", "b", "c"];
const before = ["part", "whole", "staff"].map((code) => recorded(code, 2023, all));
/** Codes of what is "so far" in 2024. */
const waiting = (...rows: RecordedState[]) =>
  awaitedOf(catalog, facts([...before, ...rows])).map(({ itemId }) => itemId);

describe("a year that is still being reported", () => {
  it("is the newest with values where no year was ever opened, else each that is open", () => {
    expect(underWayOf(facts([]))).toEqual([{ year: 2024, earlier: 2023 }]);
    expect(underWayOf(facts([], { withValues: [] }))).toEqual([]);
    const opened = [
      { year: 2022, state: "open" as const },
      { year: 2024, state: "closed" as const },
      { year: 2025, state: "open" as const },
    ];
    expect(underWayOf(facts([], { opened }))).toEqual([
      { year: 2022, earlier: null },
      { year: 2025, earlier: 2024 },
    ]);
    expect(underWayOf(facts([], { opened: [{ year: 2024, state: "closed" }] }))).toEqual([]);
  });

  it("keeps every figure waiting for a member that has not reported it", () => {
    expect(waiting(recorded("whole", 2024, all), recorded("part", 2024, ["a", "b"]))).toEqual([
      "part",
      "staff",
      "rate",
      "rate_since",
    ]);
  });

  it("waits for nobody who is unavailable, whom it does not concern, or who was missing the year before", () => {
    const whole = recorded("whole", 2024, all);
    const part = recorded("part", 2024, ["a", "b"]);
    const staff = recorded("staff", 2024, all);
    for (const state of ["unavailable", "not_applicable"] as const)
      expect(waiting(whole, staff, part, recorded("part", 2024, ["c"], state))).toEqual([]);
    const silent = [
      recorded("part", 2023, ["a", "b"]),
      recorded("whole", 2023, all),
      recorded("staff", 2023, all),
    ];
    expect(awaitedOf(catalog, facts([...silent, whole, staff, part]))).toEqual([]);
  });

  it("takes a share reported alone for a report of the share, not of its counts", () => {
    const rest = [recorded("whole", 2024, ["a", "b"]), recorded("part", 2024, ["a", "b"])];
    const codes = waiting(...rest, recorded("staff", 2024, all), recorded("rate", 2024, ["c"]));
    expect(codes).toEqual(["part", "whole", "rate_since"]);
  });

  it("knows whether a member that counts since the baseline is awaited", () => {
    const late = [...members, member("late", { joinedOn: "2024-01-01", baselineYear: 2024 })];
    const rows = [...before, ...["part", "whole", "staff"].map((code) => recorded(code, 2024, all))];
    const awaited = awaitedOf({ ...catalog, members: late }, facts(rows));
    expect(awaited.map(({ itemId }) => itemId)).toEqual(["part", "whole", "staff", "rate", "rate_since"]);
    expect(awaited.every(({ counted }) => !counted)).toBe(true);
  });
});
