import { describe, expect, it } from "vitest";
import { readField } from "../../support/files/field-files";

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

describe("long decimals", () => {
  it("of programs are kept as exactly as can be, and money to the cent with a remark", async () => {
    const { rows, remarks } = await readField(
      "member,year,measure,value\nmercy,2024,impact_hire_rate,0.09176470588235294\nmercy,2024,total_spend,1234567.8900000001\nmercy,2023,total_spend,33333.333333333336",
    );
    expect(rows.map(({ value }) => value)).toEqual(["0.0917647058823529", "1234567.89", "33333.33"]);
    expect(remarks.filter(({ code }) => code === "rounded")).toHaveLength(1);
  });
});
