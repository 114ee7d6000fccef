import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lookAtReminders, stopToken } from "../../app/access/opt-out.server";
import { mailDay } from "../../app/domain/reminders";
import { makeMailer } from "../../app/mail/mailer.server";
import { sendDue } from "../../app/mail/post.server";
import { grantRole } from "../../app/records/collaboratives.server";
import { remindNow } from "../../app/records/reminder-queue.server";
import { scheduleReminders } from "../../app/records/reminders.server";
import { quietMember } from "../../app/records/requests.server";
import { action as stopAction, loader as stopLoader } from "../../app/routes/reminders-stop";
import { type Database, openDatabase } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { members, requests, years } from "../../db/schema";
import { contextOf, SETTINGS } from "../support/calls";
import { ENGINES, makeCollaborative, openTestDatabase, type TestCollaborative } from "../support/databases";
import { plainTextOf, startMail, type TestMail } from "../support/mail";
import { createDatabase } from "../support/postgres";
import { makePerson } from "../support/tenancy";

const YEAR = 2025;
const DUE = "2026-03-31";
/** 14 days before the due date, in the afternoon. */
const FIRST = new Date("2026-03-17T14:00:00Z");
const at = (iso: string) => new Date(iso);
let count = 0;

interface Row {
  person: string;
  days: number;
  sendOn: string;
  state: string;
  attempts: number;
  detail: string | null;
}

/** A year that asks a college and a hospital, each with somebody who supplies the numbers. */
async function openYear(database: Database) {
  const collaborative = await makeCollaborative(database, {
    members: [{ slug: "college", name: "Ives & <b>Sons</b> College" }, { slug: "hospital" }],
    profile: { locale: "en-US", name: "River Anchors" },
  });
  const mark = ++count;
  const address = (name: string) => `${name}-${mark}@example.org`;
  const people = new Map<string, string>();
  for (const name of ["college", "hospital", "ana"])
    people.set(name, await makePerson(database, address(name)));
  const idOf = (name: string) => people.get(name) ?? "";
  const memberIds = new Map<string, string>();
  await collaborative.enter(async (db) => {
    const rows = await db.tx.select({ id: members.id, slug: members.slug }).from(members);
    for (const { id, slug } of rows) memberIds.set(slug, id);
    await grantRole(db, { userId: idOf("ana"), role: "backbone", memberId: null });
    for (const slug of ["college", "hospital"])
      await grantRole(db, { userId: idOf(slug), role: "data_lead", memberId: memberIds.get(slug) ?? "" });
    const own = { collaborativeId: db.collaborativeId, year: YEAR };
    await db.tx
      .insert(years)
      .values({ ...own, dueOn: DUE, remindBefore: [14, 1], remindAfter: [3], changedBy: "Ana" });
    await db.tx
      .insert(requests)
      .values(rows.map(({ id }) => ({ ...own, memberId: id, strategies: ["purchasing" as const] })));
    await scheduleReminders(db, YEAR, at("2026-03-01T14:00:00Z"));
  });
  const list = () =>
    collaborative.enter(async ({ tx }) =>
      rowsOf<Row>(
        await tx.execute(sql`select split_part(u.email, '-', 1) as person, r.days, r.send_on::text as "sendOn",
            r.state, r.attempts, r.detail
          from reminders r join users u on u.id = r.user_id order by r.send_on, u.email`),
      ),
    );
  const change = (statement: ReturnType<typeof sql>, now = FIRST) =>
    collaborative.enter(async (db) => {
      await db.tx.execute(statement);
      await scheduleReminders(db, YEAR, now);
    });
  return {
    ...collaborative,
    list,
    change,
    idOf,
    address,
    memberId: (slug: string) => memberIds.get(slug) ?? "",
  };
}

type Opened = Awaited<ReturnType<typeof openYear>>;
const short = (rows: Row[]) => rows.map(({ person, days, state }) => `${person} ${days} ${state}`);

