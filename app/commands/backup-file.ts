import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Database } from "~db/client";
import { syncFolder } from "~db/embedded/sync-tree";
import { CommandError } from "./arguments";
import { BATCH_ROWS, type Batch, LIVE, readTables, TABLES } from "./backup-tables";

/**
 * A backup is a gzip file of lines: the format, then for each table its name and a line of JSON for each row. The
 * last line proves the rest: how many rows each table has, and the SHA-256 of every byte before that line.
 */
const FORMAT = "tidemark backup 2";
/** The first format had no last line. */
const UNPROVEN_FORMAT = "tidemark backup 1";
const END = "end ";

export interface Proof {
  /** By table. */
  rows: Record<string, number>;
  /** Of all tables together. */
  total: number;
}

/**
 * Writes everything from one moment, reads it back, and only then gives it its name: a broken backup never takes
 * the place of a good one.
 */
export async function writeBackup(database: Database, file: string): Promise<Proof> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await database.asOwner((tx) =>
      pipeline(
        Readable.from(
          linesFrom(
            readTables(
              tx,
              TABLES.filter((table) => !LIVE.includes(table)),
            ),
          ),
        ),
        createGzip(),
        // On the disk before it is named; readable by its owner only.
        createWriteStream(unfinished, { mode: 0o600, flush: true }),
      ),
    );
    const proof = await verifyBackup(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return proof;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Several lines at a time. */
async function* linesFrom(batches: AsyncIterable<Batch>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const rows: Record<string, number> = {};
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  yield hashed(`${FORMAT}\n`);
  for await (const batch of batches) {
    const name = batch.table in rows ? [] : [batch.table];
    rows[batch.table] = (rows[batch.table] ?? 0) + batch.rows.length;
    const lines = [...name, ...batch.rows];
    if (lines.length > 0) yield hashed(`${lines.join("\n")}\n`);
  }
  yield `${END}${JSON.stringify({ rows, sha256: hash.digest("hex") })}\n`;
}

/** Reads a backup through. @throws CommandError if it is cut, altered, or not a backup */
export async function verifyBackup(file: string): Promise<Proof> {
  const rows: Record<string, number> = {};
  for await (const batch of readBackup(file)) {
    rows[batch.table] = (rows[batch.table] ?? 0) + batch.rows.length;
  }
  return { rows, total: Object.values(rows).reduce((sum, count) => sum + count, 0) };
}

/**
 * The rows of a backup. Whether they are complete and unchanged is known only at the end: until then, do nothing
 * with them that cannot be undone.
 * @param unproven also takes the first format, which proves nothing
 * @throws CommandError if it is cut, altered, or not a backup
 */
export async function* readBackup(file: string, unproven = false): AsyncGenerator<Batch> {
  const hash = createHash("sha256");
  const rows: Record<string, number> = {};
  let batch: Batch | null = null;
  let format: string | null = null;
  let ended = false;
  try {
    for await (const line of linesOf(file)) {
      if (ended) throw damaged(file, "it goes on after its last line");
      if (format === null) {
        format = checkFormat(file, line, unproven);
      } else if (line.startsWith(END)) {
        if (batch) yield batch;
        batch = null;
        checkEnd(file, line, { rows, sha256: hash.digest("hex") });
        ended = true;
        continue;
      } else if (line.startsWith("{")) {
        if (!batch) throw damaged(file, "a row belongs to no table");
        JSON.parse(line);
        batch.rows.push(line);
        rows[batch.table] = (rows[batch.table] ?? 0) + 1;
        if (batch.rows.length === BATCH_ROWS) {
          yield batch;
          batch = { table: batch.table, rows: [] };
        }
      } else {
        if (batch) yield batch;
        if (!TABLES.includes(line))
          throw new CommandError(`${file} has a table that is not known here: ${line.slice(0, 60)}.`);
        batch = { table: line, rows: [] };
        rows[line] ??= 0;
      }
      hash.update(`${line}\n`);
    }
  } catch (error) {
    throw readable(file, error);
  }
  if (format === UNPROVEN_FORMAT) {
    if (batch) yield batch;
  } else if (!ended) throw damaged(file, "its last line is missing");
}

function checkFormat(file: string, line: string, unproven: boolean): string {
  if (line === FORMAT || (unproven && line === UNPROVEN_FORMAT)) return line;
  throw new CommandError(
    line === UNPROVEN_FORMAT
      ? `${file} was made by an earlier version and cannot be checked: add --unproven to restore it all the same.`
      : `${file} is not a backup of Tidemark, or of a newer version.`,
  );
}

function checkEnd(
  file: string,
  line: string,
  actual: { rows: Record<string, number>; sha256: string },
): void {
  const end = JSON.parse(line.slice(END.length)) as Partial<typeof actual>;
  if (end.sha256 !== actual.sha256) throw damaged(file, "its contents do not match its checksum");
  for (const [table, count] of Object.entries(end.rows ?? {}))
    if (actual.rows[table] !== count) throw damaged(file, `rows of ${table} are missing`);
}

const damaged = (file: string, why: string) =>
  new CommandError(`${file} is damaged: ${why}. Nothing was changed. Take another backup.`);

/** What reading and unpacking find wrong, in one line. */
function readable(file: string, error: unknown): unknown {
  const { code = "", name } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new CommandError(`${file} is not there.`);
  if (/^E(ACCES|PERM|ISDIR|IO)$/.test(code)) return new CommandError(`${file} cannot be read (${code}).`);
  if (code === "Z_BUF_ERROR") return damaged(file, "it is cut off");
  if (code.startsWith("Z_") || name === "SyntaxError") return damaged(file, "it is altered, or no backup");
  return error;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createGunzip();
  // Errors surface while the lines are read.
  pipeline(createReadStream(file), text).catch(() => {});
  let rest = "";
  for await (const chunk of text.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
