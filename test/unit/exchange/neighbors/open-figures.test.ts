import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../../app/exchange/columns/mapping";
import { openWords } from "../../../../app/exchange/reading/open-words";
import { readAs } from "../../../../app/exchange/reading/read-as";
import { readField } from "../../../support/files/field-files";

/** Files next to those of the field: what they leave open is asked about, never stored as something else. */

const together =
  (choice: Mapping["together"]) =>
  (mapping: Mapping): Mapping => ({ ...mapping, together: choice });
const as =
  (measure: string) =>
  (mapping: Mapping): Mapping => ({
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.use === "unknown" ? { ...column, use: "value", measure } : column,
    ),
  });

describe("a column whose name nobody knows", () => {
  it("keeps the scale, currency, and year of its header once somebody says what it is", async () => {
    const say = as("total_spend");
    const text = (header: string) => `Institution,Year,"${header}"\nMercy Hospital,2024,52`;
    expect((await readField(text("Purchases ($000)"), { say })).values).toEqual([
      "mercy total_spend 2024 52000",
    ]);
    expect((await readField(text("Purchases (kUSD)"), { say })).values).toEqual([
      "mercy total_spend 2024 52000",
    ]);
    expect((await readField(text("Purchases (EUR)"), { say })).codes).toEqual(["foreign_currency"]);
    expect((await readField(text("Purchases FY23"), { say })).values).toEqual(["mercy total_spend 2023 52"]);
    expect((await readField(text("Prior year purchases"), { say })).codes).toEqual(["year_open"]);
  });

  it("is asked about its scale if that is none of ours", async () => {
    for (const scale of ["hundreds", "lakhs", "crore", "cents", "tens of thousands"]) {
      const text = `Institution,Year,Total spend (${scale})\nMercy Hospital,2024,52`;
      const { rows, codes } = await readField(text, { say: as("total_spend") });
      expect([rows, codes]).toEqual([[], ["scale_open"]]);
    }
  });

  it("is no figure if it says who sent a row, and when", async () => {
    const text =
      "Timestamp,Institution,Phone,Year,New hires\n1/5/2025 10:00,Mercy Hospital,5550100,2024,5\n1/7/2025 9:30,City of River City,5550101,2024,7";
    expect((await readField(text)).values).toEqual(["mercy new_hires 2024 5", "city new_hires 2024 7"]);
  });
});

describe("a scale", () => {
  it("is none where figures are only rounded", async () => {
    for (const unit of [
      "rounded to nearest thousand",
      "rounded to the nearest $1,000",
      "rounded to thousands",
    ]) {
      const header = `Institution,Year,Total spend (${unit.replace(",", "")})\nMercy Hospital,2024,52000`;
      expect((await readField(header)).values).toEqual(["mercy total_spend 2024 52000"]);
      const title = `"Spend, ${unit}",,\nInstitution,Year,Total spend\nMercy Hospital,2024,52000`;
      expect((await readField(title)).values).toEqual(["mercy total_spend 2024 52000"]);
    }
  });

  it.each(["000s", "×1000", "(000 omitted)", "($ thou.)", "(TUSD)"])("may be written as %s", async (unit) => {
    const text = `Institution,Year,Total spend ${unit}\nMercy Hospital,2024,52`;
    expect((await readField(text)).values).toEqual(["mercy total_spend 2024 52000"]);
  });
});

describe("shares", () => {
  const rate = (header: string, ...figures: string[]) =>
    [
      `Institution,Year,${header}`,
      ...figures.map((figure, at) => `Mercy Hospital,${2020 + at},${figure}`),
    ].join("\n");
  const said =
    (shares: "fraction" | "percent") =>
    (mapping: Mapping): Mapping => ({
      ...mapping,
      columns: mapping.columns.map((column) => (column.shares === "ask" ? { ...column, shares } : column)),
    });

  it("that can be read in two ways are asked about, and mean what their sender says", async () => {
    for (const text of [rate("Impact hire rate (%)", "0.5", "0.8"), rate("Impact hire rate", "0.5", "12")])
      expect((await readField(text)).codes).toEqual(["shares_open"]);
    const half = rate("Impact hire rate (%)", "0.5");
    expect((await readField(half, { say: said("percent") })).values).toEqual([
      "mercy impact_hire_rate 2020 0.005",
    ]);
    expect((await readField(half, { say: said("fraction") })).values).toEqual([
      "mercy impact_hire_rate 2020 0.5",
    ]);
  });

  it("written as percentages are said so above the preview", async () => {
    const { mapping, leftOut, catalog, values } = await readField(rate("Impact hire rate", "12", "7.5"));
    expect(values).toEqual(["mercy impact_hire_rate 2020 0.12", "mercy impact_hire_rate 2021 0.075"]);
    expect(readAs(mapping, { leftOut }, catalog)).toContain("shares written as percentages");
  });
});

