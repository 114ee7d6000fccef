import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../../app/domain/terms";
import { readGoals } from "../../../app/records/goals/goals.server";
import { readGoalCitations } from "../../../app/records/meetings/citations.server";
import { loader as steps } from "../../../app/routes/goals/state";
import { action as check } from "../../../app/routes/goals/writing/check";
import { loader as edit } from "../../../app/routes/goals/writing/edit";
import { loader as begin } from "../../../app/routes/goals/writing/new";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { makeDecision } from "../../support/database/decisions";
import { type Fields, goalForms, goalPerson, TYPED } from "../../support/goal-forms";

describe.each(ENGINES)("writing goals on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  let convener: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }, { slug: "city" }] });
    convener = await someone("convener");
  });

  const someone = (role: Role, member?: string, at = collaborative) =>
    goalPerson({ database, context, at }, role, member);
  const forms = goalForms(
    () => context,
    () => collaborative.slug,
  );
  const { args } = forms;
  const create = (fields: Fields, cookie = convener) => forms.create(fields, cookie);
  const revise = (goal: string, fields: Fields, cookie = convener) => forms.revise(goal, fields, cookie);
  const step = (goal: string, fields: Fields, cookie = convener) => forms.step(goal, fields, cookie);
  const stored = () => collaborative.enter(readGoals);
  const only = async () => {
    const [goal] = await stored();
    if (!goal) throw new Error("there is no goal");
    return goal;
  };
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => "no refusal",
      (thrown: Response) => thrown.status,
    );
  const adopted = async () => {
    expect((await create({ ...TYPED, step: "adopt" })).status).toBe(302);
    return only();
  };

  it("stores a draft as soon as there is a statement", async () => {
    expect(await create({ statement: " " })).toMatchObject({
      status: 422,
      check: { errors: { statement: ["Say what you want to achieve."] } },
    });
    const saved = await create({ whose: "collaborative", strategy: "investing", statement: "More homes" });
    const goal = await only();
    expect(saved).toEqual({
      status: 302,
      to: `/c/${collaborative.slug}/goals/${goal.id}?saved=draft`,
    });
    expect(goal).toMatchObject({
      statement: "More homes",
      state: "draft",
      target: null,
      strategy: "investing",
    });
  });

  it("marks what is unfinished, and stores the draft without its target when asked", async () => {
    const half = { ...TYPED, "target.number": "" };
    expect(await create(half)).toMatchObject({
      status: 422,
      unfinished: true,
      check: { errors: { "target.number": ["Enter a percentage, such as 10."] } },
    });
    expect(await stored()).toEqual([]);
    await create({ ...half, step: "save-open" });
    expect(await only()).toMatchObject({ target: null, owner: "Ana Ruiz" });
  });

  it.each([
    [
      "increase_total",
      "mwbe_local_spend",
      "6m",
      { kind: "increase", figure: "mwbe_local_spend", over: "sinceBaseline", value: 6_000_000 },
    ],
    [
      "increase_year",
      "local_spend",
      "75,000,000",
      { kind: "increase", figure: "local_spend", over: "year", value: 75_000_000 },
    ],
    ["points", "local_spend_share", "1", { kind: "points", metric: "local_spend_share", value: 0.01 }],
  ])(
    "takes a target of the shape %s as it is typed, and shows it again",
    async (shape, figure, number, target) => {
      const fields = {
        ...TYPED,
        strategy: "purchasing",
        "target.shape": shape,
        "target.figure": figure,
        "target.number": number,
      };
      expect((await create({ ...fields, "target.number": "-1" })).status).toBe(422);
      expect((await create(fields)).status).toBe(302);
      const goal = await only();
      expect(goal.target).toEqual(target);
      const opened = (await edit(args(convener, goal.id))) as { form?: unknown };
      expect(JSON.stringify(opened)).toContain(`"shape":"${shape}"`);
    },
  );

  it("refuses to adopt while letters are missing, and names them", async () => {
    const answer = await create({ ...TYPED, owner: "", resources: "", consultedWho: "", step: "adopt" });
    expect(answer.status).toBe(422);
    expect(answer.refused).toBe("Not ready to be adopted: realistic, inclusive still missing.");
    expect(answer.typed).toMatchObject({ statement: TYPED.statement, target: { number: "12 %" } });
    expect(await stored()).toEqual([]);
    expect(await adopted()).toMatchObject({ state: "adopted", adoptedAt: expect.any(String) });
  });

  it("refuses to adopt or revise a goal with words in brackets", async () => {
    const answer = await create({ ...TYPED, population: "People in [focus area]", step: "adopt" });
    expect(answer).toMatchObject({
      status: 422,
      refused: "Not ready to be adopted: specific still missing.",
    });
    expect(await stored()).toEqual([]);
    const { id, revision } = await adopted();
    const revised = { ...TYPED, resources: "[two] recruiters", reason: "More", revision: String(revision) };
    expect(await revise(id, revised)).toMatchObject({
      status: 422,
      refused: expect.stringContaining("[two]"),
    });
  });

  it("refuses to adopt what does not fit together", async () => {
    const wrong = { ...TYPED, "milestones[0].year": "2031", "milestones[0].number": "8", step: "adopt" };
    const answer = await create(wrong);
    expect(answer).toMatchObject({ status: 422, refused: expect.stringContaining("do not fit together") });
    expect(answer.check?.faults).toEqual({
      "milestones[0].year": ["Choose a year between the start and the target year."],
    });
  });

  it("revises an adopted goal only with a reason, and not to less than it was adopted with", async () => {
    const { id, revision } = await adopted();
    const revised = { ...TYPED, targetYear: "2029", revision: String(revision) };
    expect(await revise(id, revised)).toMatchObject({
      status: 422,
      check: { errors: { reason: [expect.stringContaining("Say why")] } },
    });
    const less = await revise(id, { ...revised, consultedWho: "", reason: "Shorter" });
    expect(less).toMatchObject({ status: 422, refused: expect.stringContaining("inclusive") });
    expect((await only()).targetYear).toBe(2028);
    expect((await revise(id, { ...revised, reason: "The plant opens later" })).status).toBe(302);
    expect(await only()).toMatchObject({ targetYear: 2029, state: "adopted", revision: revision + 1 });
    const steps = await collaborative.enter(async ({ tx }) =>
      rowsOf(
        await tx.execute(
          sql`select actor, reason from history where subject = 'goal' order by id desc limit 1`,
        ),
      ),
    );
    expect(steps).toEqual([{ actor: "Ines", reason: "The plant opens later" }]);
  });

  it("cites the decision behind a revision, and none that is not taken", async () => {
    const { id, revision } = await adopted();
    const taken = await makeDecision(collaborative, { number: 1, state: "taken" });
    const lost = await makeDecision(collaborative, { number: 2, state: "not_taken" });
    const fields = { ...TYPED, targetYear: "2029", revision: String(revision), reason: "It opens later" };
    expect(await revise(id, { ...fields, decision: lost })).toMatchObject({
      status: 422,
      refused: expect.stringContaining("Choose a decision that is taken"),
    });
    expect((await only()).targetYear).toBe(2028);
    expect((await revise(id, { ...fields, decision: taken })).status).toBe(302);
    const again = { ...fields, targetYear: "2030", revision: String((await only()).revision) };
    expect((await revise(id, { ...again, decision: taken })).status).toBe(302);
    expect(await collaborative.enter((db) => readGoalCitations(db, id))).toEqual([
      { decisionId: taken, goalId: id, act: "revised", at: expect.any(String) },
    ]);
  });

  it("tells the second of two writers what is stored now, loses nothing, and lets them decide", async () => {
    await create(TYPED);
    const { id, revision } = await only();
    const seen = { revision: String(revision) };
    await revise(id, { ...TYPED, ...seen, owner: "Ben Osei" });
    const mine = { ...TYPED, ...seen, owner: "Cleo Marsh", geography: "43205" };
    const answer = await revise(id, mine);
    expect(answer).toMatchObject({ status: 409, typed: { owner: "Cleo Marsh" }, conflict: { by: "Ines" } });
    expect(answer.conflict?.differences).toEqual([
      { what: "Where", before: "43205", after: "43201 and 43203" },
      { what: "Owner", before: "Cleo Marsh", after: "Ben Osei" },
    ]);
    expect((await only()).owner).toBe("Ben Osei");
    expect((await step(id, { to: "removed", ...seen })).status).toBe(409);
    expect((await revise(id, { ...mine, revision: String(answer.revision) })).status).toBe(302);
    expect((await only()).owner).toBe("Cleo Marsh");
  });

  it("ends goals with a reason and opens them again; ended ones do not change", async () => {
    const { id } = await adopted();
    const to = async (state: string, reason = "") =>
      step(id, { to: state, reason, revision: String((await only()).revision) });
    expect(await to("met")).toMatchObject({ status: 422, fault: "Say why: the reason stays with the goal." });
    expect((await to("met", "Reached two years early")).status).toBe(302);
    expect((await only()).state).toBe("met");
    const { revision } = await only();
    const again = { ...TYPED, owner: "Someone", reason: "Late", revision: String(revision) };
    expect(await revise(id, again)).toMatchObject({
      status: 422,
      refused: expect.stringContaining("Open it again"),
    });
    expect((await to("closed", "Superseded")).status).toBe(302);
    expect((await to("met", "No")).status).toBe(422);
    expect((await to("adopted", "Taken up again")).status).toBe(302);
    expect(await only()).toMatchObject({ state: "adopted", owner: "Ana Ruiz" });
    expect((await to("removed")).status).toBe(422);
    expect((await to("elsewhere")).status).toBe(422);
  });

  it("removes drafts for good, and a removed goal is not found", async () => {
    await create(TYPED);
    const { id, revision } = await only();
    const gone = await step(id, { to: "removed", revision: String(revision) });
    expect(gone).toEqual({ status: 302, to: `/c/${collaborative.slug}/goals?removed=1` });
    expect(await stored()).toEqual([]);
    for (const work of [
      () => revise(id, { ...TYPED, revision: String(revision) }),
      () => step(id, { to: "adopted", revision: String(revision) }),
      () => edit(args(convener, id)),
      () => steps(args(convener, "not-an-id")),
    ])
      expect(await statusOf(work())).toBe(404);
  });

  it("adopts from the page of steps only what is ready", async () => {
    await create({ ...TYPED, disparity: "" });
    const { id, revision } = await only();
    expect(await step(id, { to: "adopted", revision: String(revision) })).toMatchObject({
      status: 422,
      fault: "Not ready to be adopted: equitable still missing.",
    });
    await revise(id, { ...TYPED, revision: String(revision) });
    const now = String((await only()).revision);
    expect((await step(id, { to: "adopted", revision: now })).status).toBe(302);
    expect((await only()).state).toBe("adopted");
  });

  it("is for conveners and backbone staff, of this collaborative alone", async () => {
    await create(TYPED);
    const { id, revision } = await only();
    for (const cookie of [await someone("executive", "college"), await someone("data_lead", "city")])
      for (const work of [
        () => create(TYPED, cookie),
        () => revise(id, { ...TYPED, revision: String(revision) }, cookie),
        () => step(id, { to: "removed", revision: String(revision) }, cookie),
        () => begin(args(cookie)),
        () => check(args(cookie, "", TYPED)),
      ])
        expect(await statusOf(work())).toBe(403);
    const other = await makeCollaborative(database, { members: [{ slug: "far" }] });
    const stranger = await someone("backbone", undefined, other);
    expect(await statusOf(create(TYPED, stranger))).toBe(404);
    const mine = collaborative;
    const theirs = (await other.catalog()).members[0];
    collaborative = other;
    expect(await statusOf(revise(id, { ...TYPED, revision: "1" }, stranger))).toBe(404);
    expect(await statusOf(step(id, { to: "removed", revision: "1" }, stranger))).toBe(404);
    collaborative = mine;
    const lent = await create({ ...TYPED, whose: theirs?.id ?? "" });
    expect(lent).toMatchObject({ status: 422, check: { errors: { whose: [expect.any(String)] } } });
    expect(await stored()).toHaveLength(1);
    expect((await create(TYPED, await someone("backbone"))).status).toBe(302);
  });

  it("lets an institution's goal roll up to one of the collaborative, not to itself or another's", async () => {
    const { id } = await adopted();
    const college = (await collaborative.catalog()).members.find(({ slug }) => slug === "college")?.id ?? "";
    const own = { ...TYPED, whose: college, rollsUpTo: id };
    expect((await create(own)).status).toBe(302);
    const below = (await stored()).find(({ memberId }) => memberId === college);
    expect(below).toMatchObject({ level: "institution", rollsUpTo: id });
    expect(await create({ ...own, rollsUpTo: below?.id ?? "" })).toMatchObject({
      check: { errors: { rollsUpTo: ["Choose a goal from the list."] } },
    });
  });
});
