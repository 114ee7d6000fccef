/** import-file.ts ENGINE PLACE COLLABORATIVE VALUE: stores many rows, and says so after every turn. */
import { writeSync } from "node:fs";
import { applyObservations } from "../../app/exchange/import.server";
import { readCatalog } from "../../app/records/catalog.server";
import { openDatabase } from "../../db/client";
import { openTenant } from "../../db/door";
import { manyRows } from "./many-rows";

const [engine, place = "", collaborativeId = "", value = ""] = process.argv.slice(2);
const database = await openDatabase(
  engine === "server" ? { databaseUrl: place, dataDir: "" } : { dataDir: place },
);
await openTenant(database, { collaborativeId, actor: { name: "Test", userId: null } }, async (db) => {
  const catalog = await readCatalog(db);
  await applyObservations(db, catalog, manyRows(catalog, value), {
    fileName: "many.csv",
    // At once into the pipe: the parent pulls the plug when it hears of it.
    onProgress: (done) => writeSync(1, `${done}\n`),
  });
});
await database.close();
