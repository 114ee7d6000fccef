import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { readField } from "../../support/files/field-files";
import { timesYardstick } from "../../support/yardstick";

const together =
  (choice: Mapping["together"]) =>
  (mapping: Mapping): Mapping => ({ ...mapping, together: choice });

describe("a first row of four-digit figures", () => {
  it("is data under a complete header, never a second line of it", async () => {
    expect((await readField("headers/h2_fourdigit_standard.csv")).values).toEqual([
      "st-mary new_hires 2024 1204",
      "st-mary employees 2024 5000",
      "state-university new_hires 2024 880",
      "state-university employees 2024 4000",
    ]);
    expect((await readField("headers/j1_yearlike_first_row.csv")).values).toContain(
      "st-mary new_hires 2024 2015",
    );
    const all = "member,year,new_hires,employees\nst-mary,2024,2015,2016\nmercy,2024,2017,2018";
    expect((await readField(all)).values).toContain("mercy employees 2024 2018");
  });

  it("gives no year, so that the year is asked for", async () => {
    for (const path of ["headers/h3_fourdigit_noyear.csv", "headers/j4_fourdigit_first_row.xlsx"]) {
      const { rows, faults } = await readField(path);
      expect(rows).toEqual([]);
      expect(faults).toMatchObject([{ code: "missing_column", column: "year" }]);
    }
  });

  it("is a header of years where the first column says so, and then only within reason", async () => {
    expect((await readField("Institution,Measure,2015,2016\nMercy Hospital,New hires,5,6")).values).toEqual([
      "mercy new_hires 2015 5",
      "mercy new_hires 2016 6",
    ]);
    const { rows, codes } = await readField("Institution,Measure,2050\nMercy Hospital,New hires,5");
    expect([rows, codes]).toEqual([[], ["unknown_column"]]);
  });

  it("is never taken for years under a header that does not speak of time", async () => {
    const { rows, codes } = await readField("Institution,New hires,Trainees\nMercy Hospital,1204,2015");
    expect([rows, codes]).toEqual([[], ["unknown_column"]]);
  });
});

