import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../../app/exchange/columns/mapping";
import { rememberedMapping } from "../../../../app/exchange/columns/remembered";
import { openWords } from "../../../../app/exchange/reading/open-words";
import { readAs } from "../../../../app/exchange/reading/read-as";
import { readField } from "../../../support/files/field-files";

/** Titles, headings, headers, and separators next to those of the field. */

const table = (title: string, header = "Institution,Year,New hires") =>
  `"${title}",,\n${header}\nMercy Hospital,2024,5\nCity of River City,2024,7`;
const accept =
  (...titles: string[]) =>
  (mapping: Mapping): Mapping => ({ ...mapping, titles });

describe("a title that may limit the figures under it", () => {
  it.each([
    "Targets FY2024",
    "Goals and targets by institution",
    "Budget",
    "Projections",
    "Planned new hires",
    "Monthly averages",
    "Impact hires as % of new hires",
    "Cumulative figures",
    "Women",
    "New hires: Black or African American",
  ])("is asked about, and can be said to change nothing: %s", async (title) => {
    const { rows, codes, file, mapping, catalog } = await readField(table(title));
    expect([rows, codes]).toEqual([[], ["title_open"]]);
    expect(openWords(file, mapping, catalog).titles).toEqual([title]);
    expect((await readField(table(title), { say: accept(title) })).rows).toHaveLength(2);
  });

  it.each([
    "Q3 FY2024",
    "Year to date",
    "First half of the year",
    "North campus",
    "Nursing staff only",
    "Full-time employees",
  ])("makes every row a part: %s", async (title) => {
    const { rows, inQuestion } = await readField(table(title));
    expect([rows, inQuestion]).toEqual([[], 2]);
    expect((await readField(table(title), { say: accept(title) })).rows).toHaveLength(2);
  });

  it.each([
    "River City Anchors, annual data call",
    "Our goal by 2030",
    "Progress towards targets",
    "Actuals and targets",
    "Women and men at our institutions",
    "Spend with women-owned businesses",
    "Prepared by the nursing department",
    "Mercy Hospital",
  ])("is not every title: %s", async (title) => {
    expect((await readField(table(title))).rows).toHaveLength(2);
  });

  it("is asked about in each file anew", async () => {
    const { mapping } = await readField(table("Targets"), { say: accept("Targets") });
    expect(rememberedMapping(mapping).titles).toEqual([]);
  });

  it("is no question where the table splits its figures so, or tells plans apart", async () => {
    const split = "Employees: women,,,\nInstitution,Year,Gender,Employees\nMercy Hospital,2024,Women,5";
    expect((await readField(split)).values).toEqual(["mercy employees@gender.women 2024 5"]);
    const plans =
      "Targets,,,\nInstitution,Year,Type,New hires\nMercy Hospital,2024,Actual,5\nMercy Hospital,2024,Target,9";
    expect((await readField(plans)).values).toEqual(["mercy new_hires 2024 5"]);
  });
});

describe("a year in a title or name", () => {
  it.each([
    "Based on the 2020 Census",
    "Using the 2024 living wage",
    "Definitions 2022",
    "Form 2024-A",
    "Room 2024",
  ])("that is about something else is not taken: %s", async (title) => {
    const { mapping } = await readField(
      `"${title}",\nInstitution,New hires\nMercy Hospital,5\nCity of River City,6`,
    );
    expect(mapping.fixed.year).toBeNull();
  });

  it.each(["fy24q3.csv", "budget2024.csv", "call_v2024.csv"])(
    "that is glued to a word for something else is not taken: %s",
    async (name) => {
      const { mapping } = await readField("Institution,New hires\nMercy Hospital,5", { name });
      expect(mapping.fixed.year).toBeNull();
    },
  );
});

describe("lines between the rows", () => {
  it("that name years hold for the rows under them", async () => {
    for (const text of [
      "Institution,New hires\nFY2023,\nMercy Hospital,5\nFY2024,\nCity of River City,6",
      "2023,\nInstitution,New hires\nMercy Hospital,5\n,\n2024,\nInstitution,New hires\nCity of River City,6",
    ]) {
      const { values, faults, mapping, leftOut, catalog } = await readField(text);
      expect([values, faults]).toEqual([["mercy new_hires 2023 5", "city new_hires 2024 6"], []]);
      expect(readAs(mapping, { leftOut }, catalog)).toContain("years from the lines between the rows");
    }
  });

  it("that name members hold for the rows under them", async () => {
    const text =
      "Mercy Hospital,,\nMeasure,2023,2024\nNew hires,5,6\n,,\nCity of River City,,\nMeasure,2023,2024\nEmployees,7,8";
    expect((await readField(text)).values).toEqual([
      "mercy new_hires 2023 5",
      "mercy new_hires 2024 6",
      "city employees 2023 7",
      "city employees 2024 8",
    ]);
  });

  it("name a measure or a year for all rows of their group once the sender says so", async () => {
    const years = "Year,Institution,New hires\n2024,Mercy Hospital,5\n,City of River City,6";
    const measures = "Measure,Institution,2024\nNew hires,Mercy Hospital,5\n,City of River City,6";
    for (const text of [years, measures]) {
      const open = await readField(text);
      expect(openWords(open.file, open.mapping, open.catalog).namesOnce).toBe(true);
      expect(open.values).toEqual(["mercy new_hires 2024 5"]);
      const said = await readField(text, { say: (mapping) => ({ ...mapping, fillDown: true }) });
      expect(said.values).toEqual(["mercy new_hires 2024 5", "city new_hires 2024 6"]);
    }
  });
});

