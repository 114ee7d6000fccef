import type ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../../app/exchange/columns/mapping";
import { readField } from "../../../support/files/field-files";
import { sheetsOf, workbookOf } from "../../../support/files/workbooks";

/** Workbooks next to those of the field: what their formats, names, and merged cells say. */

type Rows = ExcelJS.CellValue[][];
const HEADER = ["Institution", "Year", "Total spend"];
const book = async (rows: Rows, change?: (page: ExcelJS.Worksheet) => void) =>
  readField(await workbookOf(rows, change), { name: "numbers.xlsx" });
const shownAs = (format: string, figure: number, header = HEADER) =>
  book([header, ["Mercy Hospital", 2024, figure]], (page) => {
    page.getCell("C2").numFmt = format;
  });

describe("a cell's format", () => {
  it.each([
    ['#,##0"K"', 52, "52000"],
    ['"$"0.0" million"', 52, "52000000"],
    ["0.0\\M", 1.5, "1500000"],
    ['#,##0,"K"', 52_000, "52000"],
    ['0.0,,"M"', 52_000_000, "52000000"],
    ['"$"#,##0', 52, "52"],
  ])("%s says what people see", async (format, figure, value) => {
    expect((await shownAs(format, figure)).values).toEqual([`mercy total_spend 2024 ${value}`]);
  });

  it("that only writes a percent sign makes the number a percentage", async () => {
    const rate = ["Institution", "Year", "Impact hire rate"];
    expect((await shownAs('0.0"%"', 0.5, rate)).values).toEqual(["mercy impact_hire_rate 2024 0.005"]);
    expect((await shownAs("0.0%", 0.5, rate)).values).toEqual(["mercy impact_hire_rate 2024 0.5"]);
    expect((await shownAs('0"%"', 5, ["Institution", "Year", "New hires"])).codes).toEqual([
      "percent_not_asked",
    ]);
  });

  it("that contradicts its header is refused", async () => {
    const { rows, codes } = await shownAs('0"K"', 52, ["Institution", "Year", "Total spend ($M)"]);
    expect([rows, codes]).toEqual([[], ["scale_twice"]]);
  });
});

describe("a raised digit", () => {
  const raised = (text: string) => ({
    richText: [{ text }, { text: "1", font: { vertAlign: "superscript" as const } }],
  });
  it("is a footnote, never a digit of its number", async () => {
    const { rows, codes } = await book([HEADER, ["Mercy Hospital", 2024, raised("1,204")]]);
    expect([rows, codes]).toEqual([[], ["not_a_number"]]);
    const header = await book([
      ["Institution", "Year", raised("New hires")],
      ["Mercy Hospital", 2024, 5],
    ]);
    expect(header.values).toEqual(["mercy new_hires 2024 5"]);
  });
});

describe("a figure that is merged", () => {
  const rows: Rows = [
    ["Institution", "Year", "New hires", "Employees"],
    ["Mercy Hospital", 2024, 5, 9],
    ["City of River City", 2024, null, 8],
  ];
  it("over several rows or columns of figures belongs to none of them", async () => {
    const down = await book(rows, (page) => page.mergeCells("C2:C3"));
    expect([down.values, down.codes]).toEqual([["city employees 2024 8"], ["merged_figure"]]);
    const across = await book(rows, (page) => page.mergeCells("C2:D2"));
    expect([across.values, across.codes]).toEqual([["city employees 2024 8"], ["merged_figure"]]);
  });

  it("with its whole row is one row", async () => {
    const merged = await book(rows.slice(0, 2), (page) => {
      for (const column of "ABCD") page.mergeCells(`${column}2:${column}3`);
    });
    expect(merged.values).toEqual(["mercy new_hires 2024 5", "mercy employees 2024 9"]);
  });
});

describe("the name of a sheet", () => {
  const sheet = (member: string, figure: number): Rows => [
    ["Institution", "Year", "New hires"],
    [member, 2024, figure],
  ];
  const sheets = async (all: Record<string, Rows>, say = (mapping: Mapping) => mapping) =>
    readField(await sheetsOf(all), { name: "numbers.xlsx", say });

  it.each(["Targets", "FY24 budget", "Women", "Averages"])(
    "such as %s is asked about before anything is stored",
    async (name) => {
      const both = { Actuals: sheet("Mercy Hospital", 5), [name]: sheet("City of River City", 9) };
      const { rows, codes } = await sheets(both);
      expect([rows, codes]).toEqual([[], ["title_open"]]);
      const said = await sheets(both, (mapping) => ({ ...mapping, sheets: ["Actuals"] }));
      expect(said.values).toEqual(["mercy new_hires 2024 5"]);
      expect(said.remarks).toMatchObject([{ code: "sheet_left_out", sheet: name }]);
    },
  );

  it("may be a quarter, which is added up with the others", async () => {
    const quarters = Object.fromEntries(
      [1, 2, 3, 4].map((quarter) => [`Q${quarter}`, sheet("Mercy Hospital", quarter)]),
    );
    expect((await sheets(quarters)).rows).toEqual([]);
    const added = await sheets(quarters, (mapping) => ({ ...mapping, together: "add" }));
    expect(added.values).toEqual(["mercy new_hires 2024 10"]);
    const { Q4: _, ...three } = quarters;
    expect((await sheets(three, (mapping) => ({ ...mapping, together: "add" }))).rows).toEqual([]);
  });

  it("may be its measure", async () => {
    const across = (figure: number): Rows => [
      ["Institution", "2023", "2024"],
      ["Mercy Hospital", figure, figure + 1],
    ];
    const { values } = await sheets({ "New hires": across(5), Employees: across(50) });
    expect(values).toEqual([
      "mercy new_hires 2023 5",
      "mercy new_hires 2024 6",
      "mercy employees 2023 50",
      "mercy employees 2024 51",
    ]);
  });

  it("is the year of its own rows only", async () => {
    const plain = (member: string): Rows => [
      ["Institution", "New hires"],
      [member, 5],
    ];
    const { rows, faults } = await sheets({
      "2023": plain("Mercy Hospital"),
      More: plain("City of River City"),
    });
    expect([rows, faults]).toMatchObject([[], [{ column: "year" }]]);
  });
});

describe("a workbook", () => {
  it("may have a title merged over its whole table", async () => {
    const rows: Rows = [
      ["Data FY2024"],
      ["Institution", "New hires", "Employees"],
      ["Mercy Hospital", 5, 50],
    ];
    const { values } = await book(rows, (page) => page.mergeCells("A1:C1"));
    expect(values).toEqual(["mercy new_hires 2024 5", "mercy employees 2024 50"]);
  });

  it("says that comments on cells were left out", async () => {
    const { file } = await book([HEADER, ["Mercy Hospital", 2024, 5]], (page) => {
      page.getCell("C2").note = "an estimate";
    });
    expect(file.remarks).toMatchObject([{ code: "cell_comments" }]);
  });
});
