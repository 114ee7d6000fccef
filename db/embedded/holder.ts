import { constants, copyFile, link, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { writePrivate } from "./folder";
import { isRunning, markOf, type ProcessMark } from "./process";

/**
 * The second guard beside the socket: a file in the data folder names the process that holds it and when
 * that process started. All it needs from the platform is creating a file only if none exists.
 */
const FILE = "holder.pid";

/** The process named in the file, running or not. Older versions wrote no start time. */
export async function readHolderId(dataDir: string): Promise<number | null> {
  return parse(await readText(dataDir))?.pid ?? null;
}

/**
 * Names this process in the folder.
 * @returns what removes it again, or null if a running process holds the folder.
 */
export async function claim(dataDir: string): Promise<(() => Promise<void>) | null> {
  const file = join(dataDir, FILE);
  const { pid, started } = await markOf(process.pid);
  const text = `${pid}\n${started ?? ""}\n`;
  const own = `${file}.${pid}`;
  await writePrivate(own, text);
  try {
    while (!(await putInPlace(own, file))) {
      const present = await readText(dataDir);
      const mark = parse(present);
      if (mark && (await isRunning(mark))) return null;
      await removeStale(file, present);
    }
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    if ((await readText(dataDir)) === text) await rm(file, { force: true });
  };
}

/** Creates the whole file or nothing; false if one already exists. */
async function putInPlace(from: string, to: string): Promise<boolean> {
  try {
    // Not every file system has links.
    await link(from, to).catch((error) => {
      if (error.code === "EEXIST") throw error;
      return copyFile(from, to, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Moved away first: another process that found the same stale file may have replaced it by now. */
async function removeStale(file: string, seen: string): Promise<void> {
  const away = `${file}.stale-${process.pid}`;
  try {
    await rename(file, away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await readFile(away, "utf8")) !== seen) await putInPlace(away, file);
  await rm(away, { force: true });
}

function readText(dataDir: string): Promise<string> {
  return readFile(join(dataDir, FILE), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

function parse(text: string): ProcessMark | null {
  const [id = "", started = ""] = text.split("\n");
  const pid = Number.parseInt(id, 10);
  return pid > 0 ? { pid, started: started || null } : null;
}
