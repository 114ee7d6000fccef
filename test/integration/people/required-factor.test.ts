import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import { confirmFactor, keyBeingSetUp, startFactor } from "../../../app/access/sign-in/second-factor.server";
import { visit } from "../../../app/access/visit.server";
import type { Role } from "../../../app/domain/terms";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { listGuarded, readFactorRule } from "../../../app/records/collaboratives/sign-in-policy.server";
import { loader as ledgerCsv } from "../../../app/routes/investments/investments-csv";
import { loader as overviewCsv } from "../../../app/routes/overview/overview-csv";
import { action, loader } from "../../../app/routes/settings/sign-in/sign-in";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { apiOf, contextOf, tokenFor } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import { codeFor } from "../../support/app/totp";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

const answerTo = (work: Promise<unknown>): Promise<Response> =>
  work.then(
    (answer) => (answer instanceof Response ? answer : new Response("entered")),
    (response) => response,
  );
const today = () => new Date().toISOString().slice(0, 10);

describe.each(ENGINES)("a required second factor on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
  });

  const context = (): AppLoadContext => contextOf(database, { clientIp: `198.51.100.${++count % 250}` });

  async function join(role: Role) {
    const from = context();
    const name = `Person ${++count}`;
    const jar = new CookieJar().take(
      await signUp(from.auth, { email: `person-${count}@example.org`, name, password: PASSWORD }),
    );
    const person = await personOf(from.auth, jar.request());
    if (!person) throw new Error("nobody is signed in");
    const [member] = (await collaborative.catalog()).members;
    const memberId = role === "executive" || role === "data_lead" ? (member?.id ?? null) : null;
    await collaborative.enter((db) => grantRole(db, { userId: person.id, role, memberId }));
    return { from, jar, person };
  }
  type Joined = Awaited<ReturnType<typeof join>>;

  const argsOf = ({ from, jar }: Joined, path: string, fields?: Record<string, string>) =>
    ({
      request: jar.request(`/c/${collaborative.slug}/${path}`, fields),
      params: { collaborative: collaborative.slug },
      context: from,
    }) as ActionFunctionArgs;
  const open = (joined: Joined) => answerTo(visit(argsOf(joined, ""), "see figures", async () => "entered"));
  const requireFrom = (joined: Joined, from: string, required = "yes") =>
    answerTo(action(argsOf(joined, "settings/sign-in", { required, from })));

  it("is set by backbone staff only, from a day on, and recorded", async () => {
    const backbone = await join("backbone");
    const convener = await join("convener");
    expect((await requireFrom(convener, today())).status).toBe(403);
    expect((await answerTo(loader(argsOf(convener, "settings/sign-in")))).status).toBe(403);
    const answer = await requireFrom(backbone, today());
    expect([answer.status, answer.headers.get("location")]).toEqual([
      302,
      `/c/${collaborative.slug}/settings/sign-in?saved=1`,
    ]);
    expect(await collaborative.enter(readFactorRule)).toEqual({ from: today(), everyone: false });
    const [kept] = await collaborative.enter(async ({ tx }) =>
      rowsOf<{ actor: string; before: object; after: object }>(
        await tx.execute(sql`select actor, before, after from history where subject = 'collaborative'
          order by id desc limit 1`),
      ),
    );
    expect(kept).toEqual({
      actor: backbone.person.name,
      before: { secondFactorFrom: null, secondFactorForAll: false },
      after: { secondFactorFrom: today(), secondFactorForAll: false },
    });
  });

  it("keeps backbone staff and conveners without one out of pages and files, and nobody else", async () => {
    const backbone = await join("backbone");
    const others = [await join("convener"), await join("executive"), await join("data_lead")];
    await requireFrom(backbone, today());
    const statuses = [];
    for (const joined of [backbone, ...others]) {
      const page = await open(joined);
      statuses.push([page.status, page.headers.get("location")?.split("?")[0] ?? null]);
    }
    const led = [302, "/account/second-factor"];
    expect(statuses).toEqual([led, led, [200, null], [200, null]]);
    for (const file of [overviewCsv, ledgerCsv])
      expect((await answerTo(file(argsOf(backbone, "overview.csv")))).status).toBe(302);
    expect((await requireFrom(backbone, today())).status).toBe(403);
  });

  it("keeps everyone without one out where it is required of everyone", async () => {
    const backbone = await join("backbone");
    const others = [await join("executive"), await join("data_lead")];
    await requireFrom(backbone, today(), "everyone");
    expect(await collaborative.enter(readFactorRule)).toEqual({ from: today(), everyone: true });
    for (const joined of others) expect((await open(joined)).status).toBe(302);
  });

  it("lets them in again once they have set it up, and tells whoever still has none", async () => {
    const backbone = await join("backbone");
    const convener = await join("convener");
    await requireFrom(backbone, today());
    const { from, jar, person } = backbone;
    await startFactor(from, jar.request(), { person, password: PASSWORD });
    const key = (await keyBeingSetUp(from, person))?.key ?? "";
    const done = await confirmFactor(from, jar.request(), { person, code: codeFor(key) });
    if (done.outcome !== "on") throw new Error(done.outcome);
    jar.take(done.headers);
    expect((await open(backbone)).status).toBe(200);
    expect(await collaborative.enter(listGuarded)).toEqual([
      { name: person.name, role: "backbone", ready: true },
      { name: convener.person.name, role: "convener", ready: false },
    ]);
  });

  it("leaves programs with a token alone", async () => {
    await requireFrom(await join("backbone"), today());
    const token = await tokenFor(database, collaborative.slug, "backbone");
    expect((await apiOf(context(), collaborative.slug, token).members()).status).toBe(200);
  });

  it("waits for the day that was set, and tells people before", async () => {
    const backbone = await join("backbone");
    const later = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await requireFrom(backbone, later);
    const loaded = await loader(argsOf(backbone, "settings/sign-in"));
    expect(loaded.shell.factorDueOn).toBe(later);
    expect((await open(backbone)).status).toBe(200);
  });

  it("does not reach into another collaborative", async () => {
    const backbone = await join("backbone");
    const other = await makeCollaborative(database);
    await other.enter((db) =>
      grantRole(db, { userId: backbone.person.id, role: "backbone", memberId: null }),
    );
    await requireFrom(backbone, today());
    const args = { ...argsOf(backbone, ""), params: { collaborative: other.slug } };
    expect(await visit(args, "see figures", async () => "entered")).toBe("entered");
  });
});
