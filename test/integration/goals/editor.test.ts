import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signUp } from "../../../app/access/auth.server";
import type { GoalFields } from "../../../app/domain/goals/goal";
import type { Role } from "../../../app/domain/terms";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { addGoal, readGoals } from "../../../app/records/goals/goals.server";
import { readGoalCitations } from "../../../app/records/meetings/citations.server";
import { action as move, loader as steps } from "../../../app/routes/goals/state";
import { action as check } from "../../../app/routes/goals/writing/check";
import { action as change, loader as edit } from "../../../app/routes/goals/writing/edit";
import { action as add, loader as begin } from "../../../app/routes/goals/writing/new";
import type { GoalAnswer, GoalCheck } from "../../../app/ui/goals/types";
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

let count = 0;

/** A goal that is ready to be adopted, as it is typed. */
const TYPED: Record<string, string> = {
  whose: "collaborative",
  strategy: "workforce",
  statement: "One hire in ten is an impact hire.",
  population: "People out of work in the focus area",
  geography: "43201 and 43203",
  "target.shape": "share_at_least",
  "target.figure": "impact_hire_rate",
  "target.number": "12 %",
  startYear: "2024",
  targetYear: "2028",
  owner: "Ana Ruiz",
  resources: "Two coaches",
  consultedWho: "Residents’ council",
  consultedWhen: "March 2024",
  disparity: "Out of work more often",
};

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

  /** The cookie of a new person with this role. */
  async function someone(role: Role, member?: string, at = collaborative): Promise<string> {
    const person = {
      email: `goals-${++count}@example.org`,
      name: "Ines",
      password: "a calm river in spring",
    };
    const headers = await signUp(context.auth, person);
    const { members } = await at.catalog();
    const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
    const [{ id = "" } = {}] = rowsOf<{ id: string }>(
      await database.db.execute(sql`select id from users where email = ${person.email}`),
    );
    await at.enter((db) => grantRole(db, { userId: id, role, memberId }));
    return headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  type Fields = Record<string, string>;
  const args = (cookie: string, goal = "", fields?: Fields, path = "") =>
    ({
      request: new Request(`http://127.0.0.1/${path}`, {
        headers: { cookie },
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
      params: { collaborative: collaborative.slug, goal },
      context,
    }) as unknown as ActionFunctionArgs;
  /** Where a stored goal leads to, or why it was refused. */
  const outcome = (answer: unknown) => {
    if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("location") };
    const { data, init } = answer as { data: GoalAnswer; init: { status: number } };
    return { status: init.status, ...data };
  };
  const create = async (fields: Fields, cookie = convener) =>
    outcome(await add(args(cookie, "", fields))) as { status: number; to?: string } & Partial<GoalAnswer>;
  const revise = async (goal: string, fields: Fields, cookie = convener) =>
    outcome(await change(args(cookie, goal, fields))) as { status: number } & Partial<GoalAnswer>;
  const step = async (goal: string, fields: Fields, cookie = convener) =>
    outcome(await move(args(cookie, goal, fields))) as { status: number; to?: string; fault?: string };
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

  it("checks letters, sentence, and figures during typing, and stores nothing", async () => {
    const catalog = await collaborative.catalog();
    const college = catalog.members.find(({ slug }) => slug === "college")?.id ?? "";
    await collaborative.enter((db) =>
      writeObservations(
        db,
        catalog,
        [2022, 2023, 2024].flatMap((year, place) =>
          [["new_hires", "1000"] as const, ["impact_hires", String(40 + 10 * place)] as const].map(
            ([code, value]) => ({
              memberId: college,
              kind: "measure" as const,
              code,
              year,
              state: "value" as const,
              value,
              note: null,
              source: null,
            }),
          ),
        ),
      ),
    );
    const response = await check(args(convener, "", { ...TYPED, whose: college }));
    const letterCheck = (await response.json()) as GoalCheck;
    expect(letterCheck.aim).toBe("12% of new hires are impact hires by 2028.");
    expect(letterCheck.standing).toBe("6.0% of new hires in 2024; 12% is due in 2028; on track.");
    expect(letterCheck.forecast).toEqual([
      expect.stringContaining("comes to 10.0% in 2028; it reaches the target in 2030."),
    ]);
    expect(letterCheck.letters.map(({ letter, verdict }) => `${letter} ${verdict}`)).toContain("E weak");
    expect(letterCheck.way).toMatchObject({ startYear: 2024, dueYear: 2028, start: 0.06, target: 0.12 });
    expect(await stored()).toEqual([]);
  });

  it("adds and removes rows with the form's buttons without JavaScript", async () => {
    const two = await create({ ...TYPED, step: "add target" });
    expect(two).toMatchObject({ status: 200, tried: false });
    expect(two.typed?.target).toMatchObject({
      shape: "anyOf",
      clauses: [{ number: "12 %" }, { figure: "" }],
    });
    const milestone = await create({ ...TYPED, step: "add milestones" });
    expect(milestone.typed?.milestones).toEqual([{ year: "2025", number: "" }]);
    const gone = await create({ ...TYPED, "milestones[0].year": "2025", step: "remove milestones[0]" });
    expect(gone.typed?.milestones).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  it("begins with templates whose figures are kept here, or with what was heard in interviews", async () => {
    const at = (query: string) => begin(args(convener, "", undefined, `?${query}`));
    const start = await begin(args(convener));
    expect(start.templates?.map(({ strategy, templates }) => [strategy, templates.length])).toEqual([
      ["workforce", 3],
      ["purchasing", 3],
      ["investing", 3],
    ]);
    const { form } = await at("template=mwbe_spend_doubled&member=city");
    expect(form?.typed.target).toMatchObject({
      shape: "anyOf",
      clauses: [{ number: "2" }, { number: "7.5" }],
    });
    const { baselineYear } = (await collaborative.catalog()).collaborative;
    expect(form?.typed).toMatchObject({
      startYear: String(baselineYear),
      targetYear: String(baselineYear + 5),
    });
    expect(form?.typed.whose).toBe(
      (await collaborative.catalog()).members.find(({ slug }) => slug === "city")?.id,
    );
    const heard = await at("theme=entry-level+vacancies&strategy=purchasing");
    expect(heard.form?.typed).toMatchObject({ strategy: "purchasing", statement: "Entry-level vacancies" });
    expect(heard.form?.lead).toContain("entry-level vacancies");
  });

  it("keeps every stored goal as it is, when nothing is typed", async () => {
    const catalog = await collaborative.catalog();
    const goal: GoalFields = {
      level: "collaborative",
      strategy: "investing",
      memberId: null,
      statement: "All of it",
      population: "",
      geography: "",
      owner: "",
      resources: "",
      consultedWho: "",
      consultedWhen: "",

      disparity: "",
      breakdown: null,
      rollsUpTo: null,
      startYear: 2024,
      targetYear: 2029,
      milestones: [],
      target: {
        kind: "allOf",
        clauses: [
          {
            kind: "eachMember",
            target: { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 },
          },
          { kind: "multiple", figure: "local_spend", of: "lastYear", factor: 1.1, targetYear: 2027 },
        ],
      },
    };
    const id = await collaborative.enter((db) => addGoal(db, goal));
    const { typed, choices } = await edit(args(convener, id));
    expect(typed.target).toMatchObject({
      clauses: [
        { each: true, number: "10" },
        { number: "10", due: "2027" },
      ],
    });
    expect(choices.figures.length).toBeGreaterThan(catalog.measures.length);
  });
});