describe("rows of one figure", () => {
  it("are in question together, and none of them can be stored", async () => {
    const { rows, faults, inQuestion } = await readField("rows/h8_dup_store.csv");
    expect(rows).toEqual([]);
    expect(inQuestion).toBe(2);
    expect(faults).toMatchObject([
      { row: 3, code: "duplicate", lines: [2, 3] },
      { row: 4, code: "duplicate", lines: [4] },
    ]);
    const plain = await readField("member,year,new_hires\nmercy,2024,1204\nmercy,2024,500\ncity,2024,7");
    expect(plain.values).toEqual(["city new_hires 2024 7"]);
    expect(plain.faults).toMatchObject([{ lines: [2, 3] }]);
  });

  it("are added up if their sender says so, with the parts in the note", async () => {
    const { rows, faults } = await readField("rows/h8_dup_store.csv", { say: together("add") });
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([
      { value: "800", note: "Sum of 2: North campus 500, South campus 300" },
      { value: "880", note: "Sum of 1: Main 880" },
    ]);
    expect((await readField("rows/h9_quarters_long.csv", { say: together("add") })).values).toEqual([
      "st-mary new_hires 2024 1004",
    ]);
  });

  it("are not added up where that would count twice, leave out a quarter, or sum a figure of the year's end", async () => {
    const twice = "Institution,Year,New hires,Site\nMercy Hospital,2024,5,North\nMercy Hospital,2024,5,North";
    expect((await readField(twice, { say: together("add") })).rows).toEqual([]);
    const three = "Institution,Year,Quarter,New hires\nMercy Hospital,2024,Q1,5\nMercy Hospital,2024,Q2,6";
    expect((await readField(three, { say: together("add") })).rows).toEqual([]);
    const stock =
      "Institution,Year,Quarter,Employees\nCity of River City,2024,Q1,5\nCity of River City,2024,Q2,6\nCity of River City,2024,Q3,6\nCity of River City,2024,Q4,6";
    expect((await readField(stock, { say: together("add") })).rows).toEqual([]);
    const share =
      "Institution,Year,Site,Impact hire rate\nMercy Hospital,2024,A,0.1\nMercy Hospital,2024,B,0.2";
    expect((await readField(share, { say: together("add") })).rows).toEqual([]);
  });

  it("may be replaced by the row named total, which is left out otherwise", async () => {
    const { rows, leftOut } = await readField("rows/a5_departments_of_one_member.xlsx");
    expect([rows, leftOut.totals]).toEqual([[], 0]);
    const total = await readField("rows/a5_departments_of_one_member.xlsx", { say: together("total") });
    const sum = await readField("rows/a5_departments_of_one_member.xlsx", { say: together("add") });
    // The file leaves its year to the column, its member to the sheet.
    expect(total.values).toEqual(["st-mary new_hires 2024 700", "st-mary impact_hires 2024 80"]);
    expect(sum.values).toEqual(total.values);
    const spend = await readField("rows/s5_departments_subtotals.xlsx", { say: together("total") });
    expect(spend.values).toContain("state-university total_spend 2024 3000000");
    expect(spend.leftOut.totals).toBe(1);
  });

  it("stay in question where the total contradicts its parts", async () => {
    const text =
      "Institution,Department,Year,New hires\nMercy Hospital,Nursing,2024,500\nMercy Hospital,Food,2024,200\nMercy Hospital,Total,2024,690";
    const { rows, faults } = await readField(text, { say: together("add") });
    expect([rows, faults[0]?.message]).toEqual([
      [],
      expect.stringMatching(/add up to 700, but the total is 690/),
    ]);
  });

  it("are in question even if only one part is there", async () => {
    const own = (mapping: Mapping): Mapping => ({ ...mapping, fixed: { ...mapping.fixed, member: "mercy" } });
    const { rows, faults } = await readField("rows/r1_data_lead_department.csv", { say: own });
    expect([rows, faults]).toMatchObject([[], [{ code: "duplicate", lines: [2] }]]);
  });
});

describe("words for no figure", () => {
  it("are asked for, and mean what their sender says", async () => {
    const { values, faults } = await readField("text/i8_na_words.csv");
    expect(values).toEqual([
      "st-mary new_hires 2024 1204",
      "state-university new_hires 2024 880",
      "mercy new_hires 2024 310",
    ]);
    expect(faults).toHaveLength(3);
    const said = await readField("text/i8_na_words.csv", {
      say: (mapping) => ({
        ...mapping,
        marks: {
          NA: { as: "not_applicable" },
          NR: { as: "unavailable", reason: "not reported" },
          "<…": { as: "left_out" },
        },
      }),
    });
    expect(said.faults).toEqual([]);
    expect(said.rows.filter(({ code }) => code === "impact_hires")).toMatchObject([
      { state: "not_applicable", value: null },
      { state: "unavailable", note: "not reported" },
    ]);
  });

  it.each([
    ["~1,200", "1200"],
    ["1,204*", "1204"],
    ["1,204 (p)", "1204"],
    ["approx. 1,200", "1200"],
    ["≤10", "10"],
  ])("such as %s can be the number without its mark, which the note keeps", async (text, value) => {
    const file = `member,year,new_hires\nmercy,2024,"${text}"`;
    expect((await readField(file)).rows).toEqual([]);
    const { rows } = await readField(file, {
      say: (mapping) => ({ ...mapping, marks: { [text]: { as: "number" } } }),
    });
    expect(rows).toMatchObject([{ value, note: `In the file: ${text}` }]);
  });

  it.each(["—", "-", "*", "TBD", "not tracked", "12 of 40", "1-2"])(
    "such as %s are never a number",
    async (text) => {
      const file = `member,year,new_hires\nmercy,2024,"${text}"`;
      const { rows, codes } = await readField(file, {
        say: (mapping) => ({ ...mapping, marks: { [text]: { as: "number" } } }),
      });
      expect([rows, codes]).toEqual([[], ["not_a_number"]]);
    },
  );
});