describe("quarters and months", () => {
  it("in columns are parts of the year, with their total beside them", async () => {
    const across = "Institution,Year,New hires Q1,New hires Q2,New hires Q3,New hires Q4";
    const text = `${across}\nMercy Hospital,2024,1,2,3,4`;
    expect((await readField(text)).rows).toEqual([]);
    expect((await readField(text, { say: together("add") })).values).toEqual(["mercy new_hires 2024 10"]);
    const total = `${across},New hires total\nMercy Hospital,2024,1,2,3,4,10`;
    expect((await readField(total)).rows).toEqual([]);
    expect((await readField(total, { say: together("total") })).values).toEqual(["mercy new_hires 2024 10"]);
    expect((await readField(total, { say: together("add") })).values).toEqual(["mercy new_hires 2024 10"]);
    const wrong = total.replace(",10", ",11");
    expect((await readField(wrong, { say: together("add") })).rows).toEqual([]);
    const three = "Institution,Measure,Year,Q1,Q2,Q3\nMercy Hospital,New hires,2024,1,2,3";
    expect((await readField(three, { say: together("add") })).rows).toEqual([]);
  });

  it("in the column of years add up to the year, if they are those of the member's year", async () => {
    const quarters = (label: (quarter: number) => string, member: string) =>
      [
        "Institution,Period,New hires",
        ...[1, 2, 3, 4].map((quarter) => `${member},${label(quarter)},${quarter}`),
      ].join("\n");
    const fiscal = quarters((quarter) => `Q${quarter} FY24`, "Mercy Hospital");
    expect((await readField(fiscal)).rows).toEqual([]);
    expect((await readField(fiscal, { say: together("add") })).values).toEqual(["mercy new_hires 2024 10"]);
    const calendar = (member: string) => quarters((quarter) => `Q${quarter} 2024`, member);
    expect((await readField(calendar("City of River City"), { say: together("add") })).values).toEqual([
      "city new_hires 2024 10",
    ]);
    expect((await readField(calendar("Mercy Hospital"), { say: together("add") })).codes[0]).toBe(
      "part_of_year",
    );
    const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
      .split(" ")
      .map((month, at) => `City of River City,${month}-24,${at + 1}`);
    const all = ["Institution,Year,New hires", ...months];
    expect((await readField(all.join("\n"), { say: together("add") })).values).toEqual([
      "city new_hires 2024 78",
    ]);
    expect((await readField(all.slice(0, 9).join("\n"), { say: together("add") })).rows).toEqual([]);
  });

  it("are not words that only begin like a month", async () => {
    const text =
      "Institution,Department,Year,New hires\nMercy Hospital,Marketing,2024,5\nMercy Hospital,Janitorial,2024,7";
    expect((await readField(text, { say: together("add") })).values).toEqual(["mercy new_hires 2024 12"]);
  });
});

describe("rows that are added up", () => {
  const rows = (column: string, ...parts: [string, number][]) =>
    [
      `Institution,${column},Year,New hires`,
      ...parts.map(([part, figure]) => `Mercy Hospital,${part},2024,${figure}`),
    ].join("\n");

  it("never count a total once more, whatever it is called", async () => {
    const known = rows("Site", ["All sites", 12], ["North", 5], ["South", 7]);
    expect((await readField(known, { say: together("add") })).values).toEqual(["mercy new_hires 2024 12"]);
    const unknown = rows("Site", ["Headquarters report", 12], ["North", 5], ["South", 7]);
    const { rows: none, faults } = await readField(unknown, { say: together("add") });
    expect([none, faults[0]?.message]).toEqual([[], expect.stringMatching(/as much as all others together/)]);
  });

  it("never are two answers to one question", async () => {
    const text =
      "Institution,Year,New hires,Submitted by\nMercy Hospital,2024,5,Ana\nMercy Hospital,2024,7,Ben";
    expect((await readField(text, { say: together("add") })).rows).toEqual([]);
  });
});

