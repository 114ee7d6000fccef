import { getTableConfig, PgDialect, type PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { FIRST_YEAR, isYear, LAST_YEAR } from "~/domain/years";
import { collaboratives } from "~db/schema/collaboratives";
import { years } from "~db/schema/collection/collection";

const checkOf = (table: PgTable, name: string) => {
  const check = getTableConfig(table).checks.find((each) => each.name === name);
  return check && new PgDialect().sqlToQuery(check.value).sql;
};

describe("the years that the app accepts", () => {
  it("are whole years, bounds included", () => {
    expect([FIRST_YEAR - 1, FIRST_YEAR, 2025, 2025.5, LAST_YEAR, LAST_YEAR + 1].map(isYear)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("are those that the database accepts", () => {
    const range = `between ${FIRST_YEAR} and ${LAST_YEAR}`;
    expect(checkOf(years, "years_year")).toContain(range);
    expect(checkOf(collaboratives, "collaboratives_baseline_year")).toContain(range);
  });
});
