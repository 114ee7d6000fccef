import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRequestCode } from "../../../app/access/account/asked-here.server";
import { grantWish, wishForAddress } from "../../../app/access/account/email-change.server";
import { followMailedLink, signInByMail } from "../../../app/access/account/mailed-links.server";
import { changePassword, endSessions } from "../../../app/access/account/own.server";
import { completeReset, resetByMail } from "../../../app/access/account/reset.server";
import { personOf, signIn, signUp } from "../../../app/access/auth.server";
import { enterCode } from "../../../app/access/sign-in/code.server";
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  startPasskey,
} from "../../../app/access/sign-in/passkeys.server";
import {
  confirmFactor,
  keyBeingSetUp,
  renewRecoveryCodes,
  startFactor,
  turnOffFactor,
} from "../../../app/access/sign-in/second-factor.server";
import { listSecurityLog } from "../../../app/records/security/log.server";
import type { Database } from "../../../db/client";
import { giveRole } from "../../support/app/accounts";
import { makeAuthenticator } from "../../support/app/authenticator";
import { CONFIG, contextOf } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import { codeFor, earlierCodeFor } from "../../support/app/totp";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const APP = "https://tidemark.example.org";
const PASSWORD = "a calm river in spring";
const BETTER = "seven lanterns over water";
let count = 0;