describe("parts of two breakdowns", () => {
  const cross = "Institution,Year,Gender,White,Black\nMercy Hospital,2024,Women,1,2";
  const say =
    (keep: string | null) =>
    (mapping: Mapping): Mapping => ({ ...mapping, partsOf: "employees", keep });

  it("in rows and columns are asked about, even if only one group has a row", async () => {
    const { rows, faults } = await readField(cross, { say: say(null) });
    expect([rows, faults]).toMatchObject([[], [{ column: "keep" }]]);
    const both = `${cross}\nMercy Hospital,2024,Men,3,4`;
    expect((await readField(both, { say: say("gender") })).values).toEqual([
      "mercy employees@gender.women 2024 3",
      "mercy employees@gender.men 2024 7",
    ]);
    expect((await readField(both, { say: say("race_ethnicity") })).values).toEqual([
      "mercy employees@race_ethnicity.white 2024 4",
      "mercy employees@race_ethnicity.black 2024 6",
    ]);
  });

  it("in two lines of the header are as well", async () => {
    const text = "Institution,Year,Women,,Men,\n,,White,Black,White,Black\nMercy Hospital,2024,1,2,3,4";
    expect((await readField(text, { say: say(null) })).faults).toMatchObject([{ column: "keep" }]);
    expect((await readField(text, { say: say("gender") })).values).toEqual([
      "mercy employees@gender.women 2024 3",
      "mercy employees@gender.men 2024 7",
    ]);
  });

  it.each([
    ["Union status", "Union"],
    ["Employment type", "Full-time"],
    ["Age group", "18-24"],
    ["Veteran status", "Veteran"],
  ])("are not needed: “%s” with one word in all rows may be a part as well", async (header, word) => {
    const text = `Institution,Year,${header},Employees\nMercy Hospital,2024,${word},5\nCity of River City,2024,${word},7`;
    expect((await readField(text)).rows).toEqual([]);
  });
});

describe("words for no figure", () => {
  it("get their reason once for the file, “Not available” too", async () => {
    const text =
      "Institution,Year,New hires\nMercy Hospital,2024,Not available\nCity of River City,2024,Not available";
    const open = await readField(text);
    expect(openWords(open.file, open.mapping, open.catalog).marks).toMatchObject([
      { pattern: "Not available", count: 2 },
    ]);
    const { rows } = await readField(text, {
      say: (mapping) => ({
        ...mapping,
        marks: { "Not available": { as: "unavailable", reason: "new HR system" } },
      }),
    });
    expect(rows).toMatchObject([
      { state: "unavailable", note: "new HR system" },
      { state: "unavailable", note: "new HR system" },
    ]);
  });

  it("are told from numbers that a program cut off", async () => {
    const cell = async (text: string) => {
      const { rows, faults } = await readField(`Institution,Year,Total spend\nMercy Hospital,2024,${text}`);
      return rows[0]?.value ?? faults[0]?.message;
    };
    expect(await cell("#####")).toMatch(/too narrow/);
    expect(await cell("1.2E+07")).toMatch(/shortened/);
    expect(await cell("1.23456789E+07")).toBe("12345678.9");
    expect(await cell("5.2e-01")).toBe("0.52");
  });
});

describe("a point in a file with semicolons", () => {
  const text = "Institution;Year;Total spend\nMercy Hospital;2024;1.234\nCity of River City;2024;2.345";
  it("is asked about, because it is more likely one of thousands", async () => {
    expect((await readField(text)).faults).toMatchObject([{ column: "decimal" }]);
    const said = await readField(text, {
      say: (mapping) => ({ ...mapping, decimal: ",", decimalIsSure: true }),
    });
    expect(said.values).toEqual(["mercy total_spend 2024 1234", "city total_spend 2024 2345"]);
  });
});

describe("times of the year in numbers", () => {
  const rows = (column: string, numbers: number[], measure = "New hires") =>
    [
      `Institution,Year,${column},${measure}`,
      ...numbers.map((number) => `City of River City,2024,${number},${number}`),
    ].join("\n");
  const add = async (text: string) => (await readField(text, { say: together("add") })).values;

  it("are quarters or months, which add up only all together", async () => {
    expect(await add(rows("Quarter", [1, 2, 3, 4]))).toEqual(["city new_hires 2024 10"]);
    expect(await add(rows("Quarter", [1, 2, 3]))).toEqual([]);
    expect(await add(rows("Month", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))).toEqual([
      "city new_hires 2024 78",
    ]);
    expect(await add(rows("Month", [1, 2, 3, 5]))).toEqual([]);
  });

  it("are never added up for figures at the year's end", async () => {
    expect(await add(rows("Quarter", [1, 2, 3, 4], "Employees"))).toEqual([]);
    const terms = (measure: string) =>
      `Institution,Year,Term,${measure}\nState University,2024,Fall,5\nState University,2024,Spring,7`;
    expect(await add(terms("Employees"))).toEqual([]);
    expect(await add(terms("New hires"))).toEqual(["state-university new_hires 2024 12"]);
  });
});

describe("a column that says when the year ended", () => {
  it("is refused where that is not when the member's year ends", async () => {
    const text = "Institution,FYE,New hires\nSt. Mary's Health,6/30/2024,5\nMercy Hospital,6/30/2024,7";
    const { values, codes } = await readField(text);
    expect([values, codes]).toEqual([["st-mary new_hires 2024 5"], ["period_misfit"]]);
  });
});
