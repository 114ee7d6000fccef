/** Disk and server faults produce clear messages, and probes detect them. */
import { readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { loader } from "../../../app/routes/health/ready";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open";
import { writeProbe } from "../../../db/write-probe";
import { answerOf, contextOf } from "../../support/app/calls";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";
import { startChild } from "../../support/embedded/child";
import { folderWithDatabase } from "../../support/embedded/folder";

async function readiness(database: Database) {
  const args = { request: new Request("http://127.0.0.1/health/ready"), params: {} };
  return answerOf(await loader({ ...args, context: contextOf(database) }));
}

describe.each(ENGINES)("a probe on the %s engine", (engine) => {
  it("reports the server ready while it can write", async () => {
    const { database, dispose } = await openOwnDatabase(engine);
    onTestFinished(dispose);
    expect(await readiness(database)).toMatchObject({ status: 200, body: { status: "ready" } });
  });

  it("reports it not ready when the database refuses writes", async () => {
    const { database, dispose } = await openOwnDatabase(engine);
    onTestFinished(dispose);
    const readOnly = { ...database, writable: writeProbe(refusing(database.db)) };
    expect(await readiness(readOnly)).toMatchObject({
      status: 503,
      body: { status: "not ready", reason: "nothing can be written" },
    });
    const full = { ...database, writable: writeProbe(database.db, async () => false) };
    expect((await readiness(full)).status).toBe(503);
  });
});

/** The same database with read-only transactions: the probe must really write. */
function refusing(db: Database["db"]): Database["db"] {
  const execute = (statement: Parameters<Database["db"]["execute"]>[0]) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read only`);
      return tx.execute(statement);
    });
  return { execute } as unknown as Database["db"];
}

describe("a damaged database folder", () => {
  const damage: Record<string, (postgres: string) => void> = {
    "without its control file": (postgres) => rmSync(join(postgres, "global/pg_control")),
    "with half a control file": (postgres) => truncateSync(join(postgres, "global/pg_control"), 100),
    "without its log": (postgres) => {
      for (const name of readdirSync(join(postgres, "pg_wal")))
        rmSync(join(postgres, "pg_wal", name), { recursive: true });
    },
    "without its tables": (postgres) => rmSync(join(postgres, "base"), { recursive: true }),
    "without its version": (postgres) => rmSync(join(postgres, "PG_VERSION")),
  };

  it.each(Object.keys(damage))("%s produces one line saying to restore a backup, and how", async (name) => {
    const folder = await folderWithDatabase();
    damage[name]?.(join(folder, "postgres"));
    // In its own process, because a failure inside the engine can end the process.
    const child = startChild("open", folder);
    const output = await child.line((line) => line !== "opening");
    expect(output).toMatch(
      /^DatabaseDamagedError: The database in .* is damaged \(.+\)\. Restore a backup: /,
    );
    expect(output).toContain("npm run db -- restore FILE");
    expect(output).toContain(`mv ${join(folder, "postgres")}`);
  });

  it("that opens but lacks tables reports it at migration", async () => {
    const folder = await folderWithDatabase();
    const first = await openDatabase({ dataDir: folder });
    await first.migrate();
    await first.db.execute(sql`drop table uploads cascade`);
    await first.close();
    const second = await openDatabase({ dataDir: folder });
    onTestFinished(() => second.close());
    await expect(second.migrate()).rejects.toMatchObject({ name: "DatabaseDamagedError" });
  });
});
