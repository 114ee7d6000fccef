import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { storedAndRecomputedSums } from "../../support/database/kept";
import { runs } from "../../support/endurance";
import { expectByHand } from "../../support/figures/by-hand";
import { MEASURES } from "../../support/figures/random-collaboratives";
import {
  asCase,
  FIRST_MEMBERS,
  makeEdit,
  PAIR_METRICS,
  randomEdits,
} from "../../support/figures/random-edits";

const RUNS = runs(15);
const LAST = 2023;

describe.each(ENGINES)("stored sums on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  it("match recomputed sums and the figures worked by hand after any edits in any order", () =>
    fc.assert(
      fc.asyncProperty(randomEdits, async (edits) => {
        const collaborative = await makeCollaborative(database, {
          profile: { baselineYear: 2019 },
          members: FIRST_MEMBERS,
          measures: STANDARD_MEASURES.filter(({ code }) => (MEASURES as string[]).includes(code)),
          metrics: STANDARD_METRICS.filter(({ code }) => PAIR_METRICS.includes(code)),
        });
        for (const edit of edits) await makeEdit(collaborative, edit);
        await collaborative.enter(async (db) => {
          const catalog = await readCatalog(db);
          const { years } = await readRollup(db, {
            viewer: { role: "backbone", memberId: null },
            catalog,
            to: LAST,
          });
          expectByHand(years, await asCase(db, LAST));
        });
        const [stored, recomputed] = await storedAndRecomputedSums(collaborative);
        expect(stored).toEqual(recomputed);
      }),
      { numRuns: RUNS },
    ));
});
