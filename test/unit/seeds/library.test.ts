import { describe, expect, it } from "vitest";
import { STRATEGIES } from "../../../app/domain/terms";
import { checkDefinitions, library } from "../../support/seed-files";

describe("the standard library", () => {
  it("holds the field's 24 measures in order", () => {
    expect(library.measures.map((m) => m.code).join(" ")).toBe(
      "new_hires impact_hires impact_hires_due_12m impact_hires_kept_12m employees local_employees " +
        "living_wage_employees frontline_employees frontline_promotions pathway_participants " +
        "pathway_completions pathway_placements total_spend addressable_spend local_spend mwbe_local_spend " +
        "mwdbe_local_spend tier2_diverse_spend new_local_vendors investable_assets pbi_allocated " +
        "pbi_committed pbi_deployed housing_units",
    );
  });

  it("holds the 13 standard metrics, the headline of each strategy first", () => {
    expect(library.metrics).toHaveLength(13);
    expect(STRATEGIES.map((s) => library.metrics.find((m) => m.strategy === s)?.code)).toEqual([
      "impact_hire_rate",
      "mwbe_local_share",
      "pbi_allocation_share",
    ]);
  });

  it("refers to nothing that it does not define", () => checkDefinitions(library.measures, library.metrics));

  it("states all three conditions of an impact hire", () => {
    const definition = library.measures.find((m) => m.code === "impact_hires")?.definition ?? "";
    for (const condition of ["disadvantaged area", "intentional pathway", "less than a bachelor's degree"])
      expect(definition).toContain(condition);
  });

  it("leaves pensions out of investable assets and Tier 2 out of Tier 1", () => {
    const definition = (code: string) => library.measures.find((m) => m.code === code)?.definition;
    expect(definition("investable_assets")).toMatch(/Leave out pension assets/);
    expect(definition("mwbe_local_spend")).toMatch(/Leave out Tier 2/);
    expect(definition("tier2_diverse_spend")).toMatch(/Never add it to Tier 1/);
  });
});
