import { describe, expect, it } from "vitest";
import { readObservationRows } from "../../../app/exchange/observations/file";
import type { ObservationRow } from "../../../app/exchange/observations/row";
import { FileError, type RowError, readTable, tableOf } from "../../../app/exchange/opening/table";
import { catalogOf, member } from "../../support/figures/sums";

const HOSPITAL = member("hospital", { name: "River Hospital" });
const CATALOG = catalogOf([HOSPITAL, member("school")]);
for (const measure of CATALOG.measures)
  Object.assign(measure, {
    unit: measure.code === "staff" ? "currency" : "count",
    label: `The ${measure.code}`,
  });

CATALOG.dimensions.push({
  id: "g",
  code: "gender",
  label: "The genders",
  measures: ["whole"],
  categories: [
    { id: "w", code: "women", label: "Women", enabled: true },
    { id: "m", code: "m", label: "Men", enabled: true },
  ],
});
const SPLIT = "member,measure,year,value,dimension,category";

const read = (text: string): ObservationRow[] => readObservationRows(readTable(text), CATALOG);
const rows = (...lines: string[]) =>
  read(["member,measure,year,value,state,note,source", ...lines].join("\n"));
function faultsIn(work: () => unknown): RowError[] {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return error.errors;
    throw error;
  }
  throw new Error("expected a fault");
}
/** The position and code of each fault of a file in the long form. */
const faults = (...lines: string[]) =>
  faultsIn(() => rows(...lines)).map(({ row, column, code }) => [row, column, code]);

