import { describe, expect, it } from "vitest";
import { readField } from "../../support/files/field-files";

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
