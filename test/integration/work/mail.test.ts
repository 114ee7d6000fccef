import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionContent } from "../../../app/domain/work/action";
import { addDays } from "../../../app/domain/work/notices";
import { makeMailer } from "../../../app/mail/mailer.server";
import { sendDue } from "../../../app/mail/post.server";
import { todayIso } from "../../../app/records/today";
import { readAction } from "../../../app/records/work/actions.server";
import { revokeLinks } from "../../../app/records/work/links.server";
import { storeActions } from "../../../app/records/work/store-actions.server";
import {
  action as answerAction,
  loader as readByLink,
} from "../../../app/routes/partnership/actions/by-link";
import { action as stopAction, loader as stopLoader } from "../../../app/routes/public/reminders-stop";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open";
import { rowsOf } from "../../../db/rows";
import { CONFIG, contextOf } from "../../support/app/calls";
import { plainTextOf, startMail, type TestMail } from "../../support/app/mail";
import { ENGINES, makeCollaborative, openOwnDatabase } from "../../support/database/databases";
import { createDatabase } from "../../support/database/postgres";
import { actionContent, addAction, addContact, memberIdOf } from "../../support/database/work";

/** A Monday afternoon. */
const NOW = new Date("2026-03-02T14:00:00Z");
const DUE = "2026-03-20";
const at = (day: string, time = "14:00") => new Date(`${day}T${time}:00Z`);
const config = { ...CONFIG, appUrl: "https://tide.example.org" };

async function makePartnership(database: Database) {
  const collaborative = await makeCollaborative(database, {
    members: [{ slug: "hospital", name: "River Hospital" }],
    profile: { locale: "en-US", name: "River Anchors" },
  });
  const [rosa, ben] = await collaborative.enter(async (db) => {
    const memberId = await memberIdOf(db, "hospital");
    return [
      await addContact(db, { name: "Rosa", memberId }),
      await addContact(db, { name: "Ben", memberId }),
    ];
  });
  return { ...collaborative, rosa: rosa ?? "", ben: ben ?? "" };
}

type Partnership = Awaited<ReturnType<typeof makePartnership>>;

