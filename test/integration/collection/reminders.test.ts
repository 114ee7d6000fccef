import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readReminderChoice, stopToken } from "../../../app/access/links/opt-out.server";
import { mailDay } from "../../../app/domain/collection/reminders";
import { makeMailer } from "../../../app/mail/mailer.server";
import { sendDue } from "../../../app/mail/post.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { remindNow } from "../../../app/records/collection/reminder-queue.server";
import { scheduleReminders } from "../../../app/records/collection/reminders.server";
import { quietMember } from "../../../app/records/collection/requests.server";
import { action as stopAction, loader as stopLoader } from "../../../app/routes/public/reminders-stop";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open";
import { rowsOf } from "../../../db/rows";
import { members, requests, years } from "../../../db/schema";
import { CONFIG, contextOf } from "../../support/app/calls";
import { plainTextOf, startMail, type TestMail } from "../../support/app/mail";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { createDatabase } from "../../support/database/postgres";
import { makePerson } from "../../support/database/tenancy";

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

/** A year that requests numbers from a college and a hospital, each with a data lead. */
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
  let year: Opened;
  const config = { ...CONFIG, appUrl: "https://tide.example.org" };
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
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
    // Reminders left by earlier tests must not stay due.
    await database.asOwner((tx) => tx.execute(sql`delete from reminders`));
    year = await openYear(database);
    mail.behave(() => undefined);
    mail.taken.length = 0;
  });
  const send = (now: Date) => sendDue({ database, config, mailer }, undefined, () => now);

  it("are planned for every data lead on every chosen day, and planning again changes nothing", async () => {
    const planned = await year.list();
    expect(planned.map(({ person, days, sendOn }) => [person, days, sendOn])).toEqual([
      ["college", -14, "2026-03-17"],
      ["hospital", -14, "2026-03-17"],
      ["college", -1, "2026-03-30"],
      ["hospital", -1, "2026-03-30"],
      ["college", 3, "2026-04-03"],
      ["hospital", 3, "2026-04-03"],
    ]);
    await year.change(sql`select 1`);
    expect(await year.list()).toEqual(planned);
  });

  it("follow a member's own due date, the chosen days, and opt-outs", async () => {
    await year.change(
      sql`update requests set due_on = '2026-04-10' where member_id = ${year.memberId("college")}`,
    );
    await year.change(sql`update years set remind_before = '{7}'`);
    await year.change(sql`update roles set quiet = true where user_id = ${year.idOf("hospital")}`);
    const rows = await year.list();
    expect(
      rows.filter(({ sendOn }) => sendOn > mailDay(FIRST)).map(({ person, sendOn }) => [person, sendOn]),
    ).toEqual([
      ["college", "2026-04-03"],
      ["college", "2026-04-13"],
    ]);
  });

  it("are not planned for past days or for a closed year", async () => {
    await year.change(sql`delete from reminders`, at("2026-03-31T14:00:00Z"));
    expect(short(await year.list())).toEqual(["college 3 waiting", "hospital 3 waiting"]);
    await year.change(sql`update years set state = 'closed'`);
    expect(await year.list()).toEqual([]);
  });

  it("go out once on their day, after 13:00 UTC, saying what is missing and how to stop them", async () => {
    expect(await send(at("2026-03-17T12:59:00Z"))).toBe(0);
    expect(await send(FIRST)).toBe(2);
    expect(await send(FIRST)).toBe(0);
    expect(mail.taken.map(({ to }) => to[0]).sort()).toEqual([
      year.address("college"),
      year.address("hospital"),
    ]);
    const { raw = "" } = mail.taken.find(({ to }) => to[0] === year.address("college")) ?? {};
    const text = plainTextOf(raw);
    expect(text).toContain("Ives & <b>Sons</b> College");
    expect(text).toContain("They are due on Tuesday, March 31, 2026, in 14 days.");
    expect(text).toContain("Nothing has been entered yet.");
    expect(text).toContain(`https://tide.example.org/c/${year.slug}/data/status?year=${YEAR}`);
    expect(raw).not.toContain("<b>Sons</b> College,");
    expect(raw).toMatch(/^From: River Anchors <numbers@river.example>/m);
    expect(raw).toContain(year.address("ana"));
    const [, link = ""] = /List-Unsubscribe: +<([^>]+)>/.exec(raw.replace(/\r\n\s+/g, " ")) ?? [];
    expect(link).toBe(
      `https://tide.example.org/reminders/stop/${stopToken(config.sessionSecret, { collaborativeId: year.id, userId: year.idOf("college") })}`,
    );
    expect(text).toContain(link);
    expect(await year.list()).toMatchObject([
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
    [
      "the role is another",
      "update roles set role = 'executive' where role = 'data_lead'",
      /no longer supplies/,
    ],
    ["the role is gone", "delete from roles where role = 'data_lead'", /no longer supplies/],
    [
      "the account belongs to the demo",
      "update users set demo = true where email not like 'ana%'",
      /Demo accounts/,
    ],
  ])("stop when %s", async (_, statement, why) => {
    // No replanning here: sending rechecks what is due.
    await year.enter(({ tx }) => tx.execute(sql.raw(statement)));
    expect(await send(FIRST)).toBe(0);
    expect(mail.taken).toEqual([]);
    const [first] = await year.list();
    expect(first).toMatchObject({ state: "not_needed", detail: expect.stringMatching(why) });
  });

  it("skip days that passed unsent, and a later reminder replaces an earlier one", async () => {
    expect(await send(at("2026-04-03T14:00:00Z"))).toBe(2);
    expect(short(await year.list())).toEqual([
      "college -14 not_needed",
      "hospital -14 not_needed",
      "college -1 not_needed",
      "hospital -1 not_needed",
      "college 3 sent",
      "hospital 3 sent",
    ]);
    year = await openYear(database);
    expect(await send(at("2026-03-21T14:00:00Z"))).toBe(0);
    const [first] = await year.list();
    expect(first?.detail).toContain("Its day had passed");
  });

  it("record the mail server's answer on a permanent failure and are not retried", async () => {
    mail.behave((to) =>
      to.startsWith("college") ? { at: "recipient", code: 550, says: "No such user here" } : undefined,
    );
    expect(await send(FIRST)).toBe(1);
    const [college, hospital] = await year.list();
    expect(college).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("550 No such user here"),
    });
    expect(hospital).toMatchObject({ state: "sent" });
    mail.behave(() => undefined);
    expect(await send(at("2026-03-17T23:00:00Z"))).toBe(0);
  });

  it("are retried after increasing delays on a temporary failure and given up after the fifth attempt", async () => {
    await year.enter((db) => quietMember(db, YEAR, year.memberId("hospital"), true));
    mail.behave(() => ({ at: "message", code: 451, says: "Greylisted, come back later" }));
    let now = FIRST;
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    for (const wait of [5, 25, 125, 625]) {
      await send(now);
      expect((await year.list())[0]).toMatchObject({
        state: "waiting",
        detail: expect.stringContaining("451"),
      });
      const attempts = (await year.list())[0]?.attempts;
      await send(later(wait - 1));
      expect((await year.list())[0]?.attempts).toBe(attempts);
      now = later(wait);
    }
    await send(now);
    expect((await year.list())[0]).toMatchObject({ state: "failed", attempts: 5 });
  });

  it("are not resent if the server may have accepted the message, but are if it cannot have", async () => {
    mail.behave((to) => ({ at: to.startsWith("college") ? "message" : "recipient", code: "silence" }));
    expect(await send(FIRST)).toBe(0);
    const [college, hospital] = await year.list();
    expect(college).toMatchObject({ state: "sending", detail: expect.stringContaining("did not answer") });
    expect(hospital).toMatchObject({ state: "waiting", attempts: 1 });
    mail.behave(() => undefined);
    expect(await send(at("2026-03-17T20:00:00Z"))).toBe(1);
    expect(mail.taken.map(({ to }) => to[0])).toEqual([year.address("hospital")]);
  });

  it("go out at once on request, once a day, and again only after a failure", async () => {
    const now = at("2026-03-20T14:00:00Z");
    const remind = () =>
      year.enter((db) => remindNow(db, { year: YEAR, memberId: year.memberId("college"), dueOn: DUE }, now));
    await send(FIRST);
    mail.taken.length = 0;
    expect(await remind()).toBe(1);
    expect(await send(now)).toBe(1);
    expect(plainTextOf(mail.taken[0]?.raw ?? "")).toContain("in 11 days");
    expect(await remind()).toBe(0);
    await year.enter(({ tx }) => tx.execute(sql`update reminders set state = 'failed' where days = -11`));
    expect(await remind()).toBe(1);
  });

  it("are turned off by their own link without signing in, only when confirmed, and can be turned back on", async () => {
    const context = contextOf(database, { config });
    const subscription = { collaborativeId: year.id, userId: year.idOf("college") };
    const token = stopToken(config.sessionSecret, subscription);
    const args = (fields?: Record<string, string>, linkToken = token) => ({
      params: { token: linkToken },
      context,
      request: new Request(`http://127.0.0.1/reminders/stop/${linkToken}`, {
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
    });
    expect(await stopLoader(args())).toMatchObject({ quiet: false, collaborative: "River Anchors" });
    expect((await readReminderChoice(context, token))?.quiet).toBe(false);
    // The one-click request of a mail program (RFC 8058).
    await stopAction(args({ "List-Unsubscribe": "One-Click" }));
    expect(await stopLoader(args())).toMatchObject({ quiet: true });
    expect(
      (await year.list()).filter(
        ({ person, sendOn }) => person === "college" && sendOn > mailDay(new Date()),
      ),
    ).toEqual([]);
    await stopAction(args({ reminders: "on" }));
    expect(await stopLoader(args())).toMatchObject({ quiet: false });
    const preferences = await year.enter(async ({ tx }) =>
      rowsOf<{ actor: string; after: unknown }>(
        await tx.execute(
          sql`select actor, after from history where subject = 'role' and after ? 'quiet' order by id`,
        ),
      ),
    );
    expect(preferences).toEqual([
      { actor: year.address("college"), after: { quiet: true } },
      { actor: year.address("college"), after: { quiet: false } },
    ]);
    const forged = stopToken("another secret of somebody else's", subscription);
    for (const bad of [forged, `${token.split(".")[0]}.`, "x", ""])
      await expect(stopLoader(args(undefined, bad))).rejects.toMatchObject({ status: 404 });
  });
});

it("two processes on one PostgreSQL server together send each reminder once", async () => {
  const databaseUrl = await createDatabase();
  const databases = [
    await openDatabase({ databaseUrl, dataDir: "" }),
    await openDatabase({ databaseUrl, dataDir: "" }),
  ] as const;
  const mail = await startMail();
  const mailers = databases.map(() => makeMailer({ smtpUrl: mail.url }));
  try {
    await databases[0].migrate();
    const years: TestCollaborative[] = [];
    for (let n = 0; n < 3; n++) years.push(await openYear(databases[0]));
    // Many people at one member, so both processes have reminders to send.
    for (const { enter } of years)
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
        return sendDue({ database, config: CONFIG, mailer }, undefined, () => FIRST);
      }),
    );
    expect(sent.reduce((a, b) => a + b)).toBe(42);
    for (const count of sent) expect(count).toBeGreaterThan(0);
    const recipients = mail.taken.map(({ to }) => to[0]);
    expect(recipients).toHaveLength(42);
    expect(new Set(recipients).size).toBe(42);
  } finally {
    for (const mailer of mailers) mailer.close();
    await mail.close();
    for (const database of databases) await database.close();
  }
});
