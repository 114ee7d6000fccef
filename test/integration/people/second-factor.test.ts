import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn, signUp } from "../../../app/access/auth.server";
import { enterCode } from "../../../app/access/sign-in/code.server";
import {
  confirmFactor,
  keyBeingSetUp,
  readFactor,
  renewRecoveryCodes,
  startFactor,
  takeRecoveryCodes,
  turnOffFactor,
} from "../../../app/access/sign-in/second-factor.server";
import { changeFactor } from "../../../app/routes/account/second-factor/actions.server";
import { action as home } from "../../../app/routes/public/home";
import { action as codePage, loader as codePageLoader } from "../../../app/routes/sign-in/code";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { accounts, twoFactors, users, verifications } from "../../../db/schema";
import { CONFIG, contextOf, runPrinting } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import { codeFor, earlierCodeFor } from "../../support/app/totp";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

const thrown = (work: Promise<unknown>): Promise<Response> =>
  work.then(
    () => new Response("nothing was thrown"),
    (response) => response,
  );

describe.each(ENGINES)("a second factor on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());

  /** Attempts are counted by address, so each test has its own. */
  const context = (): AppLoadContext => contextOf(database, { clientIp: `198.51.100.${++count % 250}` });

  async function makePerson() {
    const from = context();
    const email = `person-${++count}@example.org`;
    const jar = new CookieJar().take(
      await signUp(from.auth, { email, name: `Person ${count}`, password: PASSWORD }),
    );
    const person = await personOf(from.auth, jar.request());
    if (!person) throw new Error("nobody is signed in");
    return { from, jar, person };
  }

  /** Turns it on. The code that did is used up. */
  async function enroll() {
    const { from, jar, person } = await makePerson();
    expect(await startFactor(from, jar.request(), { person, password: PASSWORD })).toEqual({
      outcome: "started",
    });
    const key = (await keyBeingSetUp(from, person))?.key ?? "";
    const done = await confirmFactor(from, jar.request(), { person, code: await earlierCodeFor(key) });
    if (done.outcome !== "on") throw new Error(done.outcome);
    jar.take(done.headers);
    const recoveryCodes = (await takeRecoveryCodes(from, person)) ?? [];
    return { from, jar, person, key, recoveryCodes };
  }

  /** The password, in a browser with these cookies. @returns the cookies afterwards */
  async function enterPassword(email: string, jar = new CookieJar()) {
    const from = context();
    const done = await signIn(from.auth, { email, password: PASSWORD }, from.clientIp, jar.request());
    if (!("headers" in done)) throw new Error(done.outcome);
    return { outcome: done.outcome, jar: jar.take(done.headers), from };
  }

  const signedIn = async (jar: CookieJar) =>
    (await personOf(contextOf(database).auth, jar.request()))?.email ?? null;

  it("is asked for only once a first code has been entered", async () => {
    const { from, jar, person } = await makePerson();
    expect(await readFactor(from, person)).toEqual({ state: "off" });
    expect(await startFactor(from, jar.request(), { person, password: "no" })).toEqual({
      outcome: "refused",
    });
    expect(await readFactor(from, person)).toEqual({ state: "off" });
    await startFactor(from, jar.request(), { person, password: PASSWORD });
    expect(await readFactor(from, person)).toEqual({ state: "setting up" });
    expect((await enterPassword(person.email)).outcome).toBe("signed in");
    expect(await confirmFactor(from, jar.request(), { person, code: "000000" })).toEqual({
      outcome: "refused",
    });
    expect((await enterPassword(person.email)).outcome).toBe("signed in");
  });

  it("ends every other session when it is turned on, and keeps this one", async () => {
    const { from, jar, person } = await makePerson();
    const elsewhere = await enterPassword(person.email);
    await startFactor(from, jar.request(), { person, password: PASSWORD });
    const key = (await keyBeingSetUp(from, person))?.key ?? "";
    const done = await confirmFactor(from, jar.request(), { person, code: codeFor(key) });
    if (done.outcome !== "on") throw new Error(done.outcome);
    expect(await signedIn(elsewhere.jar)).toBeNull();
    expect(await signedIn(jar.take(done.headers))).toBe(person.email);
    expect(await keyBeingSetUp(from, person)).toBeNull();
  });

  it("gives no session for the password alone", async () => {
    const { person, key } = await enroll();
    const { outcome, jar, from } = await enterPassword(person.email);
    expect(outcome).toBe("code needed");
    expect(await signedIn(jar)).toBeNull();
    expect(await enterCode(from, jar.request(), { code: "000000", trustDevice: false })).toEqual({
      outcome: "wrong code",
    });
    const done = await enterCode(from, jar.request(), { code: codeFor(key), trustDevice: false });
    if (done.outcome !== "signed in") throw new Error(done.outcome);
    expect(await signedIn(jar.take(done.headers))).toBe(person.email);
  });

  it("accepts each code once, even within its half minute", async () => {
    const { person, key } = await enroll();
    const code = codeFor(key);
    const first = await enterPassword(person.email);
    const second = await enterPassword(person.email);
    const enter = ({ from, jar }: typeof first) =>
      enterCode(from, jar.request(), { code, trustDevice: false });
    expect((await enter(first)).outcome).toBe("signed in");
    expect((await enter(second)).outcome).toBe("start over");
    expect(await signedIn(second.jar)).toBeNull();
  });

  it("takes a recovery code instead, once, however it is typed", async () => {
    const { person, recoveryCodes } = await enroll();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = "", other = ""] = recoveryCodes;
    const enter = async (typed: string) => {
      const { from, jar } = await enterPassword(person.email);
      return (await enterCode(from, jar.request(), { code: typed, trustDevice: false })).outcome;
    };
    expect(await enter(` ${code.toUpperCase().replace("-", " ")} `)).toBe("signed in");
    expect(await enter(code)).toBe("wrong code");
    expect(await enter(other)).toBe("signed in");
    expect(await readFactor(contextOf(database), person)).toEqual({ state: "on", recoveryCodesLeft: 8 });
  });

  it("still takes a code that an earlier version stored in encrypted form, and hashes the others", async () => {
    const { from, person } = await enroll();
    const { secretConfig } = await from.auth.$context;
    const old = ["aaaaa-bbbbb", "ccccc-ddddd"];
    const backupCodes = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(old) });
    await database.db.update(twoFactors).set({ backupCodes }).where(eq(twoFactors.userId, person.id));
    expect(await readFactor(from, person)).toEqual({ state: "on", recoveryCodesLeft: 2 });
    const attempt = await enterPassword(person.email);
    const typed = { code: "aaaaa bbbbb", trustDevice: false };
    expect((await enterCode(attempt.from, attempt.jar.request(), typed)).outcome).toBe("signed in");
    const [stored] = await database.db.select().from(twoFactors).where(eq(twoFactors.userId, person.id));
    expect(stored?.backupCodes).toMatch(/^\["scrypt:[\w-]+:[\w-]+"\]$/);
  });

  it("replaces recovery codes only for the password", async () => {
    const { from, jar, person, recoveryCodes } = await enroll();
    expect(await renewRecoveryCodes(from, jar.request(), { person, password: "no" })).toEqual({
      outcome: "refused",
    });
    const renewed = await renewRecoveryCodes(from, jar.request(), { person, password: PASSWORD });
    expect(renewed.outcome).toBe("renewed");
    const codes = await takeRecoveryCodes(from, person);
    expect(await takeRecoveryCodes(from, person)).toBeNull();
    const attempt = await enterPassword(person.email);
    const old = { code: recoveryCodes[0] ?? "", trustDevice: false };
    expect((await enterCode(attempt.from, attempt.jar.request(), old)).outcome).toBe("wrong code");
    const current = { code: codes?.[0] ?? "", trustDevice: false };
    expect((await enterCode(attempt.from, attempt.jar.request(), current)).outcome).toBe("signed in");
  });

  it("asks for the password again after five wrong codes", async () => {
    const { person, key } = await enroll();
    const { from, jar } = await enterPassword(person.email);
    for (let attempt = 0; attempt < 5; attempt++)
      await enterCode(from, jar.request(), { code: "000000", trustDevice: false });
    const right = { code: codeFor(key), trustDevice: false };
    expect((await enterCode(from, jar.request(), right)).outcome).toBe("start over");
  });

  it("locks the code for a quarter of an hour after ten wrong ones, from wherever they come", async () => {
    const { person, key } = await enroll();
    for (let attempt = 0; attempt < 10; attempt++) {
      const { from, jar } = await enterPassword(person.email);
      await enterCode(from, jar.request(), { code: "000000", trustDevice: false });
    }
    const { from, jar } = await enterPassword(person.email);
    expect(await enterCode(from, jar.request(), { code: codeFor(key), trustDevice: false })).toEqual({
      outcome: "too many attempts",
      retryAfterSeconds: 900,
    });
  });

  it("limits attempts by address", async () => {
    const from = context();
    const jar = new CookieJar();
    const outcomes = [];
    for (let attempt = 0; attempt < 11; attempt++)
      outcomes.push((await enterCode(from, jar.request(), { code: "000000", trustDevice: false })).outcome);
    expect([outcomes[0], outcomes.at(-1)]).toEqual(["start over", "too many attempts"]);
  });

  describe("a trusted browser", () => {
    async function trusting() {
      const { person, key, jar: owner, from: ownerFrom } = await enroll();
      const { from, jar } = await enterPassword(person.email);
      const done = await enterCode(from, jar.request(), { code: codeFor(key), trustDevice: true });
      if (done.outcome !== "signed in") throw new Error(done.outcome);
      jar.take(done.headers).forget("session");
      return { person, jar, owner, ownerFrom };
    }
    const trustEnd = async (userId: string) =>
      (await database.db.select().from(verifications).where(eq(verifications.value, userId))).map(
        ({ expiresAt }) => expiresAt.getTime(),
      );

    it("is one only if the person said so", async () => {
      const { person, key } = await enroll();
      const { from, jar } = await enterPassword(person.email);
      const done = await enterCode(from, jar.request(), { code: codeFor(key), trustDevice: false });
      if (done.outcome !== "signed in") throw new Error(done.outcome);
      jar.take(done.headers).forget("session");
      expect((await enterPassword(person.email, jar)).outcome).toBe("code needed");
    });

    it("is not asked for a code for thirty days from the last one, and not longer", async () => {
      const { person, jar } = await trusting();
      const [end = 0] = await trustEnd(person.id);
      expect(Math.abs(end - Date.now() - 30 * 86_400_000)).toBeLessThan(60_000);
      const soon = new Date(Date.now() + 3_600_000);
      await database.db
        .update(verifications)
        .set({ expiresAt: soon })
        .where(eq(verifications.value, person.id));
      expect((await enterPassword(person.email, jar)).outcome).toBe("signed in");
      expect(await trustEnd(person.id)).toEqual([soon.getTime()]);
      jar.forget("session");
      await database.db
        .update(verifications)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(verifications.value, person.id));
      expect((await enterPassword(person.email, jar)).outcome).toBe("code needed");
    });

    it("is forgotten when the second factor is turned off", async () => {
      const { person, owner, ownerFrom } = await trusting();
      const off = await turnOffFactor(ownerFrom, owner.request(), { person, password: PASSWORD });
      expect(off.outcome).toBe("off");
      expect(await trustEnd(person.id)).toEqual([]);
    });
  });

  it("is turned off only with the password", async () => {
    const { from, jar, person } = await enroll();
    expect(await turnOffFactor(from, jar.request(), { person, password: "no" })).toEqual({
      outcome: "refused",
    });
    expect((await enterPassword(person.email)).outcome).toBe("code needed");
    const off = await turnOffFactor(from, jar.request(), { person, password: PASSWORD });
    if (off.outcome !== "off") throw new Error(off.outcome);
    expect(await signedIn(jar.take(off.headers))).toBe(person.email);
    expect((await enterPassword(person.email)).outcome).toBe("signed in");
    expect(await readFactor(from, person)).toEqual({ state: "off" });
  });

  it("makes whoever guesses the password to change it wait, from whatever address", async () => {
    const { jar, person } = await enroll();
    const guess = () => turnOffFactor(context(), jar.request(), { person, password: "no" });
    for (let guesses = 0; guesses < 10; guesses++) expect(await guess()).toEqual({ outcome: "refused" });
    expect(await guess()).toMatchObject({ outcome: "too many attempts" });
  });

  it("is still asked for after the password has been reset", async () => {
    const { from, person } = await enroll();
    const { password } = await from.auth.$context;
    const hash = await password.hash("a new password by mail");
    await database.db.update(accounts).set({ password: hash }).where(eq(accounts.userId, person.id));
    const { auth, clientIp } = context();
    const done = await signIn(auth, { email: person.email, password: "a new password by mail" }, clientIp);
    expect(done.outcome).toBe("code needed");
  });

  it("is removed by whoever runs the server for a person who has lost everything", async () => {
    const { person, jar } = await enroll();
    expect((await runPrinting(database, "account", ["factors", person.email])).join()).toContain(person.name);
    expect(await signedIn(jar)).toBeNull();
    expect((await enterPassword(person.email)).outcome).toBe("signed in");
    const again = runPrinting(database, "account", ["factors", person.email]);
    await expect(again).rejects.toThrow("neither a second factor nor a passkey");
  });

  it("says what to do after a backup was restored under another session secret", async () => {
    const { person, recoveryCodes } = await enroll();
    const config = { ...CONFIG, sessionSecret: "another secret of forty-two characters, at least" };
    const from = contextOf(database, { config, clientIp: `198.51.100.${++count % 250}` });
    const jar = new CookieJar();
    const password = { email: person.email, password: PASSWORD };
    await thrown(
      home({ request: jar.request("/?index", password), params: {}, context: from } as ActionFunctionArgs),
    ).then(({ headers }) => jar.take(headers));
    const enter = (code: string) =>
      codePage({
        request: jar.request("/sign-in/code", { code }),
        params: {},
        context: from,
      } as ActionFunctionArgs);
    expect(JSON.stringify(await enter("123456"))).toContain("its secret has changed. Enter a recovery code");
    // Recovery codes do not depend on the secret.
    const letIn = await thrown(enter(recoveryCodes[0] ?? ""));
    expect(letIn.status).toBe(302);
  });

  it("keeps neither key nor recovery codes readable in the database", async () => {
    const { person, key, recoveryCodes } = await enroll();
    const [stored] = await database.db.select().from(twoFactors).where(eq(twoFactors.userId, person.id));
    const text = rowsOf<{ row: string }>(
      await database.db.execute(sql`select row_to_json(t)::text as row from two_factors t
        where user_id = ${person.id}`),
    )[0]?.row;
    for (const code of recoveryCodes) expect(text).not.toContain(code);
    // Not even with the session secret.
    const { secretConfig } = await contextOf(database).auth.$context;
    await expect(symmetricDecrypt({ key: secretConfig, data: stored?.backupCodes ?? "" })).rejects.toThrow();
    expect(text).not.toContain(key.replace(/\s/g, ""));
    expect(stored?.verified).toBe(true);
  });

  it("leads from the password to the page for the code, and from there to the page asked for", async () => {
    const { person, key } = await enroll();
    const from = context();
    const jar = new CookieJar();
    const password = { email: person.email, password: PASSWORD };
    const first = await thrown(
      home({
        request: jar.request("/?index&next=/c/x", password),
        params: {},
        context: from,
      } as ActionFunctionArgs),
    );
    expect([first.status, first.headers.get("location")]).toEqual([302, "/sign-in/code?next=%2Fc%2Fx"]);
    jar.take(first.headers);
    const send = (code: string) =>
      codePage({
        request: jar.request("/sign-in/code?next=/c/x", { code }),
        params: {},
        context: from,
      } as ActionFunctionArgs);
    const wrong = (await send("123 45")) as { error: Record<string, string[]> };
    expect(JSON.stringify(wrong.error)).toMatch(/not right|six digits/);
    const last = await thrown(send(codeFor(key)));
    expect([last.status, last.headers.get("location")]).toEqual([302, "/c/x"]);
    expect(await signedIn(jar.take(last.headers))).toBe(person.email);
  });

  it("shows the page for the code only after a password", async () => {
    const loaded = codePageLoader({
      request: new CookieJar().request("/sign-in/code"),
      params: {},
      context: context(),
    } as ActionFunctionArgs);
    expect((await thrown(loaded)).headers.get("location")).toBe("/");
  });

  it("cannot be set up for a demo account, which others share", async () => {
    const { person, jar } = await makePerson();
    await database.db.update(users).set({ demo: true }).where(eq(users.id, person.id));
    const from = context();
    const config = { ...from.config, demo: true };
    const sent = changeFactor({
      request: jar.request("/account/second-factor", { intent: "start", password: PASSWORD }),
      params: {},
      context: { ...from, config },
    } as ActionFunctionArgs);
    expect((await thrown(sent)).status).toBe(403);
  });
});
