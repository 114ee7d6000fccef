import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn, signUp } from "../../../app/access/auth.server";
import { verify } from "../../../app/commands/backup";
import { LIVE, TABLES } from "../../../app/commands/backup-tables";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open";
import { rowsOf } from "../../../db/rows";
import { DEMO, loadSeed } from "../../../seeds/load";
import { contextOf, runPrinting, tokenFor } from "../../support/app/calls";
import { ENGINES, makeCollaborative, openOwnDatabase } from "../../support/database/databases";
import { createDatabase } from "../../support/database/postgres";
import { makeFurnished, readTables } from "../../support/database/tenancy";
import { temporaryFolder } from "../../support/temporary.mjs";

/** Text that a careless backup loses: every kind of line break, quotes, braces, formulas, other scripts. */
const HARD_NOTE = '{"not": "a row"}\r\nusers\n\u2028\u2029"quoted" \\ =1+1 – Ærø 北京 🙂';

/** Every row of every table as text, to compare databases across engines. */
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
  await database.asOwner(async (tx) => {
    await tx.execute(sql`insert into attempts (key, count, last_at) values ('password:a', 3, now())
      on conflict do nothing`);
    await tx.execute(sql`insert into passkeys
      (id, user_id, public_key, credential_id, counter, device_type, backed_up)
      select gen_random_uuid(), id, 'key', 'credential', 1, 'multiDevice', true from users limit 1`);
    await tx.execute(sql`insert into two_factors (id, user_id, secret, backup_codes)
      select gen_random_uuid(), id, 'sealed', 'sealed' from users limit 1`);
    await tx.execute(sql`insert into outside_events (id, kind) values (gen_random_uuid(), 'sign_in_failed')`);
  });
}

