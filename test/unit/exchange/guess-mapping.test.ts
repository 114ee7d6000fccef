import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { readMapped, readMappedInTurns } from "../../../app/exchange/columns/read-mapped";
import { columnsOf, headerKey } from "../../../app/exchange/columns/sheet-columns";
import { letterOf } from "../../../app/exchange/opening/cell-reference";
import { openFile } from "../../../app/exchange/opening/open-file";
import { CATALOG, codes, type Read, read, valuesOf } from "../../support/files/guessed-mapping";
import { bytesOf, partsOf, sheetXml, workbookOf, zipOf } from "../../support/files/workbooks";

describe("the columns of a file", () => {
  it.each([
    ["are recognized by their codes", "member,measure,year,value\nriver-hospital,new_hires,2024,5"],
    ["are recognized by common names", "Institution,Metric,FY,Amount\nRiver Hospital,New hires,FY2024,5"],
    [
      "are recognized whatever their case and accents",
      "ORGANIZATION;indicator;Fiscal year;Number\nriver  hospital;NEW HIRES;2023-24;5",
    ],
    ["are recognized in British spelling", "Organisation,Metric,FY,Amount\nRiver Hospital,New hires,2024,5"],
    [
      "are recognized under a title",
      "Our numbers,,,\n,,,\nAnchor,Measure,Year,Value\nRiver Hospital,new_hires,2024,5",
    ],
    ["may be one per measure", "Institution,Year,New Hires\nRiver Hospital,2024,5"],
    ["may be one per year", "Institution,Measure,2024\nRiver Hospital,new hires,5"],
    ["may be one per measure and year", "Institution,New hires FY2024\nRiver Hospital,5"],
    ["may be one per member", "Measure,Year,River Hospital\nNew hires,2024,5"],
    [
      "are recognized by their cells if their headers say nothing",
      "Who,What,When,Value\nRiver Hospital,New hires,2024,5",
    ],
  ])("%s", async (_, text) => {
    expect(valuesOf(await read(text))).toEqual(["river-hospital new_hires 2024 5"]);
  });

  it("may hold categories, one per column or by name", async () => {
    const wide = await read("member,year,Impact hires: Women\nSchool,2024,5");
    expect(valuesOf(wide)).toEqual(["school impact_hires@w 2024 5"]);
    const long = await read(
      "member,measure,year,value,Breakdown,Group\nSt Marys School,Impact Hires,2024,5,gender,women",
    );
    expect(valuesOf(long)).toEqual(["school impact_hires@w 2024 5"]);
  });

  it("are completed by the name of the file or sheet, or by the lines above", async () => {
    const named = await read(
      "Measure,Value\nNew hires,5",
      "River Hospital 2024.csv".replace(" 2024", ""),
      "en-US",
      (mapping) => ({
        ...mapping,
        fixed: { ...mapping.fixed, year: 2024 },
      }),
    );
    expect(valuesOf(named)).toEqual(["river-hospital new_hires 2024 5"]);
    const book = new ExcelJS.Workbook();
    for (const name of ["River Hospital", "school"])
      book.addWorksheet(name).addRows([["Reporting year 2024"], ["Measure", "Value"], ["New hires", 5]]);
    expect(valuesOf(await read(await bytesOf(book), "all.xlsx"))).toEqual([
      "river-hospital new_hires 2024 5",
      "school new_hires 2024 5",
    ]);
  });

  it("are asked about if they hold unknown figures, and left out with a remark if they hold unknown words", async () => {
    const result = await read("member,year,new_hires,joy,contact\nschool,2024,5,6,Ann");
    expect(result.faults).toMatchObject([{ row: 1, column: "joy", code: "unknown_column", place: 3 }]);
    expect(result.remarks).toMatchObject([{ column: "contact", code: "column_left_out" }]);
  });

  it("may have the name of a built-in property", async () => {
    const { faults } = await read("member,year,Constructor\nschool,2024,6");
    expect(faults).toMatchObject([{ row: 1, column: "Constructor", code: "unknown_column", place: 2 }]);
    const long = await read("member,measure,year,value,state\nconstructor,new_hires,2024,6,constructor");
    expect(long.faults.map(({ message }) => message)).toEqual([
      expect.stringContaining("“constructor” is not a member"),
      expect.stringContaining("“constructor” is not a state"),
    ]);
  });

  it("are mapped as in the last file with the same header", async () => {
    const text = "Who,Happy,Thing\nschool,5,new_hires";
    const first = await read(text);
    const chosen: Mapping = {
      ...first.mapping,
      columns: [{ use: "member" }, { use: "value" }, { use: "measure" }],
      words: { ...first.mapping.words, members: { "The old name": "school" } },
    };
    const file = await openFile(Buffer.from("Who,Happy,Thing\nThe old name,7,impact_hires\n"), "2025.csv");
    expect(headerKey(file.sheets[0] ?? first.file.sheets[0] ?? { columns: [], template: null })).toBe(
      headerKey(first.file.sheets[0] ?? { columns: [], template: null }),
    );
    const again = guessMapping(file, CATALOG, chosen);
    expect(again.fixed.year).toBe(2025);
    expect(readMapped(file, again, CATALOG).rows).toMatchObject([
      { memberId: "id of school", value: "7", year: 2025 },
    ]);
  });

  it("never take the member or measure of the whole file from the last one", async () => {
    const first = await read("Division,2024\nNursing,5");
    const chosen: Mapping = {
      ...first.mapping,
      columns: [{ use: "ignore" }, { use: "value", year: 2024 }],
      fixed: { ...first.mapping.fixed, member: "school", measure: "new_hires" },
    };
    const next = await openFile(Buffer.from("Division,2024\nNursing,9\n"), "from the hospital.csv");
    const { rows, faults } = readMapped(next, guessMapping(next, CATALOG, chosen), CATALOG);
    expect(rows).toEqual([]);
    expect(faults.map(({ column }) => column)).toEqual(["member", "measure"]);
  });

  it("never take a known member for the one that an earlier file chose", async () => {
    const { rows } = await read("member,year,new_hires\nschool,2024,5", "a.csv", "en-US", (mapping) => ({
      ...mapping,
      words: { ...mapping.words, members: { school: "river-hospital" } },
    }));
    expect(rows).toMatchObject([{ memberId: "id of school" }]);
  });

  it("are shown with examples", async () => {
    const { file, mapping } = await read("member,year,new_hires\nschool,2024,5\nschool,2023,6");
    expect(columnsOf(file, mapping)[2]).toEqual({
      place: 2,
      letter: "C",
      header: "new_hires",
      samples: ["5", "6"],
    });
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });

  it("are asked about again if the collaborative has changed since", async () => {
    const { faults } = await read("member,year,new_hires\nschool,2024,5", "a.csv", "en-US", (mapping) => ({
      ...mapping,
      columns: [{ use: "member" }, { use: "year" }, { use: "value", measure: "gone" }],
    }));
    expect(codes(faults)).toEqual(["mapping_stale"]);
  });
});

