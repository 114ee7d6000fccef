/** A lost server costs time, but never the process, an acknowledged value, or another transaction. */

import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { openDatabase } from "../../../db/open";
import { rowsOf } from "../../../db/rows";
import { DatabaseUnavailableError } from "../../../db/unavailable";
import { answerOf, apiOf, contextOf, PROBLEM, tokenFor } from "../../support/app/calls";
import { makeCollaborative, type TestCollaborative } from "../../support/database/databases";
import { startPostgres, type TestServer } from "../../support/database/postgres";
import { timesYardstick } from "../../support/yardstick";

const WRITERS = 8;
const TERMINATE = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'tidemark' and pid <> pg_backend_pid()`;

let server: TestServer;
let database: Database;
let collaborative: TestCollaborative;
let next = 0;

beforeAll(async () => {
  server = await startPostgres();
  database = await openDatabase({ databaseUrl: await server.createDatabase("losses"), dataDir: "" });
  await database.migrate();
  collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
  await database.asOwner(async (tx) => {
    await tx.execute(sql`create table written (id int primary key)`);
    await tx.execute(sql`grant select, insert on written to tidemark_app`);
  });
});
afterAll(async () => {
  await database?.close();
  await server?.stop();
});

const enter = <T>(work: Parameters<typeof openTenant<T>>[2]) =>
  openTenant(database, { collaborativeId: collaborative.id, actor: { name: "Test", userId: null } }, work);

function write(id: number): Promise<unknown> {
  return enter(async ({ tx }) => {
    await tx.execute(sql`insert into written values (${id})`);
    await tx.execute(sql`select pg_sleep(0.003)`);
  });
}

const stored = () =>
  enter(async ({ tx }) => {
    const rows = rowsOf<{ id: number }>(await tx.execute(sql`select id from written`));
    return new Set(rows.map(({ id }) => id));
  });

/** Runs concurrent writers while `disturb` runs, then compares acknowledged values with stored ones. */
async function writeThrough(disturb: () => Promise<void>) {
  const answers = new Map<number, "saved" | "not saved" | "uncertain">();
  let over = false;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!over) {
      const id = ++next;
      await write(id).then(
        () => answers.set(id, "saved"),
        (error) => {
          if (!(error instanceof DatabaseUnavailableError)) throw error;
          answers.set(id, error.uncertain ? "uncertain" : "not saved");
        },
      );
    }
  });
  await disturb().finally(() => {
    over = true;
  });
  await Promise.all(writers);
  const there = await stored();
  for (const [id, answer] of answers)
    if (answer !== "uncertain") expect([id, answer, there.has(id)]).toEqual([id, answer, answer === "saved"]);
  const count = (kind: string) => [...answers.values()].filter((answer) => answer === kind).length;
  return { saved: count("saved"), notSaved: count("not saved"), uncertain: count("uncertain") };
}

describe("a lost connection", () => {
  it("loses no acknowledged value in 20 rounds of terminating every backend during writes", async () => {
    const { saved } = await writeThrough(async () => {
      for (let round = 0; round < 20; round++) {
        await pause(20 + Math.random() * 60);
        await server.command(TERMINATE);
      }
    });
    expect(saved).toBeGreaterThan(WRITERS);
    await write(++next);
  });

  it("never lets a transaction continue on a connection that was given to another", async () => {
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const lateId = ++next;
    let tries = 0;
    const lateTransaction = enter(async ({ tx }) => {
      tries++;
      await tx.execute(sql`select 1`);
      if (tries === 1) await waiting;
      await tx.execute(sql`insert into written values (${lateId})`);
    });
    await pause(50);
    await server.command(TERMINATE);
    await pause(100);
    // As many as there are connections, so one of them gets the late transaction's connection.
    const ids = Array.from({ length: 10 }, () => ++next);
    const others = ids.map((id) =>
      enter(async ({ tx }) => {
        await tx.execute(sql`insert into written values (${id})`);
        await pause(400);
      }),
    );
    await pause(200);
    goOn();
    await Promise.all([lateTransaction, ...others]);
    expect(tries).toBe(2);
    expect([...(await stored())]).toEqual(expect.arrayContaining([lateId, ...ids]));
  });

  it("loses no acknowledged value when the server crashes and restarts", async () => {
    const { saved } = await writeThrough(async () => {
      for (let round = 0; round < 3; round++) {
        await pause(100);
        await server.crash();
        await server.restart();
        await pause(300);
      }
    });
    expect(saved).toBeGreaterThan(0);
    await write(++next);
  });

  it("returns 503 with a problem document during an outage, and the next call afterward works", async () => {
    const token = await tokenFor(database, collaborative.slug, "backbone");
    const api = apiOf(contextOf(database), collaborative.slug, token);
    expect(await database.ready()).toBe(true);
    await server.crash();
    await callDuringOutage(api);
    await server.restart();
    const { times } = await timesYardstick(async () => {
      expect((await answerOf(await api.members())).status).toBe(200);
      await write(++next);
    });
    expect(times).toBeLessThan(30);
    expect(await database.ready()).toBe(true);
  });

  /** Calls for five seconds, and three times at least. Each call must be answered quickly. */
  async function callDuringOutage(api: ReturnType<typeof apiOf>) {
    const began = Date.now();
    for (let calls = 0; calls < 3 || Date.now() - began < 5_000; calls++) {
      const { times, result } = await timesYardstick(() => api.members());
      expect(Number(result.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await answerOf(result)).toMatchObject({ status: 503, type: PROBLEM, body: { status: 503 } });
      expect(times).toBeLessThan(50);
    }
    expect(await database.ready()).toBe(false);
  }

  it("waits or returns 503 when the server accepts no more connections, and works once it does", async () => {
    await server.command("alter role tidemark_owner connection limit 2");
    await server.command(TERMINATE);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => write(++next)));
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(DatabaseUnavailableError);
    expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
    await server.command("alter role tidemark_owner connection limit -1");
    await Promise.all(Array.from({ length: 20 }, () => write(++next)));
  });

  it("is how a statement timeout is reported, while the connection stays usable", async () => {
    const slow = enter(async ({ tx }) => {
      await tx.execute(sql`set local statement_timeout = 50`);
      await tx.execute(sql`select pg_sleep(10)`);
    });
    await expect(slow).rejects.toThrow(DatabaseUnavailableError);
    const [limit] = await enter(async ({ tx }) =>
      rowsOf<{ statement_timeout: string }>(await tx.execute(sql`show statement_timeout`)),
    );
    expect(limit?.statement_timeout).toBe("30s");
  });
});
