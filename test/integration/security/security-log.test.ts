import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn, signOut, signUp } from "../../../app/access/auth.server";
import { hashOf } from "../../../app/access/links/secrets.server";
import { logSecurity } from "../../../app/access/security-log.server";
import { forbidden, visit } from "../../../app/access/visit.server";
import { thinOutSecurityLog } from "../../../app/commands/security-retention";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { changeRole } from "../../../app/records/people/people.server";
import { listSecurityLog, readSecurityLog } from "../../../app/records/security/log.server";
import { noteSecurity } from "../../../app/records/security/notes.server";
import { loader as page } from "../../../app/routes/settings/security/security";
import { loader as file } from "../../../app/routes/settings/security/security-csv";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { apiOf, contextOf, runPrinting, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");

describe.each(ENGINES)("the security log on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let theirs: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database, { requestId: "request-1" });
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    theirs = await makeCollaborative(database);
  });
  afterAll(() => dispose());

  const entries = (of = ours) => of.enter((db) => listSecurityLog(db, {}));
  const outside = () =>
    database.asOwner(async (tx) =>
      rowsOf<{ kind: string; address: string; what: string; row: string }>(
        await tx.execute(
          sql`select kind, address, what, row_to_json(o)::text as row from outside_events o order by id desc`,
        ),
      ),
    );

  async function makePerson(...places: TestCollaborative[]) {
    const email = `person-${++count}@example.org`;
    const name = `Person ${count}`;
    const headers = await signUp(context.auth, { email, name, password: PASSWORD });
    const cookie = cookieOf(headers);
    const person = await personOf(context.auth, new Request("http://127.0.0.1", { headers: { cookie } }));
    const id = person?.id ?? "";
    for (const place of places)
      await place.enter((db) => grantRole(db, { userId: id, role: "backbone", memberId: null }));
    return { id, email, name, cookie };
  }
  const argsOf = (cookie: string, path: string, slug = ours.slug) => ({
    request: new Request(`http://127.0.0.1${path}`, { headers: { cookie } }),
    params: { collaborative: slug },
    context,
  });

  it("keeps a sign-in in every collaborative of the person, with who, when, and from where", async () => {
    const { email, name, id } = await makePerson(ours, theirs);
    await signIn(context.auth, { email, password: PASSWORD }, "198.51.100.21");
    for (const place of [ours, theirs]) {
      const [first] = await entries(place);
      expect(first).toMatchObject({ kind: "sign_in", actor: name, address: "198.51.100.21" });
      expect(Math.abs(Date.now() - Date.parse(first?.at ?? ""))).toBeLessThan(60_000);
    }
    expect(id).not.toBe("");
  });

  it("keeps a wrong password under the account's name, and never what was typed", async () => {
    const { email, name } = await makePerson(ours);
    await signIn(context.auth, { email, password: "the wrong password, typed" }, "198.51.100.22");
    await expect
      .poll(async () => (await entries())[0])
      .toMatchObject({
        kind: "sign_in_failed",
        actor: name,
        address: "198.51.100.22",
      });
    expect(JSON.stringify(await entries())).not.toContain("typed");
  });

  it("keeps an attempt with an unknown address for the operator only, without the address", async () => {
    await signIn(context.auth, { email: "hunter2@typo.example", password: PASSWORD }, "198.51.100.23");
    await expect
      .poll(async () => (await outside())[0])
      .toMatchObject({
        kind: "sign_in_failed",
        address: "198.51.100.23",
      });
    expect(JSON.stringify([await outside(), await entries()])).not.toContain("hunter2");
    expect((await runPrinting(database, "security", [])).join("\n")).toContain(
      "sign_in_failed,198.51.100.23",
    );
  });

  it("keeps the end of a session", async () => {
    const { cookie, name } = await makePerson(ours);
    await signOut(context.auth, new Request("http://127.0.0.1", { headers: { cookie } }));
    expect((await entries())[0]).toMatchObject({ kind: "session_ended", actor: name });
  });

  it("keeps a refusal once a minute, although its transaction is undone", async () => {
    const { cookie, name, id } = await makePerson(ours);
    await ours.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
    for (let i = 0; i < 3; i++) {
      const args = argsOf(cookie, `/c/${ours.slug}/settings/people`);
      const answer = await visit(args, "manage people", async () => "in").catch((response) => response);
      expect(answer.status).toBe(403);
    }
    const inside = argsOf(cookie, `/c/${ours.slug}/members/college`);
    await visit(inside, "see figures", async () => {
      throw forbidden();
    }).catch(() => {});
    expect((await entries()).slice(0, 3)).toMatchObject([
      { kind: "refused", actor: name, what: `GET /c/${ours.slug}/members/college (see figures)` },
      {
        kind: "refused",
        what: `GET /c/${ours.slug}/settings/people (manage people)`,
        requestId: "request-1",
      },
      { kind: "role_changed" },
    ]);
  });

  it("keeps who changed whose role to what", async () => {
    const changed = await makePerson(ours);
    await ours.enter((db) => changeRole(db, { userId: changed.id, role: "convener", memberId: null }));
    expect((await entries())[0]).toMatchObject({
      kind: "role_changed",
      actor: "Test",
      what: `changed: ${changed.name}, convener`,
    });
  });

  it("keeps the making of a token without its secret, and its first use of the day from each address", async () => {
    const token = await tokenFor(database, ours.slug, "convener");
    expect((await entries())[0]).toMatchObject({ kind: "token_changed", actor: "Command line" });
    for (const clientIp of ["198.51.100.31", "198.51.100.31", "198.51.100.32"])
      await apiOf({ ...context, clientIp }, ours.slug, token).members();
    const uses = (await entries()).filter(({ kind }) => kind === "token_used");
    expect(uses.map(({ address }) => address)).toEqual(["198.51.100.32", "198.51.100.31"]);
    expect(JSON.stringify(await entries())).not.toContain(token);
    expect(JSON.stringify(await entries())).not.toContain(hashOf(token));
  });

  it("keeps refused tokens: revoked ones where they belonged, unknown ones for the operator", async () => {
    const token = await tokenFor(database, ours.slug, "convener");
    await ours.enter(({ tx }) =>
      tx.execute(sql`update api_tokens set revoked_at = now() where secret_hash = ${hashOf(token)}`),
    );
    await apiOf(context, ours.slug, token).members();
    expect((await entries())[0]).toMatchObject({
      kind: "token_failed",
      what: expect.stringMatching(/^revoked: /),
    });
    // Once a minute from each address, in this process.
    const clientIp = engine === "server" ? "198.51.100.33" : "198.51.100.34";
    await apiOf({ ...context, clientIp }, ours.slug, "tidemark_made-up").members();
    expect((await outside())[0]).toMatchObject({ kind: "token_failed", address: clientIp });
    const executive = await tokenFor(database, ours.slug, "executive", "college");
    await apiOf(context, ours.slug, executive).putMember("college", {});
    expect((await entries())[0]).toMatchObject({ kind: "refused", actor: "Token “executive token”" });
    await apiOf(context, theirs.slug, executive).members();
    expect((await entries())[0]).toMatchObject({
      kind: "refused",
      what: expect.stringContaining(theirs.slug),
    });
  });

  it("shows backbone staff their own collaborative's entries, filtered and by page, and nobody else's", async () => {
    const { cookie, name } = await makePerson(ours);
    await theirs.enter((db) => noteSecurity(db, { kind: "export", what: "theirs alone" }));
    await ours.enter(async (db) => {
      for (let i = 0; i < 60; i++) await noteSecurity(db, { kind: "export", what: `file ${i}` });
    });
    const shown = await page(argsOf(cookie, `/c/${ours.slug}/settings/security?kind=export`));
    expect(shown.entries).toHaveLength(50);
    expect(shown.entries[0]).toMatchObject({ what: "file 59" });
    const older = await page(argsOf(cookie, shown.older ?? ""));
    expect(older.entries[0]).toMatchObject({ what: "file 9" });
    expect(JSON.stringify([shown, older])).not.toContain("theirs alone");
    const csv = await (
      await file(argsOf(cookie, `/c/${ours.slug}/settings/security.csv?person=Test`))
    ).text();
    expect(csv).toContain("file 0");
    expect(csv).not.toContain(name);
    expect((await entries())[0]).toMatchObject({ kind: "export", actor: name, what: "security log" });
  });

  it("is only for backbone staff", async () => {
    const { cookie, id } = await makePerson();
    for (const role of ["convener", "executive", "data_lead"] as const) {
      const memberId = role === "convener" ? null : ((await ours.catalog()).members[0]?.id ?? null);
      await ours.enter((db) => grantRole(db, { userId: id, role, memberId }));
      const answer = page(argsOf(cookie, `/c/${ours.slug}/settings/security`));
      expect([role, (await answer.catch((response) => response)).status]).toEqual([role, 403]);
    }
  });

  it("cannot be altered or shortened by the app, and the operator's part not even read", async () => {
    await ours.enter((db) => noteSecurity(db, { kind: "export", what: "stays" }));
    for (const attempt of [
      sql`update security_events set what = ''`,
      sql`delete from security_events`,
      sql`truncate security_events`,
      sql`select * from outside_events`,
      sql`update outside_events set what = ''`,
      sql`delete from outside_events`,
    ])
      await expect(ours.enter(({ tx }) => tx.execute(attempt))).rejects.toMatchObject({
        cause: { code: "42501" },
      });
  });

  it("loses entries once they are older than the days it is kept, and only those", async () => {
    await ours.enter((db) => noteSecurity(db, { kind: "export", what: "long ago" }));
    await logSecurity(context, { kind: "sign_in_failed", what: "long ago" });
    await database.asOwner(async (tx) => {
      for (const table of ["security_events", "outside_events"])
        await tx.execute(sql`update ${sql.identifier(table)} set at = now() - interval '401 days'
          where what = 'long ago'`);
    });
    const before = await entries();
    expect(await thinOutSecurityLog(database, 402)).toBe(0);
    expect(await thinOutSecurityLog(database, 400)).toBe(2);
    expect(await entries()).toEqual(before.filter(({ what }) => what !== "long ago"));
  });

  it("does not keep a request from being answered if it cannot be written", async () => {
    await expect(
      logSecurity(context, { kind: "sign_in", person: { id: "not an id" } }),
    ).resolves.toBeUndefined();
  });

  it("keeps one line of bounded length, whatever the words", async () => {
    await ours.enter((db) => noteSecurity(db, { kind: "export", what: `a\r\nb${"x".repeat(500)}` }));
    const { entries } = await ours.enter((db) => readSecurityLog(db, {}, null));
    expect(entries[0]?.what).toMatch(/^a b x*…$|^a bx*…$/);
    expect(entries[0]?.what).toHaveLength(200);
  });
});
