import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate, type FigureProgress } from "../../../app/domain/goals/progress/progress";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { BY_SLUG } from "../../../app/records/collaboratives/collaboratives.server";
import { readGoals } from "../../../app/records/goals/goals.server";
import { readGoalSources } from "../../../app/records/goals/readings.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { loadSeed } from "../../../seeds/load";

import { ENGINES, openTestDatabase } from "../../support/database/databases";

describe.each(ENGINES)("published goals on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  /** How each goal of a published collaborative stood in the year. */
  async function progressOf(folder: string, year: number): Promise<FigureProgress[]> {
    const { slug } = await loadSeed(database, folder);
    const [seeded] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    const actor = { name: "Test", userId: null };
    return openTenant(database, { collaborativeId: seeded?.id ?? "", actor }, async (db) => {
      const catalog = await readCatalog(db);
      const viewer = { role: "backbone", memberId: null } as const;
      const { readings } = await readGoalSources(db, { viewer, catalog, to: year });
      return (await readGoals(db)).map(({ target, startYear, targetYear, memberId }) => {
        const path = { startYear: startYear ?? 0, targetYear: targetYear ?? 0, memberId, milestones: [] };
        return evaluate(target ?? never(), path, readings, year) as FigureProgress;
      });
    });
  }

  it("Johns Hopkins spent 54.3 million more with local suppliers in three years, 905% of its goal", async () => {
    const [threeYears, oneYear] = await progressOf("published/blocal", 2018);
    expect(threeYears).toMatchObject({ value: 54_300_000, attainment: 9.05, status: "met" });
    expect(oneYear).toMatchObject({ value: 29_000_000, status: "met" });
  });

  it("the County of San Diego fell by three points where it wanted one more: −300%", async () => {
    const [points] = await progressOf("published/san-diego", 2023);
    expect(points).toMatchObject({ value: -0.03, attainment: -3, status: "missed" });
  });
});

function never(): never {
  throw new Error("A published goal has a target.");
}
