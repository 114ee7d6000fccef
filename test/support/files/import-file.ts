/** import-file.ts ENGINE PLACE COLLABORATIVE VALUE: stores many rows and reports progress after each batch. */
import { writeSync } from "node:fs";
import { applyObservations } from "../../../app/exchange/observations/import.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { openTenant } from "../../../db/door";
import { openDatabase } from "../../../db/open";
import { manyRows } from "./many-rows";

const [engine, place = "", collaborativeId = "", value = ""] = process.argv.slice(2);
const database = await openDatabase(
  engine === "server" ? { databaseUrl: place, dataDir: "" } : { dataDir: place },
);
await openTenant(database, { collaborativeId, actor: { name: "Test", userId: null } }, async (db) => {
  const catalog = await readCatalog(db);
  await applyObservations(db, catalog, manyRows(catalog, value), {
    fileName: "many.csv",
    // Written synchronously, because the parent kills this process as soon as it reads the line.
    onProgress: (done) => writeSync(1, `${done}\n`),
  });
});
await database.close();
