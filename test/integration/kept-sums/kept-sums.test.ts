import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import {
  type ObservationWrite,
  writeObservations,
} from "../../../app/records/entry/write-observations.server";
import { keepFromScratch } from "../../../app/records/kept-sums/kept-sums.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { runs } from "../../support/endurance";

/** One save: a few values, shares, or removals, each in its own cell, of members with different baselines. */
const save = fc.uniqueArray(
  fc.record({
    member: fc.nat(2),
    code: fc.constantFrom("new_hires", "impact_hires", "employees", "impact_hire_rate"),
    year: fc.integer({ min: 2020, max: 2026 }),
    value: fc.option(fc.nat(9), { freq: 4 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ member, code, year }) => `${member} ${code} ${year}` },
);
type Save = { member: number; code: string; year: number; value: number | null }[];

/** Parts stay below their wholes and shares below 1, so no check refuses them. */
function writeOf({ code, year, value }: Save[number], memberId: string): ObservationWrite {
  const share = code === "impact_hire_rate";
  const amount = `${share ? (value ?? 0) / 10 : (value ?? 0) + (code === "new_hires" ? 10 : 0)}`;
  return {
    memberId,
    kind: share ? "share" : "measure",
    code,
    year,
    ...(value === null ? { state: "missing", value: null } : { state: "value", value: amount }),
  };
}

describe.each(ENGINES)("stored sums on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  test("equal the sums recomputed from scratch after every save", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(save, { minLength: 2, maxLength: 12 }), async (saves) => {
        const { enter } = await makeCollaborative(database, {
          members: [
            { slug: "first" },
            { slug: "later", baselineYear: 2024 },
            { slug: "left", leftOn: "2025-06-30", fiscalYearEndMonth: 6 },
          ],
        });
        for (const rows of saves)
          await enter(async (db) => {
            const catalog = await readCatalog(db);
            const writes = rows.map((row) => writeOf(row, catalog.members[row.member]?.id ?? ""));
            await writeObservations(db, catalog, writes);
          });
        const stored = await enter(storedSumsOf);
        await enter(async (db) => keepFromScratch(db));
        expect(stored).toEqual(await enter(storedSumsOf));
      }),
      { numRuns: runs(12), endOnFailure: true },
    );
  });
});

async function storedSumsOf({ tx, collaborativeId }: TenantDb): Promise<object[]> {
  const result = await tx.execute(sql`select to_jsonb(k) as kept from kept_sums k
    where collaborative_id = ${collaborativeId} order by item_id, year`);
  return rowsOf<object>(result);
}
