import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendDueWebhooks } from "../../../app/mail/webhooks/worker.server";
import { announce } from "../../../app/records/programs/outbox.server";
import type { WebhookAnswer } from "../../../app/routes/settings/webhooks/webhook-form";
import { action, loader } from "../../../app/routes/settings/webhooks/webhooks";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { Browser, giveRole, makeAccount, outcomeOf } from "../../support/app/accounts";
import { CONFIG, contextOf } from "../../support/app/calls";
import { isSigned, openReceiver } from "../../support/app/receiver";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

let count = 0;

describe.each(ENGINES)("the settings of webhooks on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let backbone: Browser;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
    backbone = await someone("backbone");
  });

  async function someone(role: "backbone" | "convener", minutes = 1): Promise<Browser> {
    const email = `webhooks-${++count}@example.org`;
    const made = await makeAccount(database, context, { email, password: "a calm river in spring" });
    await giveRole(ours, made.id, role);
    await database.db.execute(
      sql`update sessions set proven_at = now() - ${minutes} * interval '1 minute' where user_id = ${made.id}`,
    );
    return new Browser(context).take(made.headers);
  }
  const params = () => ({ collaborative: ours.slug });
  const outcome = (fields: Record<string, string>, browser = backbone) =>
    outcomeOf(action(browser.args("/x", params(), fields)));
  async function send(fields: Record<string, string>): Promise<WebhookAnswer> {
    const response = await action(backbone.args("/x", params(), fields));
    expect(response.headers.get("cache-control")).toBe("no-store");
    return (await response.json()) as WebhookAnswer;
  }
  const list = async () => (await loader(backbone.args("/x", params()))).webhooks;
  const close = () => ours.enter((db) => announce(db, [{ type: "year.closed", data: { year: 2024 } }]));
  const deliver = () => sendDueWebhooks({ database, config: CONFIG });

  it("add an address with a secret that is shown once, sign with it, switch it off, and remove it", async () => {
    const receiver = await openReceiver();
    try {
      const answer = await send({ url: ` ${receiver.url} `, events: "year.closed" });
      if (!("added" in answer)) throw new Error(JSON.stringify(answer));
      expect(answer.added.url).toBe(receiver.url);
      await close();
      expect(await deliver()).toBe(1);
      expect(receiver.received.map((message) => isSigned(message, answer.added.secret))).toEqual([true]);
      const rows = await ours.enter(async ({ tx }) => [
        rowsOf(await tx.execute(sql`select row_to_json(w) from webhooks w`)),
        rowsOf(await tx.execute(sql`select row_to_json(h) from history h`)),
      ]);
      const stored = JSON.stringify([rows, await list()]);
      expect(stored).toContain(receiver.url);
      expect(stored).not.toContain(answer.added.secret);
      const [{ id = "", deliveries = [] } = {}] = await list();
      expect(deliveries).toMatchObject([{ type: "year.closed", state: "delivered", status: 204 }]);

      expect(await send({ webhook: id })).toMatchObject({
        refused: { error: { events: [expect.stringContaining("at least one")] } },
        webhook: id,
      });
      expect(await send({ webhook: id, events: "report.published" })).toMatchObject({
        done: expect.stringContaining("Saved"),
      });
      expect(await send({ off: id })).toMatchObject({ done: "Switched off." });
      expect(await list()).toMatchObject([{ enabled: false, events: ["report.published"] }]);
      expect(await send({ on: id })).toMatchObject({ done: expect.stringContaining("Switched on") });
      expect(await send({ remove: id })).toMatchObject({ done: expect.stringContaining(receiver.url) });
      expect(await list()).toEqual([]);
      const late: Record<string, string>[] = [
        { remove: id },
        { on: id },
        { off: id },
        { webhook: id, events: "year.closed" },
      ];
      for (const fields of late) expect(await outcome(fields)).toMatchObject({ status: 404 });
    } finally {
      await receiver.close();
    }
  });

  it.each([
    [{ url: "", events: "year.closed" }, "url"],
    [{ url: "http://example.org/", events: "year.closed" }, "url"],
    [{ url: "https://192.168.0.1/", events: "year.closed" }, "url"],
    [{ url: "https://example.org/" }, "events"],
    [{ url: "https://example.org/", events: "year.opened" }, "events[0]"],
  ] as [Record<string, string>, string][])("refuse %j beside its field", async (fields, field) => {
    expect(await send(fields)).toMatchObject({
      refused: { error: { [field]: [expect.stringMatching(/\S/)] } },
      webhook: null,
    });
    expect(await list()).toEqual([]);
  });

  it("take each address once, and at most twenty", async () => {
    const add = (name: string) => send({ url: `https://example.org/${name}`, events: "year.closed" });
    for (let n = 0; n < 20; n++) expect(await add(String(n))).toHaveProperty("added");
    for (const name of ["0", "20"])
      expect(await add(name)).toMatchObject({ refused: { error: { url: [expect.any(String)] } } });
    expect(await list()).toHaveLength(20);
  });

  it("are for backbone staff only, who gave their password lately", async () => {
    const fields = { url: "https://example.org/", events: "year.closed" };
    const convener = await someone("convener");
    expect(await outcome(fields, convener)).toMatchObject({ status: 403 });
    expect(await outcomeOf(loader(convener.args("/x", params())))).toMatchObject({ status: 403 });
    expect(await outcome(fields, await someone("backbone", 60))).toMatchObject({
      status: 403,
      body: { proof: expect.any(Object) },
    });
    expect(await list()).toEqual([]);
  });
});