describe("an observation file in the long form", () => {
  it("holds one value per row, by code or exact name", () => {
    const byCode = rows("hospital,whole,2024,1200,value,recount,payroll");
    expect(byCode).toEqual([
      {
        line: 2,
        column: "value",
        memberId: HOSPITAL.id,
        kind: "measure",
        code: "whole",
        unit: "count",
        year: 2024,
        state: "value",
        value: "1200",
        note: "recount",
        source: "payroll",
      },
    ]);
    expect(rows("River Hospital,The whole,2024,1200,,recount,payroll")).toEqual(byCode);
  });

  it("accepts columns in any order, including those that exports add", () => {
    expect(
      read("status,value,year,measure,periodEnd,member\ndraft,5,2024,whole,2024-12-31,hospital"),
    ).toMatchObject([{ code: "whole", year: 2024, value: "5" }]);
  });

  it("leaves notes and sources alone without their column, and clears them where a cell is empty", () => {
    const [without] = read("member,measure,year,value\nhospital,whole,2024,5");
    expect(without).not.toHaveProperty("note");
    expect(rows("hospital,whole,2024,5,,,")[0]).toMatchObject({ note: null, source: null });
  });

  it("tells values from what does not apply and what is unavailable", () => {
    expect(
      rows("hospital,part,2024,,not_applicable,,", "hospital,whole,2024,,unavailable,lost,"),
    ).toMatchObject([
      { state: "not_applicable", value: null },
      { state: "unavailable", value: null, note: "lost" },
    ]);
    expect(faults("hospital,whole,2024,,unavailable,,")).toEqual([[2, "note", "reason_required"]]);
    expect(faults("hospital,whole,2024,5,unavailable,lost,")).toEqual([[2, "value", "value_not_allowed"]]);
    expect(faults("hospital,whole,2024,,missing,,")).toEqual([[2, "state", "bad_state"]]);
    expect(faults("hospital,whole,2024,,,,")).toEqual([[2, "value", "value_missing"]]);
  });

  it("accepts notes up to the length that the grid accepts", () => {
    expect(rows(`hospital,whole,2024,5,,${"n".repeat(2000)},`)).toMatchObject([{ value: "5" }]);
    expect(faults(`hospital,whole,2024,5,,${"n".repeat(2001)},`)).toEqual([[2, "note", "too_long"]]);
  });

  it.each([
    ["hospital,whole,2024,-5,,,", "value", "negative"],
    ["hospital,whole,2024,1.5,,,", "value", "not_whole"],
    ["hospital,whole,2024,1e5,,,", "value", "not_a_number"],
    ['hospital,whole,2024,"1,200",,,', "value", "not_a_number"],
    ["hospital,whole,2024,12 %,,,", "value", "not_a_number"],
    ["hospital,whole,2024,=1+1,,,", "value", "not_a_number"],
    ["hospital,whole,2024,NaN,,,", "value", "not_a_number"],
    ["hospital,staff,2024,12345678901234.56,,,", "value", "too_large"],
    ["hospital,whole,2024,1234567890123456,,,", "value", "too_large"],
    ["bakery,whole,2024,5,,,", "member", "unknown_member"],
    ["Hospital,whole,2024,5,,,", "member", "unknown_member"],
    ["hospital,joy,2024,5,,,", "measure", "unknown_measure"],
    ["hospital,whole,24,5,,,", "year", "bad_year"],
    ["hospital,whole,2024.0,5,,,", "year", "bad_year"],
    ["hospital,whole,1066,5,,,", "year", "bad_year"],
    ["hospital,whole,,5,,,", "year", "bad_year"],
    ["hospital,whole,2024,5", null, "wrong_width"],
    ["hospital,whole,2024,5,,,,", null, "wrong_width"],
  ])("refuses %s on its line", (line, column, code) => {
    const positions = faults("school,whole,2024,1,,,", line);
    expect(positions).toEqual([[3, column, code]]);
  });

  it("says which measures are switched off, whether they stand in rows or in the header", () => {
    const catalog = { ...CATALOG, switchedOff: [{ code: "apprentices", label: "Apprentices" }] };
    const faultOf = (text: string) => faultsIn(() => readObservationRows(readTable(text), catalog));
    const off = { column: "measure", code: "switched_off" };
    expect(faultOf("member,measure,year,value\nhospital,apprentices,2024,5")).toMatchObject([off]);
    expect(faultOf("member,measure,year,value\nhospital,Apprentices,2024,5")).toMatchObject([off]);
    expect(faultOf("member,year,whole,apprentices,joy\nhospital,2024,5,1,1")).toMatchObject([
      { column: "joy", code: "unknown_column" },
      { column: "apprentices", code: "switched_off" },
    ]);
  });

  it("keeps numbers exactly, up to fifteen digits", () => {
    const values = ["1234567890123.45", "100.50", "0007", "0", "0.00", "000000000000000000.5"];
    const lines = values.map((value, place) => `hospital,staff,${2010 + place},${value},,,`);
    expect(rows(...lines).map(({ value }) => value)).toEqual([
      "1234567890123.45",
      "100.5",
      "7",
      "0",
      "0",
      "0.5",
    ]);
  });

  it("accepts a share without its counts as a fraction", () => {
    expect(rows("hospital,rate,2024,0.19,,,")).toMatchObject([
      { kind: "share", code: "rate", value: "0.19" },
    ]);
    expect(rows("hospital,rate,2024,1,,,")).toMatchObject([{ value: "1" }]);
    expect(faults("hospital,rate,2024,19,,,")).toEqual([[2, "value", "not_a_share"]]);
    expect(faults("hospital,amount,2024,19,,,")).toEqual([[2, "measure", "unknown_measure"]]);
  });

  it("refuses a second value for the same member, measure, and year, and names the line of the first", () => {
    const twice = [
      "hospital,whole,2024,5,,,",
      "hospital,whole,2023,5,,,",
      "River Hospital,The whole,2024,6,,,",
    ];
    const [fault, ...others] = faultsIn(() => rows(...twice));
    expect(fault).toMatchObject({ row: 4, code: "duplicate", message: expect.stringContaining("Line 2") });
    expect(others).toEqual([]);
  });

  it("names every faulty line and all faults of a line", () => {
    expect(faults("bakery,joy,24,-5,,,", "school,whole,2024,1,,,", "hospital,whole,2024,x,,,")).toEqual([
      [2, "member", "unknown_member"],
      [2, "measure", "unknown_measure"],
      [2, "year", "bad_year"],
      [2, "value", "negative"],
      [4, "value", "not_a_number"],
    ]);
  });

  it("refuses unknown columns and names missing ones", () => {
    const [fault] = faultsIn(() => read("member,measure,year,value,color\nhospital,whole,2024,5,red"));
    expect(fault).toMatchObject({ row: 1, column: "color", code: "unknown_column" });
    expect(fault?.message).toContain("color");
    const missing = faultsIn(() => read("measure,value\nwhole,5"));
    expect(missing.map(({ column, code }) => [column, code])).toEqual([
      ["member", "missing_column"],
      ["year", "missing_column"],
    ]);
  });

  it("holds the parts of categories beside the whole, by code or exact name", () => {
    const lines = ["hospital,whole,2024,9,,", "hospital,whole,2024,5,gender,women"];
    expect(read([SPLIT, ...lines].join("\n"))).toMatchObject([{ value: "9" }, { categoryId: "w" }]);
    const [whole, part] = read([SPLIT, ...lines.map((row) => row.replace("women", "Women"))].join("\n"));
    expect(whole).not.toHaveProperty("categoryId");
    expect(part).toMatchObject({ code: "whole", categoryId: "w", value: "5" });
    expect(read(`${SPLIT}\nhospital,whole,2024,5,The genders,m`)).toMatchObject([{ categoryId: "m" }]);
  });

  it("refuses a dimension without a category, a category without a dimension, and unknown ones", () => {
    const fault = (split: string) =>
      faultsIn(() => read(`${SPLIT}\nhospital,whole,2024,5,${split}`)).map(({ column, code, message }) => {
        expect(message).toContain(
          split.split(",").find((word) => !["", "gender"].includes(word)) ?? "gender",
        );
        return [column, code];
      });
    expect(fault("gender,")).toEqual([["category", "category_missing"]]);
    expect(fault(",women")).toEqual([["dimension", "dimension_missing"]]);
    expect(fault("age,young")).toEqual([["dimension", "unknown_dimension"]]);
    expect(fault("gender,young")).toEqual([["category", "unknown_category"]]);
  });

  it("accepts each category once", () => {
    const row = "hospital,whole,2024,5,gender,women";
    expect(faultsIn(() => read([SPLIT, row, row].join("\n")))).toMatchObject([{ row: 3, code: "duplicate" }]);
  });

  it("restores a note that was made harmless for spreadsheets", () => {
    expect(rows("hospital,whole,2024,5,,'=not a formula,'tis fine")).toMatchObject([
      { note: "=not a formula", source: "'tis fine" },
    ]);
  });
});

