import { createHash } from "node:crypto";
import { closeSync, constants, openSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";

/** Where the process that holds a data folder listens: one name for each folder and machine. */
export interface Address {
  path: string;
  /** A file that stays behind when its process is killed; the other kinds vanish with it. */
  isFile: boolean;
  /** Held besides the socket, where sockets alone leave a race. */
  guard: string | null;
}

// The longest path of a socket file is 104 bytes on macOS, 108 on Linux.
const LONGEST = 100;

/** @param platform only tests give another than the present one. */
export async function addressOf(dataDir: string, platform: string = process.platform): Promise<Address> {
  const real = await realpath(dataDir);
  const hash = createHash("sha256").update(real).digest("hex").slice(0, 32);
  // An abstract socket has no file: the kernel drops it with its process.
  if (platform === "linux") return { path: `\0tidemark-${hash}`, isFile: false, guard: null };
  if (platform === "win32") return { path: `\\\\.\\pipe\\tidemark-${hash}`, isFile: false, guard: null };
  const inside = join(real, "control.sock");
  const path = Buffer.byteLength(inside) <= LONGEST ? inside : join("/tmp", `tidemark-${hash}.sock`);
  return { path, isFile: true, guard: join(real, "control.lock") };
}

/**
 * macOS and the BSDs lock a file as they open it and free it when the process ends, which Node passes through.
 * So of two processes that find the same stale socket file only one may replace it.
 * @returns the file descriptor, or null if another process has it.
 */
export function takeGuard(file: string): number | null {
  const lockOnOpen = process.platform === "linux" ? 0 : 0x20; // O_EXLOCK
  try {
    return openSync(file, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | lockOnOpen, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return null;
    throw error;
  }
}

export function dropGuard(fd: number | null): void {
  if (fd !== null) closeSync(fd);
}
