import { getTableConfig, PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { POLICY_BOUNDS, PRESETS } from "~/domain/disclosure/presets";
import { collaboratives } from "~db/schema/collaboratives";

type Limit = keyof typeof POLICY_BOUNDS;
const LIMITS = Object.keys(POLICY_BOUNDS) as Limit[];

describe("the bounds of a disclosure policy", () => {
  it.each(LIMITS)("are the same in the database: %s", (limit) => {
    const name = `collaboratives_${limit.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    const check = getTableConfig(collaboratives).checks.find((each) => each.name === name);
    const { least, most } = POLICY_BOUNDS[limit];
    expect(check && new PgDialect().sqlToQuery(check.value).sql).toContain(`between ${least} and ${most}`);
  });

  it("hold the presets", () => {
    for (const preset of Object.values(PRESETS))
      for (const limit of LIMITS) {
        const value = preset[limit];
        if (value === null) continue;
        expect(value).toBeGreaterThanOrEqual(POLICY_BOUNDS[limit].least);
        expect(value).toBeLessThanOrEqual(POLICY_BOUNDS[limit].most);
      }
  });
});
