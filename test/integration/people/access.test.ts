import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn, signOut, signUp } from "../../../app/access/auth.server";
import { landingOf } from "../../../app/access/landing";
import { hashOf } from "../../../app/access/links/secrets.server";
import { requirePerson, visit } from "../../../app/access/visit.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, ensureDemoAccounts } from "../../../app/demo-accounts.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { addToken } from "../../../app/records/people/tokens.server";
import { action as entryForm } from "../../../app/routes/data/entry/entry";
import { action as reminderForm } from "../../../app/routes/data/reminders/reminders";
import { action as statusForm } from "../../../app/routes/data/years/status";
import { action as yearForm } from "../../../app/routes/data/years/years";
import { action as home, loader as homePage } from "../../../app/routes/public/home";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { answerOf, apiOf, CONFIG, contextOf, PROBLEM, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

/** A request with the cookies set by a response. */
function requestAfter(headers: Headers, path = "/c/demo?year=2024"): Request {
  const cookie = headers.getSetCookie().map((header) => header.split(";")[0]);
  return new Request(`http://127.0.0.1${path}`, { headers: { cookie: cookie.join("; ") } });
}

const thrown = (work: Promise<unknown>): Promise<Response> =>
  work.then(
    () => new Response("nothing was thrown"),
    (response) => response,
  );

describe.each(ENGINES)("access on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
  });
  afterAll(() => dispose());

  async function makeAccount(): Promise<{ email: string; id: string; headers: Headers }> {
    const email = `person-${++count}@example.org`;
    const headers = await signUp(context.auth, { email, name: `Person ${count}`, password: PASSWORD });
    const person = await personOf(context.auth, requestAfter(headers));
    return { email, id: person?.id ?? "", headers };
  }

  describe("signing in", () => {
    it("accepts the right password and knows the person until they sign out", async () => {
      const { email, id } = await makeAccount();
      const done = await signIn(context.auth, { email, password: PASSWORD }, "198.51.100.1");
      expect(done.outcome).toBe("signed in");
      const headers = done.outcome === "signed in" ? done.headers : new Headers();
      expect(headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
      const request = requestAfter(headers);
      expect(await personOf(context.auth, request)).toMatchObject({ id, email, demo: false });
      await signOut(context.auth, request);
      expect(await personOf(context.auth, request)).toBeNull();
    });

    it("refuses a wrong password and an unknown address alike", async () => {
      const { email } = await makeAccount();
      for (const credentials of [
        { email, password: "a calm river in autumn" },
        { email: "nobody@example.org", password: PASSWORD },
      ])
        expect(await signIn(context.auth, credentials, "198.51.100.2")).toEqual({ outcome: "refused" });
    });

    it("stores no readable password", async () => {
      await makeAccount();
      const kept = rowsOf<{ row: string }>(
        await database.db.execute(sql`select row_to_json(a)::text as row from accounts a`),
      );
      expect(kept.length).toBeGreaterThan(0);
      for (const { row } of kept) expect(row).not.toContain(PASSWORD);
    });

    it("makes only that address wait after ten attempts in a minute, whatever the password", async () => {
      const { email } = await makeAccount();
      const wrong = { email, password: "guess number one" };
      for (let attempt = 0; attempt < 10; attempt++)
        expect((await signIn(context.auth, wrong, "198.51.100.3")).outcome).toBe("refused");
      for (const password of ["guess again", PASSWORD]) {
        const refused = await signIn(context.auth, { email, password }, "198.51.100.3");
        expect(refused).toMatchObject({ outcome: "too many attempts" });
        const seconds = refused.outcome === "too many attempts" ? refused.retryAfterSeconds : 0;
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(60);
      }
      expect((await signIn(context.auth, { email, password: PASSWORD }, "198.51.100.4")).outcome).toBe(
        "signed in",
      );
    });

    it("leads data leads to what is asked of them, and people with several collaboratives to the list", async () => {
      const { email, id } = await makeAccount();
      const begin = async () => {
        const body = new URLSearchParams({ email, password: PASSWORD });
        const request = new Request("http://127.0.0.1/?index", { method: "POST", body });
        const clientIp = `198.51.100.${++count % 250}`;
        const entered = await thrown(home({ request, params: {}, context: { ...context, clientIp } }));
        expect(entered.headers.get("location")).toBe("/?start=1");
        const next = requestAfter(entered.headers, "/?start=1");
        return (await thrown(homePage({ request: next, params: {}, context }))).headers.get("location");
      };
      expect(await begin()).toBe("/");
      const memberId = (await collaborative.catalog()).members[0]?.id ?? null;
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "data_lead", memberId }));
      expect(await begin()).toBe(`/c/${collaborative.slug}/data/status`);
      const other = await makeCollaborative(database);
      await other.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      expect(await begin()).toBe("/");
    });

    it("sends visitors to sign in and then back", async () => {
      for (const headers of [new Headers(), new Headers({ cookie: "tidemark.session_token=made.up" })]) {
        const request = new Request("http://127.0.0.1/c/demo/data?year=2024", { headers });
        const answer = await thrown(requirePerson({ request, context }));
        expect(answer.status).toBe(302);
        expect(answer.headers.get("location")).toBe("/?next=%2Fc%2Fdemo%2Fdata%3Fyear%3D2024");
      }
    });
  });

  describe("the demo accounts", () => {
    const [account] = DEMO_ACCOUNTS as [(typeof DEMO_ACCOUNTS)[number]];
    const credentials = { email: account.email, password: DEMO_PASSWORD };
    const form = (fields: Record<string, string>) =>
      new Request("http://127.0.0.1/?index", { method: "POST", body: new URLSearchParams(fields) });
    const withDemo = (demo: boolean, clientIp: string) =>
      contextOf(database, { auth: context.auth, config: { ...CONFIG, demo }, clientIp });

    it("work while the demo is on, and stop when it is off, even with an earlier session", async () => {
      expect((await ensureDemoAccounts(database, context.auth)).size).toBe(5);
      const done = await signIn(context.auth, credentials, "198.51.100.5");
      const request = requestAfter(done.outcome === "signed in" ? done.headers : new Headers());
      const on = withDemo(true, "198.51.100.5");
      expect(await requirePerson({ request, context: on })).toMatchObject({
        email: account.email,
        demo: true,
      });
      const off = withDemo(false, "198.51.100.5");
      expect((await thrown(requirePerson({ request, context: off }))).status).toBe(302);
      const pass = (at: AppLoadContext) =>
        visit(
          { request, params: { collaborative: "nowhere" }, context: at },
          "see figures",
          async () => "in",
        );
      expect((await thrown(pass(on))).status).toBe(404);
      expect((await thrown(pass(off))).status).toBe(302);
    });

    it("cannot sign in by button or password when the demo is off", async () => {
      await ensureDemoAccounts(database, context.auth);
      const enter = (fields: Record<string, string>, demo: boolean) =>
        home({ request: form(fields), context: withDemo(demo, "198.51.100.6"), params: {} });
      const on = await thrown(enter({ demo: account.role }, true) as Promise<unknown>);
      expect([on.status, on.headers.get("location")]).toEqual([302, landingOf("demo", account.role)]);
      expect((await thrown(enter({ demo: account.role }, false) as Promise<unknown>)).status).toBe(403);
      for (const email of [credentials.email, credentials.email.toUpperCase()])
        expect(await enter({ ...credentials, email }, false)).toMatchObject({
          status: "error",
          error: { "": [expect.stringContaining("do not match")] },
        });
    });
  });

  describe("a person inside a collaborative", () => {
    const enter = (headers: Headers, permission: Parameters<typeof visit>[1], slug = collaborative.slug) =>
      visit(
        { request: requestAfter(headers), params: { collaborative: slug }, context },
        permission,
        async (v) => ({
          viewer: v.viewer,
          actor: v.db.actor,
        }),
      );

    it("may do what the role allows, under their own name", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      expect(await enter(headers, "see figures")).toMatchObject({
        viewer: { role: "convener", memberId: null },
        actor: { userId: id },
      });
      expect((await thrown(enter(headers, "enter data"))).status).toBe(403);
    });

    it("loses access at once when the role is removed", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      expect(await enter(headers, "see figures")).toMatchObject({ viewer: { role: "convener" } });
      await collaborative.enter(({ tx }) => tx.execute(sql`delete from roles where user_id = ${id}`));
      expect((await thrown(enter(headers, "see figures"))).status).toBe(404);
    });

    it("is told that there is no such year when any form names one that cannot be stored", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "backbone", memberId: null }));
      const cookie = requestAfter(headers).headers.get("cookie") ?? "";
      const [member] = (await collaborative.catalog()).members;
      const send = (fields: Record<string, string>) => ({
        request: new Request("http://127.0.0.1/?member=college", {
          method: "POST",
          headers: { cookie },
          body: new URLSearchParams(fields),
        }),
        params: { collaborative: collaborative.slug },
        context,
      });
      for (const year of ["99999", "9999", "-1", "2025.5"]) {
        const intent = { intent: "submit", confirm: "yes", year };
        expect((await thrown(statusForm(send(intent)))).status, year).toBe(400);
        expect((await thrown(yearForm(send({ ...intent, intent: "close" })))).status, year).toBe(400);
        const remind = { year, member: member?.id ?? "", do: "quiet" };
        expect((await thrown(reminderForm(send(remind)))).status, year).toBe(404);
        await entryForm(send({ [`cell:new_hires:${year}`]: "5" }));
      }
      const stored = await collaborative.enter(({ tx }) => tx.execute(sql`select year from observations`));
      expect(rowsOf(stored)).toEqual([]);
    });

    it("is sent to sign in if the session has ended, was signed by someone else, or is missing", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      const signed = headers.getSetCookie()[0] ?? "";
      const token =
        decodeURIComponent(signed)
          .slice(signed.indexOf("=") + 1)
          .split(".")[0] ?? "";
      const forged = [
        signed.replace(/=[^%.]+/, `=${"x".repeat(32)}`),
        signed.replace(/(=[^.]+)\.[^;]+/, `$1.${encodeURIComponent("A".repeat(43))}%3D`),
        `tidemark.session_token=${token}`,
        `tidemark.session_token=${token}.`,
        "tidemark.session_token=",
        "another=cookie",
      ];
      for (const cookie of forged) {
        const answer = await thrown(enter(new Headers({ "set-cookie": cookie }), "see figures"));
        expect([answer.status, answer.headers.get("location")]).toEqual([
          302,
          "/?next=%2Fc%2Fdemo%3Fyear%3D2024",
        ]);
      }
      expect((await thrown(enter(new Headers(), "see figures"))).status).toBe(302);
      expect(await enter(headers, "see figures")).toMatchObject({ actor: { userId: id } });
      await database.db.execute(
        sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${id}`,
      );
      expect((await thrown(enter(headers, "see figures"))).status).toBe(302);
    });

    it("is sent to sign in even with a copy of the cookie after signing out", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      expect(await enter(headers, "see figures")).toMatchObject({ actor: { userId: id } });
      await signOut(context.auth, requestAfter(headers));
      expect((await thrown(enter(headers, "see figures"))).status).toBe(302);
    });

    it("has the session renewed once a day, for another two weeks", async () => {
      const { id, headers } = await makeAccount();
      await collaborative.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
      const hoursLeft = async () =>
        rowsOf<{ hours: number }>(
          await database.db.execute(sql`select round(extract(epoch from expires_at - now()) / 3600)::int
            as hours from sessions where user_id = ${id}`),
        )[0]?.hours;
      const renewedFrom = async (hours: number) => {
        await database.db.execute(sql`update sessions set expires_at = now() + ${hours} * interval '1 hour'
          where user_id = ${id}`);
        await enter(headers, "see figures");
        return hoursLeft();
      };
      expect(await renewedFrom(14 * 24 - 23)).toBe(14 * 24 - 23);
      expect(await renewedFrom(14 * 24 - 25)).toBe(14 * 24);
      expect(await renewedFrom(1)).toBe(14 * 24);
    });

    it("gets the same answer for a collaborative without a role and for one that does not exist", async () => {
      const { headers } = await makeAccount();
      expect((await thrown(enter(headers, "see figures"))).status).toBe(404);
      expect((await thrown(enter(headers, "see figures", "no-such-place"))).status).toBe(404);
    });
  });

  describe("a program with a token", () => {
    const call = (secret: string | null, slug = collaborative.slug) => apiOf(context, slug, secret);
    const refused = async (response: Promise<Response>) => {
      const { status, type, body } = await answerOf(await response);
      expect([type, body.status, typeof body.title, typeof body.detail]).toEqual([
        PROBLEM,
        status,
        "string",
        "string",
      ]);
      return status;
    };
    const addWith = (secret: string, expiresAt: Date | null) =>
      collaborative.enter((db) =>
        addToken(db, { secretHash: hashOf(secret), name: "t", role: "backbone", memberId: null, expiresAt }),
      );

    it("gets 401 without a token, with a wrong one, or with the wrong scheme", async () => {
      for (const secret of [null, "", "tidemark_made-up"])
        expect(await refused(call(secret).members())).toBe(401);
      const response = await call(null).members();
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
    });

    it("gets 401 once the token has expired or is revoked, and not before", async () => {
      await addWith("still-good", new Date(Date.now() + 60_000));
      await addWith("gone-by", new Date(Date.now() - 1000));
      await addWith("revoked", null);
      expect((await call("revoked").members()).status).toBe(200);
      await collaborative.enter(({ tx }) =>
        tx.execute(sql`update api_tokens set revoked_at = now() where secret_hash = ${hashOf("revoked")}`),
      );
      expect((await call("still-good").members()).status).toBe(200);
      for (const secret of ["gone-by", "revoked"]) expect(await refused(call(secret).members())).toBe(401);
    });

    it("gets 404 in another collaborative, whether it exists or not", async () => {
      const other = await makeCollaborative(database);
      const token = await tokenFor(database, collaborative.slug, "backbone");
      for (const slug of [other.slug, "no-such-place"])
        for (const answer of [call(token, slug).members(), call(token, slug).putMember("x", {})])
          expect(await refused(answer)).toBe(404);
      expect((await call(token).members()).status).toBe(200);
    });

    it("gets 403 where the role does not allow it", async () => {
      const token = await tokenFor(database, collaborative.slug, "executive", "college");
      expect(await refused(call(token).postJson([]))).toBe(403);
      expect(await refused(call(token).putMember("college", {}))).toBe(403);
      expect((await call(token).members()).status).toBe(200);
    });

    it("is known only by a hash of its token, and its last use is recorded", async () => {
      const token = await tokenFor(database, collaborative.slug, "convener");
      await call(token).members();
      const rows = await collaborative.enter(async ({ tx }) =>
        rowsOf<{ row: string; used: boolean; hash: string }>(
          await tx.execute(sql`select row_to_json(t)::text as row, last_used_at is not null as used,
            secret_hash as hash from api_tokens t`),
        ),
      );
      expect(rows.find(({ hash }) => hash === hashOf(token))).toMatchObject({ used: true });
      for (const { row } of rows) expect(row).not.toContain(token);
    });
  });
});