describe.each(ENGINES)("mail about actions on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let mail: TestMail;
  let mailer: ReturnType<typeof makeMailer>;
  let us: Partnership;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    mail = await startMail();
    mailer = makeMailer({ smtpUrl: mail.url, mailFrom: "River Anchors <numbers@river.example>" });
  });
  afterAll(async () => {
    mailer.close();
    await mail.close();
    await dispose();
  });
  beforeEach(async () => {
    await database.asOwner((tx) => tx.execute(sql`delete from reminders`));
    us = await makePartnership(database);
    mail.taken.length = 0;
  });
  const send = (now: Date) => sendDue({ database, config, mailer }, undefined, () => now);
  const add = (content: Partial<ActionContent> = {}, now = NOW) =>
    us.enter((db) => addAction(db, actionContent({ ownerId: us.rosa, dueOn: DUE, ...content }), now));
  const change = (id: string, content: Partial<ActionContent>, now = NOW) =>
    us.enter(async (db) => {
      const stored = await readAction(db, id);
      if (!stored) throw new Error("no such action");
      const { title, ownerId, dueOn, state, doneOn, note, origin, initiativeId, goalId, agendaItemId } =
        stored;
      const before = {
        title,
        ownerId,
        dueOn,
        state,
        doneOn,
        note,
        origin,
        initiativeId,
        goalId,
        agendaItemId,
      };
      return storeActions(db, [{ id, content: { ...before, ...content } }], { now });
    });
  const subjects = () => mail.taken.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]);
  const linkIn = (raw = "") => /https:\/\/tide\.example\.org\/a\/([\w-]+)/.exec(plainTextOf(raw))?.[1] ?? "";

  it("goes out on assignment, 3 days before, on the day, and 7 days after, each once", async () => {
    await add();
    for (const day of [
      "2026-03-02",
      "2026-03-02",
      "2026-03-16",
      "2026-03-17",
      "2026-03-19",
      "2026-03-20",
      "2026-03-27",
    ])
      await send(at(day));
    expect(subjects()).toEqual([
      "An action for you: Send the list of openings",
      "Send the list of openings: due in 3 days",
      "Send the list of openings: due today",
      "Send the list of openings: due 7 days ago",
    ]);
  });

  it("then comes in one digest a week for each person, however many actions are late", async () => {
    await add();
    await add({ title: "Name a contact" });
    for (let day = 2; day <= 31; day++) await send(at(`2026-03-${`${day}`.padStart(2, "0")}`));
    mail.taken.length = 0;
    for (let day = 1; day <= 20; day++) await send(at(`2026-04-${`${day}`.padStart(2, "0")}`));
    expect(subjects()).toEqual(
      Array(3).fill("2 actions of yours waiting at River Anchors"), // April 6, 13, and 20
    );
    const text = plainTextOf(mail.taken[0]?.raw ?? "");
    expect(text).toContain("Name a contact, 17 days late");
    expect(text.match(/\/a\/[\w-]+/g)).toHaveLength(2);
  });

  it.each(["done", "dropped"] as const)("stops once the action is %s, also the digest", async (state) => {
    const id = await add();
    await send(NOW);
    await change(id, { state, doneOn: state === "done" ? "2026-03-03" : null, note: "No longer needed" });
    mail.taken.length = 0;
    for (const day of ["2026-03-17", "2026-03-20", "2026-03-27", "2026-03-30", "2026-04-06"])
      await send(at(day));
    expect(mail.taken).toEqual([]);
  });

  it("follows a new date and a new owner", async () => {
    const id = await add();
    await send(NOW);
    await change(id, { dueOn: "2026-04-10" });
    await change(id, { dueOn: "2026-04-10", ownerId: us.ben }, at("2026-03-03"));
    mail.taken.length = 0;
    for (const day of ["2026-03-03", "2026-03-17", "2026-03-20", "2026-04-07"]) await send(at(day));
    expect(mail.taken.map(({ to }) => to[0]?.split("-")[0])).toEqual(["ben", "ben"]);
    expect(subjects()).toEqual([
      "An action for you: Send the list of openings",
      "Send the list of openings: due in 3 days",
    ]);
  });

  it("does not go to somebody who wants none, and can be switched on again", async () => {
    await add();
    await send(NOW);
    const [, address = ""] =
      /List-Unsubscribe: +<([^>]+)>/.exec((mail.taken[0]?.raw ?? "").replace(/\r\n\s+/g, " ")) ?? [];
    const token = address.split("/").at(-1) ?? "";
    const context = contextOf(database, { config });
    const args = (fields?: Record<string, string>) => ({
      params: { token },
      context,
      request: new Request(address, { ...(fields && { method: "POST", body: new URLSearchParams(fields) }) }),
    });
    expect(await stopLoader(args())).toMatchObject({ name: "Rosa", quiet: false, about: "actions" });
    await stopAction(args({ "List-Unsubscribe": "One-Click" }));
    mail.taken.length = 0;
    await send(at("2026-03-17"));
    expect(mail.taken).toEqual([]);
    await stopAction(args({ reminders: "on" }));
    await send(at("2026-03-20"));
    expect(mail.taken).toHaveLength(1);
  });

  describe("to somebody without an account", () => {
    // Links grow old by the real clock.
    const today = todayIso();
    const afternoon = at(today);
    const due = addDays(today, 18);
    const addToday = () => add({ dueOn: due }, afternoon);
    const args = (token: string, fields?: Record<string, string>) => ({
      params: { token },
      context: contextOf(database, { config }),
      request: new Request(`https://tide.example.org/a/${token}`, {
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      }),
    });

    it("carries a link that opens this action, keeps only its hash, and stays the same", async () => {
      await addToday();
      await send(afternoon);
      await send(at(addDays(due, -3)));
      const [first, second] = mail.taken.map(({ raw }) => linkIn(raw));
      expect(first).toMatch(/^[\w-]{43}$/);
      expect(second).toBe(first);
      const kept = await database.asOwner((tx) =>
        tx.execute(sql`select row_to_json(l)::text as row from action_links l`),
      );
      expect(JSON.stringify(rowsOf(kept))).not.toContain(first);
    });

    it("lets its owner say that it is done, in their name", async () => {
      const id = await addToday();
      await send(afternoon);
      const token = linkIn(mail.taken[0]?.raw);
      const answer = await answerAction(
        args(token, { revision: "1", state: "done", dueOn: due, doneOn: today, note: "Sent by mail" }),
      );
      expect(answer).toMatchObject({ data: { saved: true } });
      const stored = await us.enter((db) => readAction(db, id));
      expect(stored).toMatchObject({
        state: "done",
        doneOn: today,
        note: "Sent by mail",
        changedBy: "Rosa (by link)",
      });
    });

    it("does not let them drop it or give it away", async () => {
      const id = await addToday();
      await send(afternoon);
      const token = linkIn(mail.taken[0]?.raw);
      const answer = await answerAction(
        args(token, { revision: "1", state: "dropped", dueOn: due, ownerId: us.ben }),
      );
      expect(answer).toMatchObject({ data: { saved: false }, init: { status: 422 } });
      expect(await us.enter((db) => readAction(db, id))).toMatchObject({ state: "open", ownerId: us.rosa });
    });

    it("opens nothing once it is withdrawn, forged, or somebody else's", async () => {
      const id = await addToday();
      await send(afternoon);
      const token = linkIn(mail.taken[0]?.raw);
      await expect(readByLink(args(`${token}x`))).rejects.toMatchObject({ status: 404 });
      expect(await readByLink(args(token))).toMatchObject({
        data: { action: { title: "Send the list of openings" } },
      });
      await change(id, { ownerId: us.ben }, afternoon);
      await expect(readByLink(args(token))).rejects.toMatchObject({ status: 404 });
      await change(id, { ownerId: us.rosa }, afternoon);
      await us.enter((db) => revokeLinks(db, id));
      await expect(readByLink(args(token))).rejects.toMatchObject({ status: 404 });
      mail.taken.length = 0;
      await send(at(addDays(due, -3)));
      const next = linkIn(mail.taken[0]?.raw);
      expect(next).not.toBe(token);
      expect(await readByLink(args(next))).toMatchObject({ data: { collaborative: "River Anchors" } });
      await expect(readByLink(args(token))).rejects.toMatchObject({ status: 404 });
    });
  });
});

