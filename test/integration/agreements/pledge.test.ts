import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAgreements } from "../../../app/records/agreements/agreements.server";
import { action } from "../../../app/routes/partnership/agreements/new";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { type Browser, browserOf, outcomeOf } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PLEDGE = { kind: "pledge", title: "Anchor pledge", renewal: "none" };
const HIRE = {
  take: "hire",
  "promise.hire.text": "One in eight hires",
  "promise.hire.month": "6",
  "promise.hire.day": "30",
};

describe.each(ENGINES)("a new pledge on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let browser: Browser;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }, { slug: "city" }] });
    browser = await browserOf(database, context, { collaborative: ours, role: "convener" });
  });

  const add = (fields: Record<string, string>) =>
    outcomeOf(action(browser.args("/x", { collaborative: ours.slug }, fields)));
  const stored = () => ours.enter(readAgreements);

  it("asks every institution, each with the promises as they were edited", async () => {
    expect((await add({ ...PLEDGE, ...HIRE, ask: "all" })).status).toBe(302);
    const [pledge] = await stored();
    expect(pledge?.parties.map(({ name, signedOn }) => [name, signedOn])).toEqual([
      ["Member city", null],
      ["Member college", null],
    ]);
    expect(pledge?.obligations.map(({ text, kind, due }) => ({ text, kind, due }))).toEqual(
      Array(2).fill({
        text: "One in eight hires",
        kind: "people",
        due: { every: "year", month: 6, day: 30 },
      }),
    );
    expect(new Set(pledge?.obligations.map(({ partyId }) => partyId)).size).toBe(2);
    const history = await ours.enter(async ({ tx }) =>
      rowsOf<{ subject: string }>(
        await tx.execute(sql`select subject from history where subject in ('agreement_party', 'obligation')`),
      ),
    );
    expect(history).toHaveLength(4);
  });

  it("stores nothing while a promise is not whole, or nobody promises it", async () => {
    const late = await add({ ...PLEDGE, ...HIRE, "promise.hire.day": "40", ask: "all" });
    expect(late).toMatchObject({
      status: 422,
      body: { result: { error: { "promise.hire.day": ["Enter a whole number from 1 to 31."] } } },
    });
    expect(await add({ ...PLEDGE, ...HIRE })).toMatchObject({
      status: 422,
      body: {
        result: {
          error: { ask: [expect.stringContaining("Choose who promises this.")] },
          initialValue: { take: "hire", promise: { hire: { text: "One in eight hires" } } },
        },
      },
    });
    expect(await stored()).toEqual([]);
  });

  it("needs no template, and another kind of agreement takes none", async () => {
    expect((await add(PLEDGE)).status).toBe(302);
    expect((await add({ ...PLEDGE, kind: "charter", title: "Charter", ...HIRE, ask: "all" })).status).toBe(
      302,
    );
    expect((await stored()).map(({ parties, obligations }) => [parties, obligations])).toEqual([
      [[], []],
      [[], []],
    ]);
  });
});
