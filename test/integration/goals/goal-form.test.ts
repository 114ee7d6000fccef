import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GoalFields } from "../../../app/domain/goals/goal";
import type { Role } from "../../../app/domain/terms";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { addGoal, readGoals } from "../../../app/records/goals/goals.server";
import { action as check } from "../../../app/routes/goals/writing/check";
import { loader as edit } from "../../../app/routes/goals/writing/edit";
import { loader as begin } from "../../../app/routes/goals/writing/new";
import type { GoalCheck } from "../../../app/ui/goals/types";
import type { Database } from "../../../db/client";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
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
  const stored = () => collaborative.enter(readGoals);

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
