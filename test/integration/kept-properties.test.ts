import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalog } from "../../app/records/catalog.server";
import { readRollup } from "../../app/records/rollup.server";
import type { Database } from "../../db/client";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../seeds/library";
import { expectByHand } from "../support/by-hand";
import { ENGINES, makeCollaborative, openTestDatabase } from "../support/databases";
import { keptAndAnew } from "../support/kept";
import { MEASURES } from "../support/random-collaboratives";
import { asCase, FIRST_MEMBERS, makeEdit, PAIR_METRICS, randomEdits } from "../support/random-edits";

const RUNS = 25;
const LAST = 2023;

describe.each(ENGINES)("what is kept on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  it("is, after any edits in any order, what would be computed anew, and gives the figures worked by hand", () =>
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
          const { years } = await readRollup(db, { role: "backbone", memberId: null }, catalog, LAST);
          expectByHand(years, await asCase(db, LAST));
        });
        const [kept, anew] = await keptAndAnew(collaborative);
        expect(kept).toEqual(anew);
      }),
      { numRuns: RUNS },
    ));
});