describe("messy files", () => {
  it("are read with their separator and decimal mark whatever their titles hold", async () => {
    expect((await readField("text/d2_title_comma_semicolon.csv")).values).toContain(
      "st-mary total_spend 2024 52000000.5",
    );
    expect((await readField("text/l8_title_comma_semicolon_decimals.csv")).values).toContain(
      "anchor-b total_spend 2023 52000000.5",
    );
  });

  it("are opened with the encoding and separator that their sender chose", async () => {
    const { openFile } = await import("../../../app/exchange/opening/open-file");
    const { fieldFile } = await import("../../support/files/field-files");
    const bytes = fieldFile("text/c3_macroman.csv");
    expect((await readField("text/c3_macroman.csv")).codes).toEqual(["unknown_member"]);
    const file = await openFile(bytes, "c3.csv", { encoding: "Mac Roman" });
    expect(file.sheets[0]?.rows[1]?.cells).toEqual(["Río Community Foundation", "2024", "12"]);
    const pipes = await openFile(Buffer.from("a;b,c\n1;2,3"), "a.csv", { separator: "," });
    expect(pipes.sheets[0]?.rows[0]?.cells).toEqual(["a;b", "c"]);
  });

  it("lose their notes, sources, and totals with a count", async () => {
    const { values, leftOut } = await readField("rows/d4_footnote_short_rows.csv");
    expect(values).toEqual(["st-mary new_hires 2024 1204", "st-mary impact_hires 2024 96"]);
    expect(leftOut.notes).toBe(2);
    const totals = await readField(
      "Institution,Year,New hires\nMercy Hospital,2024,5\nTOTAL,2024,5\nAverage,2024,5\nTotal Community Health,2024,9",
    );
    expect(totals.leftOut.totals).toBe(2);
    expect(totals.codes).toEqual(["unknown_member"]);
  });

  it("keep states and comments of their status columns", async () => {
    expect((await readField("rows/f1_status_col.csv")).rows).toMatchObject([
      { state: "value", value: "1204", note: "ok" },
      { state: "unavailable", note: "HRIS migration" },
      { state: "not_applicable" },
    ]);
    const { remarks } = await readField("member,year,new_hires,comment\nmercy,2024,,to follow");
    expect(remarks).toMatchObject([{ code: "note_without_value", row: 2 }]);
  });

  it("with several tables are read up to the second, which is named", async () => {
    const text =
      "Institution,Year,New hires\nMercy Hospital,2024,5\n,,\nInstitution,Year,Employees\nCity of River City,2024,900";
    const { values, faults } = await readField(text);
    expect(values).toEqual(["mercy new_hires 2024 5"]);
    expect(faults).toMatchObject([{ row: 4, code: "second_table" }]);
    const { guessMapping } = await import("../../../app/exchange/columns/guessing/guess-mapping");
    const { readMapped } = await import("../../../app/exchange/columns/read-mapped");
    const { file, catalog } = await readField(text);
    const second = readMapped(file, guessMapping(file, catalog, null, 4), catalog);
    expect(second.rows).toMatchObject([{ code: "employees", value: "900" }]);
    const twice =
      "Institution,Year,New hires\nMercy Hospital,2024,5\nInstitution,Year,New hires\ncity,2024,6";
    expect((await readField(twice)).values).toEqual(["mercy new_hires 2024 5", "city new_hires 2024 6"]);
  });

  it("that write a name once for a group are asked about, then filled down", async () => {
    const text = "Institution,Measure,Year,Value\nMercy Hospital,New hires,2024,5\n,Impact hires,2024,3";
    expect((await readField(text)).values).toEqual(["mercy new_hires 2024 5"]);
    const { values } = await readField(text, { say: (mapping) => ({ ...mapping, fillDown: true }) });
    expect(values).toEqual(["mercy new_hires 2024 5", "mercy impact_hires 2024 3"]);
  });

  it.each(["Agency", "Hospital", "Campus", "Entity"])("may call their members %s", async (header) => {
    expect((await readField(`${header},Year,New hires\nMercy Hospital,2024,5`)).values).toEqual([
      "mercy new_hires 2024 5",
    ]);
  });
});