it("two processes on one PostgreSQL server together send each message about actions once, day after day", async () => {
  const databaseUrl = await createDatabase();
  const databases = [
    await openDatabase({ databaseUrl, dataDir: "" }),
    await openDatabase({ databaseUrl, dataDir: "" }),
  ] as const;
  const mail = await startMail();
  const mailers = databases.map(() => makeMailer({ smtpUrl: mail.url }));
  try {
    await databases[0].migrate();
    const us = await makePartnership(databases[0]);
    const people = 14;
    await us.enter(async (db) => {
      const memberId = await memberIdOf(db, "hospital");
      for (let n = 0; n < people; n++) {
        const ownerId = await addContact(db, { name: `Person${n}`, memberId });
        for (const title of ["Call", "Write"])
          await addAction(db, actionContent({ ownerId, dueOn: DUE, title }), NOW);
      }
    });
    for (const [day, each] of [
      ["2026-03-02", 2],
      ["2026-03-20", 2],
      ["2026-03-27", 2],
      ["2026-03-30", 1],
      ["2026-04-06", 1],
    ] as const) {
      mail.taken.length = 0;
      await Promise.all(
        databases.map((database, n) => {
          const mailer = mailers[n];
          if (!mailer) throw new Error("a mailer each");
          return sendDue({ database, config, mailer }, undefined, () => at(day));
        }),
      );
      expect(mail.taken, day).toHaveLength(people * each);
      const sent = mail.taken.map(({ to, raw }) => `${to[0]} ${/^Subject: (.*)$/m.exec(raw)?.[1]}`);
      expect(new Set(sent).size, day).toBe(people * each);
    }
  } finally {
    for (const mailer of mailers) mailer.close();
    await mail.close();
    for (const database of databases) await database.close();
  }
});
