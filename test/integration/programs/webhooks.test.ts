import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { seal } from "../../../app/access/sign-in/sealed.server";
import { goalSchema } from "../../../app/domain/goals/goal";
import { MOST_ATTEMPTS, WEBHOOK_EVENTS } from "../../../app/domain/programs/events";
import { newSigningSecret } from "../../../app/mail/webhooks/signature";
import { makeWebhookWorker, sendDueWebhooks, watchGoals } from "../../../app/mail/webhooks/worker.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { closeYear } from "../../../app/records/collection/close-year.server";
import { verifyYears } from "../../../app/records/collection/requests.server";
import { submitYears } from "../../../app/records/collection/sign-off.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { announce } from "../../../app/records/programs/outbox.server";
import { addWebhook, changeWebhook, listWebhooks } from "../../../app/records/programs/webhooks.server";
import { findReport } from "../../../app/records/reports/reports.server";
import { publish } from "../../../app/records/reports/versions.server";
import type { Database } from "../../../db/client";
import { CONFIG } from "../../support/app/calls";
import { isSigned, openReceiver } from "../../support/app/receiver";
import { collect } from "../../support/database/collected";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const MINUTE = 60_000;

describe.each(ENGINES)("webhooks on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  let secret: string;
  let webhookId: string;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    await database.asOwner((tx) => tx.execute(sql`delete from webhooks`));
    receiver = await openReceiver();
    ours = await makeCollaborative(database, { members: [{ slug: "college" }, { slug: "city" }] });
    secret = newSigningSecret();
    webhookId = await ours.enter((db) =>
      addWebhook(db, {
        url: receiver.url,
        events: [...WEBHOOK_EVENTS],
        secret: seal(CONFIG.sessionSecret, "webhook secret", secret),
      }),
    );
  });
  afterEach(() => receiver.close());

  const deliver = (at = Date.now()) =>
    sendDueWebhooks({ database, config: CONFIG }, { clock: () => new Date(at) });
  const close = (year: number) => ours.enter((db) => announce(db, [{ type: "year.closed", data: { year } }]));
  const told = () => receiver.received.map(({ body }) => JSON.parse(body));
  const listed = async () => (await ours.enter(listWebhooks))[0];

  it("tell of submitting, verifying, closing, and publishing, signed and without figures", async () => {
    await ours.enter(collect);
    await ours.enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberIds = catalog.members.map(({ id }) => id);
      const hires = { kind: "measure", code: "new_hires", year: 2024, state: "value", value: "9" } as const;
      await writeObservations(
        db,
        catalog,
        memberIds.map((memberId) => ({ ...hires, memberId })),
      );
      const signed = { memberIds, statements: new Map<string, string>(), confirmedMissing: true };
      expect((await submitYears(db, 2024, signed)).submitted).toHaveLength(2);
      expect((await verifyYears(db, 2024, memberIds)).verified).toHaveLength(2);
      expect(await closeYear(db, catalog, 2024, null)).toEqual({ closed: true });
      const report = await findReport(db, "for-members");
      if (!report) throw new Error("there is no report");
      await publish(db, report, "{}", null);
    });
    expect(await deliver()).toBe(6);
    expect(await deliver()).toBe(0);
    const events = told().sort((a, b) => (a.id < b.id ? -1 : 1));
    const year = 2024;
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: "data.submitted", data: { member: "city", year } },
      { type: "data.submitted", data: { member: "college", year } },
      { type: "data.verified", data: { member: "city", year } },
      { type: "data.verified", data: { member: "college", year } },
      { type: "year.closed", data: { year } },
      {
        type: "report.published",
        data: { report: expect.any(String), slug: "for-members", version: 1, year, audience: "members" },
      },
    ]);
    for (const event of events)
      expect(event).toMatchObject({ collaborative: ours.slug, at: expect.stringMatching(/^\d{4}-/) });
    for (const message of receiver.received) {
      expect(isSigned(message, secret)).toBe(true);
      expect(isSigned(message, newSigningSecret())).toBe(false);
      expect(isSigned({ ...message, body: `${message.body} ` }, secret)).toBe(false);
      expect(message.headers["webhook-id"]).toBe(JSON.parse(message.body).id);
      expect(message.headers["content-type"]).toBe("application/json");
    }
  });

  it("tell nothing of a change that is rolled back, and nothing to those who did not ask or are off", async () => {
    await expect(
      ours.enter(async (db) => {
        await announce(db, [{ type: "year.closed", data: { year: 2024 } }]);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow();
    await ours.enter((db) => changeWebhook(db, webhookId, { events: ["report.published"] }));
    await close(2024);
    await ours.enter((db) => changeWebhook(db, webhookId, { events: ["year.closed"], enabled: false }));
    await close(2024);
    expect(await deliver()).toBe(0);
    const theirs = await makeCollaborative(database);
    await theirs.enter((db) => announce(db, [{ type: "year.closed", data: { year: 2024 } }]));
    expect([await deliver(), told()]).toEqual([0, []]);
  });

  it("are told once by two workers at the same time", async () => {
    for (let year = 2001; year <= 2012; year++) await close(year);
    const counts = await Promise.all([deliver(), deliver()]);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(12);
    expect(new Set(told().map(({ id }) => id)).size).toBe(12);
    expect(receiver.received).toHaveLength(12);
  });

  it("are told by the worker of a process, until it is stopped", async () => {
    const worker = makeWebhookWorker({ database, config: CONFIG });
    await close(2024);
    worker.start();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 30_000);
    await close(2025);
    worker.wake();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 30_000);
    await worker.stop();
    await close(2026);
    worker.wake();
    expect(await deliver()).toBe(1);
  });

  it("are told after a restart, whether it came before or during the sending", async () => {
    await close(2024);
    // A process that has taken it and ended before it could say what became of it.
    await ours.enter(({ tx }) =>
      tx.execute(sql`update webhook_deliveries set state = 'sending', attempts = 1`),
    );
    expect(await deliver()).toBe(0);
    expect(await deliver(Date.now() + 3 * MINUTE)).toBe(1);
    expect(receiver.received).toHaveLength(1);
  });

  it("are tried again later and later with the same id, until the receiver takes it", async () => {
    receiver.status = 503;
    await close(2024);
    const begin = Date.now();
    await deliver(begin);
    await deliver(begin + MINUTE / 2);
    expect(receiver.received).toHaveLength(1);
    expect((await listed())?.deliveries).toMatchObject([{ state: "waiting", status: 503, attempts: 1 }]);
    await deliver(begin + 1.1 * MINUTE);
    await deliver(begin + 2.2 * MINUTE);
    expect(receiver.received).toHaveLength(2);
    receiver.status = 200;
    expect(await deliver(begin + 4 * MINUTE)).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await listed())?.deliveries).toMatchObject([{ state: "delivered", status: 200, detail: null }]);
    const rows = await ours.enter(async ({ tx }) =>
      JSON.stringify(await tx.execute(sql`select row_to_json(d) from webhook_deliveries d`)),
    );
    expect(rows).not.toContain("thank you");
  });

  it("of a receiver that is gone are switched off after about a day, with a note", async () => {
    await close(2024);
    await receiver.close();
    const day = 24 * 60 * MINUTE;
    const begin = Date.now();
    let at = begin;
    for (; (await listed())?.enabled && at < begin + 3 * day; at += 30 * MINUTE) await deliver(at);
    const off = await listed();
    expect(off).toMatchObject({
      enabled: false,
      note: expect.stringContaining("refused the connection"),
      deliveries: [{ state: "failed", attempts: MOST_ATTEMPTS, status: null }],
    });
    expect(at - begin).toBeGreaterThan(day / 2);
    expect(at - begin).toBeLessThan(2 * day);
    receiver = await openReceiver();
    await ours.enter((db) => changeWebhook(db, webhookId, { enabled: true }));
    expect(await listed()).toMatchObject({ enabled: true, note: "" });
  });

  it("tell that a goal's status has changed, once, and not what it is", async () => {
    const catalog = await ours.catalog();
    const memberId = catalog.members.find(({ slug }) => slug === "college")?.id ?? "";
    const write = (code: string, year: number, value: string) =>
      ours.enter((db) =>
        writeObservations(db, catalog, [{ kind: "measure", memberId, code, year, state: "value", value }]),
      );
    for (const year of [2022, 2023, 2024]) await write("new_hires", year, "100");
    for (const year of [2022, 2023, 2024]) await write("impact_hires", year, "1");
    const goal = {
      ...goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire from nearby" }),
      target: { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const,
      startYear: 2022,
      targetYear: 2026,
    };
    const id = await ours.enter(async (db) => {
      const added = await addGoal(db, goal);
      await moveGoal(db, { id: added, state: "adopted", revision: 1, reason: null });
      return added;
    });
    const look = async (seen = new Map<string, string>()) => {
      await watchGoals({ database, config: CONFIG }, seen);
      await deliver();
      return told();
    };
    expect(await look()).toEqual([]);
    await write("impact_hires", 2024, "50");
    const event = {
      type: "goal.status_changed",
      data: { goal: id, level: "collaborative", strategy: "workforce", member: null, year: 2024 },
    };
    expect(await look()).toMatchObject([event]);
    expect(await look()).toHaveLength(1);
    const seen = new Map<string, string>();
    await look(seen);
    await write("impact_hires", 2024, "1");
    expect(await look(seen)).toHaveLength(2);
  });
});
