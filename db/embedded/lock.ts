import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { type Address, addressOf, dropGuard, takeGuard } from "./address";
import { answer, type Handler, SECRET_FILE } from "./control";

export { type AskOptions, askHolder, type Handler, NoHolderError } from "./control";

/**
 * Two processes in one embedded database folder break it without a sound. The lock is a listening socket
 * named for the folder: the system gives a name to one process only and takes it back the moment that process
 * ends, however it ends. It does not reach across machines or containers that share a volume.
 */
export interface Lock {
  dataDir: string;
  /** Runs the commands that other processes send (see control.ts); until then they are told "starting". */
  serve(handler: Handler): void;
  release(): Promise<void>;
}

export class DatabaseInUseError extends Error {
  override name = "DatabaseInUseError";
  constructor(
    readonly dataDir: string,
    readonly pid: number | null,
  ) {
    super(
      pid === process.pid
        ? `The database folder ${dataDir} is already open in this process: close it before opening it again.`
        : `The database folder ${dataDir} is in use by ${pid ? `process ${pid}` : "another process"}: ` +
            "stop that one first, or set DATA_DIR to another folder.",
    );
  }
}

const PID_FILE = "holder.pid";

/**
 * Takes the folder for this process, making it if need be. Call before anything in it is opened.
 * @throws DatabaseInUseError
 */
export async function holdLock(dataDir: string, platform?: string): Promise<Lock> {
  await makePrivate(dataDir);
  const address = await addressOf(dataDir, platform);
  const inUse = async () => new DatabaseInUseError(dataDir, await readPid(dataDir));
  const guard = address.guard === null ? null : takeGuard(address.guard);
  if (address.guard !== null && guard === null) throw await inUse();

  const secret = randomBytes(32).toString("hex");
  const sockets = new Set<net.Socket>();
  let handler: Handler | null = null;
  const server = net.createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    answer(socket, secret, () => handler);
  });
  server.maxConnections = 16;
  try {
    if (!(await listen(server, address))) throw await inUse();
    // The lock alone keeps no process alive.
    server.unref();
    await writePrivate(join(dataDir, PID_FILE), `${process.pid}\n`);
    await writePrivate(join(dataDir, SECRET_FILE), secret);
  } catch (error) {
    server.close();
    dropGuard(guard);
    throw error;
  }

  let released: Promise<void> | null = null;
  const release = async () => {
    await Promise.all([PID_FILE, SECRET_FILE].map((file) => rm(join(dataDir, file), { force: true })));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
    dropGuard(guard);
  };
  return {
    dataDir,
    serve(next) {
      handler = next;
    },
    release() {
      released ??= release();
      return released;
    },
  };
}

/** @returns false if another process listens there. */
async function listen(server: net.Server, address: Address): Promise<boolean> {
  if (await tryListen(server, address.path)) return true;
  if (!address.isFile || (await answers(address.path))) return false;
  // The file of a process that was killed.
  await rm(address.path, { force: true });
  return tryListen(server, address.path);
}

function tryListen(server: net.Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error);
    server.once("error", failed);
    // Exclusive: the workers of a cluster would otherwise share one socket, and so the folder.
    server.listen({ path, exclusive: true }, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect({ path });
    const end = (result: boolean) => {
      probe.destroy();
      resolve(result);
    };
    probe.once("connect", () => end(true));
    // Only "nobody listens" frees the name; with any other failure (no rights, queue full) somebody may.
    probe.once("error", (error: NodeJS.ErrnoException) => {
      end(error.code !== "ECONNREFUSED" && error.code !== "ENOENT");
    });
  });
}

async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A mounted volume may belong to somebody else; what is secret in it has its own file mode.
  await chmod(folder, 0o700).catch(() => {});
}

/** Written aside and renamed, so that nobody reads half of it. */
async function writePrivate(file: string, text: string): Promise<void> {
  const aside = `${file}.new`;
  await rm(aside, { force: true });
  await writeFile(aside, text, { mode: 0o600, flag: "wx" });
  await rename(aside, file);
}

async function readPid(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, PID_FILE), "utf8").catch(() => "");
  return Number.parseInt(text, 10) || null;
}
