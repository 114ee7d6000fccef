import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { practicesOf } from "../../../app/domain/continuum/continuum";
import {
  nextVersion,
  parseRubric,
  type Rubric,
  renameStages,
  rubricSchema,
  writeRubric,
} from "../../../app/domain/continuum/rubric";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import { practice, RUBRIC, rubricOf } from "../../support/continuum";

const rubricFrom = (text: string): Rubric => {
  const read = parseRubric(text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.rubric;
};
const faultsOf = (content: unknown) => {
  const read = parseRubric(typeof content === "string" ? content : JSON.stringify(content));
  return "faults" in read ? read.faults.map(({ place, message }) => `${place}: ${message}`) : [];
};
/** A copy of the rubric, changed in place. */
const changed = (change: (copy: ReturnType<typeof loose>) => void) => {
  const copy = loose();
  change(copy);
  return copy;
};
const loose = () => JSON.parse(writeRubric(RUBRIC));

describe("the rubric that ships with the program", () => {
  it("has one section of five practices and two mindsets, each with who it applies to", () => {
    expect(STANDARD_RUBRIC.sections.map(({ name }) => name)).toEqual(["A shared imperative"]);
    expect(
      practicesOf(STANDARD_RUBRIC).map((practice) => [practice.name, practice.kind, practice.appliesTo]),
    ).toEqual([
      ["Trusted convener", "practice", "backbone"],
      ["Anchor mission mindset", "practice", "member"],
      ["Mutual understanding", "practice", "both"],
      ["Shared language", "practice", "member"],
      ["Goals and strategy", "practice", "member"],
      ["Member mindset", "mindset", "member"],
      ["Backbone mindset", "mindset", "backbone"],
    ]);
  });

  it("names its stages and says that they may be renamed", () => {
    expect(STANDARD_RUBRIC.stages).toEqual(["Getting started", "Building momentum", "Sustaining"]);
    expect(STANDARD_RUBRIC.note).toContain("rename");
  });

  it("is formatted like an exported rubric and holds twenty-one different descriptors", () => {
    const file = new URL("../../../seeds/library/continuum/a-shared-imperative.json", import.meta.url);
    expect(rubricFrom(readFileSync(file, "utf8"))).toEqual(STANDARD_RUBRIC);
    expect(new Set(practicesOf(STANDARD_RUBRIC).flatMap(({ descriptors }) => descriptors)).size).toBe(21);
  });
});

describe("a rubric file", () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((text) => `w${text.trim()}w`);
  const anyRubric = fc
    .array(
      fc.record({
        name: words,
        kind: fc.constantFrom("practice" as const, "mindset" as const),
        appliesTo: fc.constantFrom("member" as const, "backbone" as const, "both" as const),
        descriptors: fc.tuple(words, words, words),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((practices) =>
      rubricOf(
        practices.map((practice, at) => ({ ...practice, code: `p${at}`, name: `${at} ${practice.name}` })),
      ),
    )
    .filter((rubric) => rubricSchema.safeParse(rubric).success);

  it("reads back as the same rubric", () =>
    fc.assert(
      fc.property(anyRubric, (rubric) => {
        expect(rubricFrom(writeRubric(rubric))).toEqual(rubric);
        expect(rubricFrom(`\uFEFF${writeRubric(rubric)}`)).toEqual(rubric);
      }),
    ));

  it("is refused in plain words if it is not JSON or not a rubric", () => {
    expect(faultsOf("subject,practice")).toEqual([
      "The file: The file cannot be read because it is not JSON.",
    ]);
    expect(faultsOf({ ...loose(), format: "goals" })).toEqual([
      "Format: This is not a rubric: its “format” is not “continuum-rubric”.",
    ]);
    for (const odd of ["null", "[]", "5", '"text"', "{}"]) expect(faultsOf(odd).length).toBeGreaterThan(0);
    expect(faultsOf(`"${"x".repeat(2_000_001)}"`)).toEqual([
      "The file: The file is too long to be a rubric.",
    ]);
  });

  it("names the place of each fault in words", () => {
    const faulty = changed((copy) => {
      copy.sections[0].practices[1].descriptors[2] = " ";
      copy.sections[0].practices[2].appliesTo = "everybody";
      copy.sections[0].practices[3].color = "red";
      copy.stages = ["First", "Second"];
      copy.version = 0;
    });
    expect(faultsOf(faulty)).toEqual([
      "Version: Number the version: 1, 2, 3, …",
      "Stages: Name the three stages, from the first to the last.",
      "Section 1, practice 2, descriptor 3: Describe what this stage looks like.",
      "Section 1, practice 3, applies to: Use “member”, “backbone”, or “both”.",
      "Section 1, practice 4: A rubric has no “color” here.",
    ]);
  });

  it("has unique codes, practice names, and stage names", () => {
    expect(faultsOf(changed((copy) => copy.sections.push(copy.sections[0])))).toEqual([
      "Section 2, code: Another section already has the code “first”.",
      "Section 2, practice 1, code: Another practice already has the code “convener”.",
      "Section 2, practice 1, name: Another practice already has the name “The convener”.",
    ]);
    const twice = changed((copy) => {
      copy.stages[1] = "getting started";
    });
    expect(faultsOf(twice)).toEqual(["Stages: Give each stage a different name."]);
  });

  it("contains no unprintable characters", () => {
    for (const odd of ["a\u0000b", "a\ud800b", "two\nlines"]) {
      const faulty = changed((copy) => {
        copy.sections[0].practices[0].descriptors[0] = odd;
      });
      expect(faultsOf(faulty)).toHaveLength(1);
    }
  });
});

describe("a new version of a rubric", () => {
  const added = [{ code: "second", name: "Champions", practices: [practice("champions")] }];

  it("adds sections, and replaces those with the same code, from a given year", () => {
    const next = nextVersion([RUBRIC], added, 2025);
    expect(next).toMatchObject({ rubric: { version: 2, fromYear: 2025, stages: RUBRIC.stages } });
    if ("faults" in next) throw new Error("it is a rubric");
    expect(next.rubric.sections.map(({ code }) => code)).toEqual(["first", "second"]);
    const replaced = nextVersion(
      [next.rubric, RUBRIC],
      [{ code: "first", name: "First", practices: [practice("only")] }],
      2026,
    );
    if ("faults" in replaced) throw new Error("it is a rubric");
    expect(replaced.rubric.version).toBe(3);
    expect(practicesOf(replaced.rubric).map(({ code }) => code)).toEqual(["only", "champions"]);
  });

  it("starts no earlier than the previous version, and is a valid rubric", () => {
    const later = { ...RUBRIC, version: 2, fromYear: 2025 };
    expect(nextVersion([RUBRIC, later], added, 2024)).toMatchObject({ faults: [{ place: "First year" }] });
    expect(nextVersion([RUBRIC, later], added, 2025)).toMatchObject({
      rubric: { version: 3, fromYear: 2025 },
    });
    expect(nextVersion([], added, 2024)).toHaveProperty("faults");
    const clash = [{ code: "second", name: "Again", practices: [practice("goals")] }];
    expect(nextVersion([RUBRIC], clash, 2025)).toMatchObject({
      faults: [{ place: "Section 2, practice 1, code" }, { place: "Section 2, practice 1, name" }],
    });
  });

  it("is not needed to rename the stages: every version gets the new names", () => {
    const names: Rubric["stages"] = ["Seed", "Sprout", "Tree"];
    const renamed = renameStages([RUBRIC, { ...RUBRIC, version: 2, fromYear: 2025 }], names);
    expect(renamed.map(({ version, fromYear, stages }) => [version, fromYear, stages])).toEqual([
      [1, null, names],
      [2, 2025, names],
    ]);
  });
});
