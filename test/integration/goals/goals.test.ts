import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { GoalFields } from "../../../app/domain/goals/goal";
import { goalSchema } from "../../../app/domain/goals/goal";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import {
  addGoal,
  changeGoal,
  moveGoal,
  readGoals,
  removeDraft,
} from "../../../app/records/goals/goals.server";
import { readGoalHistory } from "../../../app/records/goals/history.server";
import { goal as described } from "../../../app/routes/api/goals/goal-schemas";
import type { Database } from "../../../db/client";
import { apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { rollupCases } from "../../support/figures/cases";

const worked = rollupCases().find(({ name }) => name === "worked-example.json")?.given;
const tenth = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;

describe.each(ENGINES)("goals on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let ids: Map<string, string>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const shared = (more: Partial<GoalFields> = {}): GoalFields => ({
    ...goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire from nearby" }),
    target: tenth,
    startYear: 2022,
    targetYear: 2027,
    ...more,
  });
  const own = (slug: string, more: Partial<GoalFields> = {}) =>
    shared({ level: "institution", memberId: ids.get(slug) ?? "", ...more });
  const add = (fields: GoalFields) => ours.enter((db) => addGoal(db, fields));
  const adopt = async (fields: GoalFields) => {
    const id = await add(fields);
    await ours.enter((db) => moveGoal(db, { id, state: "adopted", revision: 1, reason: null }));
    return id;
  };
  const stored = async (id: string) => (await ours.enter(readGoals)).find((goal) => goal.id === id);

  /** The worked example of the rule book: A and B from 2022, C from 2024, B without impact hires in 2025. */
  async function workedExample(profile = {}): Promise<TestCollaborative> {
    if (!worked) throw new Error("the worked example is gone");
    const collaborative = await makeCollaborative(database, { profile, members: worked.members });
    const catalog = await collaborative.catalog();
    const idOf = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
    await collaborative.enter((db) =>
      writeObservations(
        db,
        catalog,
        worked.observations.map(({ member, measure, year, value }) => ({
          memberId: idOf.get(member) ?? "",
          kind: "measure",
          code: measure,
          year,
          state: "value",
          value: value ?? null,
          note: null,
        })),
      ),
    );
    return collaborative;
  }

  beforeEach(async () => {
    ours = await workedExample();
    ids = new Map((await ours.catalog()).members.map(({ slug, id }) => [slug, id]));
  });

  const asks = async (role: Parameters<typeof tokenFor>[2], member?: string, slug = ours.slug) =>
    apiOf(contextOf(database), slug, await tokenFor(database, slug, role, member));
  /** What a caller is answered, each goal held against its description. */
  const answered = async (role: Parameters<typeof tokenFor>[2], member?: string, year = 2025) => {
    const response = await (await asks(role, member)).goals(`year=${year}`);
    expect(response.status).toBe(200);
    const body = (await response.json()) as unknown[];
    return body.map((goal) => {
      expect(described.parse(goal)).toEqual(goal);
      return described.parse(goal);
    });
  };

  it("the API says how a goal stands, to the figures of the worked example", async () => {
    await adopt(shared());
    // 50 of 1,200 in 2022; (96 + 60) of (1,200 + 500) in 2025, and three fifths of the way were expected.
    const from = 50 / 1200;
    const now = 156 / 1700;
    expect(await answered("backbone")).toMatchObject([
      {
        level: "collaborative",
        member: null,
        state: "adopted",
        status: "on_track",
        why: null,
        targetValue: 0.1,
        clauses: [],
        members: [],
        rollsUpTo: null,
        target: tenth,
        baseline: expect.closeTo(from, 12),
        value: expect.closeTo(now, 12),
        expected: expect.closeTo(from + (0.1 - from) * 0.6, 12),
        attainment: expect.closeTo((now - from) / (0.1 - from), 12),
      },
    ]);
  });

  it("member by member: who meets it, who is on the way, who has not reported", async () => {
    await adopt(shared({ target: { kind: "eachMember", target: tenth } }));
    expect(await answered("convener")).toMatchObject([
      {
        status: "no_data",
        value: null,
        attainment: expect.closeTo(1 / 3, 12),
        members: [
          { member: "a", status: "on_track", value: 0.08 },
          { member: "b", status: "no_data", value: null },
          { member: "c", status: "met", value: 0.12 },
        ],
      },
    ]);
  });

  it("clause by clause: the best of several ways, the worst of several duties", async () => {
    const clauses = [tenth, { kind: "amount", figure: "impact_hires", over: "year", value: 150 } as const];
    await adopt(shared({ target: { kind: "anyOf", clauses: [...clauses] } }));
    await adopt(shared({ target: { kind: "allOf", clauses: [...clauses] } }));
    const [any, all] = await answered("backbone");
    expect([any?.status, all?.status]).toEqual(["met", "on_track"]);
    expect(any?.clauses.map(({ status, value }) => [status, value])).toEqual([
      ["on_track", expect.closeTo(156 / 1700, 12)],
      ["met", 156],
    ]);
  });

  it("of members’ goals everybody sees their own, and others’ only where figures are open", async () => {
    await adopt(shared());
    const statements = async (role: Parameters<typeof tokenFor>[2], member?: string) =>
      (await answered(role, member)).map((goal) => `${goal.member} ${goal.state}`);
    await adopt(own("a"));
    await adopt(own("c"));
    await add(own("c", { strategy: "purchasing" }));
    await add(shared({ strategy: "investing" }));
    expect(await statements("backbone")).toEqual(
      expect.arrayContaining(["null draft", "c draft", "c adopted", "a adopted", "null adopted"]),
    );
    expect(await statements("executive", "a")).toEqual(["null adopted", "a adopted", "c adopted"]);
    expect(await statements("data_lead", "a")).toEqual(["null adopted", "a adopted"]);
    for (const peers of ["anonymous_peers", "totals_only"] as const) {
      ours = await workedExample({ policy: standardPolicy(peers) });
      ids = new Map((await ours.catalog()).members.map(({ slug, id }) => [slug, id]));
      await adopt(own("a"));
      await adopt(own("c"));
      expect(await statements("executive", "a")).toEqual(["a adopted"]);
    }
  });

  it("tells nobody how peers stand, nor how many of them meet it, where their figures are their own", async () => {
    ours = await workedExample({ policy: standardPolicy("totals_only") });
    ids = new Map((await ours.catalog()).members.map(({ slug, id }) => [slug, id]));
    await adopt(shared());
    await adopt(shared({ target: { kind: "eachMember", target: tenth } }));
    const withheld = { status: "withheld", why: "withheld", value: null, attainment: null };
    expect(await answered("executive", "c")).toMatchObject([
      // Two contributors are too few, so that the total itself is withheld.
      { ...withheld, members: [] },
      { ...withheld, members: [{ member: "c", status: "met", value: 0.12 }] },
    ]);
    // Not even that a peer has reported nothing.
    const [, each] = await answered("executive", "a", 2023);
    expect(each).toMatchObject({ ...withheld, members: [{ member: "a", status: "no_data" }] });
  });

  it("under a waiting time, peers’ recent figures are withheld from executives as well", async () => {
    ours = await workedExample({ policy: { ...standardPolicy("open"), daysAfterPeriod: 90 } });
    const catalog = await ours.catalog();
    ids = new Map(catalog.members.map(({ slug, id }) => [slug, id]));
    // This year is over for nobody yet.
    const year = new Date().getUTCFullYear();
    const entered = (slug: string, code: string, value: string) => ({
      memberId: ids.get(slug) ?? "",
      kind: "measure" as const,
      code,
      year,
      state: "value" as const,
      value,
      note: null,
    });
    await ours.enter((db) =>
      writeObservations(db, catalog, [
        ...["a", "c"].flatMap((slug) => [
          entered(slug, "new_hires", "100"),
          entered(slug, "impact_hires", slug === "a" ? "9" : "12"),
        ]),
      ]),
    );
    await adopt(shared({ target: { kind: "eachMember", target: tenth } }));
    await adopt(own("c"));
    const goals = await answered("executive", "a", year);
    expect(goals).toMatchObject([
      { status: "withheld", why: "withheld", members: [{ member: "a", value: 0.09 }] },
      { member: "c", status: "withheld", why: "withheld", value: null },
    ]);
    expect(await answered("backbone", undefined, year)).toMatchObject([
      { members: [{ value: 0.09 }, { value: null }, { value: 0.12 }] },
      { value: 0.12 },
    ]);
    // What has had its time is seen.
    expect(await answered("executive", "a", 2022)).toMatchObject([
      { why: null, members: [{ value: 0.04 }, { value: 0.05 }] },
      { member: "c" },
    ]);
  });

  it("refuses a call without a year, without a token, and from elsewhere", async () => {
    const backbone = await asks("backbone");
    for (const query of ["", "year=soon", "year=20255"])
      expect((await backbone.goals(query)).status, query).toBe(422);
    expect((await apiOf(contextOf(database), ours.slug, "wrong").goals("year=2025")).status).toBe(401);
    expect((await apiOf(contextOf(database), "elsewhere", backbone.token).goals("year=2025")).status).toBe(
      404,
    );
  });

  it("keeps every step in the history, with its reason", async () => {
    const id = await adopt(shared());
    const revised = shared({ statement: "Hire one in eight", target: { ...tenth, value: 0.125 } });
    expect(
      await ours.enter((db) =>
        changeGoal(db, { id, fields: revised, revision: 2, reason: "More apprenticeships" }),
      ),
    ).toEqual({
      stored: true,
      id,
    });
    await ours.enter((db) =>
      moveGoal(db, { id, state: "closed", revision: 3, reason: "The strategy ended" }),
    );
    const history = await ours.enter((db) => readGoalHistory(db, id));
    expect(
      history.map(({ actor, reason, before, after }) => [actor, reason, before?.state, after?.state]),
    ).toEqual([
      ["Test", "The strategy ended", "adopted", "closed"],
      ["Test", "More apprenticeships", "adopted", "adopted"],
      ["Test", null, "draft", "adopted"],
      ["Test", null, undefined, "draft"],
    ]);
    expect([history[1]?.before?.statement, history[1]?.after?.statement]).toEqual([
      "Hire from nearby",
      "Hire one in eight",
    ]);
    expect(await stored(id)).toMatchObject({ revision: 4, state: "closed", adoptedAt: expect.any(String) });
  });

  it("does not overwrite what somebody else changed in the meantime", async () => {
    const id = await add(shared());
    await ours.enter((db) =>
      changeGoal(db, { id, fields: shared({ statement: "Theirs" }), revision: 1, reason: null }),
    );
    const mine = await ours.enter((db) =>
      changeGoal(db, { id, fields: shared({ statement: "Mine" }), revision: 1, reason: null }),
    );
    expect(mine).toMatchObject({ stored: false, theirs: { statement: "Theirs", revision: 2 } });
    expect(
      await ours.enter((db) => moveGoal(db, { id, state: "adopted", revision: 1, reason: null })),
    ).toMatchObject({ stored: false });
    expect(await ours.enter((db) => readGoalHistory(db, id))).toHaveLength(2);
    // The same content again is no change.
    await ours.enter((db) =>
      changeGoal(db, { id, fields: shared({ statement: "Theirs" }), revision: 2, reason: null }),
    );
    expect((await stored(id))?.revision).toBe(2);
  });

  it("removes only drafts; goals that rolled up to one stand alone", async () => {
    const draft = await add(shared());
    const part = await add(own("a", { rollsUpTo: draft }));
    expect(await ours.enter((db) => removeDraft(db, draft, 1))).toEqual({ stored: true, id: draft });
    expect(await stored(draft)).toBeUndefined();
    expect((await stored(part))?.rollsUpTo).toBeNull();
    const [last] = await ours.enter((db) => readGoalHistory(db, draft));
    expect(last).toMatchObject({ after: null, before: { statement: "Hire from nearby" } });
    const adopted = await adopt(shared());
    expect(await ours.enter((db) => removeDraft(db, adopted, 2))).toMatchObject({ stored: false });
  });

  it("are never seen or changed from another collaborative", async () => {
    const id = await adopt(shared());
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter(readGoals)).toEqual([]);
    expect(await theirs.enter((db) => readGoalHistory(db, id))).toEqual([]);
    const outcome = await theirs.enter((db) =>
      changeGoal(db, { id, fields: shared({ statement: "X" }), revision: 2, reason: "because" }),
    );
    expect(outcome).toEqual({ stored: false, theirs: null });
    expect((await stored(id))?.statement).toBe("Hire from nearby");
  });
});
