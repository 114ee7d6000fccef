import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringKeptUpToDate } from "../../app/chores/keep";
import type { Database } from "../../db/client";
import { openTenant } from "../../db/door";
import { rowsOf } from "../../db/rows";
import { DEMO, loadSeed } from "../../seeds/load";
import { runPrinting } from "../support/calls";
import { ENGINES, openTestDatabase } from "../support/databases";
import { forget, keptRows } from "../support/kept";

const actor = { name: "Test", userId: null };

async function demoOf(database: Database) {
  const [row] = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(await tx.execute(sql`select id from collaboratives where slug = 'demo'`)),
  );
  const tenant = { collaborativeId: row?.id ?? "", actor };
  return {
    kept: () => openTenant(database, tenant, keptRows),
    forget: () => openTenant(database, tenant, forget),
  };
}

describe.each(ENGINES)("a database from before anything was kept, on the %s engine", (engine) => {
  let database: Database;
  const disposals: (() => Promise<void>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), "tidemark-upgrade-"));
  const open = async () => {
    const opened = await openTestDatabase(engine);
    disposals.push(opened.dispose);
    return opened.database;
  };
  beforeAll(async () => {
    database = await open();
    await loadSeed(database, DEMO);
  });
  afterAll(async () => {
    for (const dispose of disposals) await dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is brought up to date at the start, once", async () => {
    const demo = await demoOf(database);
    const before = await demo.kept();
    expect(before.length).toBeGreaterThan(100);
    await demo.forget();
    expect(await demo.kept()).toEqual([]);
    await bringKeptUpToDate(database);
    expect(await demo.kept()).toEqual(before);
    await bringKeptUpToDate(database);
    expect(await demo.kept()).toEqual(before);
  });

  it("comes back from its backup with what has been added since, and is brought up to date", async () => {
    const [whole, old] = [join(folder, "whole.gz"), join(folder, "old.gz")];
    await runPrinting(database, "backup", [whole]);
    writeFileSync(old, gzipSync(asOlder(gunzipSync(readFileSync(whole)).toString("utf8"))));
    const target = await open();
    await runPrinting(target, "restore", [old]);
    expect(await (await demoOf(target)).kept()).toEqual(await (await demoOf(database)).kept());
  });
});

/** What an older version would have written: fewer tables, and fewer columns in those that it had. */
function asOlder(text: string): string {
  const added = ["kept_version", "revision", "absences", "computed", "disclosure_preset"];
  let table = "";
  return text
    .split("\n")
    .flatMap((line) => {
      if (!line.startsWith("{")) table = line;
      if (["member_years", "kept_sums"].includes(table)) return [];
      if (!line.startsWith("{")) return [line];
      const kept = Object.entries(JSON.parse(line)).filter(
        ([name]) => !added.includes(name) || (name === "revision" && table !== "collaboratives"),
      );
      return [JSON.stringify(Object.fromEntries(kept))];
    })
    .join("\n");
}
