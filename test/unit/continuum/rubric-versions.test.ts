import { describe, expect, it } from "vitest";
import { stageNamesSchema } from "~/domain/continuum/rubric";
import { versionFrom, versionWithout, yearFaults } from "~/domain/continuum/rubric-versions";
import { RUBRIC, WIDER } from "../../support/continuum";

const codes = (read: ReturnType<typeof versionWithout>) =>
  "faults" in read
    ? read.faults
    : read.rubric.sections.map(({ code, practices }) => [code, practices.map((each) => each.code)]);

describe("withdrawing a part of the rubric", () => {
  it("leaves it out from a year on, as a new version", () => {
    const read = versionWithout([RUBRIC, WIDER], { section: "second", practice: null }, 2026);
    expect(read).toMatchObject({ rubric: { version: 3, fromYear: 2026 } });
    expect(codes(read)).toEqual([["first", ["convener", "understanding", "mission", "language", "goals"]]]);
  });

  it("can concern one practice, and takes its section along if it is the last one in it", () => {
    const practice = versionWithout([RUBRIC, WIDER], { section: "first", practice: "goals" }, 2025);
    expect(codes(practice)).toEqual([
      ["first", ["convener", "understanding", "mission", "language"]],
      ["second", ["champions"]],
    ]);
    const last = versionWithout([RUBRIC, WIDER], { section: "second", practice: "champions" }, 2025);
    expect(codes(last)).toHaveLength(1);
  });

  it("is refused for parts that are not there, for a year before the newest version, and for the last section", () => {
    for (const read of [
      versionWithout([RUBRIC], { section: "other", practice: null }, 2025),
      versionWithout([RUBRIC, WIDER], { section: "second", practice: null }, 2024),
      versionWithout([RUBRIC], { section: "first", practice: null }, 2025),
    ])
      expect(read).toMatchObject({ faults: [{ message: expect.any(String) }] });
  });
});

describe("the first year of a version", () => {
  const correct = (fromYear: number, agreed: number[] = []) =>
    versionFrom([RUBRIC, WIDER], { version: 2, fromYear }, agreed);

  it("can be corrected while no agreed rating rests on it", () => {
    expect(correct(2023)).toMatchObject({ rubric: { fromYear: 2023 } });
    expect(correct(2027, [2024])).toMatchObject({ rubric: { fromYear: 2027 } });
    expect(correct(2027, [2025])).toMatchObject({ faults: [{ place: "First year" }] });
    expect(correct(2023, [2024])).toMatchObject({ faults: [{ place: "First year" }] });
  });

  it("keeps the versions in order and lies within the years of the collaborative", () => {
    const later = { ...WIDER, version: 3, fromYear: 2026 };
    expect(versionFrom([RUBRIC, WIDER, later], { version: 2, fromYear: 2027 }, [])).toHaveProperty("faults");
    expect(versionFrom([RUBRIC], { version: 1, fromYear: 2020 }, [])).toHaveProperty("faults");
    expect(yearFaults(2205, { first: 2019, last: 2026 })).toHaveLength(1);
    expect(yearFaults(2019, { first: 2019, last: 2026 })).toEqual([]);
  });
});

describe("the names of the stages", () => {
  it.each([
    [["Not yet started", "Two", "Three"]],
    [["one", "NOT  YET STARTED", "three"]],
    [["one", "One\u200b", "three"]],
    [["one", "o n e", "three"]],
    [["one", "\u200b\u2060", "three"]],
  ])("may not look like another stage, nor like stage 0: %j", (names) => {
    expect(stageNamesSchema.safeParse(names).success).toBe(false);
  });

  it("may otherwise be anything", () => {
    expect(stageNamesSchema.safeParse(["Started", "Not yet there", "There"]).success).toBe(true);
  });
});
