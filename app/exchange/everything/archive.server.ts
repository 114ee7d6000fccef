import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { toCsv } from "~/exchange/csv";
import { EXPORTED_TABLES, type ExportedTable, exportedRows } from "~/records/everything/tables.server";
import type { TenantDb } from "~db/tenant";

const README = `Everything that Tidemark stores for one collaborative, from one export.

tables/NAME.csv   for spreadsheets: every column as text, in the database's own words
tables/NAME.json  for programs: the same rows, numbers exact

Left out: hashes of tokens and links, drafts of ratings (their raters' alone), files that were uploaded and not yet
stored, and sums that are computed from the rest. Members, measures, and people are referred to by their ids.
`;

/**
 * Writes everything of a collaborative into a ZIP in a temporary folder, some rows at a time. The transaction is over when
 * the file is sent, so that a slow reader does not hold it.
 */
export async function archiveEverything(
  db: TenantDb,
): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "tidemark-export-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = join(folder, "everything.zip");
  try {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(README), "README.txt");
    const streams: Readable[] = [];
    const add = (name: string, lines: AsyncGenerator<string>) => {
      const stream = Readable.from(lines);
      streams.push(stream);
      stream.once("error", (error) => (zip.outputStream as Readable).destroy(error));
      zip.addReadStream(stream, name);
    };
    for (const table of EXPORTED_TABLES) {
      add(`tables/${table.name}.csv`, csvOf(db, table));
      add(`tables/${table.name}.json`, jsonOf(db, table));
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }));
    return { file, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* csvOf(db: TenantDb, table: ExportedTable): AsyncGenerator<string> {
  yield toCsv(table.columns, [], { mark: true });
  for await (const rows of exportedRows(db, table))
    for (const { cells } of rows)
      yield toCsv(
        cells.map((cell) => cell ?? ""),
        [],
      );
}

async function* jsonOf(db: TenantDb, table: ExportedTable): AsyncGenerator<string> {
  yield "[";
  let first = true;
  for await (const rows of exportedRows(db, table))
    for (const { json } of rows) {
      yield `${first ? "" : ","}\n${json}`;
      first = false;
    }
  yield "\n]\n";
}

/** Sends the file and removes it afterwards, however that ends. */
export function sentOnce({ file, remove }: { file: string; remove: () => Promise<void> }): ReadableStream {
  const stream = createReadStream(file);
  stream.once("close", () => void remove());
  return Readable.toWeb(stream) as ReadableStream;
}
