import { describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../db/client";
import { openTestDatabase } from "../support/databases";
import { createDatabase } from "../support/postgres";
import { makeFurnished, readTables } from "../support/tenancy";

describe("a database that is brought up to date", () => {
  it("by two processes at once is ready for both", async () => {
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

  it("once more keeps everything and changes no guard", async () => {
    const { database, dispose } = await openTestDatabase("server");
    try {
      const kept = await makeFurnished(database, "kept");
      const before = await readTables(database);
      await database.migrate();
      expect(await readTables(database)).toEqual(before);
      expect((await kept.catalog()).members).toHaveLength(1);
    } finally {
      await dispose();
    }
  });
});
