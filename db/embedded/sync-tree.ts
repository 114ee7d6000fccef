import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cannotSyncFolders } from "./durable-fs";

/** Flushes a folder and everything in it to disk. Call before a rename that others rely on. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await syncFile(path);
  }
  await syncFolder(folder);
}

/** Flushes a folder's entries to disk, where the system can do that. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!cannotSyncFolders(error)) throw error;
  }
}

async function syncFile(path: string): Promise<void> {
  // Windows flushes only files that are open for writing.
  const handle = await open(path, "r+");
  await handle.sync().finally(() => handle.close());
}
