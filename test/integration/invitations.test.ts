import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../app/access/auth.server";
import { acceptInvitation, lookAtInvitation } from "../../app/access/invitations.server";
import { newSecret } from "../../app/access/secrets.server";
import type { Role } from "../../app/domain/types";
import { addInvitation } from "../../app/records/invitations.server";
import type { Database } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { contextOf } from "../support/calls";
import { ENGINES, makeCollaborative, openTestDatabase, type TestCollaborative } from "../support/databases";

const PASSWORD = "a calm river in spring";
const NEWCOMER = { name: "New Person", password: PASSWORD };
let count = 0;

describe.each(ENGINES)("an invitation on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
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
    expect(await lookAtInvitation(context, await invite(email, "convener"))).toEqual({
      ...{ email, role: "convener", collaborative: `Collaborative ${collaborative.slug}`, hasAccount: false },
    });
  });

  it("lets a new person in once", async () => {
    const email = someone();
    const secret = await invite(email);
    const accepted = await acceptInvitation(context, secret, NEWCOMER);
    expect(accepted).toMatchObject({ slug: collaborative.slug });
    const cookie = "headers" in accepted ? accepted.headers.getSetCookie()[0]?.split(";")[0] : "";
    const request = new Request("http://127.0.0.1/", { headers: { cookie: cookie ?? "" } });
    expect(await personOf(context.auth, request)).toMatchObject({ email, name: "New Person" });
    expect(await rolesOf(email)).toEqual(["backbone"]);
    expect(await statusOf(lookAtInvitation(context, secret))).toBe(404);
    expect(await statusOf(acceptInvitation(context, secret, { password: PASSWORD }))).toBe(404);
  });

  it("is found whatever the case of the address", async () => {
    const email = someone();
    const secret = await invite(email.replace("invited", "Invited"));
    expect(await acceptInvitation(context, secret, NEWCOMER)).toMatchObject({ slug: collaborative.slug });
    expect(await rolesOf(email)).toEqual(["backbone"]);
  });

  it("opens nothing once it has expired, and nothing when it is made up", async () => {
    const secret = await invite(someone(), "backbone", -1);
    for (const one of [secret, "invite_made-up", ""]) {
      expect(await statusOf(lookAtInvitation(context, one))).toBe(404);
      expect(await statusOf(acceptInvitation(context, one, NEWCOMER))).toBe(404);
    }
  });

  it("asks whoever has an account for its password, and gives nothing without it", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    const secret = await invite(email, "convener");
    expect(await lookAtInvitation(context, secret)).toMatchObject({ hasAccount: true });
    const wrong = await acceptInvitation(context, secret, { password: "a calm river in autumn" });
    expect(wrong).toEqual({ error: expect.stringContaining("password") });
    expect(await rolesOf(email)).toEqual([]);
    expect(await acceptInvitation(context, secret, { password: PASSWORD })).toMatchObject({
      slug: collaborative.slug,
    });
    expect(await rolesOf(email)).toEqual(["convener"]);
  });

  it("does not take over an account by a new name and password", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    const secret = await invite(email);
    const taking = { name: "Somebody else", password: "another long password" };
    expect(await statusOf(acceptInvitation(context, secret, taking))).not.toBe("no refusal");
    expect(await rolesOf(email)).toEqual([]);
  });

  it("is used up by one of two that come at the same time", async () => {
    const email = someone();
    await signUp(context.auth, { email, ...NEWCOMER });
    const secret = await invite(email);
    const outcomes = await Promise.all(
      [1, 2].map(() => statusOf(acceptInvitation(context, secret, { password: PASSWORD }))),
    );
    expect(outcomes.sort()).toEqual([404, "no refusal"]);
    expect(await rolesOf(email)).toEqual(["backbone"]);
  });
});