describe.each(ENGINES)("changes of signing in, in the security log on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    collaborative = await makeCollaborative(database);
  });
  afterAll(() => dispose());

  const context = (): AppLoadContext =>
    contextOf(database, { config: { ...CONFIG, appUrl: APP }, clientIp: `198.51.100.${++count % 250}` });

  async function makePerson() {
    const from = context();
    const email = `person-${++count}@example.org`;
    const jar = new CookieJar().take(
      await signUp(from.auth, { email, name: `Person ${count}`, password: PASSWORD }),
    );
    const person = await personOf(from.auth, jar.request());
    if (!person) throw new Error("nobody is signed in");
    await giveRole(collaborative, person.id, "backbone");
    return { from, jar, person };
  }
  /** What was noted of a person besides their role, the newest first. */
  async function noted({ person }: Awaited<ReturnType<typeof makePerson>>) {
    const all = await collaborative.enter((db) => listSecurityLog(db, {}));
    return all
      .filter(({ actor }) => actor === person.name)
      .map(({ kind, what }) => (what ? `${kind}: ${what}` : kind));
  }
  async function enroll() {
    const someone = await makePerson();
    const { from, jar, person } = someone;
    await startFactor(from, jar.request(), { person, password: PASSWORD });
    const key = (await keyBeingSetUp(from, person))?.key ?? "";
    const done = await confirmFactor(from, jar.request(), { person, code: await earlierCodeFor(key) });
    if (done.outcome !== "on") throw new Error(done.outcome);
    jar.take(done.headers);
    return { ...someone, key };
  }
  async function enterPassword({ person }: { person: { email: string } }, jar: CookieJar) {
    const from = context();
    const done = await signIn(
      from.auth,
      { email: person.email, password: PASSWORD },
      from.clientIp,
      jar.request(),
    );
    if (done.outcome !== "code needed") throw new Error(done.outcome);
    return { from, jar: jar.take(done.headers) };
  }

  it("say when a second factor was turned on and off and its recovery codes renewed, and call none a sign-in", async () => {
    const someone = await enroll();
    const { from, jar, person } = someone;
    await renewRecoveryCodes(from, jar.request(), { person, password: PASSWORD });
    await turnOffFactor(from, jar.request(), { person, password: PASSWORD });
    expect(await noted(someone)).toEqual([
      "factor_changed: second factor turned off",
      "factor_changed: recovery codes renewed",
      "factor_changed: second factor turned on",
    ]);
  });

  it("say when a passkey was added and removed", async () => {
    const someone = await makePerson();
    const { from, jar, person } = someone;
    const started = await startPasskey(from, jar.request(), { person, password: PASSWORD });
    if (started.outcome !== "started") throw new Error(started.outcome);
    jar.take(started.headers);
    const response = makeAuthenticator({ origin: APP }).create(started.options);
    await addPasskey(from, jar.request(), { person, name: "Laptop", response });
    const [{ id = "" } = {}] = await listPasskeys(from, person);
    await removePasskey(from, jar.request(), { person, password: PASSWORD, id });
    expect(await noted(someone)).toEqual([
      "factor_changed: passkey removed",
      "factor_changed: passkey added",
    ]);
  });

  it("say when a password was changed or reset, an address changed, and other sessions ended", async () => {
    const someone = await makePerson();
    const { from, jar, person } = someone;
    const changed = await changePassword(from, jar.request(), person, { current: PASSWORD, wanted: BETTER });
    if (!("headers" in changed)) throw new Error(changed.problem);
    jar.take(changed.headers);
    await signIn(from.auth, { email: person.email, password: BETTER }, from.clientIp);
    await endSessions(from, jar.request(), person, "others");
    const address = `new-${person.email}`;
    await grantWish(from, person, (await wishForAddress(from, person, address)) ?? "");
    const { token = "" } = (await resetByMail(from, address)) ?? {};
    await completeReset(from, token, "nine kites in the harbor");
    const all = await noted(someone);
    expect(all.filter((line) => line !== "session_ended")).toEqual([
      "password_reset: password reset: a mailed link",
      "email_changed: e-mail address changed",
      "session_ended: sessions ended by their person",
      "sign_in",
      "password_changed: password changed",
    ]);
    expect(JSON.stringify(all)).not.toContain(token);
  });

  it("call a password without its code no sign-in, and leave the browser its session until the code is right", async () => {
    const someone = await enroll();
    const other = await makePerson();
    const { jar, from } = await enterPassword(someone, other.jar);
    expect(await personOf(from.auth, jar.request())).toMatchObject({ id: other.person.id });
    expect(await noted(someone)).toEqual(["factor_changed: second factor turned on"]);
    expect(await noted(other)).toEqual([]);
    expect((await enterCode(from, jar.request(), { code: "000000", trustDevice: false })).outcome).toBe(
      "wrong code",
    );
    await expect.poll(async () => (await noted(someone))[0]).toBe("sign_in_failed: two-factor/verify-totp");
    const code = codeFor(someone.key);
    const done = await enterCode(from, jar.request(), { code, trustDevice: false });
    if (done.outcome !== "signed in") throw new Error(done.outcome);
    expect(await personOf(from.auth, jar.take(done.headers).request())).toMatchObject({
      id: someone.person.id,
    });
    expect((await noted(someone))[0]).toBe("sign_in: with a code");
    expect(await noted(other)).toEqual(["session_ended"]);
    const again = await enterPassword(someone, new CookieJar());
    const used = await enterCode(again.from, again.jar.request(), { code, trustDevice: false });
    expect(used.outcome).toBe("start over");
    expect((await noted(someone)).slice(0, 2)).toEqual(["sign_in_failed: used code", "sign_in: with a code"]);
  });

  it("call a mailed link without its code no sign-in either", async () => {
    const someone = await enroll();
    const { from, person } = someone;
    const address = `new-${person.email}`;
    await grantWish(from, person, (await wishForAddress(from, person, address)) ?? "");
    const other = await makePerson();
    const follow = async (email: string, jar: CookieJar) => {
      const code = newRequestCode();
      const { token: link = "" } = (await signInByMail(from, email, code)) ?? {};
      const done = await followMailedLink(from, jar.request(), { link, typed: code });
      if (done === "elsewhere") throw new Error(done);
      return { ...done, jar: jar.take(done.headers) };
    };
    const { codeNeeded, jar } = await follow(address, other.jar);
    expect(codeNeeded).toBe(true);
    expect(await personOf(from.auth, jar.request())).toMatchObject({ id: other.person.id });
    expect((await noted(someone))[0]).toBe("email_changed: e-mail address changed");
  });
});