describe.each(ENGINES)("reminders on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let mail: TestMail;
  let mailer: ReturnType<typeof makeMailer>;
  let opened: Opened;
  const settings = { ...SETTINGS, appUrl: "https://tide.example.org" };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    mail = await startMail();
    mailer = makeMailer(
      { smtpUrl: mail.url, mailFrom: "River Anchors <numbers@river.example>" },
      { socketTimeout: 400 },
    );
  });
  afterAll(async () => {
    mailer.close();
    await mail.close();
    await dispose();
  });
  beforeEach(async () => {
    // Whatever an earlier test has left is not due for ever.
    await database.asOwner((tx) => tx.execute(sql`delete from reminders`));
    opened = await openYear(database);
    mail.behave(() => undefined);
    mail.taken.length = 0;
  });
  const send = (now: Date) => sendDue({ database, settings, mailer }, undefined, () => now);

  it("are planned for everybody who supplies numbers, on every day, and planning again changes nothing", async () => {
    const planned = await opened.list();
    expect(planned.map(({ person, days, sendOn }) => [person, days, sendOn])).toEqual([
      ["college", -14, "2026-03-17"],
      ["hospital", -14, "2026-03-17"],
      ["college", -1, "2026-03-30"],
      ["hospital", -1, "2026-03-30"],
      ["college", 3, "2026-04-03"],
      ["hospital", 3, "2026-04-03"],
    ]);
    await opened.change(sql`select 1`);
    expect(await opened.list()).toEqual(planned);
  });

  it("follow the member's own date, the days that are chosen, and those who want none", async () => {
    await opened.change(
      sql`update requests set due_on = '2026-04-10' where member_id = ${opened.memberId("college")}`,
    );
    await opened.change(sql`update years set remind_before = '{7}'`);
    await opened.change(sql`update roles set quiet = true where user_id = ${opened.idOf("hospital")}`);
    const rows = await opened.list();
    expect(
      rows.filter(({ sendOn }) => sendOn > mailDay(FIRST)).map(({ person, sendOn }) => [person, sendOn]),
    ).toEqual([
      ["college", "2026-04-03"],
      ["college", "2026-04-13"],
    ]);
  });

  it("plans nothing for days that have passed, and nothing of a closed year", async () => {
    await opened.change(sql`delete from reminders`, at("2026-03-31T14:00:00Z"));
    expect(short(await opened.list())).toEqual(["college 3 waiting", "hospital 3 waiting"]);
    await opened.change(sql`update years set state = 'closed'`);
    expect(await opened.list()).toEqual([]);
  });

  it("go out once on their day, from 13:00 UTC on, saying what is missing and how to stop them", async () => {
    expect(await send(at("2026-03-17T12:59:00Z"))).toBe(0);
    expect(await send(FIRST)).toBe(2);
    expect(await send(FIRST)).toBe(0);
    expect(mail.taken.map(({ to }) => to[0]).sort()).toEqual([
      opened.address("college"),
      opened.address("hospital"),
    ]);
    const { raw = "" } = mail.taken.find(({ to }) => to[0] === opened.address("college")) ?? {};
    const text = plainTextOf(raw);
    expect(text).toContain("Ives & <b>Sons</b> College");
    expect(text).toContain("They are due on Tuesday, March 31, 2026, in 14 days.");
    expect(text).toContain("Nothing has been entered yet.");
    expect(text).toContain(`https://tide.example.org/c/${opened.slug}/data/status?year=${YEAR}`);
    expect(raw).not.toContain("<b>Sons</b> College,");
    expect(raw).toMatch(/^From: River Anchors <numbers@river.example>/m);
    expect(raw).toContain(opened.address("ana"));
    const [, link = ""] = /List-Unsubscribe: +<([^>]+)>/.exec(raw.replace(/\r\n\s+/g, " ")) ?? [];
    expect(link).toBe(
      `https://tide.example.org/reminders/stop/${stopToken(settings.sessionSecret, { collaborativeId: opened.id, userId: opened.idOf("college") })}`,
    );
    expect(text).toContain(link);
    expect(await opened.list()).toMatchObject([
      { state: "sent", attempts: 1 },
      { state: "sent" },
      {},
      {},
      {},
      {},
    ]);
  });

  it.each([
    ["the numbers are submitted", "update requests set state = 'submitted'", /submitted/],
    ["the numbers are verified", "update requests set state = 'verified'", /verified/],
    ["the year is closed", "update years set state = 'closed'", /closed/],
    ["the due date has moved", "update years set due_on = '2026-06-30'", /due date/],
    ["the member is switched quiet", "update requests set quiet = true", /switched off/],
    ["the person has asked for none", "update roles set quiet = true where role = 'data_lead'", /wants no/],
    ["the role is another", "update roles set role = 'executive' where role = 'data_lead'", /any more/],
    ["the role is gone", "delete from roles where role = 'data_lead'", /any more/],
    ["the account belongs to the demo", "update users set demo = true where email not like 'ana%'", /demo/],
  ])("stop by themselves when %s", async (_, statement, why) => {
    // Nothing is planned anew here: what is due is looked at when it is sent.
    await opened.enter(({ tx }) => tx.execute(sql.raw(statement)));
    expect(await send(FIRST)).toBe(0);
    expect(mail.taken).toEqual([]);
    const [first] = await opened.list();
    expect(first).toMatchObject({ state: "not_needed", detail: expect.stringMatching(why) });
  });

  it("leave out those whose days passed unsent, and let a later one take the place of an earlier", async () => {
    expect(await send(at("2026-04-03T14:00:00Z"))).toBe(2);
    expect(short(await opened.list())).toEqual([
      ...[
        "college -14 not_needed",
        "hospital -14 not_needed",
        "college -1 not_needed",
        "hospital -1 not_needed",
      ],
      ...["college 3 sent", "hospital 3 sent"],
    ]);
    opened = await openYear(database);
    expect(await send(at("2026-03-21T14:00:00Z"))).toBe(0);
    const [first] = await opened.list();
    expect(first?.detail).toContain("Its day had passed");
  });

  it("keep what the mail server says when it refuses for good, and do not try again", async () => {
    mail.behave((to) =>
      to.startsWith("college") ? { at: "recipient", code: 550, says: "No such user here" } : undefined,
    );
    expect(await send(FIRST)).toBe(1);
    const [college, hospital] = await opened.list();
    expect(college).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("550 No such user here"),
    });
    expect(hospital).toMatchObject({ state: "sent" });
    mail.behave(() => undefined);
    expect(await send(at("2026-03-17T23:00:00Z"))).toBe(0);
  });

  it("are tried again, ever later, when the refusal may pass, and are given up after the fifth", async () => {
    await opened.enter((db) => quietMember(db, YEAR, opened.memberId("hospital"), true));
    mail.behave(() => ({ at: "message", code: 451, says: "Greylisted, come back later" }));
    let now = FIRST;
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    for (const wait of [5, 25, 125, 625]) {
      await send(now);
      expect((await opened.list())[0]).toMatchObject({
        state: "waiting",
        detail: expect.stringContaining("451"),
      });
      const tried = (await opened.list())[0]?.attempts;
      await send(later(wait - 1));
      expect((await opened.list())[0]?.attempts).toBe(tried);
      now = later(wait);
    }
    await send(now);
    expect((await opened.list())[0]).toMatchObject({ state: "failed", attempts: 5 });
  });

  it("are not sent twice by themselves when the server took one and fell silent; before that they are", async () => {
    mail.behave((to) => ({ at: to.startsWith("college") ? "message" : "recipient", code: "silence" }));
    expect(await send(FIRST)).toBe(0);
    const [college, hospital] = await opened.list();
    expect(college).toMatchObject({ state: "sending", detail: expect.stringContaining("did not answer") });
    expect(hospital).toMatchObject({ state: "waiting", attempts: 1 });
    mail.behave(() => undefined);
    expect(await send(at("2026-03-17T20:00:00Z"))).toBe(1);
    expect(mail.taken.map(({ to }) => to[0])).toEqual([opened.address("hospital")]);
  });

  it("go out at once when asked for, once a day, and again only after a failure", async () => {
    const now = at("2026-03-20T14:00:00Z");
    const remind = () =>
      opened.enter((db) =>
        remindNow(db, { year: YEAR, memberId: opened.memberId("college"), dueOn: DUE }, now),
      );
    await send(FIRST);
    mail.taken.length = 0;
    expect(await remind()).toBe(1);
    expect(await send(now)).toBe(1);
    expect(plainTextOf(mail.taken[0]?.raw ?? "")).toContain("in 11 days");
    expect(await remind()).toBe(0);
    await opened.enter(({ tx }) => tx.execute(sql`update reminders set state = 'failed' where days = -11`));
    expect(await remind()).toBe(1);
  });

  it("are switched off by their own link without signing in, only when asked, and on again", async () => {
    const context = contextOf(database, { settings });
    const named = { collaborativeId: opened.id, userId: opened.idOf("college") };
    const token = stopToken(settings.sessionSecret, named);
    const doorway = (fields?: Record<string, string>, given = token) => ({
      ...{ params: { token: given }, context },
      request: new Request(`http://127.0.0.1/reminders/stop/${given}`, {
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
    });
    expect(await stopLoader(doorway())).toMatchObject({ quiet: false, collaborative: "River Anchors" });
    expect((await lookAtReminders(context, token))?.quiet).toBe(false);
    // As the button of a mail program sends it (RFC 8058).
    await stopAction(doorway({ "List-Unsubscribe": "One-Click" }));
    expect(await stopLoader(doorway())).toMatchObject({ quiet: true });
    expect(
      (await opened.list()).filter(
        ({ person, sendOn }) => person === "college" && sendOn > mailDay(new Date()),
      ),
    ).toEqual([]);
    await stopAction(doorway({ reminders: "on" }));
    expect(await stopLoader(doorway())).toMatchObject({ quiet: false });
    const kept = await opened.enter(async ({ tx }) =>
      rowsOf<{ actor: string; after: unknown }>(
        await tx.execute(
          sql`select actor, after from history where subject = 'role' and after ? 'quiet' order by id`,
        ),
      ),
    );
    expect(kept).toEqual([
      { actor: opened.address("college"), after: { quiet: true } },
      { actor: opened.address("college"), after: { quiet: false } },
    ]);
    const forged = stopToken("another secret of somebody else's", named);
    for (const bad of [forged, `${token.split(".")[0]}.`, "x", ""])
      await expect(stopLoader(doorway(undefined, bad))).rejects.toMatchObject({ status: 404 });
  });
});

