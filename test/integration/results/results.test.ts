import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import type { ResultFields } from "../../../app/domain/results/result";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { readIndicators } from "../../../app/records/indicators/indicators.server";
import { readResults, removeResult, saveResult } from "../../../app/records/results/results.server";
import { readStories, saveStory } from "../../../app/records/results/stories.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("results on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let fields: ResultFields;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
    const indicatorIds = (await ours.enter(readIndicators)).slice(0, 2).map(({ id }) => id);
    const goal = { level: "collaborative", strategy: "investing", statement: "Half the poverty" };
    const goalId = await ours.enter((db) => addGoal(db, goalSchema.parse(goal)));
    await ours.enter((db) => moveGoal(db, { id: goalId, state: "adopted", revision: 1, reason: null }));
    fields = {
      sentence: "Families here have enough to live on.",
      lead: "The foundation",
      partners: "",
      indicatorIds: indicatorIds.toReversed(),
      goalIds: [goalId],
    };
  });

  const add = async () => {
    const outcome = await ours.enter((db) => saveResult(db, { id: null, revision: 0, fields }));
    if (!outcome.stored) throw new Error("the result was not stored");
    return outcome.id;
  };
  const history = async () =>
    rowsOf<{ before: object | null; after: object | null }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select before, after from history
          where collaborative_id = ${db.collaborativeId} and subject = 'result' order by id`),
      ),
    );

  it("keep the order of their indicators, and every version in the history", async () => {
    const id = await add();
    expect(await ours.enter(readResults)).toEqual([{ id, revision: 1, ...fields }]);
    const changed = { ...fields, lead: "The city", goalIds: [], indicatorIds: fields.indicatorIds.slice(1) };
    const change = (revision: number) =>
      ours.enter((db) => saveResult(db, { id, revision, fields: changed }));
    expect(await change(1)).toEqual({ stored: true, id });
    expect(await ours.enter(readResults)).toEqual([{ id, revision: 2, ...changed }]);
    // From a page opened before the change.
    expect(await change(1)).toEqual({ stored: false });
    expect(await ours.enter((db) => removeResult(db, id, 1))).toEqual({ stored: false });
    expect(await ours.enter((db) => removeResult(db, id, 2))).toEqual({ stored: true, id });
    expect(await ours.enter(readResults)).toEqual([]);
    expect(await history()).toEqual([
      { before: null, after: fields },
      { before: fields, after: changed },
      { before: changed, after: null },
    ]);
  });

  it("are not stored with an indicator of another collaborative, and nothing of them is", async () => {
    const theirs = await makeCollaborative(database);
    const [foreign] = await theirs.enter(readIndicators);
    const stolen = { ...fields, indicatorIds: [foreign?.id ?? ""] };
    await expect(
      ours.enter((db) => saveResult(db, { id: null, revision: 0, fields: stolen })),
    ).rejects.toThrow();
    expect(await ours.enter(readResults)).toEqual([]);
    await add();
    expect(await theirs.enter(readResults)).toEqual([]);
  });

  it("have stories by indicator and year, of which none is overwritten unseen", async () => {
    const [indicatorId = ""] = fields.indicatorIds;
    const story = { helps: "The bus line", hinders: "", proposed: "", saidBy: "Residents" };
    const tell = (revision: number, helps: string | null) =>
      ours.enter((db) =>
        saveStory(db, {
          indicatorId,
          year: 2024,
          revision,
          fields: helps === null ? null : { ...story, helps, indicatorId, year: 2024 },
        }),
      );
    expect(await tell(0, "The bus line")).toBe(true);
    expect(await tell(0, "Something else")).toBe(false);
    expect(await tell(1, "The bus line, and the clinic")).toBe(true);
    expect(await ours.enter(readStories)).toEqual([
      { ...story, indicatorId, year: 2024, helps: "The bus line, and the clinic", revision: 2 },
    ]);
    expect(await tell(2, null)).toBe(true);
    expect(await ours.enter(readStories)).toEqual([]);
    expect(await history()).toHaveLength(3);
  });
});
