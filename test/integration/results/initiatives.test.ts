import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import type { InitiativeContent } from "../../../app/domain/work/initiative";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { readIndicators } from "../../../app/records/indicators/indicators.server";
import { saveResult } from "../../../app/records/results/results.server";
import { storeInitiative } from "../../../app/records/work/store-initiatives.server";
import { loader as initiativePage } from "../../../app/routes/partnership/initiatives/initiative";
import { loader as resultsPage } from "../../../app/routes/results/results";
import type { Database } from "../../../db/client";
import { type Browser, browserOf } from "../../support/app/accounts";
import { apiOf, contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { initiativeContent, memberIdOf } from "../../support/database/work";

describe.each(ENGINES)("results and what works on them on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let browser: Browser;
  let hired: string;
  let housed: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    browser = await browserOf(database, context, { collaborative: ours, role: "backbone" });
    hired = await goal("More people are hired");
    housed = await goal("More people are housed");
  });

  const goal = async (statement: string) => {
    const fields = goalSchema.parse({ level: "collaborative", strategy: "workforce", statement });
    const id = await ours.enter((db) => addGoal(db, fields));
    await ours.enter((db) => moveGoal(db, { id, state: "adopted", revision: 1, reason: null }));
    return id;
  };
  const initiative = (content: Partial<InitiativeContent>) =>
    ours.enter(async (db) => {
      const leadMemberId = await memberIdOf(db, "college");
      const stored = await storeInitiative(db, {
        id: null,
        revision: 0,
        content: initiativeContent({ leadMemberId, ...content }),
      });
      return stored.stored ? stored.id : "";
    });
  const result = (sentence: string, goalIds: string[]) =>
    ours.enter(async (db) => {
      const indicatorIds = (await readIndicators(db)).slice(0, 1).map(({ id }) => id);
      const fields = { sentence, lead: "", partners: "", indicatorIds, goalIds };
      await saveResult(db, { id: null, revision: 0, fields });
    });
  const args = (more: Record<string, string> = {}) =>
    browser.args("/x", { collaborative: ours.slug, ...more });

  it("name each other through the goals that an initiative serves", async () => {
    const academy = await initiative({ goalIds: [hired, housed] });
    const repairs = await initiative({
      name: "Home repairs",
      goalIds: [housed],
      stage: "finished",
      why: "Done",
    });
    const alone = await initiative({ name: "Newsletter" });
    await result("Families have enough to live on.", [hired]);
    await result("Everyone has a home.", [housed]);
    await result("People feel safe.", []);
    const { results } = await resultsPage(args());
    expect(
      results.map(({ sentence, initiatives }) => [
        sentence,
        initiatives.map(({ name, lead, stage, health }) => [name, lead, stage, health]),
      ]),
    ).toEqual([
      ["Families have enough to live on.", [["Hiring academy", "Member college", "running", "moving"]]],
      [
        "Everyone has a home.",
        [
          ["Hiring academy", "Member college", "running", "moving"],
          ["Home repairs", "Member college", "finished", null],
        ],
      ],
      ["People feel safe.", []],
    ]);
    const sentences = async (id: string) =>
      (await initiativePage(args({ initiative: id }))).results.map(({ sentence }) => sentence);
    expect(await sentences(academy)).toEqual(["Families have enough to live on.", "Everyone has a home."]);
    expect(await sentences(repairs)).toEqual(["Everyone has a home."]);
    expect(await sentences(alone)).toEqual([]);
  });

  it("are told by the API as well", async () => {
    const id = await initiative({ goalIds: [hired] });
    await result("Families have enough to live on.", [hired]);
    const api = apiOf(context, ours.slug, await tokenFor(database, ours.slug, "executive", "college"));
    expect(await (await api.results("year=2024")).json()).toMatchObject([
      { initiatives: [{ id, name: "Hiring academy", stage: "running", health: "moving" }] },
    ]);
  });
});