describe("the figures of a file", () => {
  const spend = (figures: string[], locale?: string) =>
    read(
      ["member;year;Total spend", ...figures.map((figure, place) => `school;${2000 + place};${figure}`)].join(
        "\n",
      ),
      "a.csv",
      locale,
    );
  const values = ({ rows, faults }: Read) => {
    expect(faults).toEqual([]);
    return rows.map(({ value }) => value);
  };

  it.each([
    [
      ["1,234.5", "1,234"],
      ["1234.5", "1234"],
    ],
    [
      ["1.234,5", "1.234"],
      ["1234.5", "1234"],
    ],
    [
      ["1 234,5", "1\u202f234", "1\u00a0234 567"],
      ["1234.5", "1234", "1234567"],
    ],
    [
      ["1'234.5", "1’234"],
      ["1234.5", "1234"],
    ],
    [
      ["$1,234.50", "USD 7", "1,000,000"],
      ["1234.5", "7", "1000000"],
    ],
    [
      ["0,5", "12,75"],
      ["0.5", "12.75"],
    ],
  ])("%j", async (figures, expected) => {
    expect(values(await spend(figures))).toEqual(expected);
  });

  it("are read by the collaborative's language and pointed out where the decimal mark is ambiguous", async () => {
    const american = await spend(["1,234"]);
    expect(values(american)).toEqual(["1234"]);
    expect(american.remarks).toMatchObject([
      { row: 2, code: "ambiguous_number", message: expect.stringContaining("1,234 as 1234") },
    ]);
    expect(values(await spend(["1,234"], "de-DE"))).toEqual(["1.234"]);
  });

  it("are refused, not guessed, where one contradicts the others", async () => {
    const { faults } = await spend(["1.234,50", "2.500,75", "3,100.25"]);
    expect(faults).toMatchObject([{ row: 4, code: "not_a_number" }]);
  });

  it("may be empty, which is never zero, or a state in words", async () => {
    const text =
      'member,year,new_hires,impact_hires,total_spend\nschool,2024,,n/a,0\nschool,2023,,,"unavailable, because lost"';
    const result = await read(text);
    expect(valuesOf(result)).toEqual([
      "school impact_hires 2024 not_applicable",
      "school total_spend 2024 0",
      "school total_spend 2023 unavailable",
    ]);
    expect(result.rows[2]?.note).toBe("lost");
  });

  it("may give shares as fractions, as percentages, or as plain percentages throughout", async () => {
    const share = async (...figures: string[]) =>
      values(
        await read(
          [
            "member;year;Impact-hire rate",
            ...figures.map((figure, place) => `school;${2000 + place};${figure}`),
          ].join("\n"),
        ),
      );
    expect(await share("0.19", "19 %", "7.5%")).toEqual(["0.19", "0.19", "0.075"]);
    expect(await share("19", "7.5")).toEqual(["0.19", "0.075"]);
  });
});

