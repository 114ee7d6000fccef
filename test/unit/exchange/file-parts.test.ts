import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../app/exchange/columns/mapping";
import { readField } from "../../support/files/field-files";

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
