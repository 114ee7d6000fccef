import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeStatements, transactionCounts } from "../../../db/observing";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestDatabase,
} from "../../support/database/databases";

interface Seen {
  text: string;
  ends: number;
  error: unknown;
}

describe.each(ENGINES)("statements on the %s engine", (engine) => {
  const seen: Seen[] = [];
  let opened: TestDatabase;
  beforeAll(async () => {
    observeStatements((text) => {
      const statement: Seen = { text, ends: 0, error: undefined };
      seen.push(statement);
      return {
        end(error) {
          statement.ends++;
          statement.error = error;
        },
      };
    });
    opened = await openOwnDatabase(engine);
  });
  afterAll(async () => {
    observeStatements(null);
    await opened.dispose();
  });

  it("are measured once each, from beginning to end, and answer as they would unmeasured", async () => {
    seen.length = 0;
    expect(rowsOf(await opened.database.db.execute(sql`select ${1}::int as one`))).toEqual([{ one: 1 }]);
    expect(seen).toEqual([{ text: "select $1::int as one", ends: 1, error: undefined }]);
  });

  it("are measured inside of transactions as well, without their values", async () => {
    seen.length = 0;
    const collaborative = await makeCollaborative(opened.database, { members: [{ slug: "college" }] });
    expect((await collaborative.catalog()).members).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(5);
    for (const { text, ends } of seen.filter(({ text }) => !/^(begin|commit)/i.test(text))) {
      expect([text, ends]).toEqual([text, 1]);
      expect(text).not.toContain("Member college");
    }
  });

  it("that fail are measured, and fail as before", async () => {
    seen.length = 0;
    await expect(opened.database.db.execute(sql`select nothing_like_it`)).rejects.toThrow();
    expect(seen).toMatchObject([{ text: "select nothing_like_it", ends: 1 }]);
    expect(seen[0]?.error).toBeInstanceOf(Error);
  });

  it("leave no transaction counted once they are done, whatever their end", async () => {
    const collaborative = await makeCollaborative(opened.database);
    const during = await collaborative.enter(async () => transactionCounts());
    expect(during).toEqual({ waiting: 0, running: 1 });
    await expect(
      collaborative.enter(async () => {
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(transactionCounts()).toEqual({ waiting: 0, running: 0 });
  });
});
