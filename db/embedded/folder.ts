import { mkdirSync, statSync } from "node:fs";
import { chmod, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The data folder can't be used. The message is one line for the operator. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
  constructor(dataDir: string, cause: unknown) {
    const { code = "unknown" } = cause as NodeJS.ErrnoException;
    super(`DATA_DIR is not right: ${dataDir} is no folder that can be written to (${code}).`, { cause });
  }
}

/** Failures of the disk or its permissions, as opposed to bugs. */
const OF_THE_DISK = /^E(ACCES|PERM|ROFS|NOENT|NOTDIR|EXIST|ISDIR|NOSPC|DQUOT|IO|LOOP|NAMETOOLONG|INVAL)$/;

/** Says in one line what is wrong with the folder if `error` comes from the disk; otherwise returns it unchanged. */
export function asFolderError(dataDir: string, error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  return OF_THE_DISK.test(code) ? new DataFolderError(dataDir, error) : error;
}

/**
 * Makes a folder and its parents, readable by the owner only.
 * Node's `recursive` never returns where the system answers ENOENT, as below /proc.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = dirname(folder);
    if (code === "ENOENT" && parent !== folder) {
      makeFolder(parent);
      // A second ENOENT is final.
      mkdirSync(folder, { mode: 0o700 });
    } else if (code !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
}

/** The same for the data folder, whose mode is set even if it already exists. */
export async function makePrivate(folder: string): Promise<void> {
  makeFolder(folder);
  // A mounted volume may belong to another user; secret files have a mode of their own.
  await chmod(folder, 0o700).catch(() => {});
}

/** Written under another name and renamed, so that nobody reads half of it. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const aside = `${file}.new`;
  await rm(aside, { force: true });
  await writeFile(aside, text, { mode: 0o600, flag: "wx" });
  await rename(aside, file);
}
