import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { type Address, addressOf, dropGuard, isTaken, takeGuard } from "./address";
import { answer, type Handler, SECRET_FILE } from "./control";
import { asFolderError, makePrivate, writePrivate } from "./folder";
import { claim, readHolderId } from "./holder";

export { type Ask, askHolder, type Handler, NoHolderError } from "./control";

/**
 * Two processes in one embedded database folder corrupt it silently. The lock is a listening socket
 * named for the folder: the system gives a name to only one process and frees it the moment that process
 * ends, however it ends. A file in the folder that names a running process guards it a second time (holder.ts).
 * Neither reaches across machines or containers that share a volume.
 */
export interface Lock {
  dataDir: string;
  /** Runs the commands that other processes send (see control.ts). Until this is called, they get "starting". */
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

/**
 * Takes the folder for this process, making it if need be. Call before anything in it is opened.
 * @throws DatabaseInUseError, or DataFolderError if nothing can be written there
 */
export async function holdLock(dataDir: string, platform?: string): Promise<Lock> {
  try {
    await makePrivate(dataDir);
    return await take(dataDir, await addressOf(dataDir, platform));
  } catch (error) {
    throw asFolderError(dataDir, error);
  }
}

async function take(dataDir: string, address: Address): Promise<Lock> {
  const inUse = async () => new DatabaseInUseError(dataDir, await readHolderId(dataDir));
  const guard = address.guard === null ? null : takeGuard(address.guard);
  if (address.guard !== null && guard === null) throw await inUse();

  const secret = randomBytes(32).toString("hex");
  const sockets = new Set<net.Socket>();
  let handler: Handler | null = null;
  const listener = () => {
    const server = net.createServer((socket) => {
      sockets.add(socket.once("close", () => sockets.delete(socket)));
      answer(socket, secret, () => handler);
    });
    server.maxConnections = 16;
    return server;
  };
  const servers = [listener()];
  let unclaim: (() => Promise<void>) | null = null;
  const letGo = async () => {
    await removeSecret(dataDir, secret);
    await unclaim?.();
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map(stop));
    dropGuard(guard);
  };
  try {
    // An earlier version under a Node that pads names differently can be detected but not excluded.
    if (address.formerly !== null && (await isTaken(address.formerly))) throw await inUse();
    if (!(await listen(servers[0] as net.Server, address))) throw await inUse();
    if (address.formerly !== null) {
      const second = listener();
      servers.push(second);
      if (!(await tryListen(second, address.formerly))) throw await inUse();
    }
    // The lock alone keeps no process alive.
    for (const server of servers) server.unref();
    unclaim = await claim(dataDir);
    if (!unclaim) throw await inUse();
    await writePrivate(join(dataDir, SECRET_FILE), secret);
  } catch (error) {
    await letGo();
    throw error;
  }

  let released: Promise<void> | null = null;
  return {
    dataDir,
    serve(next) {
      handler = next;
    },
    release() {
      released ??= letGo();
      return released;
    },
  };
}

/** Removes only this holder's secret: a later holder has written another. */
async function removeSecret(dataDir: string, secret: string): Promise<void> {
  const file = join(dataDir, SECRET_FILE);
  if ((await readFile(file, "utf8").catch(() => "")) === secret) await rm(file, { force: true });
}

function stop(server: net.Server): Promise<void> {
  return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
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
    // Exclusive, because the workers of a cluster would otherwise share the socket and the folder.
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