describe("a file of 60 columns and 5,000 rows", () => {
  it("is mapped, read, and searched for open words quickly", async () => {
    const measures = ["New hires", "Employees", "Total spend", "Local spend"];
    const others = Array.from({ length: 54 }, (_, at) => `Other ${at}`);
    const header = ["Institution", "Year", ...measures, ...others].join(",");
    const names = ["Mercy Hospital", "City of River City", "St. Mary's Health", "State University"];
    const lines = Array.from({ length: 5000 }, (_, at) =>
      [names[at % 4], 1990 + (at % 37), ...measures.map((_, nth) => at + nth), ...others.map(() => at)].join(
        ",",
      ),
    );
    const { openWords } = await import("../../../app/exchange/reading/open-words");
    const { times, result } = await timesYardstick(async () => {
      const { file, mapping, catalog } = await readField([header, ...lines].join("\n"), {
        say: (guess) => ({
          ...guess,
          columns: guess.columns.map((column) => (column.use === "unknown" ? { use: "ignore" } : column)),
        }),
      });
      return openWords(file, mapping, catalog);
    });
    expect(result.marks).toEqual([]);
    // About 12 on an idle machine, or a second.
    expect(times).toBeLessThan(60);
  });
});

describe("open words", () => {
  it("are listed once with how often they stand", async () => {
    const { openWords } = await import("../../../app/exchange/reading/open-words");
    const { file, mapping, catalog } = await readField(
      "Institution,Period,Gender,New hires\nMercy Hospital,Baseline,Women,NR\nMercy Hospital,FY24,Nobody,<11\nThe Clinic,FY24,Men,<5\nMercy Hospital,FY23,Women,NR",
    );
    expect(openWords(file, mapping, catalog)).toMatchObject({
      members: ["The Clinic"],
      categories: ["gender: Nobody"],
      years: ["Baseline"],
      marks: [
        { pattern: "NR", count: 2, hasNumber: false },
        { pattern: "<…", count: 2, hasNumber: true },
      ],
    });
  });
});

describe("the line above the preview", () => {
  it("says what was concluded", async () => {
    const { readAs } = await import("../../../app/exchange/reading/read-as");
    const said = async (path: string, say?: (mapping: Mapping) => Mapping) => {
      const { mapping, leftOut, catalog } = await readField(path, say ? { say } : {});
      return readAs(mapping, { leftOut }, catalog);
    };
    expect(await said("units/a1_thousands_in_title.xlsx")).toEqual([
      "dollars in thousands",
      "fiscal year 2024 from the title",
    ]);
    expect(await said("rows/s5_departments_subtotals.xlsx", together("total"))).toEqual([
      "1 row left out as a total",
      "the row named total taken",
    ]);
    expect(await said("rows/i1_baseline_target_rows.csv")).toEqual([
      "2 years from the header",
      "1 row left out as a target",
    ]);
    expect(await said("parts/k1_gender_column.csv")).toEqual(["split by Gender"]);
  });
});

describe("what is remembered", () => {
  it("is what columns mean, never the year that somebody chose for one", async () => {
    const { rememberedMapping } = await import("../../../app/exchange/columns/remembered");
    const { guessMapping } = await import("../../../app/exchange/columns/guessing/guess-mapping");
    const { readMapped } = await import("../../../app/exchange/columns/read-mapped");
    const years = [2023, 2024];
    const first = await readField("headers/l2_relative_header_2024.csv", {
      say: (mapping) => ({
        ...mapping,
        columns: mapping.columns.map((column) =>
          column.asksYear ? { ...column, year: years.shift() } : column,
        ),
      }),
    });
    expect(first.values).toContain("anchor-b pathway_participants 2024 55");
    const next = await readField("headers/l3_relative_header_2025.csv");
    const mapping = guessMapping(next.file, next.catalog, rememberedMapping(first.mapping));
    const read = readMapped(next.file, mapping, next.catalog);
    expect(read.rows).toEqual([]);
    expect(read.faults.map(({ code }) => code)).toEqual(["year_open", "year_open"]);
  });
});
