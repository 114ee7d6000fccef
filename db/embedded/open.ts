import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { DatabaseDamagedError, whyNotOpen } from "./damage";
import { DURABLE_START_PARAMS, DurableNodeFS, type DurableOptions } from "./durable-fs";
import { holdLock, type Lock } from "./lock";
import { type Maintenance, type MaintenanceOptions, startMaintenance } from "./maintenance";

export interface Embedded {
  /** Where the database's files are. */
  folder: string;
  pglite: PGlite;
  lock: Lock;
  maintenance: Maintenance;
  /** Call before the process ends; calling it twice is fine. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Receives errors of background work. */
  onError?: (error: unknown, during: string) => void;
  logger?: { info(message: string): void };
  durability?: DurableOptions;
  maintenance?: Omit<MaintenanceOptions, "onError">;
}

/** Inside the data folder, which also holds secrets and the lock. */
const FOLDER = "postgres";
const POSTGRES_MAJOR = "18";

/**
 * Opens the embedded PostgreSQL in a folder, making both at the first start.
 * @throws DatabaseInUseError if another process has it open.
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const { onError = (error, during) => console.error(`${during} failed:`, error) } = options;
  const lock = await holdLock(dataDir);
  try {
    const folder = join(dataDir, FOLDER);
    const version = await writtenBy(folder);
    if (version === null) await create(dataDir, folder, options);
    else if (version !== POSTGRES_MAJOR) throw new OtherVersionError(folder, version);
    const pglite = await openFolder(folder, options.durability).catch(async (error) => {
      throw await whyNotOpen(folder, error);
    });
    const maintenance = startMaintenance(pglite, { ...options.maintenance, onError });
    let closed: Promise<void> | null = null;
    return {
      folder,
      pglite,
      lock,
      maintenance,
      close() {
        closed ??= closeAll(pglite, lock, maintenance, onError);
        return closed;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function closeAll(
  pglite: PGlite,
  lock: Lock,
  maintenance: Maintenance,
  onError: NonNullable<EmbeddedOptions["onError"]>,
): Promise<void> {
  try {
    await maintenance.stop();
    // Leaves the next start nothing to recover. On a full disk this can fail, without losing a row.
    await pglite.exec("CHECKPOINT").catch((error) => onError(error, "CHECKPOINT"));
    await pglite.close();
  } finally {
    await lock.release();
  }
}

export class OtherVersionError extends Error {
  override name = "OtherVersionError";
  constructor(folder: string, version: string) {
    super(
      `The database in ${folder} was written by PostgreSQL ${version}, this program has ${POSTGRES_MAJOR}: ` +
        "write a backup with the program that made it, and restore that here.",
    );
  }
}

/** @returns the major version of PostgreSQL, or null if there is no database yet. */
async function writtenBy(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const files = await readdir(folder).catch(() => []);
    if (files.length > 0) throw new DatabaseDamagedError(folder, new Error("PG_VERSION is missing"));
    return null;
  }
}

/**
 * Making a database takes 900 MB, which a process does not give back: a short-lived one of its own does it.
 */
async function create(dataDir: string, folder: string, { logger }: EmbeddedOptions) {
  logger?.info(`Making a new database in ${folder}`);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = fileURLToPath(new URL("./make.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", loader, program, dataDir, folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The database in ${folder} could not be made: ${words.trim()}`);
}

function openFolder(folder: string, durability?: DurableOptions): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableNodeFS(folder, durability),
    startParams: DURABLE_START_PARAMS,
  });
}
