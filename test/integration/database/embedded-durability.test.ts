import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Embedded, type EmbeddedOptions, openEmbedded } from "../../../db/embedded/open";
import { startChild } from "../../support/embedded/child";
import { emptyFolder, folderWithDatabase } from "../../support/embedded/folder";
import { runs } from "../../support/endurance";

async function open(folder: string, options?: EmbeddedOptions): Promise<Embedded> {
  const embedded = await openEmbedded(folder, options);
  onTestFinished(() => embedded.close());
  return embedded;
}

async function ids({ pglite }: Embedded, table: string): Promise<number[]> {
  const { rows } = await pglite.query<{ id: number }>(`select id from ${table} order by id`);
  return rows.map((row) => row.id);
}

test("every commit reaches the disk before it is acknowledged, and a checkpoint writes the tables", async () => {
  const synced = { file: 0, folder: 0 };
  const { pglite } = await open(await folderWithDatabase(), {
    durability: { onFsync: (kind) => synced[kind]++ },
  });
  await pglite.exec("create table kept (id int primary key)");
  for (let id = 1; id <= 20; id++) {
    const before = synced.file;
    await pglite.query("insert into kept values ($1)", [id]);
    expect(synced.file).toBeGreaterThan(before);
  }
  const before = { ...synced };
  await pglite.query("select count(*) from kept");
  expect(synced).toEqual(before);
  await pglite.exec("CHECKPOINT");
  expect(synced.file).toBeGreaterThan(before.file + 5);
  expect(synced.folder).toBeGreaterThan(before.folder);
});

test("a folder that cannot be synced, as on Windows, does not stop a checkpoint", async () => {
  const { fstatSync, fsyncSync } = await import("node:fs");
  const { pglite } = await open(await folderWithDatabase(), {
    durability: {
      fsync(fd) {
        if (fstatSync(fd).isDirectory()) throw Object.assign(new Error("EPERM"), { code: "EPERM" });
        fsyncSync(fd);
      },
    },
  });
  await pglite.exec("create table kept (id int primary key)");
  await pglite.exec("CHECKPOINT");
  await pglite.exec("insert into kept values (1)");
});

test("when the disk fails, the process exits without acknowledging the write, and committed rows survive", async () => {
  const folder = await folderWithDatabase();
  const child = startChild("failing-disk", folder);
  expect(await child.ended).toBe(1);
  expect(child.lines()).toEqual(["committed 1"]);
  expect(child.errors()).toContain("cannot write to its disk");
  expect(await ids(await open(folder), "kept")).toContain(1);
});

test("after kill -9 during writes, every acknowledged row is stored", async () => {
  const folder = await folderWithDatabase();
  for (let trial = 1; trial <= runs(3); trial++) {
    const writer = startChild("write", folder);
    await writer.line(() => true);
    await pause(150 + Math.random() * 400);
    await writer.kill();
    const acknowledged = Number(writer.lines().at(-1));

    const embedded = await openEmbedded(folder);
    const ones = await ids(embedded, "one");
    // No gaps, only whole transactions, and at most one committed but not yet acknowledged.
    expect(ones).toEqual(Array.from(ones, (_, index) => index + 1));
    expect(await ids(embedded, "other")).toEqual(ones);
    expect(ones.length).toBeGreaterThanOrEqual(acknowledged);
    expect(ones.length).toBeLessThanOrEqual(acknowledged + 1);
    await embedded.close();
  }
});

test("a second process cannot open an open database", async () => {
  const folder = await folderWithDatabase();
  await open(folder);
  const second = startChild("open", folder);
  expect(await second.line((line) => line !== "opening")).toMatch(
    /^DatabaseInUseError: .* is in use by process/,
  );
});

test("a killed first start leaves nothing incomplete behind", async () => {
  const folder = emptyFolder();
  const first = startChild("open", folder);
  const unfinished = () => readdirSync(folder).filter((name) => name.startsWith("postgres.new-"));
  while (!unfinished().some((name) => existsSync(join(folder, name, "PG_VERSION")))) await pause(10);
  await first.kill();
  expect(first.lines()).toEqual(["opening"]);
  expect(existsSync(join(folder, "postgres"))).toBe(false);

  const { pglite } = await open(folder);
  await pglite.exec("create table kept (id int primary key)");
  await vi.waitUntil(() => unfinished().length === 0, { timeout: 30_000 });
  expect(readdirSync(folder).sort()).toEqual(["control.secret", "holder.pid", "postgres"]);
});

test("a closed database reopens with all of its contents", async () => {
  const folder = await folderWithDatabase();
  const first = await openEmbedded(folder);
  await first.pglite.exec("create table kept (id int primary key); insert into kept values (7)");
  await Promise.all([first.close(), first.close()]);
  await first.close();
  expect(readdirSync(folder)).toEqual(["postgres"]);
  expect(await ids(await open(folder), "kept")).toEqual([7]);
});

test("a folder of another PostgreSQL version is refused with its version, left untouched, and unlocked", async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "postgres"));
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(openEmbedded(folder)).rejects.toThrow("was written by PostgreSQL 17");
  await expect(openEmbedded(folder)).rejects.toThrow("was written by PostgreSQL 17");
  expect(readdirSync(join(folder, "postgres"))).toEqual(["PG_VERSION"]);
});
