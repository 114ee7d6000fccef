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

describe("scales and units", () => {
  it("of money are read from titles, headers, and columns of units", async () => {
    expect((await readField("units/a1_thousands_in_title.xlsx")).values).toContain(
      "st-mary total_spend 2024 52000000",
    );
    expect((await readField("units/a2_thousands_in_header.xlsx")).values).toEqual([
      "st-mary total_spend 2024 52000000",
      "st-mary local_spend 2024 12500000",
      "st-mary mwbe_local_spend 2024 3100000",
      "st-mary new_hires 2024 1200",
      "state-university total_spend 2024 31000000",
      "state-university local_spend 2024 4500000",
      "state-university mwbe_local_spend 2024 900000",
      "state-university new_hires 2024 800",
    ]);
    expect((await readField("units/g3_units_col.csv")).values).toEqual([
      "st-mary total_spend 2024 52000000",
      "state-university impact_hire_rate 2024 0.08",
    ]);
    expect((await readField("units/s1_title_twolevel_units.xlsx")).values).toContain(
      "mercy total_spend 2024 13000000",
    );
  });

  it("that only a cell's format shows change nothing: the cell holds the number in full", async () => {
    expect((await readField("units/s6_dates_scaled.xlsx")).values).toEqual(
      expect.arrayContaining(["st-mary total_spend 2024 52000000", "mercy new_hires 2024 310"]),
    );
  });

  it("are asked for where a title leaves open what it scales", async () => {
    const text =
      "Report 2024 (in thousands)\nInstitution,New hires,Total spend\nMercy Hospital,5,6\nCity of River City,7,8";
    const { rows, faults } = await readField(text);
    expect([rows, faults.map(({ column }) => column)]).toEqual([[], ["scaleMoney", "scaleCounts"]]);
    const said = await readField(text, {
      say: (mapping) => ({ ...mapping, scale: { money: 3, counts: 0, from: null } }),
    });
    expect(said.values).toContain("mercy total_spend 2024 6000");
    expect(said.values).toContain("mercy new_hires 2024 5");
  });

  it("that contradict the measure are refused", async () => {
    const { rows, codes } = await readField("member,year,measure,value,unit\nmercy,2024,new_hires,8,percent");
    expect([rows, codes]).toEqual([[], ["unit_mismatch"]]);
    expect((await readField("member,year,New hires (%)\nmercy,2024,8")).codes).toEqual(["unknown_column"]);
    expect((await readField("member,year,New hires ($)\nmercy,2024,8")).codes).toEqual(["unit_mismatch"]);
    expect((await readField("member,year,Total spend ($000)\nmercy,2024,52K")).codes).toEqual([
      "scale_twice",
    ]);
  });

  it("of a percent sign over nothing but fractions are asked for", async () => {
    const small = await readField("member,year,Impact hire rate (%)\nmercy,2024,0.5\ncity,2024,0.8");
    expect([small.rows, small.codes]).toEqual([[], ["shares_open"]]);
    const sure = await readField("member,year,Impact hire rate (%)\nmercy,2024,0.5\ncity,2024,8");
    expect(sure.values).toEqual(["mercy impact_hire_rate 2024 0.005", "city impact_hire_rate 2024 0.08"]);
  });

  it("in another currency are refused by name unless the rate is given, which the note keeps", async () => {
    for (const text of [
      "member,year,Total spend (EUR)\nmercy,2024,1000",
      "member,year,Total spend in € thousands\nmercy,2024,1",
      "member,year,measure,Amount (EUR)\nmercy,2024,total_spend,1000",
      "member,year,measure,value,unit\nmercy,2024,total_spend,1000,EUR",
      "member,year,total_spend\nmercy,2024,€1000",
    ]) {
      const { rows, faults } = await readField(text);
      expect(rows).toEqual([]);
      expect(faults[0]?.message).toMatch(/EUR|€/);
      const rated = await readField(text, { say: (mapping) => ({ ...mapping, rates: { EUR: "1.0825" } }) });
      expect(rated.values).toEqual(["mercy total_spend 2024 1082.5"]);
      expect(rated.rows[0]?.note).toMatch(/1\.0825/);
    }
  });
});

