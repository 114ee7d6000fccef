import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personOf, signIn } from "../../../app/access/auth.server";
import { action as forgot } from "../../../app/routes/public/forgot";
import { action as followLink } from "../../../app/routes/public/mailed-link";
import { action as reset, loader as resetPage } from "../../../app/routes/public/reset";
import { action as askForLink } from "../../../app/routes/public/sign-in-by-mail";
import { action as people } from "../../../app/routes/settings/people/people";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { twoFactors } from "../../../db/schema";
import { Browser, giveRole, makeAccount, outcomeOf, recordingPost } from "../../support/app/accounts";
import { CONFIG, contextOf, runPrinting } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const BETTER = "seven lanterns over water";
let count = 0;

/** What follows the word that says who made a link. */
const secretOf = (token: string) => token.slice(token.indexOf("_") + 1);

describe.each(ENGINES)("a forgotten password on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let mailed: ReturnType<typeof recordingPost>;
  let collaborative: TestCollaborative;
  let clientIp = "";
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    collaborative = await makeCollaborative(database);
  });
  afterAll(() => dispose());
  beforeEach(() => {
    mailed = recordingPost();
    clientIp = `203.0.113.${++count}`;
    context = contextOf(database, { post: mailed.post, clientIp });
  });

  const browser = (more: Partial<AppLoadContext> = {}) => new Browser({ ...context, ...more });
  async function someone() {
    const email = `forgetful-${++count}@example.org`;
    return { email, ...(await makeAccount(database, context, { email, password: PASSWORD })) };
  }
  const ask = (email: string) => outcomeOf(forgot(browser().args("/forgot", {}, { email })));
  const choose = (token: string, password = BETTER) =>
    outcomeOf(reset(browser().args(`/reset/${token}`, { token }, { password })));
  const statusOf = async (token: string) =>
    (await outcomeOf(Promise.resolve().then(() => resetPage(browser().args("/", { token }))))).status;
  /** The answer comes first, and the link is made after it. */
  const arrives = (email: string) => expect.poll(() => mailed.linkTo(email)).not.toBe("");
  const canSignIn = async (email: string, password: string) =>
    (await signIn(context.auth, { email, password }, `198.51.100.${++count}`)).outcome;
  const stateOf = async (email: string) =>
    rowsOf<{ verified: boolean; by: string | null }>(
      await database.db.execute(
        sql`select email_verified as verified, vouched_by as by from users where email = ${email}`,
      ),
    )[0];

  it("is replaced through a mailed link, once, which ends the sessions and proves the address", async () => {
    const { email, headers } = await someone();
    const request = browser().take(headers).args("/").request;
    expect(await personOf(context.auth, request)).toMatchObject({ email });
    expect((await ask(email.toUpperCase())).body).toEqual({ sent: true });
    await arrives(email);
    const token = mailed.linkTo(email);
    expect(await statusOf(token)).toBe(200);
    expect(await choose(token)).toMatchObject({ status: 302, to: "/?done=reset" });
    expect(await personOf(context.auth, request)).toBeNull();
    expect(await canSignIn(email, PASSWORD)).toBe("refused");
    expect(await canSignIn(email, BETTER)).toBe("signed in");
    expect(await stateOf(email)).toEqual({ verified: true, by: null });
    expect(await statusOf(token)).toBe(404);
    expect((await choose(token, "another good sentence")).status).toBe(404);
    expect(mailed.told.at(-1)).toEqual({ to: email, news: { kind: "password changed" } });
  });

  it("is replaced by only one of two people who use a link at once", async () => {
    const { email } = await someone();
    await ask(email);
    await arrives(email);
    const token = mailed.linkTo(email);
    const outcomes = await Promise.all([choose(token), choose(token, "eight lanterns over land")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([302, 404]);
  });

  it("keeps a link that was refused for a weak password, and ends all others once one is used", async () => {
    const { email } = await someone();
    await ask(email);
    await arrives(email);
    const first = mailed.linkTo(email);
    await ask(email);
    await expect.poll(() => mailed.linkTo(email)).not.toBe(first);
    for (const [password, why] of [
      ["short", "at least 8"],
      ["Passw0rd2024", "tried first"],
      [email, "your name, your address"],
      ["Ada.Poole.1", "your name, your address"],
      ["aaaaaaaaaaaaa", "sequence"],
    ] as const)
      expect(JSON.stringify((await choose(first, password)).body)).toContain(why);
    expect((await choose(first, "x".repeat(201))).status).toBe(200);
    const second = mailed.linkTo(email);
    expect((await choose(second)).status).toBe(302);
    expect(await statusOf(first)).toBe(404);
  });

  it("expires after half an hour", async () => {
    const { email, id } = await someone();
    await ask(email);
    await arrives(email);
    const token = mailed.linkTo(email);
    const age = (minutes: number) =>
      database.db.execute(sql`update verifications
        set expires_at = expires_at - ${minutes} * interval '1 minute' where value = ${id}`);
    await age(29);
    expect(await statusOf(token)).toBe(200);
    await age(2);
    expect(await statusOf(token)).toBe(404);
    expect((await choose(token)).status).toBe(404);
    expect(await canSignIn(email, PASSWORD)).toBe("signed in");
  });

  it("gets the same answer whether the address has an account or not, and no letter without one", async () => {
    const { email } = await someone();
    const known = await ask(email);
    const unknown = await ask("nobody-at-all@example.org");
    expect(unknown).toEqual(known);
    await arrives(email);
    expect(mailed.told.map(({ to }) => to)).toEqual([email]);
  });

  it("fills nobody's mailbox: after three letters an address waits, and answers stay the same", async () => {
    const { email } = await someone();
    for (let letter = 1; letter <= 5; letter++) expect((await ask(email)).body).toEqual({ sent: true });
    await expect.poll(() => mailed.told.length).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(mailed.told).toHaveLength(3);
  });

  it("is not asked for endlessly from one IP address", async () => {
    for (let at = 0; at < 20; at++) await ask(`nobody-${count}-${at}@example.org`);
    expect(JSON.stringify((await ask("nobody@example.org")).body)).toContain("Too many attempts");
  });

  it("leaves no secret of a link in the database", async () => {
    const { email } = await someone();
    await ask(email);
    await arrives(email);
    const kept = rowsOf<{ row: string }>(
      await database.db.execute(sql`select row_to_json(v)::text as row from verifications v`),
    );
    const secret = secretOf(mailed.linkTo(email));
    expect(secret.length).toBeGreaterThan(40);
    expect(kept.map(({ row }) => row).join()).not.toContain(secret);
  });

  it("cannot be replaced through an invented or altered link", async () => {
    const { email } = await someone();
    await ask(email);
    await arrives(email);
    const token = mailed.linkTo(email);
    for (const forged of [
      "",
      "x",
      "mail_",
      token.replace("mail_", "operator_"),
      `${token}x`,
      token.slice(0, -1),
    ])
      expect({ forged, status: await statusOf(forged) }).toEqual({ forged, status: 404 });
  });

  describe("where no mail is sent", () => {
    const silent = () => browser({ post: undefined });
    async function staff(place = collaborative) {
      const person = await someone();
      await giveRole(place, person.id, "backbone");
      return silent().take(person.headers);
    }
    const makeLink = async (by: Browser, userId: string, slug = collaborative.slug) =>
      outcomeOf(people(by.args(`/c/${slug}/settings/people`, { collaborative: slug }, { reset: userId })));
    const linkOf = (body: unknown) =>
      (body as { resetLink?: { link: string } }).resetLink?.link.split("/").at(-1) ?? "";

    it("the page for it mails nothing", async () => {
      const { email } = await someone();
      const { body } = await outcomeOf(forgot(silent().args("/forgot", {}, { email })));
      expect(JSON.stringify(body)).toContain("sends no mail");
    });

    it("backbone staff make a link for a person of theirs, which is recorded and does not prove the address", async () => {
      const ana = await staff();
      const { email, id } = await someone();
      await giveRole(collaborative, id, "convener");
      await database.db.execute(sql`update users set email_verified = true where id = ${id}`);
      const token = linkOf((await makeLink(ana, id)).body);
      expect(await choose(token)).toMatchObject({ status: 302 });
      expect(await canSignIn(email, BETTER)).toBe("signed in");
      expect(await stateOf(email)).toEqual({ verified: false, by: collaborative.id });
      expect(await statusOf(token)).toBe(404);
      const kept = await collaborative.enter(async ({ tx }) =>
        rowsOf<{ actor: string; after: object }>(
          await tx.execute(
            sql`select actor, after from history where subject = 'reset_link' and item_id = ${id} order by id`,
          ),
        ),
      );
      expect(kept).toMatchObject([{ after: { name: "Ada Poole", email } }, { after: { used: true } }]);
      expect(JSON.stringify(kept)).not.toContain(secretOf(token));
    });

    it("their link leaves a second factor as it is; proving the address first removes what others set up", async () => {
      const ana = await staff();
      const { email, id } = await someone();
      await giveRole(collaborative, id, "convener");
      const codes = async () =>
        rowsOf(await database.db.execute(sql`select 1 as one from two_factors where user_id = ${id}`)).length;
      await database.db.insert(twoFactors).values({ id, userId: id, secret: "x", backupCodes: "x" });
      await database.db.execute(sql`update users set two_factor_enabled = true where id = ${id}`);
      expect(await choose(linkOf((await makeLink(ana, id)).body))).toMatchObject({ status: 302 });
      expect(await codes()).toBe(1);
      expect(await canSignIn(email, BETTER)).toBe("code needed");
      await ask(email);
      await arrives(email);
      expect(await choose(mailed.linkTo(email), "another good sentence")).toMatchObject({ status: 302 });
      expect(await codes()).toBe(0);
      expect(await canSignIn(email, "another good sentence")).toBe("signed in");
    });

    it("they make none for a person who takes part elsewhere, not even by being quick", async () => {
      const ana = await staff();
      const neighbor = await makeCollaborative(database);
      const { email, id } = await someone();
      await giveRole(collaborative, id, "convener");
      const early = linkOf((await makeLink(ana, id)).body);
      await giveRole(neighbor, id, "backbone");
      expect(JSON.stringify((await makeLink(ana, id)).body)).toContain("Only whoever runs the server");
      expect(await statusOf(early)).toBe(404);
      expect((await choose(early)).status).toBe(404);
      expect(await canSignIn(email, PASSWORD)).toBe("signed in");
    });

    it("they make none for strangers, demo accounts, or themselves, and other roles make none at all", async () => {
      const ana = await staff();
      const neighbor = await makeCollaborative(database);
      const stranger = await someone();
      await giveRole(neighbor, stranger.id, "convener");
      expect((await makeLink(ana, stranger.id)).status).toBe(404);
      expect((await makeLink(ana, "not an id")).status).toBe(404);
      const convener = await someone();
      await giveRole(collaborative, convener.id, "convener");
      expect((await makeLink(silent().take(convener.headers), convener.id)).status).toBe(403);
      await database.db.execute(sql`update users set demo = true where id = ${convener.id}`);
      expect(JSON.stringify((await makeLink(ana, convener.id)).body)).toContain("demo account");
      const own = rowsOf<{ id: string }>(
        await database.db.execute(
          sql`select user_id as id from sessions where token = ${
            ana.cookie.split("=")[1]?.split(".")[0] ?? ""
          }`,
        ),
      )[0];
      expect(JSON.stringify((await makeLink(ana, own?.id ?? "")).body)).toContain("Your account");
    });

    it("they make none while the server mails links itself", async () => {
      const ana = await staff();
      const { id } = await someone();
      await giveRole(collaborative, id, "convener");
      const mailing = browser();
      mailing.cookie = ana.cookie;
      expect(JSON.stringify((await makeLink(mailing, id)).body)).toContain("This server sends mail");
    });

    it("the operator makes one for anybody, which proves the address", async () => {
      const { email, id } = await someone();
      await giveRole(collaborative, id, "convener");
      await giveRole(await makeCollaborative(database), id, "backbone");
      const lines = await runPrinting(database, "account", ["reset", email]);
      const link = new URL(lines.at(-1)?.split(" ").at(-1) ?? "");
      expect(link.pathname).toMatch(/^\/reset\/operator_/);
      expect(await choose(link.pathname.split("/").at(-1) ?? "")).toMatchObject({ status: 302 });
      expect(await stateOf(email)).toEqual({ verified: true, by: null });
      for (const args of [
        ["reset"],
        ["reset", "nobody@example.org"],
        ["remove", email],
        ["reset", email, "x"],
        [],
      ])
        await expect(runPrinting(database, "account", args)).rejects.toMatchObject({ name: "CommandError" });
    });
  });

  describe("a mailed link to sign in", () => {
    let asking: Browser;
    beforeEach(() => {
      asking = browser();
    });
    async function askForOne(email: string) {
      const answer = await outcomeOf(askForLink(asking.args("/sign-in-link", {}, { email })));
      asking.take(answer.headers);
      return answer;
    }
    const follow = (token: string, fields: Record<string, string> = {}, from = asking) =>
      outcomeOf(followLink(from.args(`/sign-in-link/${token}`, { token }, fields)));
    const prove = (email: string) =>
      database.db.execute(sql`update users set email_verified = true where email = ${email}`);

    it("signs in once, without changing the password", async () => {
      const { email } = await someone();
      await prove(email);
      expect((await askForOne(email)).body).toMatchObject({ sent: true });
      await arrives(email);
      const token = mailed.linkTo(email);
      const entered = await follow(token);
      expect(entered).toMatchObject({ status: 302, to: "/?start=1" });
      const request = browser().take(entered.headers).args("/").request;
      expect(await personOf(context.auth, request)).toMatchObject({ email });
      expect((await follow(token)).status).toBe(404);
      expect(await canSignIn(email, PASSWORD)).toBe("signed in");
      expect((await follow("invented")).status).toBe(404);
    });

    it("signs in only the browser that asked for it, or with the code that was shown there", async () => {
      const { email } = await someone();
      await prove(email);
      const { code } = (await askForOne(email)).body as { code: string };
      await arrives(email);
      const link = mailed.linkTo(email);
      const phone = browser();
      const stranger = browser();
      // Whoever asked for another link has a code that does not fit, and a cookie that does not either.
      const other = await outcomeOf(
        askForLink(stranger.args("/sign-in-link", {}, { email: "x@example.net" })),
      );
      stranger.take(other.headers);
      expect((await follow(link, {}, phone)).status).toBe(422);
      expect((await follow(link, {}, stranger)).status).toBe(422);
      expect((await follow(link, { code: (other.body as { code: string }).code }, phone)).status).toBe(422);
      expect((await follow(link, { code: ` ${code.toUpperCase().replace("-", " ")}` }, phone)).status).toBe(
        302,
      );
      expect((await follow(link)).status).toBe(404);
    });

    it("cannot be opened by guessing the code", async () => {
      const { email } = await someone();
      await prove(email);
      const { code } = (await askForOne(email)).body as { code: string };
      await arrives(email);
      const link = mailed.linkTo(email);
      const phone = browser();
      for (let guess = 0; guess < 10; guess++) await follow(link, { code: `aaaa-aaa${guess}` }, phone);
      expect((await follow(link, { code }, phone)).status).toBe(422);
      // The browser that asked is not kept out by somebody else's guesses.
      expect((await follow(link)).status).toBe(302);
    });

    it("goes to proved addresses only, with the same answer for all others", async () => {
      const { email } = await someone();
      const proved = await someone();
      await prove(proved.email);
      const answers = [
        await askForOne(email),
        await askForOne("nobody@example.net"),
        await askForOne(proved.email),
      ];
      await arrives(proved.email);
      for (const { status, body } of answers)
        expect([status, body]).toEqual([200, { sent: true, code: expect.stringMatching(/^\w{4}-\w{4}$/) }]);
      expect(mailed.told.map(({ to }) => to)).toEqual([proved.email]);
    });

    it("expires after ten minutes", async () => {
      const { email } = await someone();
      await prove(email);
      await askForOne(email);
      await arrives(email);
      await database.db.execute(sql`update verifications set expires_at = expires_at - interval '11 minutes'
        where value like ${`%${email}%`}`);
      expect((await follow(mailed.linkTo(email))).status).toBe(404);
    });
  });

  it("is not offered where links would lead to an unknown address", async () => {
    const { email } = await someone();
    const open = browser({ config: { ...CONFIG, host: "0.0.0.0" } });
    expect(JSON.stringify((await outcomeOf(forgot(open.args("/forgot", {}, { email })))).body)).toContain(
      "sends no mail",
    );
  });
});
