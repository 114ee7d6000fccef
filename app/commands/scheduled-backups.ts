import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "~db/client";
import { makeFolder } from "~db/embedded/folder";
import { verifyBackup, writeBackup } from "./backup-file";
import { superfluous } from "./thinning";

/** Backups that the server makes, verifies, and thins out on its own (BACKUP_DIR, BACKUP_EVERY). */
export interface Backups {
  start(): void;
  /** Waits for the one being made. */
  stop(): Promise<void>;
  /** Makes one if one is due, and deletes superfluous ones. Never rejects: failures go to onError. */
  look(): Promise<void>;
  /** When the newest verified backup was made; null if there is none. */
  lastGood(): Promise<Date | null>;
}

export interface BackupSchedule {
  folder: string;
  everyMs: number;
  clock?: () => Date;
  onError?: (error: unknown, during: string) => void;
}

const LOOK_EVERY_MS = 60_000;
/** After a failure, retries before the next backup is due, but not at every look. */
const AFTER_FAILURE_MS = 10 * 60_000;
const NAME = /^tidemark-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)Z\.backup\.gz$/;

export function scheduleBackups(database: Database, schedule: BackupSchedule): Backups {
  const { folder, everyMs, clock = () => new Date() } = schedule;
  const { onError = (error, during) => console.error(`${during} failed:`, error) } = schedule;
  /** Sizes of the backups that this process has verified, by name. */
  const whole = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let notBefore = 0;

  async function look(): Promise<void> {
    const now = clock();
    if (now.getTime() < notBefore) return;
    try {
      makeFolder(folder);
      const last = await newestWhole();
      if (!last || now.getTime() - last.getTime() >= everyMs) {
        const name = nameOf(now);
        await writeBackup(database, join(folder, name));
        whole.set(name, (await stat(join(folder, name))).size);
      }
      const times = (await list()).map(({ at }) => at);
      for (const at of superfluous(times, now)) await rm(join(folder, nameOf(at)), { force: true });
    } catch (error) {
      notBefore = now.getTime() + Math.min(AFTER_FAILURE_MS, everyMs);
      onError(error, "A backup");
    }
  }

  async function list(): Promise<{ name: string; at: Date }[]> {
    const names = await readdir(folder).catch((error) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    return names
      .flatMap((name) => {
        const [, hour, minute, second] = NAME.exec(name) ?? [];
        return hour ? [{ name, at: new Date(`${hour}:${minute}:${second}Z`) }] : [];
      })
      .sort((a, b) => b.at.getTime() - a.at.getTime());
  }

  /** Verifies backups that this process has not read yet, newest first, until one is whole. */
  async function newestWhole(): Promise<Date | null> {
    for (const { name, at } of await list()) {
      const file = join(folder, name);
      const { size } = await stat(file);
      if (whole.get(name) === size) return at;
      try {
        await verifyBackup(file);
        whole.set(name, size);
        return at;
      } catch (error) {
        onError(error, `Reading ${name}`);
      }
    }
    return null;
  }

  const enqueue = () => {
    running = running.then(look);
    return running;
  };
  return {
    start() {
      timer = setInterval(() => void enqueue(), LOOK_EVERY_MS).unref();
      void enqueue();
    },
    async stop() {
      clearInterval(timer);
      notBefore = Number.POSITIVE_INFINITY;
      await running;
    },
    look: enqueue,
    async lastGood() {
      for (const { name, at } of await list()) {
        const size = await stat(join(folder, name)).then(
          ({ size }) => size,
          () => null,
        );
        if (size !== null && whole.get(name) === size) return at;
      }
      return null;
    },
  };
}

function nameOf(at: Date): string {
  return `tidemark-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup.gz`;
}
