import type { ActionFunctionArgs } from "@remix-run/node";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resetByMail } from "../../../app/access/account/reset.server";
import { checkEveryone } from "../../../app/access/sign-in/sso/checks.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { writeFactorRule } from "../../../app/records/collaboratives/sign-in-policy.server";
import { listSecurityLog } from "../../../app/records/security/log.server";
import { action as changeFactor } from "../../../app/routes/account/second-factor/second-factor";
import { loader as home } from "../../../app/routes/public/home";
import { action as signOutForm } from "../../../app/routes/public/sign-out";
import { action as settingsForm } from "../../../app/routes/settings/sign-in/sign-in";
import { loader as callback } from "../../../app/routes/sign-in/callback";
import { loader as start } from "../../../app/routes/sign-in/institution";
import { loader as leave } from "../../../app/routes/sign-in/institution-out";
import { action as linkForm } from "../../../app/routes/sign-in/link";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { accounts, sessions } from "../../../db/schema";
import { answerTo, institutionVisits, locationOf } from "../../support/app/institution-visits";
import { CookieJar } from "../../support/app/jar";
import { CLIENT, startInstitution, type TestInstitution } from "../../support/app/oidc";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const APP = "http://127.0.0.1";
let count = 0;

describe.each(ENGINES)("single sign-on on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let institution: TestInstitution;
  let collaborative: TestCollaborative;
  let backbone: CookieJar;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    institution = await startInstitution([APP]);
  });
  afterAll(async () => {
    await institution.stop();
    await dispose();
  });

  const { context, makePerson, argsOf, signInAs, person, enter, invite } = institutionVisits({
    database: () => database,
    institution: () => institution,
    collaborative: () => collaborative,
  });

  const settings = () => ({
    intent: "sso",
    label: "Wenlow State",
    issuer: institution.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    domains: "wenlow.example, staff.wenlow.example",
  });
  const set = (fields: Record<string, string>, jar = backbone) =>
    answerTo(
      settingsForm({
        request: jar.request("/c/x/settings/sign-in", fields),
        params: { collaborative: collaborative.slug },
        context: context(),
      } as ActionFunctionArgs),
    );

  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
    ({ jar: backbone } = await makePerson(`backbone-${++count}@example.org`, "backbone"));
    expect((await set(settings())).status).toBe(302);
  });

  /** Makes it as if everyone had been checked so many minutes ago. */
  const passed = (minutes: number) =>
    database.db
      .update(accounts)
      .set({ checkedAt: new Date(Date.now() - minutes * 60_000) })
      .where(sql`provider_id like 'sso:%'`);

  const hired = (more = {}) => {
    const sub = `staff-${++count}`;
    const email = `${sub}@wenlow.example`;
    institution.hire(sub, { email, email_verified: true, name: `Sam ${sub}`, ...more });
    return { sub, email };
  };

  it("lets invited people in, without a password, and takes the invitation as accepted", async () => {
    const { sub, email } = hired();
    expect((await signInAs(sub)).location).toContain("problem=no+role");
    await invite(email, "convener");
    const { jar, location } = await signInAs(sub);
    expect(location).toBe(`/?start=${collaborative.slug}`);
    const begun = await answerTo(home(argsOf(jar, location)));
    expect(locationOf(begun)).toBe(`/c/${collaborative.slug}/week`);
    expect(await person(jar)).toMatchObject({ email, name: `Sam ${sub}` });
    expect(await (await enter(jar)).text()).toBe('"convener"');
    expect((await signInAs(sub)).location).toBe(`/?start=${collaborative.slug}`);
  });

  it("believes confirmed addresses of the allowed domains only", async () => {
    for (const [claims, problem] of [
      [{ email_verified: false }, "unverified"],
      [{ email: undefined }, "missing"],
      [{ email: "sam@elsewhere.example" }, "domain"],
      [{ email: "sam@sub.wenlow.example" }, "domain"],
    ] as const) {
      const { sub, email } = hired(claims);
      await invite(email, "convener");
      const { jar, location } = await signInAs(sub);
      expect(location).toContain(`problem=${problem}`);
      expect(await person(jar)).toBeNull();
    }
  });

  it("gives roles by a claim, changes them with it, and refuses whoever has none", async () => {
    const mapped = { ...settings(), roleClaim: "groups", claimRoles: "leads = backbone\nguests = convener" };
    await set(mapped);
    const { sub, email } = hired({ groups: ["others", "guests"] });
    const { jar } = await signInAs(sub);
    expect(await (await enter(jar)).text()).toBe('"convener"');
    institution.hire(sub, { email, email_verified: true, groups: ["leads"] });
    expect(await (await enter((await signInAs(sub)).jar)).text()).toBe('"backbone"');
    institution.hire(sub, { email, email_verified: true, groups: ["others"] });
    expect((await signInAs(sub)).location).toContain("problem=no+role");
  });

  it("counts as a second factor if the provider says that it asked for one, or if it is said to ask everyone", async () => {
    await collaborative.enter((db) => writeFactorRule(db, { from: "2026-01-01", everyone: true }));
    const { sub, email } = hired();
    await invite(email, "convener");
    const statusFor = async (amr: string[] | undefined) => {
      institution.ask(amr);
      return (await enter((await signInAs(sub)).jar)).status;
    };
    const statuses = async () => [
      await statusFor(undefined),
      await statusFor(["pwd"]),
      await statusFor(["pwd", "otp", "mfa"]),
    ];
    expect(await statuses()).toEqual([403, 403, 200]);
    await collaborative.enter((db) => writeFactorRule(db, { from: null, everyone: false }));
    expect((await set({ ...settings(), asksForFactor: "on" })).status).toBe(302);
    await collaborative.enter((db) => writeFactorRule(db, { from: "2026-01-01", everyone: true }));
    expect(await statuses()).toEqual([200, 403, 200]);
    institution.ask(undefined);
  });

  it("joins an existing account whose address was proved, and asks others for the password once", async () => {
    const proved = hired();
    const { id } = await makePerson(proved.email, "convener", true);
    expect((await person((await signInAs(proved.sub)).jar))?.id).toBe(id);

    const unproved = hired();
    const other = await makePerson(unproved.email, "convener");
    const { jar, location } = await signInAs(unproved.sub);
    expect(location).toBe("/sign-in/link");
    expect(await person(jar)).toBeNull();
    const send = (password: string) => answerTo(linkForm(argsOf(jar, "/sign-in/link", { password })));
    expect(await (await send("not the password")).text()).toContain("not the password of that account");
    const done = await send(PASSWORD);
    expect(locationOf(done)).toBe(`/?start=${collaborative.slug}`);
    expect((await person(jar.take(done.headers)))?.id).toBe(other.id);
    expect((await person((await signInAs(unproved.sub)).jar))?.id).toBe(other.id);
  });

  it("does not hand an account to somebody else who gets its address", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    await signInAs(sub);
    const heir = hired({ email });
    expect((await signInAs(heir.sub)).location).toContain("problem=taken");
  });

  it("opens the institution's own collaborative only, and changes no way to sign in", async () => {
    const { sub, email } = hired();
    const { id } = await makePerson(email, "convener", true);
    const other = await makeCollaborative(database);
    await other.enter((db) => grantRole(db, { userId: id, role: "backbone", memberId: null }));
    const { jar } = await signInAs(sub);
    expect((await enter(jar)).status).toBe(200);
    expect((await enter(jar, other.slug)).status).toBe(403);
    const sent = { intent: "start", password: PASSWORD };
    expect((await answerTo(changeFactor(argsOf(jar, "/account/second-factor", sent)))).status).toBe(403);
  });

  it("accepts an answer only in the browser that asked for it, once, and unaltered", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    const { jar, back } = await signInAs(sub);
    for (const [browser, query] of [
      [new CookieJar(), back.search],
      [jar, back.search],
    ] as const)
      expect(locationOf(await answerTo(callback(argsOf(browser, `/sign-in/callback${query}`))))).toBe(
        "/?institution=again",
      );
    institution.seat(sub);
    const own = new CookieJar();
    const sent = await answerTo(start(argsOf(own, "/sign-in/institution/x")));
    own.take(sent.headers);
    const address = new URL(locationOf(sent));
    expect(address.searchParams.get("code_challenge_method")).toBe("S256");
    const wrongState = await answerTo(callback(argsOf(own, "/sign-in/callback?code=x&state=y")));
    expect(locationOf(wrongState)).toBe("/?institution=again");
    address.searchParams.set("nonce", "another");
    const forged = await institution.follow(address.href);
    const refused = await answerTo(callback(argsOf(own, forged.pathname + forged.search)));
    expect(locationOf(refused)).toContain("problem=provider");
    expect((await signInAs(null)).location).toContain("problem=cancelled");
  });

  it("ends all sessions of a person within the hour once the provider refuses them", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    const [used, unused] = [(await signInAs(sub)).jar, (await signInAs(sub)).jar];
    institution.dismiss(sub);
    expect((await enter(used)).status).toBe(200);
    await passed(51);
    expect((await enter(used)).status).toBe(302);
    expect(await person(unused)).toBeNull();
    const [noted] = await collaborative.enter((db) => listSecurityLog(db, {}));
    expect(noted).toMatchObject({
      kind: "session_ended",
      actor: `Sam ${sub}`,
      what: expect.stringMatching(/^single sign-on ended: refused/),
    });
  });

  it("ends sessions in the background that nobody uses, and keeps those of others", async () => {
    const [gone, stays] = [hired(), hired()];
    const jars = [];
    for (const { sub, email } of [gone, stays]) {
      await invite(email, "convener");
      jars.push((await signInAs(sub)).jar);
    }
    institution.dismiss(gone.sub);
    await passed(51);
    await checkEveryone(context());
    const left = await Promise.all(jars.map(person));
    expect(left.map((one) => one?.email)).toEqual([undefined, stays.email]);
    await passed(51);
    expect((await enter(jars[1] ?? new CookieJar())).status).toBe(200);
  });

  it("ends the sessions of whoever loses the claim", async () => {
    await set({ ...settings(), roleClaim: "groups", claimRoles: "guests = convener" });
    const { sub, email } = hired({ groups: ["guests"] });
    const { jar } = await signInAs(sub);
    institution.hire(sub, { email, email_verified: true, groups: [] });
    await passed(51);
    expect((await enter(jar)).status).toBe(302);
  });

  it("lets people stay for a day while the provider cannot be reached", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    const { jar } = await signInAs(sub);
    await collaborative.enter(({ tx }) =>
      tx.execute(sql`update single_sign_on set client_secret = 'unreadable'`),
    );
    await passed(51);
    expect((await enter(jar)).status).toBe(200);
    await passed(51);
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await database.db.update(accounts).set({ updatedAt: dayAgo }).where(eq(accounts.accountId, sub));
    expect((await enter(jar)).status).toBe(302);
  });

  it("leads on to signing out at the institution", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    const { jar } = await signInAs(sub);
    const out = await answerTo(signOutForm(argsOf(jar, "/sign-out", {})));
    expect(locationOf(out)).toBe("/sign-out/institution");
    jar.take(out.headers);
    expect(await person(jar)).toBeNull();
    const url = new URL(locationOf(await answerTo(leave(argsOf(jar, "/sign-out/institution?go=1")))));
    expect([url.origin, url.searchParams.get("client_id")]).toEqual([institution.issuer, CLIENT.id]);
    expect(url.searchParams.get("id_token_hint")).toMatch(/^eyJ/);
  });

  it("is set by backbone staff, keeps its secrets sealed, and checks the provider", async () => {
    const stored = rowsOf<{ row: string }>(
      await database.asOwner((tx) =>
        tx.execute(sql`select row_to_json(t)::text as row from single_sign_on t`),
      ),
    );
    for (const { row } of stored) expect(row).not.toContain(CLIENT.secret);
    const { jar: convener } = await makePerson(`convener-${++count}@example.org`, "convener");
    expect((await set(settings(), convener)).status).toBe(403);
    const refused = async (fields: Record<string, string>) =>
      (await set({ ...settings(), ...fields })).text();
    expect(await refused({ issuer: "http://example.org" })).toContain("must be an https address");
    expect(await refused({ issuer: "http://127.0.0.1:2" })).toContain("did not answer");
    expect(await refused({ issuer: `${institution.issuer}/` })).toContain("calls itself that");
    expect(await refused({ domains: "*" })).toContain("without @");
    expect(await refused({ claimRoles: "x = nobody", roleClaim: "groups" })).toContain("names no role");
    const { clientSecret: _, ...kept } = settings();
    expect((await set(kept)).status).toBe(302);
  });

  it("proves who is there: people without a password sign in once more before they change who sees what", async () => {
    const { sub, email } = hired();
    await invite(email, "backbone");
    const { jar } = await signInAs(sub);
    const form = { required: "no" };
    expect((await set(form, jar)).status).toBe(302);
    await database.db.update(sessions).set({ provenAt: new Date(Date.now() - 16 * 60_000) });
    const asked = await set(form, jar);
    expect(asked.status).toBe(403);
    const { institution: address } = (await asked.json()).proof;
    expect(address).toMatch(/^\/sign-in\/institution\/.*again=1/);
    const sent = await answerTo(start(argsOf(jar, address)));
    expect(locationOf(sent)).toContain("prompt=login");
    jar.take(sent.headers);
    const back = await institution.follow(locationOf(sent));
    jar.take((await answerTo(callback(argsOf(jar, back.pathname + back.search)))).headers);
    expect((await set(form, jar)).status).toBe(302);
  });

  it("begins from our own pages only: a link on another site leads to the page with the button", async () => {
    const args = argsOf(new CookieJar(), "/sign-in/institution/x");
    const from = (site: string) => {
      const request = new Request(args.request, { headers: { "sec-fetch-site": site } });
      return answerTo(start({ ...args, request }));
    };
    expect(locationOf(await from("cross-site"))).toMatch(
      new RegExp(`^/c/${collaborative.slug}/sign-in\\?next=`),
    );
    for (const site of ["same-origin", "none"])
      expect(locationOf(await from(site))).toContain(institution.issuer);
  });

  it("is no proof if the person signed in at the institution long before", async () => {
    const { sub, email } = hired();
    await invite(email, "backbone");
    institution.seat(sub, 20);
    const jar = new CookieJar();
    const sent = await answerTo(start(argsOf(jar, "/sign-in/institution/x?again=1")));
    jar.take(sent.headers);
    const back = await institution.follow(locationOf(sent));
    jar.take((await answerTo(callback(argsOf(jar, back.pathname + back.search)))).headers);
    expect(await person(jar)).toMatchObject({ email });
    expect((await set({ required: "no" }, jar)).status).toBe(403);
  });

  it("mails nobody a way around it: who has no password gets no reset, and staff with one do", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    await signInAs(sub);
    expect(await resetByMail(context(), email)).toBeNull();
    const both = hired();
    await makePerson(both.email, "convener", true);
    await signInAs(both.sub);
    expect(await resetByMail(context(), both.email)).toMatchObject({ email: both.email });
    await set({ intent: "remove sso" });
    expect(await resetByMail(context(), email)).toMatchObject({ email });
  });

  it("signs everyone out when it is removed", async () => {
    const { sub, email } = hired();
    await invite(email, "convener");
    const { jar } = await signInAs(sub);
    await set({ intent: "remove sso" });
    expect(await person(jar)).toBeNull();
    const left = await database.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.method, "sso"), eq(sessions.providerId, `sso:${collaborative.id}`)));
    expect(left).toEqual([]);
    expect(locationOf(await answerTo(start(argsOf(jar, "/sign-in/institution/x"))))).toMatch(/^\/\?next=/);
  });
});