describe("a workbook", () => {
  it("may hold dates as years, percentages, results of formulas, and numbers as text", async () => {
    const bytes = await workbookOf(
      [
        ["Member", "Year", "New hires", "Impact-hire rate", "Total spend"],
        ["school", new Date("2024-06-30T00:00:00Z"), { formula: "2+3", result: 5 }, 0.19, "1,234.50"],
      ],
      (page) => {
        page.getCell("D2").numFmt = "0.0%";
      },
    );
    const result = await read(bytes, "a.xlsx");
    expect(valuesOf(result)).toEqual([
      "school new_hires 2024 5",
      "school impact_hire_rate 2024 0.19",
      "school total_spend 2024 1234.5",
    ]);
    expect(codes(result.remarks).sort()).toEqual(["date_as_year", "formula_value", "percent_cell"]);
  });

  it("may have merged members, a title over all columns, and a header of two lines", async () => {
    const bytes = await workbookOf(
      [
        ["What we did"],
        ["Member", "Measure", "2023", "2024"],
        ["River Hospital", "New hires", 1, 2],
        [null, "Impact hires", 3, 4],
      ],
      (page) => {
        page.mergeCells("A1:D1");
        page.mergeCells("A3:A4");
      },
    );
    const result = await read(bytes, "a.xlsx");
    expect(valuesOf(result).at(-1)).toBe("river-hospital impact_hires 2024 4");
    expect(codes(result.remarks)).toEqual(["merged_filled"]);
    const two = await workbookOf(
      [
        ["", "2023", null, "2024", null],
        ["Member", "New hires", "Impact hires", "New hires", "Impact hires"],
        ["school", 10, 1, 20, 2],
      ],
      (page) => {
        page.mergeCells("B1:C1");
        page.mergeCells("D1:E1");
      },
    );
    expect(valuesOf(await read(two, "a.xlsx"))).toEqual([
      "school new_hires 2023 10",
      "school impact_hires 2023 1",
      "school new_hires 2024 20",
      "school impact_hires 2024 2",
    ]);
  });

  it("takes the year of each sheet from its own name or title, not from another sheet", async () => {
    const rows = (slug: string) => [
      ["Member", "New hires"],
      [slug, 5],
    ];
    const both = (over?: string) =>
      workbookOf([...(over ? [["", over]] : []), ...rows("river-hospital")], (page, book) => {
        page.name = over ? "One" : "2023";
        book
          .addWorksheet(over ? "Two" : "2024")
          .addRows([...(over ? [["", "2024"]] : []), ...rows("school")]);
      });
    expect(valuesOf(await read(await both(), "a.xlsx"))).toEqual([
      "river-hospital new_hires 2023 5",
      "school new_hires 2024 5",
    ]);
    expect(valuesOf(await read(await both("2023"), "a.xlsx"))).toEqual(["river-hospital new_hires 2023 5"]);
  });

  it("loses characters that cannot be seen or stored", async () => {
    const header = ["member", "measure", "year", "value", "note"];
    const sheet = sheetXml([header, ["school", "new_hires", 2024, 5, "in_x0000_ _xD83D_June_xD83D__xDE00_"]]);
    expect((await read(await zipOf(partsOf(sheet)), "a.xlsx")).rows).toMatchObject([{ note: "in June😀" }]);
  });

  it("is read without its hidden parts, and says so", async () => {
    const rows = [
      ["Member", "Year", "New hires", "Total spend"],
      ["school", 2024, 5, 6],
      ["school", 2023, 7, 8],
    ];
    const bytes = await workbookOf(rows, (page, book) => {
      page.getRow(3).hidden = true;
      page.getColumn(4).hidden = true;
      book.addWorksheet("Old", { state: "hidden" }).addRows(rows);
    });
    const result = await read(bytes, "a.xlsx");
    expect(valuesOf(result)).toEqual(["school new_hires 2024 5"]);
    expect(codes(result.file.remarks)).toEqual(["hidden_rows", "hidden_columns", "hidden_sheet"]);
  });

  it("is read to the fifteen digits that a cell shows, not the seventeen in its file", async () => {
    const cells = [
      "4.3499999999999996",
      "1.0000000000000001E-2",
      "123456789012345",
      "1.5E+3",
      "0.30000000000000004",
    ];
    const rows = cells.map(
      (cell, at) =>
        `<row><c t="inlineStr"><is><t>school</t></is></c><c><v>${2000 + at}</v></c><c><v>${cell}</v></c></row>`,
    );
    const header = sheetXml([["Member", "Year", "Total spend"]]).replace(
      "</sheetData>",
      `${rows.join("")}</sheetData>`,
    );
    const result = await read(await zipOf(partsOf(header)), "a.xlsx");
    expect(result.rows.map(({ value }) => value)).toEqual(["4.35", "0.01", "123456789012345", "1500", "0.3"]);
  });

  it("may count days from 1904", async () => {
    const styles = `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const sheet = `<sheetData><row><c t="inlineStr"><is><t>Member</t></is></c><c t="inlineStr"><is><t>Year</t></is></c><c t="inlineStr"><is><t>New hires</t></is></c></row><row><c t="inlineStr"><is><t>school</t></is></c><c s="1"><v>43982</v></c><c><v>5</v></c></row></sheetData>`;
    const year = async (workbook: string) =>
      (await read(await zipOf({ ...partsOf(sheet, workbook), "xl/styles.xml": styles }), "a.xlsx")).rows[0]
        ?.year;
    expect([await year(""), await year('<workbookPr date1904="1"/>')]).toEqual([2020, 2024]);
  });
});

describe("a large file", () => {
  it("can be stopped while it is opened or read", async () => {
    const bytes = Buffer.from(`member,year,new_hires\n${"school,2024,5\n".repeat(20_000)}`);
    const stop = new AbortController();
    const opening = openFile(bytes, "a.csv", { signal: stop.signal, progress: () => stop.abort() });
    await expect(opening).rejects.toMatchObject({ name: "AbortError" });
    const file = await openFile(bytes, "a.csv");
    const again = new AbortController();
    const reading = readMappedInTurns(file, guessMapping(file, CATALOG), CATALOG, {
      signal: again.signal,
      progress: () => again.abort(),
    });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  }, 30_000);
});