describe("a form that is repeated for each year", () => {
  const lines = (...rows: string[]) => rows.join("\n");
  it("is read with the year above each part", async () => {
    for (const year of [(text: string) => `Fiscal year,${text}`, (text: string) => `FY${text},`]) {
      const { values, faults } = await readField(
        lines(
          "Institution,Mercy Hospital",
          year("2023"),
          "New hires,5",
          "Employees,50",
          year("2024"),
          "New hires,6",
          "Employees,60",
        ),
      );
      expect([values, faults]).toEqual([
        [
          "mercy new_hires 2023 5",
          "mercy employees 2023 50",
          "mercy new_hires 2024 6",
          "mercy employees 2024 60",
        ],
        [],
      ]);
    }
  });

  it("stores nothing where the parts are about different things, or figures stand above the first year", async () => {
    for (const rows of [
      ["Institution,Mercy Hospital", "FY2023,", "New hires,5", "Employees,9", "FY2024,", "Total spend,6"],
      ["Institution,Mercy Hospital", "New hires,5", "FY2023,", "New hires,4", "FY2024,", "New hires,6"],
    ])
      expect((await readField(lines(...rows))).rows).toEqual([]);
  });
});

describe("a header", () => {
  it.each([
    ["Number of new hires", "new_hires"],
    ["# of new hires", "new_hires"],
    ["Total new hires", "new_hires"],
    ["New hires count", "new_hires"],
    ["3. New hires", "new_hires"],
    ["newHires", "new_hires"],
    ["New hires (actual)", "new_hires"],
    ["Total employees", "employees"],
  ])("may say more than the name: %s", async (header, measure) => {
    const { values } = await readField(`Institution,Year,${header}\nMercy Hospital,2024,5`);
    expect(values).toEqual([`mercy ${measure} 2024 5`]);
  });

  it.each([
    "Average employees",
    "New hires per month",
    "Net new hires",
    "New hires change",
    "Nursing new hires",
    "New hires cost",
  ])("is asked about if it says something else: %s", async (header) => {
    const { rows, codes } = await readField(`Institution,Year,${header}\nMercy Hospital,2024,5`);
    expect([rows, codes]).toEqual([[], ["unknown_column"]]);
  });

  it("may have its members or years at the top and its measures at the left", async () => {
    const text = "Institution,Mercy Hospital,Mercy Hospital\nYear,2023,2024\nNew hires,5,6\nEmployees,50,60";
    expect((await readField(text)).values).toEqual([
      "mercy new_hires 2023 5",
      "mercy new_hires 2024 6",
      "mercy employees 2023 50",
      "mercy employees 2024 60",
    ]);
  });

  it("may have actual figures and targets in its second line", async () => {
    const text =
      "Institution,Year,New hires,,Employees,\n,,Actual,Target,Actual,Target\nMercy Hospital,2024,1,2,3,4";
    expect((await readField(text)).values).toEqual(["mercy new_hires 2024 1", "mercy employees 2024 3"]);
  });

  it("is missing where the first line is a row", async () => {
    const { codes } = await readField("Mercy Hospital,2024,2015,2016\nCity of River City,2024,2018,2019");
    expect(codes).toEqual(["no_header"]);
  });
});

describe("two tables side by side", () => {
  it("are in question where their members differ", async () => {
    const text =
      "Institution,New hires 2024,,Institution,New hires 2023\nMercy Hospital,5,,City of River City,4\nCity of River City,6,,Mercy Hospital,7";
    expect((await readField(text)).rows).toEqual([]);
  });

  it("are one where a second column only repeats the first", async () => {
    const text =
      "Institution,New hires 2024,,Institution,New hires 2023\nMercy Hospital,5,,Mercy Hospital,4\nCity of River City,6,,City of River City,7";
    expect((await readField(text)).rows).toHaveLength(4);
  });
});

describe("a text file", () => {
  it.each([
    [
      "ends of lines of several systems",
      "Institution,Year,New hires\r\nMercy Hospital,2024,5\nCity of River City,2024,7\r",
    ],
    ["vertical bars", "Institution|Year|New hires\nMercy Hospital|2024|5\nCity of River City|2024|7"],
    [
      "whole lines in quotation marks",
      '"Institution,Year,New hires"\n"Mercy Hospital,2024,5"\n"City of River City,2024,7"',
    ],
    [
      "quotation marks inside a field",
      'Institution,Year,New hires,Note\nMercy Hospital,2024,5,the "new" hires\nCity of River City,2024,7,',
    ],
  ])("may have %s", async (_, text) => {
    expect((await readField(text)).values).toEqual(["mercy new_hires 2024 5", "city new_hires 2024 7"]);
  });

  it("whose columns cannot be told apart says what to do", async () => {
    const { faults } = await readField("Institution   Year  New hires\nMercy Hospital   2024  5");
    expect(faults).toMatchObject([{ code: "one_column", message: expect.stringMatching(/separator/) }]);
  });
});

describe("labels of years", () => {
  it.each([
    ["2023-24 school year", "st-mary 2024"],
    ["2023-24 SY", "st-mary 2024"],
    ["2024 FY", "st-mary 2024"],
    ["2024 (prelim.)", "st-mary 2024"],
    ["2024 restated", "st-mary 2024"],
    ["2023-07-01/2024-06-30", "st-mary 2024"],
    ["2023-2024 (FY24)", "st-mary 2024"],
  ])("may be written as %s", async (label, expected) => {
    const { rows } = await readField(`member,year,new_hires\nst-mary,${label},5`);
    expect(rows.map(({ memberId, year }) => `${memberId.replace("id of ", "")} ${year}`)).toEqual([expected]);
  });

  it("are not taken where they contradict the member's year", async () => {
    expect((await readField("member,year,new_hires\ncity,2023-2024 (FY24),5")).rows).toEqual([]);
  });
});
