import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recomputeOutdatedSums } from "../../../app/commands/outdated-sums";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { runPrinting } from "../../support/app/calls";
import { ENGINES, openOwnDatabase, TESTER } from "../../support/database/databases";
import { openDemoDatabase } from "../../support/database/demo";
import { clearStoredSums, storedSumRows } from "../../support/database/kept";
import { temporaryFolder } from "../../support/temporary.mjs";

async function demoOf(database: Database) {
  const [row] = await database.asOwner(async (tx) =>
    rowsOf<{ id: string }>(await tx.execute(sql`select id from collaboratives where slug = 'demo'`)),
  );
  const tenant = { collaborativeId: row?.id ?? "", actor: TESTER };
  return {
    kept: () => openTenant(database, tenant, storedSumRows),
    forget: () => openTenant(database, tenant, clearStoredSums),
  };
}

describe.each(ENGINES)("a database from before sums were stored, on the %s engine", (engine) => {
  let database: Database;
  const disposals: (() => Promise<void>)[] = [];
  const folder = temporaryFolder("upgrade");
  const open = async () => {
    const ownDatabase = await openOwnDatabase(engine);
    disposals.push(ownDatabase.dispose);
    return ownDatabase.database;
  };
  beforeAll(async () => {
    ({ database } = await openDemoDatabase(engine));
  });
  afterAll(async () => {
    for (const dispose of disposals) await dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is brought up to date once, at startup", async () => {
    const demo = await demoOf(database);
    const before = await demo.kept();
    expect(before.length).toBeGreaterThan(100);
    await demo.forget();
    expect(await demo.kept()).toEqual([]);
    await recomputeOutdatedSums(database);
    expect(await demo.kept()).toEqual(before);
    await recomputeOutdatedSums(database);
    expect(await demo.kept()).toEqual(before);
  });

  it("is restored from its backup with columns added since, and brought up to date", async () => {
    const whole = join(folder, "whole.gz");
    const old = join(folder, "old.gz");
    await runPrinting(database, "backup", [whole]);
    writeFileSync(old, gzipSync(asOlder(gunzipSync(readFileSync(whole)).toString("utf8"))));
    const target = await open();
    await runPrinting(target, "restore", [old, "--unproven"]);
    expect(await (await demoOf(target)).kept()).toEqual(await (await demoOf(database)).kept());
  });
});

/** What an older version would have written: no proof, fewer tables, and fewer columns in those that it had. */
function asOlder(text: string): string {
  const added = ["kept_version", "revision", "absences", "computed", "disclosure_preset"];
  let table = "";
  return text
    .split("\n")
    .filter((line) => !line.startsWith("end "))
    .flatMap((line, at) => {
      if (at === 0) return ["tidemark backup 1"];
      if (!line.startsWith("{")) table = line;
      if (["member_years", "kept_sums"].includes(table)) return [];
      if (!line.startsWith("{")) return [line];
      const columns = Object.entries(JSON.parse(line)).filter(
        ([name]) => !added.includes(name) || (name === "revision" && table !== "collaboratives"),
      );
      return [JSON.stringify(Object.fromEntries(columns))];
    })
    .join("\n");
}
