import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Clock } from "../../../db/embedded/maintenance";
import { startMaintenance } from "../../../db/embedded/maintenance";
import { type EmbeddedOptions, openEmbedded } from "../../../db/embedded/open";
import { folderWithDatabase } from "../../support/embedded/folder";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A manual clock. Each step checks once, as the timer would, and waits for what that starts. */
function handClock(start = new Date(2025, 5, 2, 9, 0)) {
  let now = start.getTime();
  let look = async () => {};
  const clock: Clock = {
    now: () => new Date(now),
    every(_ms, run) {
      look = run;
      return () => {
        look = async () => {};
      };
    },
  };
  return {
    clock,
    pass(ms: number): Promise<void> {
      now += ms;
      return look();
    },
  };
}

/** A stand-in for a database that records what is run and reports a given amount of written log. */
function recorder() {
  const ran: string[] = [];
  let bytes = 0;
  let running = 0;
  let most = 0;
  const exec = vi.fn(async (sql: string) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    ran.push(sql);
    if (sql === "CHECKPOINT") bytes = 100;
    return [];
  });
  const query = async (sql: string) => ({
    rows: sql.includes("pg_wal_lsn_diff") ? [{ bytes }] : [{ name: "public.a" }, { name: "public.b" }],
  });
  const pg = { exec, query } as unknown as Parameters<typeof startMaintenance>[0];
  return { pg, ran, exec, write: (count: number) => (bytes += count), most: () => most };
}

test("a checkpoint runs after five minutes with changes, and never without changes", async () => {
  const { pg, ran, write } = recorder();
  const { clock, pass } = handClock();
  const maintenance = startMaintenance(pg, { clock, firstVacuumMs: 100 * HOUR });
  write(50_000);
  await pass(MINUTE);
  expect(ran).toEqual([]);
  await pass(4 * MINUTE);
  expect(ran).toEqual(["CHECKPOINT"]);
  await pass(10 * MINUTE);
  expect(ran).toEqual(["CHECKPOINT"]);
  await maintenance.stop();
});

test("a checkpoint runs immediately after many writes", async () => {
  const { pg, ran, write } = recorder();
  const { clock, pass } = handClock();
  const maintenance = startMaintenance(pg, { clock });
  write(33 * 1024 * 1024);
  await pass(15_000);
  expect(ran).toEqual(["CHECKPOINT"]);
  await maintenance.stop();
});

test("vacuum runs soon after startup and then nightly", async () => {
  const { pg, ran } = recorder();
  const { clock, pass } = handClock();
  const maintenance = startMaintenance(pg, { clock });
  const both = ["VACUUM (ANALYZE) public.a", "VACUUM (ANALYZE) public.b"];
  await pass(10 * MINUTE);
  expect(ran).toEqual(both);
  // 02:10 of the next day, then 03:10, once only.
  await pass(17 * HOUR);
  expect(ran).toEqual(both);
  await pass(HOUR);
  await pass(10 * MINUTE);
  expect(ran).toEqual([...both, ...both]);
  // A machine that sleeps every night is vacuumed during the day.
  await pass(37 * HOUR);
  expect(ran).toEqual([...both, ...both, ...both]);
  await maintenance.stop();
});

test("jobs never overlap, waiting calls share one run, and a failure is reported rather than thrown", async () => {
  const { pg, ran, exec, write, most } = recorder();
  const { clock, pass } = handClock();
  const failed: string[] = [];
  const maintenance = startMaintenance(pg, { clock, onError: (_error, during) => failed.push(during) });
  exec.mockRejectedValueOnce(new Error("no space left"));
  write(40 * 1024 * 1024);
  const looked = pass(15_000);
  await Promise.all([looked, maintenance.afterBulkWrite(), maintenance.afterBulkWrite()]);
  expect(failed).toEqual(["CHECKPOINT"]);
  expect(ran).toEqual(["VACUUM (ANALYZE) public.a", "VACUUM (ANALYZE) public.b", "CHECKPOINT"]);
  expect(most()).toBe(1);
  await maintenance.stop();
});

test("stopping waits for the running statement and starts no other", async () => {
  const { pg, ran, exec } = recorder();
  const { clock, pass } = handClock();
  const maintenance = startMaintenance(pg, { clock });
  let stopped: Promise<void> | undefined;
  exec.mockImplementationOnce(async (sql) => {
    stopped = maintenance.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    ran.push(sql);
    return [];
  });
  void pass(10 * MINUTE);
  await vi.waitUntil(() => stopped !== undefined);
  await stopped;
  expect(ran).toEqual(["VACUUM (ANALYZE) public.a"]);
  await maintenance.afterBulkWrite();
  expect(ran).toHaveLength(1);
});

async function open(options: EmbeddedOptions) {
  const folder = await folderWithDatabase();
  const embedded = await openEmbedded(folder, options);
  onTestFinished(() => embedded.close());
  const megabytesOfLog = () => {
    const log = join(folder, "postgres", "pg_wal");
    const files = readdirSync(log, { withFileTypes: true }).filter((entry) => entry.isFile());
    return files.reduce((sum, entry) => sum + statSync(join(log, entry.name)).size, 0) / 1024 / 1024;
  };
  return { ...embedded, megabytesOfLog };
}

const rewrite = "update filler set text = repeat(md5(random()::text), 30)";

test("checkpoints keep the log bounded under many writes", async () => {
  const { clock, pass } = handClock();
  const { pglite, megabytesOfLog } = await open({
    maintenance: { clock, checkpointAfterBytes: 8 * 1024 * 1024 },
  });
  await pglite.exec("create table filler (id int, text text)");
  await pglite.exec("insert into filler select id, '' from generate_series(1, 8000) id");
  let most = 0;
  for (let round = 0; round < 12; round++) {
    await pglite.exec(rewrite);
    await pass(1_000);
    most = Math.max(most, megabytesOfLog());
  }
  const { rows } = await pglite.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes",
  );
  const written = (rows[0]?.bytes ?? 0) / 1024 / 1024;
  expect(written).toBeGreaterThan(100);
  expect(most).toBeLessThan(80);
});

test("after a large import, dead rows are removed and the planner's statistics are current", async () => {
  const failed: unknown[] = [];
  const { pglite, maintenance } = await open({ onError: (error) => failed.push(error) });
  await pglite.exec("create table filler (id int, text text)");
  await pglite.exec("insert into filler select id, '' from generate_series(1, 3000) id");
  for (let round = 0; round < 3; round++) await pglite.exec(rewrite);
  await maintenance.afterBulkWrite();
  // A page is "all visible" once it has no dead rows.
  const { rows } = await pglite.query(
    `select reltuples::int as rows, relpages > 0 and relallvisible = relpages as clean
     from pg_class where relname = 'filler'`,
  );
  expect(rows).toEqual([{ rows: 3000, clean: true }]);
  expect(failed).toEqual([]);
});

test("requests are served while vacuum runs", async () => {
  const { pglite, maintenance } = await open({});
  let over = false;
  const vacuumed = maintenance.afterBulkWrite().then(() => {
    over = true;
  });
  let answered = 0;
  while (!over) {
    await pglite.query("select 1");
    answered++;
  }
  await vacuumed;
  expect(answered).toBeGreaterThan(10);
});
