import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** A process by its id and start time, because ids are reused. */
export interface ProcessMark {
  pid: number;
  /** In the system's own format; null if the system does not tell. */
  started: string | null;
}

export async function markOf(pid: number): Promise<ProcessMark> {
  return { pid, started: await startOf(pid) };
}

/** True only if this very process still runs. Another one with the same id does not count. */
export async function isRunning({ pid, started }: ProcessMark): Promise<boolean> {
  if (started === null || !exists(pid)) return false;
  return (await startOf(pid)) === started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signaled, but it exists.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function startOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === "linux") return await startOnLinux(pid);
    const [program, args] =
      process.platform === "win32"
        ? ["powershell", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]]
        : ["ps", ["-o", "lstart=", "-p", `${pid}`]];
    const { stdout } = await promisify(execFile)(program as string, args as string[], {
      timeout: 10_000,
      // Day and month names must not depend on the locale of the shell.
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** Clock ticks since the machine started, which has an id of its own each time. */
async function startOnLinux(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile("/proc/sys/kernel/random/boot_id", "utf8"),
  ]);
  // "123 (name, which may hold anything) S 122 …": the start is the 22nd field, the state the third.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  // A zombie holds nothing anymore.
  return !ticks || state === "Z" || state === "X" ? null : `${boot.trim()} ${ticks}`;
}
