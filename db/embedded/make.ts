import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DURABLE_START_PARAMS, DurableNodeFS } from "./durable-fs";
import { syncFolder, syncTree } from "./sync-tree";

/**
 * A program: makes an empty database. It is made aside, brought to the disk and only then given its name, so
 * that a start that is cut off leaves nothing half made. Arguments: the data folder, the database's in it.
 */
const [dataDir = "", folder = ""] = process.argv.slice(2);
const parent = process.ppid;
// A unique name: if the starting process was killed, the next start makes another folder.
const aside = `${folder}.new-${process.pid}`;
await removeUnfinished();
await mkdir(aside, { mode: 0o700 });
const pglite = await PGlite.create({ fs: new DurableNodeFS(aside), startParams: DURABLE_START_PARAMS });
await pglite.close();
await syncTree(aside);
if (process.ppid !== parent) {
  await rm(aside, { recursive: true, force: true });
  process.exit(1);
}
await rename(aside, folder);
await syncFolder(dataDir);
process.exit(0);

/** Leftovers of interrupted starts. A folder still being written is removed by its own process. */
async function removeUnfinished(): Promise<void> {
  const unfinished = (await readdir(dataDir)).filter((name) => name.startsWith(`${basename(folder)}.new-`));
  for (const name of unfinished)
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {});
}
