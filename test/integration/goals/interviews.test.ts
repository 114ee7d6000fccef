import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { InterviewFields } from "../../../app/domain/goals/interview";
import {
  addInterviewPoints,
  changeInterviewPoint,
  readInterviews,
} from "../../../app/records/goals/interviews.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("what members said, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let point: InterviewFields;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "a" }, { slug: "b" }] });
    const [a] = (await ours.catalog()).members;
    point = {
      memberId: a?.id ?? "",
      strategy: "workforce",
      kind: "pain_point",
      theme: "Entry-level vacancies",
      words: "140 open posts",
      heldOn: "2022-01-18",
    };
    await ours.enter((db) => addInterviewPoints(db, [point]));
  });

  const history = async () =>
    rowsOf<{ before: object | null; after: object | null }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select before, after from history
          where collaborative_id = ${db.collaborativeId} and subject = 'interview' order by id`),
      ),
    );
  const only = async () => {
    const [first] = await ours.enter(readInterviews);
    if (!first) throw new Error("nothing is recorded");
    return first;
  };

  it("is recorded, changed and removed, and each step stays in the history", async () => {
    const { id, ...recorded } = await only();
    expect(recorded).toEqual(point);
    const changed: InterviewFields = { ...point, theme: "Vacancies", heldOn: null };
    expect(await ours.enter((db) => changeInterviewPoint(db, id, changed))).toBe(true);
    expect(await only()).toEqual({ id, ...changed });
    // The same again is no change.
    await ours.enter((db) => changeInterviewPoint(db, id, changed));
    expect(await ours.enter((db) => changeInterviewPoint(db, id, null))).toBe(true);
    expect(await ours.enter(readInterviews)).toEqual([]);
    expect(await history()).toEqual([
      { before: null, after: point },
      { before: point, after: changed },
      { before: changed, after: null },
    ]);
    expect(await ours.enter((db) => changeInterviewPoint(db, id, changed))).toBe(false);
  });

  it("is never seen or changed from another collaborative", async () => {
    const theirs = await makeCollaborative(database);
    const { id } = await only();
    expect(await theirs.enter(readInterviews)).toEqual([]);
    expect(await theirs.enter((db) => changeInterviewPoint(db, id, null))).toBe(false);
    expect(await ours.enter(readInterviews)).toHaveLength(1);
  });
});
