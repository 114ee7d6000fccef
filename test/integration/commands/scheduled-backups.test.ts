import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { verifyBackup } from "../../../app/commands/backup-file";
import { type Backups, scheduleBackups } from "../../../app/commands/scheduled-backups";
import { loader } from "../../../app/routes/health/ready";
import type { Database } from "../../../db/client";
import { answerOf, contextOf } from "../../support/app/calls";
import { ENGINES, makeCollaborative, openOwnDatabase } from "../../support/database/databases";

const HOUR = 3_600_000;

describe.each(ENGINES)("scheduled backups on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let folder: string;
  let now: Date;
  let errors: string[];
  const schedule = (): Backups =>
    scheduleBackups(database, {
      folder,
      everyMs: 6 * HOUR,
      clock: () => now,
      onError: (_error, during) => errors.push(during),
    });
  const files = () => (existsSync(folder) ? readdirSync(folder).sort() : []);

  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    await makeCollaborative(database, { members: [{ slug: "college" }] });
  });
  afterAll(() => dispose());
  beforeEach(() => {
    const parent = mkdtempSync(join(tmpdir(), "tidemark-backups-"));
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
    folder = join(parent, "not", "there");
    now = new Date("2026-11-29T21:30:00Z");
    errors = [];
  });
  const wait = (hours: number) => {
    now = new Date(now.getTime() + hours * HOUR);
  };

  it("are made when due, verified, and pruned", async () => {
    const backups = schedule();
    expect(await backups.lastGood()).toBeNull();
    await backups.look();
    expect(files()).toEqual(["tidemark-2026-11-29T21-30-00Z.backup.gz"]);
    expect((await verifyBackup(join(folder, files()[0] ?? ""))).rows.members).toBe(1);
    expect(await backups.lastGood()).toEqual(now);
    wait(5);
    await backups.look();
    expect(files()).toHaveLength(1);
    wait(1);
    await backups.look();
    expect(files()).toHaveLength(2);
    // Another program's file stays.
    writeFileSync(join(folder, "notes.txt"), "");
    wait(24 * 500);
    await backups.look();
    expect(files()).toHaveLength(2);
    expect(files()).toContain("notes.txt");
    expect(errors).toEqual([]);
  });

  it("count after a restart only if they are still intact", async () => {
    await schedule().look();
    wait(6);
    await schedule().look();
    const [first = "", second = ""] = files();
    wait(1);
    const again = schedule();
    await again.look();
    expect(await again.lastGood()).toEqual(new Date("2026-11-30T03:30:00Z"));
    appendFileSync(join(folder, second), "x");
    expect(await again.lastGood()).toBeNull();
    rmSync(join(folder, second));
    writeFileSync(join(folder, second), "half of it");
    const third = schedule();
    await third.look();
    // The damaged file is no backup, and the intact one is too old by now.
    expect(errors).toEqual([`Reading ${second}`]);
    expect(await third.lastGood()).toEqual(now);
    expect(files()).toContain(first);
  });

  it("that fail are reported and retried, and leave no partial file", async () => {
    rmSync(join(folder, "../.."), { recursive: true });
    writeFileSync(join(folder, "../.."), "a file is in the way");
    const backups = schedule();
    await backups.look();
    await backups.look();
    expect(errors).toEqual(["A backup"]);
    rmSync(join(folder, "../.."));
    wait(1);
    await backups.look();
    expect(files()).toHaveLength(1);
  });

  it("report their age in the readiness check", async () => {
    now = new Date(Date.now() - 3 * HOUR);
    const backups = schedule();
    const ready = async () => {
      const args = { request: new Request("http://127.0.0.1/health/ready"), params: {} };
      return answerOf(await loader({ ...args, context: contextOf(database, { backups }) }));
    };
    expect(await ready()).toMatchObject({
      status: 200,
      body: { backup: { lastGood: null, ageHours: null } },
    });
    await backups.look();
    expect(await ready()).toMatchObject({ status: 200, body: { status: "ready", backup: { ageHours: 3 } } });
  });
});
