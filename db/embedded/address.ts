import { createHash } from "node:crypto";
import { closeSync, constants, openSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";

/** Where the process that holds a data folder listens: one name for each folder and machine. */
export interface Address {
  path: string;
  /** The name that earlier versions used; held and probed as well. */
  formerly: string | null;
  /** True for a socket file, which outlives a killed process. The other kinds vanish with theirs. */
  isFile: boolean;
  /** A second file to lock where the socket alone leaves a race. */
  guard: string | null;
}

// The longest path of a socket file is 104 bytes on macOS, 108 on Linux.
const LONGEST = 100;
/**
 * As long as the system's field for the name. Node 20 pads a shorter abstract name with zero bytes; Node 22
 * and later don't, so two processes could hold different spellings of one name without excluding each other.
 */
const ABSTRACT_BYTES = 108;

/** @param platform only tests pass another platform. */
export async function addressOf(dataDir: string, platform: string = process.platform): Promise<Address> {
  const real = await realpath(dataDir);
  const hash = createHash("sha256").update(real).digest("hex").slice(0, 32);
  // An abstract socket has no file: the kernel drops it with its process.
  if (platform === "linux") {
    const formerly = `\0tidemark-${hash}`;
    return { path: `${formerly}-`.padEnd(ABSTRACT_BYTES, "."), formerly, isFile: false, guard: null };
  }
  if (platform === "win32")
    return { path: `\\\\.\\pipe\\tidemark-${hash}`, formerly: null, isFile: false, guard: null };
  const inside = join(real, "control.sock");
  const path = Buffer.byteLength(inside) <= LONGEST ? inside : join("/tmp", `tidemark-${hash}.sock`);
  return { path, formerly: null, isFile: true, guard: join(real, "control.lock") };
}

/**
 * Whether a process holds an abstract socket of this name, padded or not. Node can ask for only
 * one spelling, so this reads the kernel's list, which writes zero bytes as "@".
 */
export async function isTaken(name: string): Promise<boolean> {
  const list = await readFile("/proc/net/unix", "utf8").catch(() => "");
  const shown = name.replaceAll("\0", "@");
  return list.split("\n").some((line) => {
    const at = line.indexOf(" @");
    return at >= 0 && line.slice(at + 1).replace(/@+$/, "") === shown;
  });
}

/**
 * macOS and the BSDs lock a file as they open it and free it when the process ends, which Node passes through.
 * So only one of two processes that find the same stale socket file can replace it.
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
