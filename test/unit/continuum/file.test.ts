import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessmentFaults } from "../../../app/domain/continuum/checks";
import { type Assessment, placementsOf, RATERS, type Subject } from "../../../app/domain/continuum/continuum";
import {
  ASSESSMENT_COLUMNS,
  assessmentCells,
  readAssessmentRows,
} from "../../../app/exchange/continuum/file";
import { toCsv } from "../../../app/exchange/csv";
import { FileError, readTable, tableOf } from "../../../app/exchange/opening/table";
import { anyStage, MEMBERS, RUBRIC, rating, WIDER } from "../../support/continuum";
import { member } from "../../support/figures/sums";

const CONTEXT = {
  versions: [RUBRIC, WIDER],
  members: [...MEMBERS, member("left", { leftOn: "2022-06-30" })],
};
const read = (text: string) => readAssessmentRows(readTable(text), CONTEXT).rows;
const rows = (...lines: string[]) => read([ASSESSMENT_COLUMNS.join(","), ...lines].join("\n"));
const written = (assessments: Assessment[]) =>
  toCsv(ASSESSMENT_COLUMNS, assessmentCells(assessments, CONTEXT.members));
function faultsIn(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return error.errors;
    throw error;
  }
  throw new Error("no fault was found");
}
const faults = (...lines: string[]) =>
  faultsIn(() => rows(...lines)).map(({ row, column, code }) => [row, column, code]);

describe("an assessment file", () => {
  it("holds one rating per row, by slug and code or by exact name", () => {
    const expected = rating("goals", 2, {
      wanted: 3,
      wantedBy: 2026,
      evidence: "pilot, running",
      links: ["https://a.org", "http://b.org/c,d"],
    });
    const more = '2024,self,2,3,2026,"pilot, running","https://a.org http://b.org/c,d"';
    expect(rows(`arts,goals,${more}`)).toEqual([{ line: 2, assessment: expected }]);
    expect(rows(`Institution arts,The goals,${more}`)).toEqual([{ line: 2, assessment: expected }]);
  });

  it("calls the backbone “backbone”, and may omit optional columns", () => {
    const assessments = read("rater,stage,year,practice,subject\nself,1,2024,convener,backbone");
    expect(assessments).toMatchObject([
      { assessment: { memberId: null, stage: 1, wanted: null, wantedBy: null, evidence: "", links: [] } },
    ]);
  });

  it("follows the rubric of its year", () => {
    expect(rows("arts,champions,2025,self,1,,,,")).toMatchObject([{ assessment: { rubricVersion: 2 } }]);
    expect(rows("arts,goals,2024,self,1,,,,")).toMatchObject([{ assessment: { rubricVersion: 1 } }]);
  });

  it.each([
    ["nobody,goals,2024,self,1,,,,", "subject", "unknown_subject"],
    ["Arts,goals,2024,self,1,,,,", "subject", "unknown_subject"],
    ["arts,joy,2024,self,1,,,,", "practice", "unknown_practice"],
    ["arts,champions,2024,self,1,,,,", "practice", "unknown_practice"],
    ["arts,convener,2024,self,1,,,,", "practice", "not_applicable"],
    ["backbone,goals,2024,self,1,,,,", "practice", "not_applicable"],
    ["backbone,convener,2024,backbone,1,,,,", "rater", "own_rating"],
    ["arts,goals,24,self,1,,,,", "year", "bad_year"],
    ["arts,goals,,self,1,,,,", "year", "bad_year"],
    ["left,goals,2024,self,1,,,,", "year", "not_active"],
    ["arts,goals,2024,boss,1,,,,", "rater", "bad_rater"],
    ["arts,goals,2024,self,,,,,", "stage", "bad_stage"],
    ["arts,goals,2024,self,4,,,,", "stage", "bad_stage"],
    ["arts,goals,2024,self,1.0,,,,", "stage", "bad_stage"],
    ["arts,goals,2024,self,Sustaining,,,,", "stage", "bad_stage"],
    ["arts,goals,2024,self,1,x,2026,,", "wanted", "bad_stage"],
    ["arts,goals,2024,self,1,0,2026,,", "wanted", "wanted_below"],
    ["arts,goals,2024,self,1,2,soon,,", "wanted_by", "bad_year"],
    ["arts,goals,2024,self,1,2,2023,,", "wanted_by", "bad_year"],
    ["arts,goals,2024,self,1,2,,,", "wanted_by", "wanted_by_missing"],
    ["arts,goals,2024,self,2,,,,", "evidence", "evidence_missing"],
    ["arts,goals,2024,self,1,,,,javascript:alert(1)", "links", "bad_link"],
    ["arts,goals,2024,self,1", null, "wrong_width"],
  ])("refuses %s on its line", (line, column, code) => {
    expect(faults("bank,goals,2024,self,1,,,,", line)).toEqual([[3, column, code]]);
  });

  it("reports every fault of every line, and unknown or missing columns", () => {
    expect(
      faults("nobody,joy,24,boss,9,,,,", "arts,goals,2024,self,1,,,,", "arts,goals,2025,self,2,,,,"),
    ).toEqual([
      [2, "subject", "unknown_subject"],
      [2, "year", "bad_year"],
      [2, "practice", "unknown_practice"],

      [2, "rater", "bad_rater"],
      [2, "stage", "bad_stage"],
      [4, "evidence", "evidence_missing"],
    ]);
    expect(faultsIn(() => read("subject,practice,color\narts,goals,red"))).toMatchObject([
      { column: "color", code: "unknown_column" },
      ...["year", "rater", "stage"].map((column) => ({ column, code: "missing_column" })),
    ]);
  });

  it("refuses a duplicate rating, however it is named, and says where the first one is", () => {
    const lines = [
      "arts,goals,2024,self,1,,,,",
      "arts,goals,2024,agreed,1,,,,",
      "Institution arts,The goals,2024,self,0,,,,",
    ];
    const [fault, ...others] = faultsIn(() => rows(...lines));
    expect(fault).toMatchObject({ row: 4, code: "duplicate", message: expect.stringContaining("Line 2") });
    expect(others).toEqual([]);
  });

  it("accepts the years that the database accepts, and leaves the wanted year to the rules", () => {
    const yearFaults = (year: number, wantedBy: string) =>
      faultsIn(() => rows(`arts,goals,${year},self,1,2,${wantedBy},,`)).map(({ column, code }) => [
        column,
        code,
      ]);
    expect(yearFaults(1066, "")).toContainEqual(["year", "bad_year"]);
    expect(yearFaults(2101, "")).toContainEqual(["year", "bad_year"]);
    expect(yearFaults(2024, "1890")).toContainEqual(["wanted_by", "bad_year"]);
    expect(yearFaults(2024, "soon")).toContainEqual(["wanted_by", "bad_year"]);
  });

  it("may be a JSON list from a program", () => {
    const item = { subject: "arts", practice: "goals", year: 2024, rater: "self", stage: 1, wanted: null };
    expect(readAssessmentRows(tableOf([item]), CONTEXT).rows).toMatchObject([
      { line: 1, assessment: { stage: 1 } },
    ]);
    expect(readAssessmentRows(tableOf([]), CONTEXT).rows).toEqual([]);
    expect(faultsIn(() => readAssessmentRows(tableOf([{ ...item, stage: 7 }]), CONTEXT))).toMatchObject([
      { row: 1, column: "stage", code: "bad_stage" },
    ]);
  });
});

