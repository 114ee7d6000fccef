import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client";
import { openDatabase } from "../../../db/open";
import { openOwnDatabase } from "../../support/database/databases";
import { createDatabase } from "../../support/database/postgres";
import { makeFurnished, readTables } from "../../support/database/tenancy";

describe("a database migration", () => {
  it("run by two processes at once leaves the database ready for both", async () => {
    const databaseUrl = await createDatabase();
    const both = await Promise.all(["a", "b"].map(() => openDatabase({ databaseUrl, dataDir: "" })));
    try {
      expect(await both[0]?.ready()).toBe(false);
      await Promise.all(both.map((database) => database.migrate()));
      for (const database of both) expect(await database.ready()).toBe(true);
      const [first] = both as [Database];
      const collaborative = await makeFurnished(first, "after-both");
      expect((await collaborative.catalog()).members).toHaveLength(1);
    } finally {
      for (const database of both) await database.close();
    }
  });

  it("run again keeps all data and changes no guards", async () => {
    const { database, dispose } = await openOwnDatabase("server");
    try {
      const furnished = await makeFurnished(database, "kept");
      const before = await readTables(database);
      await database.migrate();
      expect(await readTables(database)).toEqual(before);
      expect((await furnished.catalog()).members).toHaveLength(1);
    } finally {
      await dispose();
    }
  });
});
