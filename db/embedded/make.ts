import { mkdir, rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { DURABLE_START_PARAMS, DurableNodeFS } from "./durable-fs";
import { syncFolder, syncTree } from "./sync-tree";

/**
 * A program: makes an empty database. It is made aside, brought to the disk and only then given its name, so
 * that a start that is cut off leaves nothing half made. Arguments: the data folder, the database's in it.
 */
const [dataDir = "", folder = ""] = process.argv.slice(2);
const aside = `${folder}.new`;
await rm(aside, { recursive: true, force: true });
await mkdir(aside, { mode: 0o700 });
const pglite = await PGlite.create({ fs: new DurableNodeFS(aside), startParams: DURABLE_START_PARAMS });
await pglite.close();
await syncTree(aside);
await rename(aside, folder);
await syncFolder(dataDir);
process.exit(0);
