import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signUp } from "../../../app/access/auth.server";
import { acceptInvitation } from "../../../app/access/invitations.server";
import { changeWords } from "../../../app/domain/activity/words";
import type { Role } from "../../../app/domain/terms";
import { makeMailer } from "../../../app/mail/mailer.server";
import { makePost } from "../../../app/mail/post.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { readActivity } from "../../../app/records/history/activity.server";
import { changeRole, removePerson } from "../../../app/records/people/people.server";
import { loader as members } from "../../../app/routes/members/members";
import type { PeopleAnswer } from "../../../app/routes/settings/people/answer";
import { action, loader } from "../../../app/routes/settings/people/people";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { CONFIG, contextOf } from "../../support/app/calls";
import { plainTextOf, startMail } from "../../support/app/mail";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

let count = 0;
const PASSWORD = "a calm river in spring";

describe.each(ENGINES)("the people of a collaborative on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  let ana: Someone;
  interface Someone {
    id: string;
    email: string;
    cookie: string;
  }
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
    ana = await someone("backbone");
  });

  async function someone(
    role: Role | null,
    given: { email?: string; in?: TestCollaborative } = {},
  ): Promise<Someone> {
    const email = given.email ?? `person-${++count}@example.org`;
    const headers = await signUp(context.auth, { email, name: email, password: PASSWORD });
    const [{ id = "" } = {}] = rowsOf<{ id: string }>(
      await database.db.execute(sql`select id from users where email = ${email}`),
    );
    const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const { enter, catalog } = given.in ?? collaborative;
    const memberId =
      role === "data_lead" || role === "executive" ? ((await catalog()).members[0]?.id ?? null) : null;
    if (role) await enter((db) => grantRole(db, { userId: id, role, memberId }));
    return { id, email, cookie };
  }

  const args = (cookie: string, fields?: Record<string, string>, more: Partial<AppLoadContext> = {}) =>
    ({
      request: new Request("http://127.0.0.1/", {
        headers: { cookie },
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
      params: { collaborative: collaborative.slug },
      context: { ...context, ...more },
    }) as ActionFunctionArgs;
  const list = async (cookie = ana.cookie) => loader(args(cookie));
  const rolesNow = async () => (await list()).people.map(({ email, role }) => `${email} ${role}`);
  async function send(fields: Record<string, string>, cookie = ana.cookie) {
    const response = await action(args(cookie, fields));
    if (response.status === 302) return { to: response.headers.get("location") };
    expect(response.headers.get("cache-control")).toBe("no-store");
    return (await response.json()) as PeopleAnswer;
  }
  async function invite(fields: Record<string, string>): Promise<string> {
    const answer = await send(fields);
    if (!("invited" in answer)) throw new Error(JSON.stringify(answer));
    return answer.invited.link.split("/").at(-1) ?? "";
  }
  const accept = (secret: string, name = "New Person") =>
    acceptInvitation(context, secret, { name, password: PASSWORD });
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      (thrown: Response) => thrown.status,
    );
  const open = (cookie: string) => statusOf(members(args(cookie)));
  const history = (subject: string) =>
    collaborative.enter(async ({ tx }) =>
      rowsOf<{ before: Record<string, unknown> | null; after: Record<string, unknown> | null }>(
        await tx.execute(sql`select before, after from history where subject = ${subject} order by id`),
      ),
    );

  it("join through a link that works once, with the role and institution that it names", async () => {
    const secret = await invite({ email: " Lee@Example.org ", role: "data_lead", member: "college" });
    expect((await list()).invitations).toMatchObject([
      { email: "lee@example.org", member: "Member college", expired: false },
    ]);
    expect(await accept(secret)).toMatchObject({ slug: collaborative.slug, role: "data_lead" });
    expect(await statusOf(accept(secret))).toBe(404);
    const { people, invitations } = await list();
    expect(invitations).toEqual([]);
    expect(people.find(({ email }) => email === "lee@example.org")).toMatchObject({
      role: "data_lead",
      member: "Member college",
      memberSlug: "college",
      seenOn: null,
      you: false,
      last: false,
    });
    expect(await history("invitation")).toMatchObject([
      { before: null, after: { email: "lee@example.org", role: "data_lead" } },
      { before: { accepted: false }, after: { accepted: true } },
    ]);
    await database.db.execute(sql`delete from users where email = 'lee@example.org'`);
  });

  it("can get a new link that cancels the old one; a withdrawn or expired link opens nothing", async () => {
    const email = `again-${++count}@example.org`;
    const first = await invite({ email, role: "convener" });
    const [{ id = "" } = {}] = (await list()).invitations;
    const again = await send({ again: id });
    if (!("invited" in again)) throw new Error("no new link");
    expect(await statusOf(accept(first))).toBe(404);
    expect(await statusOf(send({ again: id }))).toBe(404);
    const [{ id: second = "" } = {}] = (await list()).invitations;
    expect(await send({ withdraw: second })).toMatchObject({ done: expect.stringContaining(email) });
    expect(await statusOf(accept(again.invited.link.split("/").at(-1) ?? ""))).toBe(404);
    expect((await list()).invitations).toEqual([]);
    const late = await invite({ email, role: "convener" });
    await collaborative.enter(({ tx }) =>
      tx.execute(sql`update invitations set expires_at = now() - interval '1 second'`),
    );
    expect(await statusOf(accept(late))).toBe(404);
    expect((await list()).invitations).toMatchObject([{ email, expired: true }]);
    // An expired invitation does not prevent a new one.
    expect(await accept(await invite({ email, role: "convener" }))).toMatchObject({ role: "convener" });
  });

  it("are not invited twice, where they already have a role, or with fields missing", async () => {
    await invite({ email: "twice@example.org", role: "convener" });
    const refused: [Record<string, string>, string][] = [
      [{ email: "TWICE@example.org", role: "backbone" }, "email"],
      [{ email: ana.email.toUpperCase(), role: "convener" }, "email"],
      [{ email: "nobody", role: "convener" }, "email"],
      [{ email: "a@example.org", role: "owner" }, "role"],
      [{ email: "a@example.org", role: "data_lead" }, "member"],
      [{ email: "a@example.org", role: "data_lead", member: "nowhere" }, "member"],
      [{ email: "a@example.org", role: "backbone", member: "college" }, "member"],
    ];
    for (const [fields, field] of refused)
      expect(await send(fields)).toMatchObject({
        refused: { error: { [field]: [expect.stringMatching(/\S/)] } },
      });
    expect((await list()).invitations).toHaveLength(1);
  });

  it("can have a role in each of several collaboratives and be removed from one", async () => {
    const other = await makeCollaborative(database);
    const both = await someone("convener", { in: other });
    await database.db.execute(sql`update users set email_verified = true where id = ${both.id}`);
    const secret = await invite({ email: both.email, role: "executive", member: "college" });
    expect(await acceptInvitation(context, secret, { password: PASSWORD })).toMatchObject({
      role: "executive",
    });
    expect(await open(both.cookie)).toBe(200);
    await send({ remove: both.id });
    expect(await open(both.cookie)).toBe(404);
    expect(await statusOf(members({ ...args(both.cookie), params: { collaborative: other.slug } }))).toBe(
      200,
    );
  });

  it("change role at once, wherever they are signed in, and lose access at once when removed", async () => {
    const lee = await someone("convener");
    expect(await open(lee.cookie)).toBe(200);
    expect((await list()).people.find(({ userId }) => userId === lee.id)?.seenOn).toBe(
      new Date().toISOString().slice(0, 10),
    );
    expect(await statusOf(list(lee.cookie))).toBe(403);
    expect(await send({ change: lee.id, role: "backbone" })).toMatchObject({ done: expect.any(String) });
    expect(await statusOf(list(lee.cookie))).toBe(200);
    expect(await send({ change: lee.id, role: "executive" })).toMatchObject({
      refusedChange: { userId: lee.id, errors: { member: [expect.any(String)] } },
    });
    await send({ change: lee.id, role: "data_lead", member: "college" });
    expect(await statusOf(list(lee.cookie))).toBe(403);
    const secret = await invite({ email: "second@example.org", role: "convener" });
    await collaborative.enter(({ tx }) => tx.execute(sql`update invitations set email = ${lee.email}`));
    expect(await send({ remove: lee.id })).toMatchObject({ done: expect.stringContaining(lee.email) });
    expect(await open(lee.cookie)).toBe(404);
    // An open invitation to the same address is no way back in.
    expect(await statusOf(acceptInvitation(context, secret, { password: PASSWORD }))).toBe(404);
    const roles = (await history("role")).filter(({ before, after }) =>
      JSON.stringify([before, after]).includes(lee.email),
    );
    expect(roles).toMatchObject([
      { before: { role: "convener" }, after: { role: "backbone" } },
      { before: { role: "backbone" }, after: { role: "data_lead" } },
      { before: { role: "data_lead" }, after: null },
    ]);
    expect(await statusOf(send({ remove: lee.id }))).toBe(404);
  });

  it("appear in the activity by name, even after they have left", async () => {
    const ben = await someone("convener");
    await collaborative.enter((db) => removePerson(db, ben.id));
    const { batches } = await collaborative.enter((db) => readActivity(db, {}, { ownMemberId: null }));
    const names = { locale: "en-US", currency: "USD", member: () => "" };
    const roleChanges = batches.flatMap(({ rows }) => rows.filter(({ subject }) => subject === "role"));
    expect(roleChanges.map((row) => changeWords(row, names).title)).toEqual([
      ben.email,
      ben.email,
      ana.email,
    ]);
  });

  it("always include one backbone person, who cannot be removed, demoted, or invited into another role", async () => {
    const before = await rolesNow();
    expect((await list()).people).toMatchObject([{ you: true, last: true }]);
    for (const fields of [{ remove: ana.id }, { change: ana.id, role: "convener" }] as Record<
      string,
      string
    >[])
      expect(await send(fields)).toMatchObject({ problem: expect.stringContaining("last of the backbone") });
    const secret = await invite({ email: "other@example.org", role: "convener" });
    await collaborative.enter(({ tx }) => tx.execute(sql`update invitations set email = ${ana.email}`));
    expect(await acceptInvitation(context, secret, { password: PASSWORD })).toMatchObject({
      error: expect.any(String),
    });
    expect(await rolesNow()).toEqual(before);
    const lee = await someone("backbone");
    expect(await send({ change: ana.id, role: "convener" })).toEqual({ to: `/c/${collaborative.slug}` });
    expect(await send({ remove: lee.id }, lee.cookie)).toMatchObject({ problem: expect.any(String) });
  });

  it.each(["demote", "remove"])("keep one backbone person when two %s each other at once", async (how) => {
    const lee = await someone("backbone");
    const against = (actor: Someone, other: Someone) =>
      openTenant(
        database,
        { collaborativeId: collaborative.id, actor: { name: actor.email, userId: actor.id } },
        (db) =>
          how === "demote"
            ? changeRole(db, { userId: other.id, role: "convener", memberId: null })
            : removePerson(db, other.id),
      );
    const outcomes = await Promise.all([against(ana, lee), against(lee, ana)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["done", "not yours"]);
    const left = await collaborative.enter(async ({ tx }) =>
      rowsOf(await tx.execute(sql`select 1 from roles where role = 'backbone'`)),
    );
    expect(left).toHaveLength(1);
  });

  it("are mailed the link if there is a mail server; its error is shown, and the demo sends nothing", async () => {
    const mail = await startMail();
    const config = { ...CONFIG, appUrl: "https://tide.example.org" };
    const post = makePost({ database, config, mailer: makeMailer({ smtpUrl: mail.url, ...config }) });
    const inviteBy = async (email: string) => {
      const fields = { email, role: "data_lead", member: "college" };
      const answer = await (await action(args(ana.cookie, fields, { post, config }))).json();
      return (answer as { invited: { link: string; mail: { sent: boolean; detail: string } | null } })
        .invited;
    };
    try {
      const sent = await inviteBy("mailed@example.org");
      expect(sent).toMatchObject({ mail: { sent: true } });
      const text = plainTextOf(mail.taken[0]?.raw ?? "");
      expect(text).toContain(sent.link);
      expect(text).toContain("as member data lead of Member college");
      expect(mail.taken[0]?.raw).toMatch(new RegExp(`Reply-To: .*${ana.email}`));
      mail.behave(() => ({ at: "recipient", code: 553, says: "Unknown here" }));
      const refused = await inviteBy("refused@example.org");
      expect(refused).toMatchObject({ mail: { sent: false, detail: expect.stringContaining("553") } });
      expect(await accept(refused.link.split("/").at(-1) ?? "")).toMatchObject({ role: "data_lead" });
      await database.db.execute(sql`update users set demo = true where id = ${ana.id}`);
      const demo = { config: { ...config, demo: true } };
      const response = await action(
        args(ana.cookie, { email: "demo-guest@example.org", role: "convener" }, { post, ...demo }),
      );
      expect(await response.json()).toMatchObject({ invited: { mail: null } });
      expect(mail.taken).toHaveLength(1);
    } finally {
      await post.stop();
      await mail.close();
      await database.db.execute(sql`delete from users where email = 'refused@example.org'`);
    }
  });

  it("are managed only by backbone staff, each in their own collaborative", async () => {
    await invite({ email: "theirs@example.org", role: "convener" });
    const [{ id = "" } = {}] = (await list()).invitations;
    const attempts = [
      { email: "x@example.org", role: "convener" },
      { again: id },
      { withdraw: id },
      { remove: ana.id },
      { change: ana.id, role: "convener" },
    ] as Record<string, string>[];
    for (const role of ["convener", "executive", "data_lead"] as const) {
      const { cookie } = await someone(role);
      expect(await statusOf(list(cookie))).toBe(403);
      for (const fields of attempts) expect(await statusOf(send(fields, cookie))).toBe(403);
    }
    const first = collaborative;
    collaborative = await makeCollaborative(database);
    const neighbor = await someone("backbone");
    for (const fields of attempts.slice(1)) expect(await statusOf(send(fields, neighbor.cookie))).toBe(404);
    collaborative = first;
    expect((await list()).invitations).toHaveLength(1);
    expect(await rolesNow()).toContain(`${ana.email} backbone`);
  });
});
