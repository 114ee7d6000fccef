import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PROOF_FIELD } from "../../../app/access/account/proof";
import { proveSession, requireRecentProof } from "../../../app/access/account/recent-proof.server";
import { action as home } from "../../../app/routes/public/home";
import { action as publish } from "../../../app/routes/reports/writing/publish";
import { action as disclosure } from "../../../app/routes/settings/disclosure/disclosure";
import { action as people } from "../../../app/routes/settings/people/people";
import { action as signIn } from "../../../app/routes/settings/sign-in/sign-in";
import { action as tokens } from "../../../app/routes/settings/tokens/tokens";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { Browser, giveRole, makeAccount, outcomeOf } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const INVITE = { email: "new.person@example.org", role: "convener" };
let count = 0;

describe.each(ENGINES)("what changes who sees what on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  let browser: Browser;
  let id = "";
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    context = contextOf(database);
    collaborative = await makeCollaborative(database);
    const email = `staff-${++count}@example.org`;
    const made = await makeAccount(database, context, { email, password: PASSWORD });
    ({ id } = made);
    await giveRole(collaborative, id, "backbone");
    browser = new Browser(context).take(made.headers);
  });

  type Action = (args: ActionFunctionArgs) => Promise<unknown>;
  const send = (action: Action, fields: Record<string, string>, path = "/x?year=2025", report = "none") =>
    outcomeOf(action(browser.args(path, { collaborative: collaborative.slug, report }, fields)));
  const age = (minutes: number) =>
    database.db.execute(
      sql`update sessions set proven_at = now() - ${minutes} * interval '1 minute' where user_id = ${id}`,
    );
  const invitations = () =>
    collaborative.enter(async ({ tx }) => rowsOf(await tx.execute(sql`select 1 from invitations`)).length);

  it("goes on without a question for a quarter of an hour after the password", async () => {
    await age(14);
    expect(await send(people, INVITE)).toMatchObject({ status: 200, body: { invited: {} } });
  });

  it("asks for the password after that, keeps what was typed, and then does it", async () => {
    await age(16);
    const asked = await send(people, INVITE);
    expect(asked).toMatchObject({
      status: 403,
      body: {
        proof: { action: "/x?year=2025", fields: Object.entries(INVITE), problem: null, institution: null },
      },
    });
    expect(asked.headers.get("cache-control")).toBe("no-store");
    expect(await invitations()).toBe(0);
    const wrong = await send(people, { ...INVITE, [PROOF_FIELD]: "a guess" });
    expect(wrong).toMatchObject({
      status: 403,
      body: {
        proof: { fields: Object.entries(INVITE), problem: expect.stringContaining("not your password") },
      },
    });
    expect(JSON.stringify(wrong.body)).not.toContain("a guess");
    for (const [given, why] of [
      ["", "Enter your password"],
      ["x".repeat(201), "longer than any"],
    ] as const)
      expect(JSON.stringify((await send(people, { ...INVITE, [PROOF_FIELD]: given })).body)).toContain(why);
    expect(await invitations()).toBe(0);
    expect(await send(people, { ...INVITE, [PROOF_FIELD]: PASSWORD })).toMatchObject({
      body: { invited: { email: INVITE.email } },
    });
    expect(await send(people, { ...INVITE, email: "second@example.org" })).toMatchObject({ status: 200 });
    expect(await invitations()).toBe(2);
  });

  it("asks on every such page: people, tokens, disclosure, sign-in, publishing", async () => {
    await age(16);
    const forms: [Action, Record<string, string>][] = [
      [people, { remove: id }],
      [people, { reset: id }],
      [tokens, { name: "Excel", role: "convener" }],
      [tokens, { revoke: id }],
      [disclosure, { preset: "open" }],
      [signIn, { required: "no" }],
      [signIn, { intent: "sso", clientSecret: "between the two" }],
      [signIn, { intent: "remove sso" }],
      [publish, { intent: "publish" }],
      [publish, { intent: "revoke", id }],
      [publish, { link: id }],
    ];
    for (const [action, fields] of forms)
      expect(await send(action, fields)).toMatchObject({
        status: 403,
        body: { proof: { fields: Object.entries(fields) } },
      });
  });

  it("refuses a role that may not before it asks, and does not ask who is not signed in", async () => {
    await age(16);
    await giveRole(collaborative, (await anotherStaff()).id, "backbone");
    await collaborative.enter(({ tx }) =>
      tx.execute(sql`update roles set role = 'convener' where user_id = ${id}`),
    );
    const refused = await send(people, INVITE);
    expect(refused.status).toBe(403);
    expect(refused.body).not.toHaveProperty("proof");
    browser.cookie = "";
    expect((await send(people, INVITE)).to).toContain("/?next=");
  });
  const anotherStaff = () =>
    makeAccount(database, context, { email: `staff-${++count}@example.org`, password: PASSWORD });

  it("makes guessing the password there as slow as on the sign-in page", async () => {
    await age(16);
    for (let at = 0; at < 10; at++) await send(people, { ...INVITE, [PROOF_FIELD]: "a guess" });
    const { body } = await send(people, { ...INVITE, [PROOF_FIELD]: PASSWORD });
    expect(JSON.stringify(body)).toContain("Too many attempts");
    expect(await invitations()).toBe(0);
  });

  it("lets the person go on while strangers try passwords on the sign-in page", async () => {
    const [{ email = "" } = {}] = rowsOf<{ email: string }>(
      await database.db.execute(sql`select email from users where id = ${id}`),
    );
    for (let at = 0; at < 12; at++) {
      const stranger = new Browser({ ...context, clientIp: `192.0.2.${at}` });
      await outcomeOf(home(stranger.args("/?index", {}, { email, password: "a guess" })));
    }
    await age(16);
    expect((await send(people, { ...INVITE, [PROOF_FIELD]: PASSWORD })).status).toBe(200);
  });

  it("counts another factor as proof, and a new session as well", async () => {
    await age(16);
    await proveSession(browser.args("/"));
    expect((await send(people, INVITE)).status).toBe(200);
    const args = browser.args("/account/passkeys", {}, { name: "My key" });
    await requireRecentProof(args, new FormData());
    await age(16);
    expect((await outcomeOf(requireRecentProof(args, new FormData()))).status).toBe(403);
  });

  it("does not ask in the demo, whose password everyone knows", async () => {
    await age(600);
    await database.db.execute(sql`update users set demo = true where id = ${id}`);
    const demo = new Browser({ ...context, config: { ...context.config, demo: true } });
    demo.cookie = browser.cookie;
    const args = demo.args("/", { collaborative: collaborative.slug }, INVITE);
    expect(await outcomeOf(people(args))).toMatchObject({ body: { invited: {} } });
  });

  it("sends back no form that is longer than any of them", async () => {
    await age(16);
    expect(await send(people, { ...INVITE, email: "x".repeat(60_000) })).toMatchObject({ status: 413 });
  });
});
