import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { openWords } from "../../../app/exchange/reading/open-words";
import { readAs } from "../../../app/exchange/reading/read-as";
import { readField } from "../../support/files/field-files";
import { sheetsOf } from "../../support/files/workbooks";

const FORM = [
  ["River City Anchors, annual data call"],
  ["Institution:", "Mercy Hospital"],
  ["Reporting year", "FY2024"],
  ["Prepared by", "Ann Lee"],
  ["Phone", "555-0100"],
  [],
  ["WORKFORCE"],
  ["1. New hires:", "1204"],
  ["2. Employees", "5000"],
  ["SPENDING"],
  ["Total spend ($000s)", "52000"],
  ["Source: HR and finance"],
];
const csv = (lines: string[][]) =>
  lines
    .map((cells) =>
      [...cells, "", ""]
        .slice(0, 2)
        .map((cell) => `"${cell}"`)
        .join(","),
    )
    .join("\n");
const without = (label: string) => FORM.filter(([first]) => first !== label);

describe("a form with one label and one figure a line", () => {
  it("is read with the member and the year that its lines name", async () => {
    const { values, faults, mapping, leftOut, catalog } = await readField(csv(FORM));
    expect(faults).toEqual([]);
    expect(values).toEqual([
      "mercy new_hires 2024 1204",
      "mercy employees 2024 5000",
      "mercy total_spend 2024 52000000",
    ]);
    expect(readAs(mapping, { leftOut }, catalog)).toEqual([
      "fiscal year 2024 from the title",
      "members from the forms",
    ]);
  });

  it("may name its member and year in a title", async () => {
    const titled = [
      ["Mercy Hospital"],
      ["Annual data call 2023-24"],
      ["New hires", "5"],
      ["Employees", "90"],
    ];
    expect((await readField(csv(titled))).values).toEqual([
      "mercy new_hires 2024 5",
      "mercy employees 2024 90",
    ]);
  });

  it("may head its column of figures with the year or a unit", async () => {
    const lines = [
      ["Institution", "Mercy Hospital"],
      ["Measure", "FY2023"],
      ["New hires", "5"],
    ];
    expect((await readField(csv(lines))).values).toEqual(["mercy new_hires 2023 5"]);
    const scaled = [
      ["Organization name", "Mercy Hospital"],
      ["Fiscal year", "2023"],
      ["Measure", "Amount ($000s)"],
      ["Total spend", "5"],
    ];
    expect((await readField(csv(scaled))).values).toEqual(["mercy total_spend 2023 5000"]);
  });

  it("asks for the year and the member that it does not name", async () => {
    const noYear = await readField(csv(without("Reporting year")));
    expect([noYear.rows, noYear.faults]).toMatchObject([[], [{ code: "missing_column", column: "year" }]]);
    const noMember = await readField(csv(without("Institution:")));
    expect([noMember.rows, noMember.faults]).toMatchObject([
      [],
      [{ code: "missing_column", column: "member" }],
    ]);
    const said = await readField(csv(without("Institution:")), {
      say: (mapping) => ({ ...mapping, fixed: { ...mapping.fixed, member: "city" } }),
    });
    expect(said.values).toContain("city new_hires 2024 1204");
  });

  it("asks once for a member and a measure of another name", async () => {
    const lines = [
      ["Institution", "The Clinic"],
      ["Year", "2024"],
      ["New hires", "5"],
      ["Joy", "7"],
    ];
    const { rows, codes, file, mapping, catalog } = await readField(csv(lines));
    expect([rows, codes]).toEqual([[], ["unknown_member", "unknown_member", "unknown_measure"]]);
    expect(openWords(file, mapping, catalog)).toMatchObject({ members: ["The Clinic"], measures: ["Joy"] });
    const say = (guess: Mapping): Mapping => ({
      ...guess,
      words: { ...guess.words, members: { "The Clinic": "mercy" }, measures: { Joy: "@out" } },
    });
    expect((await readField(csv(lines), { say })).values).toEqual(["mercy new_hires 2024 5"]);
  });

  it("about a department is in question until its sender says that the line changes nothing", async () => {
    const lines = [["Department", "Nursing"], ...FORM];
    const { rows, inQuestion } = await readField(csv(lines));
    expect([rows, inQuestion]).toEqual([[], 3]);
    const { values } = await readField(csv(lines), {
      say: (guess) => ({
        ...guess,
        words: { ...guess.words, measures: { ...guess.words.measures, Department: "@out" } },
      }),
    });
    expect(values).toContain("mercy new_hires 2024 1204");
  });

  it("is about a part as well where one cell says so", async () => {
    const { rows, file, mapping, catalog } = await readField(csv([["Department: Nursing", ""], ...FORM]));
    expect(rows).toEqual([]);
    expect(openWords(file, mapping, catalog).measures).toEqual(["Department"]);
  });

  it.each([
    ["two members", [...FORM, ["Institution", "City of River City"], ["New hires", "9"]]],
    ["targets in a heading", [["Targets"], ["Local spend", "9"], ...FORM]],
    ["a quarter in a heading", [...FORM.slice(0, 5), ["Q1"], ["New hires", "9"], ["Employees", "8"]]],
    ["a campus in a heading", [...FORM.slice(0, 5), ["North campus"], ["New hires", "9"]]],
    ["two years", [...FORM, ["Fiscal year", "2023"], ["Local spend", "9"]]],
    [
      "targets",
      [
        ["Institution", "Mercy Hospital"],
        ["Measure", "Target 2024"],
        ["New hires", "9"],
        ["Employees", "7"],
      ],
    ],
  ])("stores nothing if it names %s", async (_, lines) => {
    expect((await readField(csv(lines))).rows).toEqual([]);
  });

  it("stays a table where figures stand in several columns", async () => {
    const text = "Measure,2023,2024\nNew hires,5,6\nEmployees,8,9";
    const { mapping } = await readField(text);
    expect(mapping.form).toBe("long");
  });
});

describe("a workbook with a form for each institution", () => {
  const form = (member: string, year: string, hires: number) => [
    ["Institution", member],
    ["Year", year],
    ["New hires", hires],
  ];

  it("is read sheet by sheet, each with its own member and year", async () => {
    const bytes = await sheetsOf({
      First: form("Mercy Hospital", "FY2024", 5),
      Second: form("City of River City", "2023", 7),
      Instructions: [["Please fill in every sheet."]],
    });
    const { values, faults, mapping } = await readField(bytes, { name: "forms.xlsx" });
    expect([mapping.sheets, faults]).toEqual([["First", "Second"], []]);
    expect(values).toEqual(["mercy new_hires 2024 5", "city new_hires 2023 7"]);
  });

  it("asks about the sheet whose member or year is not said", async () => {
    const bytes = await sheetsOf({
      First: form("Mercy Hospital", "FY2024", 5),
      Second: form("City of River City", "this year", 7),
    });
    const { values, faults, file, mapping, catalog } = await readField(bytes, { name: "forms.xlsx" });
    expect(values).toEqual(["mercy new_hires 2024 5"]);
    expect(faults).toMatchObject([{ sheet: "Second" }]);
    expect(openWords(file, mapping, catalog).years).toEqual(["this year"]);
  });
});