describe("a backup", () => {
  const databases = {} as Record<(typeof ENGINES)[number], Database>;
  const disposals: (() => Promise<void>)[] = [];
  const folder = temporaryFolder("backup");
  const open = async (engine: (typeof ENGINES)[number]) => {
    const { database, dispose } = await openOwnDatabase(engine);
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

  it("covers every table of the schema", async () => {
    for (const engine of ENGINES) {
      const tables = await readTables(databases[engine]);
      expect(tables.map(({ name }) => name)).toEqual([...TABLES].sort());
    }
  });

  it("carries every row to the other engine and back unchanged", async () => {
    const { embedded, server } = databases;
    const before = await contentOf(embedded);
    expect(Object.entries(before).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []))).toEqual([]);
    expect(before.observations?.join()).toContain("Ærø 北京 🙂");

    const there = join(folder, "there.gz");
    const back = join(folder, "back.gz");
    const [line] = await runPrinting(embedded, "backup", [there]);
    // Sessions and codes are left out, so people sign in again.
    const backedUp = { ...before, ...Object.fromEntries(LIVE.map((table) => [table, [] as string[]])) };
    const rows = Object.values(backedUp).flat().length;
    expect(line).toContain(`${rows} rows`);
    expect(statSync(there).mode & 0o077).toBe(0);
    expect(existsSync(`${there}.unfinished`)).toBe(false);
    expect(await runPrinting(server, "restore", [there])).toEqual([expect.stringContaining(`${rows} rows`)]);
    expect(await contentOf(server)).toEqual(backedUp);

    await runPrinting(server, "backup", [back]);
    const again = await open("embedded");
    await runPrinting(again, "restore", [back]);
    expect(await contentOf(again)).toEqual(backedUp);
    // The restored collaborative is complete, including its guards.
    const context = contextOf(again);
    const { outcome } = await signIn(
      context.auth,
      { email: "ana@example.org", password: "a calm river in spring" },
      "198.51.100.2",
    );
    expect(outcome).toBe("signed in");
  });

  it("does not overwrite existing collaboratives unless told to", async () => {
    const file = join(folder, "small.gz");
    const small = await open("server");
    await makeFurnished(small, "small");
    await runPrinting(small, "backup", [file]);
    const target = await open("embedded");
    await makeFurnished(target, "other");
    const before = await contentOf(target);
    await expect(runPrinting(target, "restore", [file])).rejects.toMatchObject({
      name: "CommandError",
      message: expect.stringContaining("--replace"),
    });
    expect(await contentOf(target)).toEqual(before);
    await runPrinting(target, "restore", [file, "--replace"]);
    expect(await contentOf(target)).toEqual(await contentOf(small));
  });

  it("that is truncated, altered, incomplete, foreign, or absent is refused and changes nothing", async () => {
    const target = await open("embedded");
    await makeFurnished(target, "kept");
    const before = await contentOf(target);
    const whole = join(folder, "whole.gz");
    await runPrinting(target, "backup", [whole]);
    const bytes = readFileSync(whole);
    const text = gunzipSync(bytes).toString("utf8");
    const lines = text.split("\n").slice(0, -1);
    const end = JSON.parse(lines.at(-1)?.slice(4) ?? "") as { rows: Record<string, number>; sha256: string };
    const pack = (...parts: (string | undefined)[]) => gzipSync(`${parts.join("\n")}\n`);
    const collaborative = lines.findIndex((line) => line.includes('"slug":"kept"'));
    const without = lines.toSpliced(collaborative, 1);
    const proven = (body: string[], rows: object) =>
      pack(
        ...body,
        `end ${JSON.stringify({
          rows,
          sha256: createHash("sha256")
            .update(`${body.join("\n")}\n`)
            .digest("hex"),
        })}`,
      );
    const broken: Record<string, Buffer> = {
      "half of it": bytes.subarray(0, bytes.length / 2),
      "cut off": bytes.subarray(0, bytes.length - 40),
      "without the last byte": bytes.subarray(0, bytes.length - 1),
      "half of its lines": pack(...lines.slice(0, lines.length / 2)),
      "without its last line": pack(...lines.slice(0, -1)),
      "without one row": pack(...without),
      "with a digit changed": gzipSync(text.replace(/"baseline_year":(\d{3})\d/, '"baseline_year":$19')),
      "with a row twice": pack(...lines.toSpliced(collaborative, 0, lines[collaborative] ?? "")),
      "with more after its end": Buffer.concat([bytes, gzipSync("users\n{}\n")]),
      "proven, and short of a row": proven(without.slice(0, -1), end.rows),
      "no archive": Buffer.from("member,measure\n"),
      foreign: pack("another format"),
      empty: gzipSync(""),
      "unknown table": proven([lines[0] ?? "", "wishes", '{"id":1}'], {}),
      "spoilt row": proven([lines[0] ?? "", "users", '{"id": broken}'], { users: 1 }),
    };
    for (let at = 20; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      broken[`a bit flipped at ${at}`] = flipped;
    }
    for (const [name, content] of Object.entries(broken)) {
      const file = join(folder, `${name}.gz`);
      writeFileSync(file, content);
      const refusal = { name: "CommandError", message: expect.stringMatching(/^[^\n]+$/) };
      await expect(runPrinting(target, "restore", [file, "--replace"]), name).rejects.toMatchObject(refusal);
      await expect(verify({ args: [file], print: () => {} }), name).rejects.toMatchObject(refusal);
    }
    await expect(runPrinting(target, "restore", [join(folder, "nowhere.gz")])).rejects.toMatchObject({
      name: "CommandError",
    });
    await expect(runPrinting(target, "restore", [])).rejects.toMatchObject({ name: "CommandError" });
    expect(await contentOf(target)).toEqual(before);

    const printed: string[] = [];
    await verify({ args: [whole], print: (line) => printed.push(line) });
    expect(printed.join()).toMatch(/is whole: \d+ rows in \d+ tables/);
    expect(await runPrinting(target, "restore", [whole, "--replace"])).toHaveLength(1);
    expect(await contentOf(target)).toEqual(before);
  });

  it("in the first format, which cannot be verified, is restored only on request", async () => {
    const source = await open("server");
    await makeFurnished(source, "first");
    const whole = join(folder, "second-format.gz");
    await runPrinting(source, "backup", [whole]);
    const lines = gunzipSync(readFileSync(whole)).toString("utf8").split("\n").slice(1, -2);
    const first = join(folder, "first-format.gz");
    writeFileSync(first, gzipSync(["tidemark backup 1", ...lines, ""].join("\n")));
    const target = await open("embedded");
    await expect(runPrinting(target, "restore", [first])).rejects.toThrow("--unproven");
    await runPrinting(target, "restore", [first, "--unproven"]);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it("contains no credentials: no sessions, no mailed codes, no secrets of links or tokens", async () => {
    const { embedded } = databases;
    const { auth } = contextOf(embedded);
    const person = { email: "ana@example.org", password: "a calm river in spring" };
    const answer = await signIn(auth, person, "198.51.100.9");
    const cookie = answer.outcome === "signed in" ? (answer.headers.getSetCookie()[0] ?? "") : "";
    const session = decodeURIComponent(/=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";
    expect(session.length).toBeGreaterThan(20);
    const { slug } = await makeCollaborative(embedded);
    const token = await tokenFor(embedded, slug, "backbone");
    const file = join(folder, "no-secrets.gz");
    await runPrinting(embedded, "backup", [file]);
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    expect(text).toContain("ana@example.org");
    for (const secret of [session, token, '"value":"code"', person.password])
      expect(text).not.toContain(secret);
    for (const table of LIVE) expect(text.split("\n")).not.toContain(table);
  });

  it("is not needed to move to a server, but the server must be empty", async () => {
    const databaseUrl = await createDatabase();
    const [line] = await runPrinting(databases.embedded, "move", ["--to", databaseUrl]);
    expect(line).toMatch(/^Moved \d+ rows/);
    const moved = await openDatabase({ databaseUrl, dataDir: "" });
    disposals.push(() => moved.close());
    expect(await contentOf(moved)).toEqual(await contentOf(databases.embedded));
    await expect(runPrinting(databases.embedded, "move", ["--to", databaseUrl])).rejects.toMatchObject({
      name: "CommandError",
    });
  });
});
