import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSettingCitations } from "../../../app/records/meetings/citations.server";
import { readMoney } from "../../../app/records/money/read.server";
import { addItem } from "../../../app/records/money/store.server";
import { addPartner } from "../../../app/records/partnership/people.server";
import * as priorities from "../../../app/routes/money/priorities/priorities";
import { loader as decisionsPage } from "../../../app/routes/partnership/decisions/decisions";
import * as disclosure from "../../../app/routes/settings/disclosure/disclosure";
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
import { makeDecision } from "../../support/database/decisions";

describe.each(ENGINES)("citing decisions on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let browser: Browser;
  let taken: string;
  let replaced: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    browser = await browserOf(database, context, { collaborative: ours, role: "backbone" });
    replaced = await makeDecision(ours, { number: 1, state: "taken" });
    taken = await makeDecision(ours, { number: 2, state: "taken", replaces: replaced });
  });

  type Fields = Record<string, string>;
  const args = (fields?: Fields) => browser.args("/x", { collaborative: ours.slug }, fields);
  const send = (page: { action(args: ActionFunctionArgs): Promise<unknown> }, fields: Fields) =>
    outcomeOf(page.action(args(fields)));
  const shown = async <Data>(loader: (args: LoaderFunctionArgs) => Promise<Data>) =>
    (await loader(args())) as Awaited<Data>;
  const cited = () => ours.enter(readSettingCitations);
  const history = () =>
    ours.enter(async ({ tx }) =>
      rowsOf<{ after: object }>(
        await tx.execute(sql`select after from history where subject = 'citation' order by id`),
      ).map(({ after }) => after),
    );
  const CLOSED = { peers: "totals_only", preset: "standard" };

  it("offers the disclosure settings only decisions that nothing replaced", async () => {
    const { citable } = await shown(disclosure.loader);
    expect(citable.map(({ value }) => value)).toEqual([taken]);
    const refused = await send(disclosure, { ...CLOSED, decision: replaced });
    expect(refused.body).toMatchObject({ error: { decision: [expect.stringContaining("not replaced")] } });
    expect((await shown(disclosure.loader)).policy).not.toMatchObject({ peers: "totals_only" });
    expect(await cited()).toEqual([]);
  });

  it("keeps and shows by which decision the disclosure settings were revised, and adopted", async () => {
    expect((await send(disclosure, { ...CLOSED, decision: taken })).status).toBe(302);
    expect((await send(disclosure, { ...CLOSED, decision: "" })).status).toBe(302);
    expect((await send(disclosure, { ...CLOSED, decision: taken })).status).toBe(302);
    const page = await shown(disclosure.loader);
    expect(page.cited).toMatchObject([
      { id: taken, act: "revised", number: "2026-02", body: "Council 2", replacedBy: null },
      { id: taken, act: "adopted" },
    ]);
    expect(await history()).toMatchObject([
      { subject: "policy", act: "revised", number: "2026-02" },
      { subject: "policy", act: "adopted" },
    ]);
    const { decisions } = await shown(decisionsPage);
    const settings = decisions.map(({ id, settings }) => [id, settings.map(({ words }) => words)]);
    expect(settings).toContainEqual([taken, ["Disclosure settings revised", "Disclosure settings adopted"]]);
    expect(settings).toContainEqual([replaced, []]);
    await makeDecision(ours, { number: 3, state: "taken", replaces: taken });
    expect((await shown(disclosure.loader)).cited[0]).toMatchObject({ replacedBy: "2026-03" });
  });

  it("keeps by which decision the rule of priorities was adopted and revised", async () => {
    const rule = (fields: Fields) => send(priorities, { intent: "rule", criteria: "", ...fields });
    expect(await rule({ rule: "vote", revision: "0", decision: replaced })).toMatchObject({ status: 422 });
    expect((await ours.enter(readMoney)).settings.rule).toBe(null);
    expect((await rule({ rule: "vote", revision: "0", decision: taken })).status).toBe(302);
    // Of two writers, the second cites nothing.
    expect((await rule({ rule: "consensus", revision: "0", decision: taken })).status).toBe(409);
    expect((await rule({ rule: "consensus", revision: "1", decision: taken })).status).toBe(302);
    const page = await shown(priorities.loader);
    expect(page.decisions.map(({ value }) => value)).toEqual([taken]);
    expect(page.cited).toMatchObject([
      { id: taken, act: "adopted" },
      { id: taken, act: "revised" },
    ]);
  });

  it("settles a proposal by a decision that nothing replaced, and says what replaced it later", async () => {
    const partner = { name: "Foundation", kind: "funder" as const, website: "", note: "" };
    const partnerId = (await ours.enter((db) => addPartner(db, partner))) ?? "";
    const fields = { memberId: null, partnerId, title: "A van", amount: null, decisionId: null };
    const id = await ours.enter((db) => addItem(db, "funding_proposal", fields));
    const decide = (decisionId: string) =>
      send(priorities, { intent: "decide", id, revision: "1", decisionId });
    expect((await decide(replaced)).status).toBe(409);
    expect((await decide("")).status).toBe(409);
    expect((await decide(taken)).status).toBe(302);
    const decision = async () => (await shown(priorities.loader)).proposals[0]?.decision;
    expect(await decision()).toMatchObject({ id: taken, taken: true, replacedBy: null });
    expect(await history()).toMatchObject([{ subject: "priority", act: "adopted", number: "2026-02" }]);
    await makeDecision(ours, { number: 3, state: "taken", replaces: taken });
    expect(await decision()).toMatchObject({ id: taken, taken: false, replacedBy: "2026-03" });
  });
});
