import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goalSchema } from "../../../app/domain/goals/goal";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { readMoney } from "../../../app/records/money/read.server";
import { addItem } from "../../../app/records/money/store.server";
import { withdrawConsent } from "../../../app/records/outcomes/stories.server";
import { addReport } from "../../../app/records/reports/reports.server";
import { readNames } from "../../../app/records/search/names.server";
import { todayIso } from "../../../app/records/today";
import { newOutline } from "../../../app/reports/outline";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { keepMoney } from "../../support/database/money";
import { tellOutcomes } from "../../support/database/outcomes";

describe.each(ENGINES)("what can be found by name on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    ours = await makeCollaborative(database, { members: [{ slug: "a" }, { slug: "b" }] });
  });
  afterAll(() => dispose());

  it("is every member, goal, and report, in one statement", async () => {
    const goal = goalSchema.parse({
      level: "collaborative",
      strategy: "workforce",
      statement: "Hire from nearby",
    });
    const id = await ours.enter((db) => addGoal(db, { ...goal, targetYear: 2027 }));
    await ours.enter((db) => moveGoal(db, { id, state: "closed", revision: 1, reason: null }));
    await ours.enter((db) =>
      addReport(db, {
        title: "For the board",
        year: 2025,
        audience: "internal",
        outline: newOutline("internal"),
      }),
    );
    const { statements, catalog, names } = await ours.enter(async (db) => {
      let counted = 0;
      const tx = new Proxy(db.tx, {
        get(target, name, receiver) {
          if (name === "execute" || name === "select") counted++;
          const value = Reflect.get(target, name, receiver);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      return { ...(await readNames({ ...db, tx } as TenantDb)), statements: counted };
    });
    expect(statements).toBe(1);
    expect(catalog).toEqual(await ours.catalog());
    expect(names.members.map(({ slug }) => slug)).toEqual(["a", "b"]);
    expect(names.goals).toEqual([
      {
        id,
        memberId: null,
        state: "closed",
        statement: "Hire from nearby",
        strategy: "workforce",
        targetYear: 2027,
      },
    ]);
    expect(names.reports).toEqual([
      { slug: "for-the-board", title: "For the board", year: 2025, internal: true, published: false },
    ]);
  });

  it("is every outcome, and each story only while its consent holds", async () => {
    const other = await makeCollaborative(database);
    await other.enter(tellOutcomes);
    const before = (await other.enter(readNames)).names;
    expect(before.outcomes).toMatchObject([{ who: "Tenants", state: "checked", year: 2024 }]);
    expect(before.stories).toMatchObject([{ title: "At the table", year: 2024 }]);
    const [story] = before.stories;
    await other.enter((db) => withdrawConsent(db, story?.id ?? "", todayIso()));
    const after = await other.enter(readNames);
    expect(after.names.stories).toEqual([]);
    expect(JSON.stringify(after)).not.toContain("At the table");
  });

  it("is every funder, proposal, and adopted pack, and each contract that is still ahead", async () => {
    const other = await makeCollaborative(database, { members: [{ slug: "a" }] });
    await other.enter(async (db) => {
      await keepMoney(db);
      const past = { memberId: null, band: "to_1m" as const, year: 2026, quarter: 1 };
      await addItem(db, "forward_contract", { ...past, category: "Behind" });
      await addItem(db, "forward_contract", { ...past, quarter: 2, category: "This quarter" });
      const { partnerId } = (await readMoney(db)).roles[0] ?? {};
      const proposal = { memberId: null, partnerId: partnerId ?? null, title: "A portal", amount: null };
      await addItem(db, "funding_proposal", proposal);
    });
    const { names } = await other.enter((db) => readNames(db, "2026-06-30"));
    expect(names.funders).toEqual([{ name: "A foundation" }]);
    expect(names.proposals).toEqual([{ title: "A portal" }]);
    expect(names.contracts.map(({ category }) => category)).toEqual(["This quarter", "Laundry"]);
    expect(names.packs).toEqual([{ code: "construction", name: expect.any(String) }]);
    const theirs = (await ours.enter(readNames)).names;
    expect([theirs.funders, theirs.proposals, theirs.contracts, theirs.packs]).toEqual([[], [], [], []]);
  });

  it("is nothing of another collaborative", async () => {
    const theirs = await makeCollaborative(database, { members: [{ slug: "c" }] });
    const { names } = await theirs.enter(readNames);
    expect(names.members.map(({ slug }) => slug)).toEqual(["c"]);
    expect([names.goals, names.reports, names.outcomes, names.stories]).toEqual([[], [], [], []]);
  });
});