describe("years of files", () => {
  it("are read as people write them, each in its member's own fiscal year", async () => {
    const { values, faults } = await readField("years/years.csv");
    const wrong = values.filter((value) => !value.includes(" 2023 "));
    expect(wrong).toEqual(["mercy new_hires 2022 1042", "foundation living_wage_employees 2022 1074"]);
    expect(faults.map(({ row }) => row)).toEqual([
      45, 46, 47, 53, 54, 55, 56, 57, 58, 63, 66, 67, 68, 70, 71, 72, 73, 74, 75, 78,
    ]);
    expect((await readField("years/b9_range_period.csv")).values).toEqual([
      "state-university new_hires 2023 880",
      "schools new_hires 2023 310",
      "st-mary new_hires 2023 1100",
    ]);
    expect((await readField("years/i6_fy_float.csv")).values).toEqual([
      "st-mary new_hires 2024 1204",
      "state-university new_hires 2023 880",
    ]);
  });

  it("have the day first where one of their dates can only be read so", async () => {
    const { values } = await readField("member,date,new_hires\ncity,31/12/2023,5\nmercy,1/10/2023,6");
    expect(values).toEqual(["city new_hires 2023 5", "mercy new_hires 2024 6"]);
  });

  it("stand in headers before or behind a measure", async () => {
    const { values, faults } = await readField("headers/a4_year_in_header.xlsx");
    expect(values).toEqual([
      "st-mary impact_hires 2024 96",
      "st-mary total_spend 2024 52000000",
      "st-mary local_spend 2024 12500000",
      "st-mary new_hires 2023 1100",
    ]);
    // Two columns give the new hires of 2024.
    expect(faults).toMatchObject([{ row: 2, code: "duplicate" }]);
  });

  it("that nobody can know are said once by word", async () => {
    const text = "Institution,Year,New hires\nMercy Hospital,Baseline,5\nCity of River City,Baseline,6";
    expect((await readField(text)).codes).toEqual(["bad_year", "bad_year"]);
    const said = await readField(text, {
      say: (mapping) => ({ ...mapping, words: { ...mapping.words, years: { Baseline: 2021 } } }),
    });
    expect(said.values).toEqual(["mercy new_hires 2021 5", "city new_hires 2021 6"]);
  });

  it.each([
    ["Annual data call, FY2024", 2024],
    ["Workforce data – fiscal year 2023", 2023],
    ["Prepared 15 Sept 2024 by HR", null],
    ["Printed 9/15/2024", null],
    ["Our goal by 2030", null],
    ["Target for 2027", null],
    ["Data as of June 30, 2024", null],
    ["Members since 2015", null],
    ["2021 and 2024 compared", null],
    ["Spend report 2024 – printed 9/15/2025", 2024],
  ])("in a title such as %s are taken for %s", async (title, year) => {
    const { mapping } = await readField(
      `"${title}",\nInstitution,New hires\nMercy Hospital,5\nCity of River City,6`,
    );
    expect(mapping.fixed.year).toBe(year);
  });
});

describe("parts of a whole", () => {
  it("are recognized by their words under any name of the breakdown", async () => {
    expect((await readField("parts/k1_gender_column.csv")).values).toEqual([
      "st-mary employees@gender.women 2024 3000",
      "st-mary employees@gender.men 2024 1900",
      "state-university employees@gender.women 2024 2100",
      "state-university employees@gender.men 2024 1850",
    ]);
    expect((await readField("parts/o2_one_category_only.csv")).values).toEqual([
      "anchor-d employees@gender.women 2023 300",
      "anchor-e employees@gender.women 2023 410",
    ]);
    const sex = await readField(
      "Institution,Year,Sex,Employees\nMercy Hospital,2024,F,3\nMercy Hospital,2024,Total,5",
    );
    expect(sex.values).toEqual(["mercy employees@gender.women 2024 3", "mercy employees 2024 5"]);
    const staff = await readField("Institution,Year,Staff group,Employees\nMercy Hospital,2024,Women,3");
    expect(staff.values).toEqual(["mercy employees@gender.women 2024 3"]);
  });

  it("of two breakdowns at once are added up over one of them only if their sender agrees", async () => {
    const { rows, faults } = await readField("parts/k2_race_gender.csv");
    expect([rows, faults]).toMatchObject([[], [{ column: "keep" }]]);
    const kept = (keep: string) =>
      readField("parts/k2_race_gender.csv", { say: (mapping) => ({ ...mapping, keep }) });
    expect((await kept("gender")).values).toEqual([
      "st-mary new_hires@gender.women 2024 420",
      "st-mary new_hires@gender.men 2024 190",
    ]);
    const race = await kept("race_ethnicity");
    expect(race.values).toEqual([
      "st-mary new_hires@race_ethnicity.white 2024 490",
      "st-mary new_hires@race_ethnicity.black 2024 120",
    ]);
    expect(race.rows[0]?.note).toBe("Sum of 2: Women 300, Men 190");
  });

  it("may be columns, whose measure is asked for", async () => {
    const say = (mapping: Mapping): Mapping => ({
      ...mapping,
      partsOf: "employees",
      columns: mapping.columns.map((column) => (column.use === "unknown" ? { use: "ignore" } : column)),
      marks: { "<11": { as: "left_out" } },
    });
    const { values, faults } = await readField("parts/s8_demographics_crosstab.xlsx", { say });
    expect(faults).toEqual([]);
    expect(values).toContain("st-mary employees@race_ethnicity.black 2024 1100");
    expect(values).toContain("state-university employees@gender.nonbinary 2024 12");
    expect((await readField("parts/s8_demographics_crosstab.xlsx")).rows).toEqual([]);
  });

  it("can be said for the whole file", async () => {
    const part = { dimension: "gender", category: "women" };
    const { values } = await readField("member,year,employees\nmercy,2024,3", {
      say: (mapping) => ({ ...mapping, fixed: { ...mapping.fixed, part } }),
    });
    expect(values).toEqual(["mercy employees@gender.women 2024 3"]);
  });

  it("are told from targets and baselines, which are left out", async () => {
    const { values, leftOut } = await readField("rows/i1_baseline_target_rows.csv");
    expect(values).toEqual(["st-mary new_hires 2023 1100", "st-mary new_hires 2024 1204"]);
    expect(leftOut.plans).toBe(1);
    const columns = await readField("member,year,New hires,New hires target\nmercy,2024,5,9");
    expect(columns.values).toEqual(["mercy new_hires 2024 5"]);
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

describe("long decimals", () => {
  it("of programs are kept as exactly as can be, and money to the cent with a remark", async () => {
    const { rows, remarks } = await readField(
      "member,year,measure,value\nmercy,2024,impact_hire_rate,0.09176470588235294\nmercy,2024,total_spend,1234567.8900000001\nmercy,2023,total_spend,33333.333333333336",
    );
    expect(rows.map(({ value }) => value)).toEqual(["0.0917647058823529", "1234567.89", "33333.33"]);
    expect(remarks.filter(({ code }) => code === "rounded")).toHaveLength(1);
  });
});
