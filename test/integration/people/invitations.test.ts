import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn, signUp } from "../../../app/access/auth.server";
import {
  acceptInvitation,
  newInvitationSecrets,
  readInvitation,
} from "../../../app/access/invitations.server";
import { newSecret } from "../../../app/access/links/secrets.server";
import type { Role } from "../../../app/domain/terms";
import { addInvitation } from "../../../app/records/people/invitations.server";
import { listSecurityLog } from "../../../app/records/security/log.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const NEWCOMER = { name: "New Person", password: PASSWORD };
let count = 0;

describe.each(ENGINES)("an invitation on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
    collaborative = await makeCollaborative(database);
  });
  afterAll(() => dispose());

  async function invite(email: string, role: Role = "backbone", seconds = 60): Promise<string> {
    const { secret, hash } = newSecret("invite");
    await collaborative.enter(async (db) => {
      const expiresAt = new Date(Date.now() + seconds * 1000);
      await addInvitation(db, { secretHash: hash, email, role, memberId: null, expiresAt });
    });
    return secret;
  }
  /** An invitation as the page makes it: the link that staff see, and the one that is mailed. */
  async function invitePlainly(email: string, to = collaborative) {
    const { copied, mailed, hash, proofHash } = newInvitationSecrets();
    await to.enter((db) =>
      addInvitation(db, {
        secretHash: hash,
        proofHash,
        email,
        role: "backbone",
        memberId: null,
        expiresAt: new Date(Date.now() + 60_000),
      }),
    );
    return { link: copied, mailed };
  }
  const prove = (email: string) =>
    database.db.execute(sql`update users set email_verified = true where email = ${email}`);
  const stateOf = async (email: string) =>
    rowsOf<{ verified: boolean; by: string | null; name: string }>(
      await database.db.execute(
        sql`select email_verified as verified, vouched_by as by, name from users where email = ${email}`,
      ),
    )[0];
  const someone = () => `invited-${++count}@example.org`;
  const rolesOf = (email: string) =>
    collaborative.enter(async ({ tx }) =>
      rowsOf<{ role: Role }>(
        await tx.execute(
          sql`select r.role from roles r join users u on u.id = r.user_id where u.email = ${email}`,
        ),
      ).map(({ role }) => role),
    );
  const statusOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => "no refusal",
      (thrown: Response) => thrown.status,
    );

  it("shows what it offers", async () => {
    const email = someone();
    expect(await readInvitation(context, await invite(email, "convener"))).toEqual({
      email,
      roleName: "Convener",
      collaborative: `Collaborative ${collaborative.slug}`,
      account: "none",
    });
  });

  it("lets a new person join once", async () => {
    const email = someone();
    const secret = await invite(email);
    const accepted = await acceptInvitation(context, secret, NEWCOMER);
    expect(accepted).toMatchObject({ slug: collaborative.slug });
    const cookie = "headers" in accepted ? accepted.headers.getSetCookie()[0]?.split(";")[0] : "";
    const request = new Request("http://127.0.0.1/", { headers: { cookie: cookie ?? "" } });
    expect(await personOf(context.auth, request)).toMatchObject({ email, name: "New Person" });
    expect(await rolesOf(email)).toEqual(["backbone"]);
    expect(await statusOf(readInvitation(context, secret))).toBe(404);
    expect(await statusOf(acceptInvitation(context, secret, { password: PASSWORD }))).toBe(404);
  });

  it("is found whatever the case of the address", async () => {
    const email = someone();
    const secret = await invite(email.replace("invited", "Invited"));
    expect(await acceptInvitation(context, secret, NEWCOMER)).toMatchObject({ slug: collaborative.slug });
    expect(await rolesOf(email)).toEqual(["backbone"]);
  });

  it("opens nothing if it has expired or is invented", async () => {
    const secret = await invite(someone(), "backbone", -1);
    for (const link of [secret, "invite_made-up", ""]) {
      expect(await statusOf(readInvitation(context, link))).toBe(404);
      expect(await statusOf(acceptInvitation(context, link, NEWCOMER))).toBe(404);
    }
  });

  it("asks a person with an account for the password, and grants nothing without it", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    await prove(email);
    const secret = await invite(email, "convener");
    expect(await readInvitation(context, secret)).toMatchObject({ account: "own" });
    const wrong = await acceptInvitation(context, secret, { password: "a calm river in autumn" });
    expect(wrong).toEqual({ error: expect.stringContaining("password") });
    expect(await rolesOf(email)).toEqual([]);
    expect(await acceptInvitation(context, secret, { password: PASSWORD })).toMatchObject({
      slug: collaborative.slug,
    });
    expect(await rolesOf(email)).toEqual(["convener"]);
  });

  it("does not let a new name and password take over an account", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    const taking = { name: "Somebody else", password: "seven lanterns over water" };
    for (const step of [async () => {}, () => prove(email)]) {
      await step();
      const { link, mailed } = await invitePlainly(email);
      for (const secret of [link, `${link}.invented`])
        expect(await acceptInvitation(context, secret, taking)).toEqual({ error: expect.any(String) });
      expect(mailed).not.toBe(link);
      expect(await rolesOf(email)).toEqual([]);
      const { outcome } = await signIn(
        context.auth,
        { email, password: taking.password },
        `192.0.2.${++count}`,
      );
      expect(outcome).toBe("refused");
    }
  });

  it("goes to only one of two people who use it at the same time", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    await prove(email);
    const secret = await invite(email);
    const outcomes = await Promise.all(
      [1, 2].map(() => statusOf(acceptInvitation(context, secret, { password: PASSWORD }))),
    );
    expect(outcomes.sort()).toEqual([404, "no refusal"]);
    expect(await rolesOf(email)).toEqual(["backbone"]);
  });

  it("refuses a password that is common or made of what others know", async () => {
    const { link } = await invitePlainly("dana.ode@example.org");
    for (const password of ["P@ssw0rd2024", "DanaOde2024", collaborative.slug.padEnd(8, "!"), "abcdefghijk"])
      expect(await acceptInvitation(context, link, { name: "Dana Ode", password })).toEqual({
        problem: expect.any(String),
      });
    expect(await stateOf("dana.ode@example.org")).toBeUndefined();
  });

  it("proves an address only through the mailed link, not through the one that its maker copies", async () => {
    const [reader, copier] = [someone(), someone()];
    const mailed = await invitePlainly(reader);
    const copied = await invitePlainly(copier);
    await acceptInvitation(context, mailed.mailed, NEWCOMER);
    await acceptInvitation(context, copied.link, NEWCOMER);
    expect(await stateOf(reader)).toMatchObject({ verified: true, by: null });
    expect(await stateOf(copier)).toMatchObject({ verified: false, by: collaborative.id });
    // Either link uses up both.
    expect(await statusOf(readInvitation(context, mailed.link))).toBe(404);
    expect(await statusOf(readInvitation(context, copied.mailed))).toBe(404);
  });

  describe("to an address whose account somebody else may have made", () => {
    const ATTACKER = { name: "Chief Executive", password: "what the attacker chose" };
    const REAL = { name: "Real Chief", password: "seven lanterns over water" };
    /** Staff of one collaborative copy a link for somebody's address, use it themselves, and stay signed in. */
    async function takenAddress() {
      const ceo = someone();
      const { link } = await invitePlainly(ceo);
      const accepted = await acceptInvitation(context, link, ATTACKER);
      const cookie = "headers" in accepted ? (accepted.headers.getSetCookie()[0]?.split(";")[0] ?? "") : "";
      return { ceo, session: new Request("http://127.0.0.1/", { headers: { cookie } }) };
    }
    const rolesIn = ({ enter }: TestCollaborative, email: string) =>
      enter(async ({ tx }) =>
        rowsOf(
          await tx.execute(
            sql`select r.role from roles r join users u on u.id = r.user_id where u.email = ${email}`,
          ),
        ),
      );

    it("a second collaborative does not trust that password with a copied link", async () => {
      const { ceo } = await takenAddress();
      const second = await makeCollaborative(database);
      const { link } = await invitePlainly(ceo, second);
      expect(await readInvitation(context, link)).toMatchObject({ account: "untrusted" });
      for (const attempt of [{ password: ATTACKER.password }, ATTACKER, REAL])
        expect(await acceptInvitation(context, link, attempt)).toEqual({ error: expect.any(String) });
      expect(await rolesIn(second, ceo)).toEqual([]);
    });

    it("a mailed link gives the account to its reader: the old password and sessions end", async () => {
      const { ceo, session } = await takenAddress();
      const second = await makeCollaborative(database);
      const { mailed } = await invitePlainly(ceo, second);
      expect(await personOf(context.auth, session)).toMatchObject({ email: ceo });
      expect(await readInvitation(context, mailed)).toMatchObject({ account: "prove" });
      expect(await acceptInvitation(context, mailed, { password: ATTACKER.password })).toEqual({
        error: expect.any(String),
      });
      expect(await acceptInvitation(context, mailed, REAL)).toMatchObject({ slug: second.slug });
      expect(await personOf(context.auth, session)).toBeNull();
      const enter = (password: string) =>
        signIn(context.auth, { email: ceo, password }, `192.0.2.${++count}`).then(({ outcome }) => outcome);
      expect([await enter(ATTACKER.password), await enter(REAL.password)]).toEqual(["refused", "signed in"]);
      expect(await stateOf(ceo)).toEqual({ verified: true, by: null, name: REAL.name });
      expect(await rolesIn(second, ceo)).toEqual([{ role: "backbone" }]);
      const noted = await collaborative.enter((db) => listSecurityLog(db, { kind: "password_reset" }));
      expect(noted).toMatchObject([{ actor: REAL.name, what: "a mailed invitation" }]);
    });

    it("the same collaborative goes on trusting it, and a proved address is trusted everywhere", async () => {
      const { ceo } = await takenAddress();
      const again = await invitePlainly(ceo);
      expect(await readInvitation(context, again.link)).toMatchObject({ account: "own" });
      await prove(ceo);
      const second = await makeCollaborative(database);
      const { link } = await invitePlainly(ceo, second);
      expect(await acceptInvitation(context, link, { password: ATTACKER.password })).toMatchObject({
        slug: second.slug,
      });
    });
  });
});