describe("an exported assessment file", () => {
  const link = fc.webUrl({ withQueryParameters: true, withFragments: true });
  const anyRating = fc
    .record({
      memberId: fc.constantFrom<Subject>(null, ...MEMBERS.map(({ id }) => id)),
      practice: fc.constantFrom("convener", "understanding", "goals"),
      year: fc.constantFrom(2023, 2024),
      rater: fc.constantFrom(...RATERS),
      stage: anyStage,
      wanted: fc.option(anyStage),
      evidence: fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("=1+1", "'tis", "''=x", "@you", "-5", "0012", 'a "quote"', "two\r\nlines", "a;b,c"),
      ),
      links: fc.array(link, { maxLength: 3 }),
    })
    .map((some) =>
      rating(some.practice, some.stage, {
        ...some,
        evidence: some.evidence.trim(),
        wantedBy: some.wanted === null ? null : 2026,
      }),
    )
    .filter((assessment) => assessmentFaults(assessment, CONTEXT).length === 0);

  it("reads back as the same ratings, whatever they contain", () =>
    fc.assert(
      fc.property(fc.array(anyRating, { maxLength: 12 }), (all) => {
        const different = placementsOf(all).all.flatMap(({ ratings }) => Object.values(ratings));
        expect(read(written(different)).map(({ assessment }) => assessment)).toEqual(different);
      }),
    ));

  it("contains no drafts", () => {
    expect(read(written([rating("goals", 1), rating("mission", 1, { state: "draft" })]))).toHaveLength(1);
  });

  it("distinguishes a member named “backbone” from the backbone", () => {
    const twin = member("backbone", { name: "Backbone Hospital" });
    const context = { versions: [RUBRIC], members: [twin] };
    const both = [rating("goals", 1, { memberId: twin.id }), rating("convener", 1, { memberId: null })];
    const text = toCsv(ASSESSMENT_COLUMNS, assessmentCells(both, [twin]));
    expect(readAssessmentRows(readTable(text), context).rows.map(({ assessment }) => assessment)).toEqual(
      both,
    );
    expect(() => assessmentCells([rating("goals", 1)], [])).toThrow(RangeError);
  });
});