describe("an observation file in the wide form", () => {
  it("has one column per measure, by code or exact name; empty cells change nothing", () => {
    const rows = read("member,year,whole,The part,rate\nhospital,2024,100,12,\nschool,2023,,0,0.5");
    expect(rows.map(({ line, column, code, year, value }) => [line, column, code, year, value])).toEqual([
      [2, "whole", "whole", 2024, "100"],
      [2, "The part", "part", 2024, "12"],
      [3, "The part", "part", 2023, "0"],
      [3, "rate", "rate", 2023, "0.5"],
    ]);
  });

  it("reads n/a, and names the line and column of a fault", () => {
    expect(read("member,year,whole\nhospital,2024,N/A")).toMatchObject([
      { state: "not_applicable", value: null },
    ]);
    const errors = faultsIn(() => read("member,year,whole,part\nhospital,2024,1.5,-2\nschool,24,5,"));
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "whole", "not_whole"],
      [2, "part", "negative"],
      [3, "year", "bad_year"],
    ]);
  });

  it("refuses a column that is not a measure, a repeated year, and a row of a different width", () => {
    expect(faultsIn(() => read("member,year,joy\nhospital,2024,5"))).toMatchObject([
      { row: 1, column: "joy", code: "unknown_column" },
    ]);
    expect(faultsIn(() => read("member,year,whole\nhospital,2024,5\nhospital,2024,6"))).toMatchObject([
      { row: 3, code: "duplicate" },
    ]);
    expect(faultsIn(() => read("member,year,whole\nhospital,2024,5,6"))).toMatchObject([
      { row: 2, code: "wrong_width" },
    ]);
  });
});

describe("observations as a JSON list", () => {
  const list = (...items: unknown[]) => readObservationRows(tableOf(items), CATALOG);

  it("may leave out optional fields, and count lines from 1", () => {
    const item = { member: "hospital", measure: "whole", year: 2024, value: 5, note: null };
    expect(list(item, { ...item, measure: "staff", value: "0.10" })).toMatchObject([
      { line: 1, value: "5", note: null },
      { line: 2, value: "0.1" },
    ]);
    expect(
      faultsIn(() => list(item, { ...item, year: 2023, value: -1 }, { ...item, value: true })),
    ).toMatchObject([
      { row: 2, code: "negative" },
      { row: 3, code: "not_a_number" },
    ]);
  });

  it("are refused if they are not a list or contain anything but observations", () => {
    expect(faultsIn(() => tableOf({ member: "hospital" }))).toMatchObject([{ code: "not_a_list" }]);
    for (const odd of [null, 5, "hospital", []])
      expect(
        faultsIn(() => list({ member: "hospital", measure: "whole", year: 2024, value: 5 }, odd))[0],
      ).toMatchObject({
        row: 2,
      });
    expect(list()).toEqual([]);
  });
});
