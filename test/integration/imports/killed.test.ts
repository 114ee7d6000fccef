import { v7 as uuidv7 } from "uuid";
import { describe, expect, it, onTestFinished } from "vitest";
import { applyObservations } from "../../../app/exchange/observations/import.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { listImports } from "../../../app/records/imports/imports.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { openDatabase } from "../../../db/open";
import { ENGINES, makeCollaborative } from "../../support/database/databases";
import { createDatabase } from "../../support/database/postgres";
import { startChild } from "../../support/embedded/child";
import { folderWithDatabase } from "../../support/embedded/folder";
import { manyRows, TEN } from "../../support/files/many-rows";

describe.each(ENGINES)("an import whose process is killed, on the %s engine", (engine) => {
  it("leaves no value and no import behind, and the next one succeeds", async () => {
    const place = engine === "server" ? await createDatabase() : await folderWithDatabase();
    const open = () =>
      openDatabase(engine === "server" ? { databaseUrl: place, dataDir: "" } : { dataDir: place });
    const first = await open();
    await first.migrate();
    const { id } = await makeCollaborative(first, { members: TEN, profile: { slug: `k-${uuidv7()}` } });
    await first.close();

    const child = startChild("../files/import-file", engine, place, id, "7");
    await child.line((line) => Number(line) >= 5000);
    await child.kill();
    const database = await open();
    onTestFinished(() => database.close());
    expect(await countStored(database, id)).toEqual([0, 0]);
    const actor = { name: "Test", userId: null };
    await openTenant(database, { collaborativeId: id, actor }, async (db) => {
      const catalog = await readCatalog(db);
      await applyObservations(db, catalog, manyRows(catalog, "8").slice(0, 20), { fileName: "few.csv" });
    });
    expect(await countStored(database, id)).toEqual([20, 1]);
  }, 120_000);
});

/** The numbers of stored values and of imports. */
function countStored(database: Database, collaborativeId: string): Promise<[number, number]> {
  const actor = { name: "Test", userId: null };
  return openTenant(database, { collaborativeId, actor }, async (db) => [
    (await readObservations(db, {})).length,
    (await listImports(db)).length,
  ]);
}