it("two processes on one PostgreSQL server send each reminder once", async () => {
  const databaseUrl = await createDatabase();
  const databases = [
    await openDatabase({ databaseUrl, dataDir: "" }),
    await openDatabase({ databaseUrl, dataDir: "" }),
  ] as const;
  const mail = await startMail();
  const mailers = databases.map(() => makeMailer({ smtpUrl: mail.url }));
  try {
    await databases[0].migrate();
    const opened: TestCollaborative[] = [];
    for (let n = 0; n < 3; n++) opened.push(await openYear(databases[0]));
    // Many people at one member, so that both have something to take.
    for (const { enter } of opened)
      for (let n = 0; n < 12; n++) {
        const userId = await makePerson(databases[0], `many-${++count}@example.org`);
        await enter(async (db) => {
          const [{ id = "" } = {}] = await db.tx.select({ id: members.id }).from(members).limit(1);
          await grantRole(db, { userId, role: "data_lead", memberId: id });
          if (n === 11) await scheduleReminders(db, YEAR, FIRST);
        });
      }
    const sent = await Promise.all(
      databases.map((database, n) => {
        const mailer = mailers[n];
        if (!mailer) throw new Error("a mailer each");
        return sendDue({ database, settings: SETTINGS, mailer }, undefined, () => FIRST);
      }),
    );
    expect(sent.reduce((a, b) => a + b)).toBe(42);
    for (const one of sent) expect(one).toBeGreaterThan(0);
    const reached = mail.taken.map(({ to }) => to[0]);
    expect(reached).toHaveLength(42);
    expect(new Set(reached).size).toBe(42);
  } finally {
    for (const one of mailers) one.close();
    await mail.close();
    for (const database of databases) await database.close();
  }
});
