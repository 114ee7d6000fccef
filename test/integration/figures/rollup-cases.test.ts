import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../db/client";
import { ENGINES, openTestDatabase } from "../../support/database/databases";
import { rollUpCase, rollupCases } from "../../support/figures/cases";

describe.each(ENGINES)("the roll-up of known collaboratives on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  it.each(rollupCases())(
    "$name: every total, share, change, and coverage matches to the last digit",
    async ({ given: input }) => {
      const { totals, metrics } = await rollUpCase(database, input);
      for (const [measure, figure] of Object.entries(input.expected.totals))
        expect({ measure, ...totals.get(measure) }).toMatchObject({ measure, withheld: null, ...figure });
      for (const [metric, figure] of Object.entries(input.expected.metrics))
        expect({ ...metrics.get(metric) }).toMatchObject(figure);
    },
  );
});
