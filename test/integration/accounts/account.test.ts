import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personOf, signIn } from "../../../app/access/auth.server";
import { visitor } from "../../../app/access/visit.server";
import { action as account, loader as accountPage } from "../../../app/routes/account/account";
import { action as confirm, loader as confirmPage } from "../../../app/routes/account/confirm-address";
import { action as endSessions, loader as sessionsPage } from "../../../app/routes/account/sessions";
import { loader as members } from "../../../app/routes/members/members";
import { action as home } from "../../../app/routes/public/home";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { Browser, giveRole, makeAccount, outcomeOf, recordingPost } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const BETTER = "seven lanterns over water";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
let count = 0;

describe.each(ENGINES)("one's own account on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let mailed: ReturnType<typeof recordingPost>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    collaborative = await makeCollaborative(database, { profile: { name: "Harbour Anchors" } });
  });
  afterAll(() => dispose());
  beforeEach(() => {
    mailed = recordingPost();
    context = contextOf(database, { post: mailed.post, clientIp: `203.0.113.${++count}` });
  });

  async function someone() {
    const email = `owner-${++count}@example.org`;
    const { id } = await makeAccount(database, context, { email, password: PASSWORD });
    await giveRole(collaborative, id, "backbone");
    const signInOn = async (userAgent?: string) => {
      const browser = new Browser({ ...context, clientIp: `198.51.100.${++count % 250}` }, userAgent);
      await enter(browser, email, PASSWORD);
      return browser;
    };
    return { id, email, browser: await signInOn(), signInOn };
  }
  /** Sends the sign-in form. */
  async function enter(browser: Browser, email: string, password: string) {
    const outcome = await outcomeOf(home(browser.args("/?index", {}, { email, password })));
    browser.take(outcome.headers);
    return outcome;
  }
  const isIn = async (browser: Browser) =>
    (await visitor({ request: browser.args("/").request, context: browser.context })) !== null;
  /** Whether a page of the collaborative opens, which asks the session in another way. */
  const isInside = async (browser: Browser) =>
    (
      await outcomeOf(
        members(browser.args(`/c/${collaborative.slug}/members`, { collaborative: collaborative.slug })),
      )
    ).status === 200;
  const canSignIn = async (email: string, password: string) =>
    (await signIn(context.auth, { email, password }, `198.51.100.${++count % 250}`)).outcome;
  const change = (browser: Browser, current: string, wanted: string) =>
    outcomeOf(account(browser.args("/account", {}, { intent: "password", current, wanted })));

  it("has its password changed by who knows the present one, which ends all other sessions", async () => {
    const { email, browser, signInOn } = await someone();
    const phone = await signInOn(PHONE);
    expect(JSON.stringify((await change(browser, "a guess", BETTER)).body)).toContain("not your password");
    for (const weak of ["harbour-2024", "P@ssw0rd!", "short"])
      expect(JSON.stringify((await change(browser, PASSWORD, weak)).body)).toContain("wanted");
    expect([await isIn(browser), await isIn(phone)]).toEqual([true, true]);
    const changed = await change(browser, PASSWORD, BETTER);
    expect(changed).toMatchObject({ status: 302, to: "/account?done=password" });
    expect([await isIn(browser), await isIn(phone)]).toEqual([false, false]);
    expect(await isIn(browser.take(changed.headers))).toBe(true);
    expect(await canSignIn(email, PASSWORD)).toBe("refused");
    expect(await canSignIn(email, BETTER)).toBe("signed in");
    expect(mailed.told).toEqual([{ to: email, news: { kind: "password changed" } }]);
  });

  it("lists its sessions with browser, day, and address, and ends one or all others", async () => {
    const { browser, signInOn } = await someone();
    const phone = await signInOn(PHONE);
    const third = await signInOn();
    const list = async () => (await sessionsPage(browser.args("/account/sessions"))).sessions;
    // One more from the account's making.
    const listed = await list();
    expect(listed.map((session) => session.browser).sort()).toEqual([
      "Firefox on Linux",
      "Firefox on Linux",
      "Safari on iPhone",
      "Unknown browser",
    ]);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const ofPhone = listed.find((session) => session.browser === "Safari on iPhone");
    expect(ofPhone?.from).toBe(phone.context.clientIp);
    expect(JSON.stringify(listed)).not.toContain(phone.cookie.split("=")[1]?.split(".")[0]);
    const end = (fields: Record<string, string>) =>
      outcomeOf(endSessions(browser.args("/account/sessions", {}, fields)));
    expect((await end({ end: ofPhone?.id ?? "" })).status).toBe(200);
    expect([await isIn(browser), await isIn(phone), await isIn(third)]).toEqual([true, false, true]);
    expect((await end({ end: ofPhone?.id ?? "" })).status).toBe(404);
    const stranger = await someone();
    const theirs = (await sessionsPage(stranger.browser.args("/account/sessions"))).sessions[0];
    expect((await end({ end: theirs?.id ?? "" })).status).toBe(404);
    expect(await isIn(stranger.browser)).toBe(true);
    expect((await end({ intent: "others" })).body).toEqual({ done: "Ended: 2 other sessions." });
    expect([await isIn(browser), await isIn(third)]).toEqual([true, false]);
    expect(await list()).toHaveLength(1);
  });

  it("has one session a browser: signing in again ends the one before, and no other browser's", async () => {
    const { email, browser, signInOn } = await someone();
    const phone = await signInOn(PHONE);
    const before = new Browser(browser.context);
    before.cookie = browser.cookie;
    await enter(browser, email, PASSWORD);
    expect(browser.cookie).not.toBe(before.cookie);
    expect([await isIn(before), await isIn(browser), await isIn(phone)]).toEqual([false, true, true]);
    const other = await someone();
    await enter(browser, other.email, PASSWORD);
    expect(await personOf(context.auth, browser.args("/").request)).toMatchObject({ email: other.email });
  });

  it("keeps the session of a browser in which somebody enters a wrong password", async () => {
    const { email, browser } = await someone();
    await outcomeOf(home(browser.args("/?index", {}, { email, password: "a guess" })));
    expect(await isIn(browser)).toBe(true);
  });

  it("is signed out thirty days after signing in, however much it is used", async () => {
    const { id, browser } = await someone();
    const age = (days: number) =>
      database.db.execute(
        sql`update sessions set created_at = now() - ${days} * interval '1 day' where user_id = ${id}`,
      );
    await age(29);
    expect([await isIn(browser), await isInside(browser)]).toEqual([true, true]);
    await age(31);
    expect([await isIn(browser), await isInside(browser)]).toEqual([false, false]);
  });

  describe("gets another address", () => {
    const wish = (browser: Browser, email: string, password = PASSWORD) =>
      outcomeOf(account(browser.args("/account", {}, { intent: "email", email, password })));
    const use = (browser: Browser, token: string) =>
      outcomeOf(confirm(browser.args(`/account/email/${token}`, { token }, {})));
    const arrives = (email: string) => expect.poll(() => mailed.linkTo(email)).not.toBe("");

    it("by a link mailed there, once, and the old address is told", async () => {
      const { email, browser } = await someone();
      const wanted = `new-${email}`;
      expect(JSON.stringify((await wish(browser, wanted, "a guess")).body)).toContain("not your password");
      expect((await wish(browser, wanted.toUpperCase())).body).toEqual({ form: "email", sentTo: wanted });
      await arrives(wanted);
      expect(await canSignIn(wanted, PASSWORD)).toBe("refused");
      const token = mailed.linkTo(wanted);
      expect(await confirmPage(browser.args("/", { token }))).toMatchObject({ email: wanted, old: email });
      expect(await use(browser, token)).toMatchObject({ status: 302, to: "/account?done=email" });
      expect(mailed.told.at(-1)).toEqual({ to: email, news: { kind: "address changed", to: wanted } });
      expect(await canSignIn(wanted, PASSWORD)).toBe("signed in");
      expect(await canSignIn(email, PASSWORD)).toBe("refused");
      expect(await accountPage(browser.args("/account"))).toMatchObject({ email: wanted, proved: true });
      expect((await use(browser, token)).status).toBe(404);
      const kept = await collaborative.enter(async ({ tx }) =>
        rowsOf<{ before: { email?: string }; after: { email?: string } }>(
          await tx.execute(
            sql`select before, after from history where subject = 'role' order by id desc limit 1`,
          ),
        ),
      );
      expect(kept).toMatchObject([{ before: { email }, after: { email: wanted } }]);
    });

    it("only in a session of the account that asked: the mailbox alone confirms nothing", async () => {
      const { email, browser } = await someone();
      const victim = await someone();
      const wanted = `victim-${email}`;
      await wish(browser, wanted);
      await arrives(wanted);
      const token = mailed.linkTo(wanted);
      expect((await use(victim.browser, token)).status).toBe(404);
      expect((await use(new Browser(context), token)).to).toContain("/?next=");
      expect(await canSignIn(wanted, PASSWORD)).toBe("refused");
      expect((await use(browser, token)).status).toBe(302);
    });

    it("but never one that another account has, and the answer does not say so", async () => {
      const { email, browser } = await someone();
      const other = await someone();
      expect((await wish(browser, other.email)).body).toEqual({ form: "email", sentTo: other.email });
      const late = `late-${email}`;
      await wish(browser, late);
      await arrives(late);
      expect(mailed.told.map(({ to }) => to)).toEqual([late]);
      await makeAccount(database, context, { email: late, password: BETTER });
      expect(JSON.stringify((await use(browser, mailed.linkTo(late))).body)).toContain("Another account");
      expect(await canSignIn(late, BETTER)).toBe("signed in");
    });

    it("not where no mail is sent", async () => {
      const { email, browser } = await someone();
      const silent = new Browser({ ...browser.context, post: undefined });
      silent.cookie = browser.cookie;
      expect(await accountPage(silent.args("/account"))).toMatchObject({ mails: false, proved: false });
      expect(JSON.stringify((await wish(silent, `new-${email}`)).body)).toContain("sends no mail");
    });
  });

  it("of the demo stays as it is, and shows nobody else's session", async () => {
    const { id, browser, signInOn } = await someone();
    await signInOn(PHONE);
    await database.db.execute(sql`update users set demo = true where id = ${id}`);
    const demo = new Browser({ ...browser.context, config: { ...context.config, demo: true } });
    demo.cookie = browser.cookie;
    expect((await change(demo, PASSWORD, BETTER)).status).toBe(403);
    expect((await outcomeOf(endSessions(demo.args("/", {}, { intent: "others" })))).status).toBe(403);
    expect((await sessionsPage(demo.args("/account/sessions"))).sessions).toMatchObject([{ current: true }]);
  });

  it("makes everybody wait after ten wrong passwords, from wherever, but not for ever, and tells its person once", async () => {
    const { email } = await someone();
    const from = (ip: string) => new Browser({ ...context, clientIp: ip });
    const tryIn = async (password: string) => enter(from(`192.0.2.${++count % 250}`), email, password);
    for (let at = 0; at < 10; at++)
      expect(JSON.stringify((await tryIn("a guess")).body)).toContain("do not match");
    const waiting = await tryIn(PASSWORD);
    expect(JSON.stringify(waiting.body)).toMatch(/Too many attempts. Wait (59|60) seconds/);
    const later = (seconds: number) =>
      database.db.execute(sql`update attempts set last_at = last_at - ${seconds} * interval '1 second'`);
    await later(61);
    expect(JSON.stringify((await tryIn("a guess")).body)).toContain("do not match");
    await later(61);
    expect((await tryIn(PASSWORD)).status).toBe(302);
    expect((await tryIn("a guess")).status).toBe(200);
    expect((await tryIn(PASSWORD)).status).toBe(302);
    expect(mailed.told).toEqual([{ to: email, news: { kind: "many failures" } }]);
    for (let at = 0; at < 10; at++) await tryIn("a guess");
    expect(mailed.told).toHaveLength(1);
  });

  it("makes an address without an account wait just the same, and counts tries made at once", async () => {
    const tries = Array.from({ length: 14 }, () =>
      enter(
        new Browser({ ...context, clientIp: `192.0.2.${++count % 250}` }),
        "nobody@example.com",
        "a guess",
      ),
    );
    const answers = (await Promise.all(tries)).map(({ body }) => JSON.stringify(body));
    expect(answers.filter((body) => body.includes("do not match"))).toHaveLength(10);
    expect(answers.filter((body) => body.includes("Too many attempts"))).toHaveLength(4);
    expect(mailed.told).toEqual([]);
  });
});
