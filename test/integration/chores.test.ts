import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, signUp } from "../../app/access/auth.server";
import { TABLES } from "../../app/chores/backup";
import { readCatalog } from "../../app/records/catalog.server";
import { writeObservations } from "../../app/records/write-observations.server";
import { type Database, openDatabase } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { DEMO, loadSeed } from "../../seeds/load";
import { contextOf, runPrinting } from "../support/calls";
import { ENGINES, openTestDatabase } from "../support/databases";
import { createDatabase } from "../support/postgres";
import { makeFurnished, readTables } from "../support/tenancy";

/** Text that a careless backup loses: line ends of every kind, quotes, braces, formulas, other scripts. */
const HARD_NOTE = '{"not": "a row"}\r\nusers\n\u2028\u2029"quoted" \\ =1+1 – Ærø 北京 🙂';

/** Every row of every table as text, to compare databases of different engines. */
function contentOf(database: Database): Promise<Record<string, string[]>> {
  return database.asOwner(async (tx) => {
    await tx.execute(sql`select set_config('TimeZone', 'UTC', true)`);
    const content: Record<string, string[]> = {};
    for (const table of TABLES) {
      const rows = rowsOf<{ row: string }>(
        await tx.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t`),
      );
      content[table] = rows.map(({ row }) => row).sort();
    }
    return content;
  });
}

async function fill(database: Database): Promise<void> {
  const { auth } = contextOf(database);
  const person = { email: "ana@example.org", password: "a calm river in spring" };
  await signUp(auth, { ...person, name: "Ana" });
  await signIn(auth, person, "198.51.100.1");
  await loadSeed(database, DEMO);
  const furnished = await makeFurnished(database, "furnished");
  await furnished.enter(async (db) => {
    const catalog = await readCatalog(db);
    const value = { memberId: catalog.members[0]?.id ?? "", kind: "measure", state: "value" } as const;
    await writeObservations(db, catalog, [
      { ...value, code: "total_spend", year: 2024, value: "9999999999999.99", note: HARD_NOTE },
      { ...value, code: "total_spend", year: 2023, value: "0.10" },
    ]);
  });
  await database.db.execute(sql`insert into verifications (id, identifier, value, expires_at)
    values (gen_random_uuid(), 'reset', 'code', '2030-01-01T00:00:00.123456Z')`);
}

describe("a backup", () => {
  const databases = {} as Record<(typeof ENGINES)[number], Database>;
  const disposals: (() => Promise<void>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), "tidemark-backup-"));
  const open = async (engine: (typeof ENGINES)[number]) => {
    const { database, dispose } = await openTestDatabase(engine);
    disposals.push(dispose);
    return database;
  };
  beforeAll(async () => {
    for (const engine of ENGINES) databases[engine] = await open(engine);
    await fill(databases.embedded);
  });
  afterAll(async () => {
    for (const dispose of disposals) await dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has a place for every table of the schema", async () => {
    for (const engine of ENGINES) {
      const tables = await readTables(databases[engine]);
      expect(tables.map(({ name }) => name)).toEqual([...TABLES].sort());
    }
  });

  it("carries every row to the other engine, and back, unchanged", async () => {
    const { embedded, server } = databases;
    const before = await contentOf(embedded);
    for (const [table, rows] of Object.entries(before)) expect([table, rows.length]).not.toEqual([table, 0]);
    expect(before.observations?.join()).toContain("Ærø 北京 🙂");

    const [there, back] = [join(folder, "there.gz"), join(folder, "back.gz")];
    const [line] = await runPrinting(embedded, "backup", [there]);
    const rows = Object.values(before).flat().length;
    expect(line).toContain(`${rows} rows`);
    expect(statSync(there).mode & 0o077).toBe(0);
    expect(existsSync(`${there}.unfinished`)).toBe(false);
    expect(await runPrinting(server, "restore", [there])).toEqual([expect.stringContaining(`${rows} rows`)]);
    expect(await contentOf(server)).toEqual(before);

    await runPrinting(server, "backup", [back]);
    const again = await open("embedded");
    await runPrinting(again, "restore", [back]);
    expect(await contentOf(again)).toEqual(before);
    // The restored collaborative is whole, guards included.
    const context = contextOf(again);
    const { outcome } = await signIn(
      context.auth,
      { email: "ana@example.org", password: "a calm river in spring" },
      "198.51.100.2",
    );
    expect(outcome).toBe("signed in");
  });

  it("does not go over collaboratives that are there, unless it is told to", async () => {
    const file = join(folder, "small.gz");
    const small = await open("server");
    await makeFurnished(small, "small");
    await runPrinting(small, "backup", [file]);
    const target = await open("embedded");
    await makeFurnished(target, "other");
    const before = await contentOf(target);
    await expect(runPrinting(target, "restore", [file])).rejects.toMatchObject({
      name: "ChoreError",
      message: expect.stringContaining("--replace"),
    });
    expect(await contentOf(target)).toEqual(before);
    await runPrinting(target, "restore", [file, "--replace"]);
    expect(await contentOf(target)).toEqual(await contentOf(small));
  });

  it("that is broken, foreign or not there is refused, and changes nothing", async () => {
    const target = await open("embedded");
    await makeFurnished(target, "kept");
    const before = await contentOf(target);
    const whole = join(folder, "whole.gz");
    await runPrinting(target, "backup", [whole]);
    const bytes = readFileSync(whole);
    const lines = gunzipSync(bytes).toString("utf8").split("\n");
    const broken: Record<string, Buffer> = {
      "cut off": bytes.subarray(0, bytes.length - 40),
      "no archive": Buffer.from("member,measure\n"),
      foreign: gzipSync("another format\n"),
      empty: gzipSync(""),
      "unknown table": gzipSync([lines[0], "wishes", '{"id":1}'].join("\n")),
      "spoilt row": gzipSync([...lines.slice(0, -2), '{"id": broken}'].join("\n")),
    };
    for (const [name, content] of Object.entries(broken)) {
      const file = join(folder, `${name}.gz`);
      writeFileSync(file, content);
      await expect(runPrinting(target, "restore", [file, "--replace"]), name).rejects.toThrow();
    }
    await expect(runPrinting(target, "restore", [join(folder, "nowhere.gz")])).rejects.toMatchObject({
      name: "ChoreError",
    });
    await expect(runPrinting(target, "restore", [])).rejects.toMatchObject({ name: "ChoreError" });
    expect(await contentOf(target)).toEqual(before);
  });

  it("is not needed to move to a server, which must be empty", async () => {
    const databaseUrl = await createDatabase();
    const [line] = await runPrinting(databases.embedded, "move", ["--to", databaseUrl]);
    expect(line).toMatch(/^Moved \d+ rows/);
    const moved = await openDatabase({ databaseUrl, dataDir: "" });
    disposals.push(() => moved.close());
    expect(await contentOf(moved)).toEqual(await contentOf(databases.embedded));
    await expect(runPrinting(databases.embedded, "move", ["--to", databaseUrl])).rejects.toMatchObject({
      name: "ChoreError",
    });
  });
});
