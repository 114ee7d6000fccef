import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { sql } from "drizzle-orm";
import { type Database, openDatabase, type Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { ChoreSettings } from "../settings";
import { ChoreError, readOptions } from "./arguments";
import { bringKeptUpToDate } from "./keep";

/** Whole tables in the order in which rows may be put back; one with no place here fails the test of it. */
export const TABLES = [
  "users",
  "sessions",
  "accounts",
  "verifications",
  "rate_limits",
  "collaboratives",
  "members",
  "roles",
  "api_tokens",
  "invitations",
  "measures",
  "metrics",
  "dimensions",
  "categories",
  "measure_dimensions",
  "observations",
  "reported_shares",
  "category_observations",
  "definitions",
  "goals",
  "interview_points",
  "indicators",
  "indicator_values",
  "rubrics",
  "assessments",
  "investments",
  "investment_years",
  "investment_shares",
  "years",
  "requests",
  "comments",
  "accepted_warnings",
  "imports",
  "uploads",
  "mappings",
  "reminders",
  "reports",
  "report_versions",
  "report_links",
  "member_years",
  "kept_sums",
  "history",
];
const FORMAT = "tidemark backup 1";
const BATCH = 2000;

type Print = (line: string) => void;

/** `npm run db -- backup FILE`: every row of every table, from one moment, the same on both engines. */
export async function backup(
  database: Database,
  _settings: ChoreSettings,
  args: string[],
  print: Print,
): Promise<void> {
  const file = fileOf(args);
  // Written beside and renamed, so that a broken backup never takes the place of a good one.
  const unfinished = `${file}.unfinished`;
  const zip = createGzip();
  const done = once(zip.pipe(createWriteStream(unfinished, { mode: 0o600 })), "close");
  let rows = 0;
  try {
    await database.asOwner(async (tx) => {
      for await (const line of dump(tx)) {
        rows += line.startsWith("{") ? 1 : 0;
        if (!zip.write(`${line}\n`)) await once(zip, "drain");
      }
    });
    zip.end();
    await done;
    await rename(unfinished, file);
  } catch (error) {
    zip.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
  print(`Backed up ${rows} rows to ${file}.`);
}

/** `npm run db -- restore FILE [--replace]`: puts a backup back, all of it or nothing. */
export async function restore(
  database: Database,
  _settings: ChoreSettings,
  args: string[],
  print: Print,
): Promise<void> {
  const replace = args.includes("--replace");
  const file = fileOf(args.filter((arg) => arg !== "--replace"));
  const rows = await load(database, linesOf(file), replace).catch((error) => {
    throw ["ENOENT", "Z_DATA_ERROR", "Z_BUF_ERROR"].includes(error.code)
      ? new ChoreError(`${file} is not there, or not a backup of Tidemark.`)
      : error;
  });
  await bringKeptUpToDate(database);
  print(`Restored ${rows} rows from ${file}.`);
}

/** `npm run db -- move --to URL`: copies everything to a PostgreSQL server. */
export async function move(
  database: Database,
  settings: ChoreSettings,
  args: string[],
  print: Print,
): Promise<void> {
  const { to = "" } = readOptions(args, ["to"]);
  const target = await openDatabase({ databaseUrl: to, dataDir: settings.dataDir });
  try {
    await target.migrate();
    const rows = await database.asOwner((tx) => load(target, dump(tx), false));
    print(`Moved ${rows} rows. Start Tidemark with DATABASE_URL set to that server from now on.`);
  } finally {
    await target.close();
  }
}

/** Errors of reading and unpacking end up with whoever reads the lines. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createGunzip();
  pipeline(createReadStream(file), text, () => {});
  let rest = "";
  for await (const chunk of text.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}

async function* dump(tx: Tx): AsyncGenerator<string> {
  yield FORMAT;
  for (const table of TABLES) {
    yield table;
    for (let from = 0; ; from += BATCH) {
      // As text, so that no number passes through a double.
      const rows = rowsOf<{ row: string }>(
        await tx.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t
          order by t.ctid limit ${BATCH} offset ${from}`),
      );
      for (const { row } of rows) yield row;
      if (rows.length < BATCH) break;
    }
  }
}

async function load(database: Database, lines: AsyncIterable<string>, replace: boolean): Promise<number> {
  return database.asOwner(async (tx) => {
    const [held] = rowsOf<{ n: number }>(
      await tx.execute(sql`select count(*)::int as n from collaboratives`),
    );
    if (held && held.n > 0 && !replace)
      throw new ChoreError(
        "The database holds collaboratives already: add --replace to overwrite all of it.",
      );
    await tx.execute(sql.raw(`truncate ${TABLES.map((table) => `"${table}"`).join(", ")}`));
    let count = 0;
    let table: string | null = null;
    let batch: string[] = [];
    const flush = async () => {
      if (table && batch[0]) {
        // By name: columns that have come since the backup was made take what they start with.
        const columns = sql.raw(
          Object.keys(JSON.parse(batch[0]))
            .map((name) => `"${name.replaceAll('"', "")}"`)
            .join(", "),
        );
        await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) select ${columns}
          from json_populate_recordset(null::${sql.identifier(table)}, ${`[${batch.join(",")}]`}::json)`);
      }
      batch = [];
    };
    let first = true;
    for await (const line of lines) {
      if (first && line !== FORMAT)
        throw new ChoreError("This is not a backup of Tidemark, or of a newer version.");
      if (first || line === "") {
        first = false;
      } else if (line.startsWith("{")) {
        batch.push(line);
        count++;
        if (batch.length === BATCH) await flush();
      } else {
        await flush();
        if (!TABLES.includes(line))
          throw new ChoreError(`The backup has a table that is not known here: ${line}.`);
        table = line;
      }
    }
    await flush();
    if (first) throw new ChoreError("The backup is empty.");
    return count;
  });
}

function fileOf(args: string[]): string {
  const [file, ...rest] = args;
  if (!file || file.startsWith("--") || rest.length > 0) throw new ChoreError("Name one file.");
  return resolve(file);
}
