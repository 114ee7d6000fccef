import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** With less room than this PostgreSQL will soon fail to write, and may not open at all. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/** The database's files can't be read as a database; the message says what to do. */
export class DatabaseDamagedError extends Error {
  override name = "DatabaseDamagedError";
  constructor(folder: string, cause: unknown) {
    const reason = firstLine(cause);
    const aside = `${folder}.damaged`;
    super(
      `The database in ${folder} is damaged (${reason}). Restore a backup: stop Tidemark, move the folder aside ` +
        `(mv ${folder} ${aside}), then npm run db -- restore FILE --replace. Without a backup, keep ${aside} and ask for help.`,
      { cause },
    );
  }
}

export class DiskFullError extends Error {
  override name = "DiskFullError";
  constructor(folder: string, cause?: unknown) {
    super(
      `The disk of ${folder} is full: the database needs room to open. Nothing is lost; make room and start again.`,
      { cause },
    );
  }
}

/** Free space on the folder's disk for programs that are not root. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export async function hasRoom(folder: string): Promise<boolean> {
  return (await freeBytes(folder)) >= LEAST_FREE_BYTES;
}

/** Why a database does not open. From inside PGlite, a full disk looks like a damaged folder. */
export async function whyNotOpen(folder: string, error: unknown): Promise<Error> {
  const room = await hasRoom(dirname(folder)).catch(() => true);
  return room ? new DatabaseDamagedError(folder, error) : new DiskFullError(folder, error);
}

/** PostgreSQL's codes for missing or damaged files, and for tables that its catalog lists but it cannot find. */
const OF_DAMAGE = /^(XX00\d|58P\d\d|58030|42P01|3F000)$/;

/** True if a statement that must succeed fails because of the state of the files. */
export function tellsOfDamage(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return OF_DAMAGE.test(cause?.code ?? code ?? "");
}

function firstLine(error: unknown): string {
  const { cause, message } = error as Error;
  const text = cause instanceof Error ? cause.message : message || String(error);
  return (text.split("\n")[0] ?? "").replace(/\.? Build with -sASSERTIONS.*$/, "").slice(0, 200);
}
