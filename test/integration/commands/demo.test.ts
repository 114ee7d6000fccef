import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TABLES } from "../../../app/commands/backup-tables";
import { untilReset } from "../../../app/commands/demo";
import { BY_SLUG } from "../../../app/records/collaboratives/collaboratives.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { prepare } from "../../../app/startup.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { CONFIG, runPrinting } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  TESTER,
  type TestCollaborative,
} from "../../support/database/databases";

/** What differs from start to start: who signed in and was told what, and which numbers the engine gave. */
const NOT_COUNTED = new Set(["security_events", "outside_events", "sessions", "verifications"]);

describe.each(ENGINES)("the demo on the %s engine", (engine) => {
  const config = { ...CONFIG, demo: true };
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    await prepare(database, config);
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
  });
  afterAll(() => dispose());

  /** Rows by table. */
  const counts = () =>
    database.asOwner(async (tx) => {
      const found: Record<string, number> = {};
      for (const table of TABLES.filter((name) => !NOT_COUNTED.has(name)))
        found[table] = Number(
          rowsOf<{ n: string }>(await tx.execute(sql`select count(*) as n from ${sql.identifier(table)}`))[0]
            ?.n,
        );
      return found;
    });
  const reset = (more: object = {}) => runPrinting(database, "demo", ["reset"], { ...config, ...more });

  it("is put back as it was at first, and nothing else is touched", async () => {
    const before = await counts();
    const [demo] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG("demo"))),
    );
    const member = {
      slug: "newcomer",
      name: "Newcomer",
      sector: "other" as const,
      joinedOn: "2024-01-01",
      leftOn: null,
      fiscalYearEndMonth: 12,
      baselineYear: null,
    };
    await openTenant(database, { collaborativeId: demo?.id ?? "", actor: TESTER }, (db) =>
      putMember(db, member),
    );
    expect(await counts()).not.toEqual(before);
    const own = await ours.catalog();
    expect(await reset()).toEqual(["The demo is as it was at first."]);
    expect(await counts()).toEqual(before);
    expect(await ours.catalog()).toEqual(own);
    await reset();
    expect(await counts()).toEqual(before);
  });

  it("is not put back where it is off, or by mistake", async () => {
    await expect(reset({ demo: false })).rejects.toThrow("The demo is off here");
    await expect(runPrinting(database, "demo", [], config)).rejects.toThrow("Use: npm run demo -- reset");
  });
});

describe("the nightly reset", () => {
  it("is at ten past seven UTC, today or tomorrow", () => {
    expect(untilReset(new Date("2026-12-01T07:00:00Z"))).toBe(10 * 60_000);
    expect(untilReset(new Date("2026-12-01T07:10:00Z"))).toBe(24 * 60 * 60_000);
    expect(untilReset(new Date("2026-12-31T23:10:00Z"))).toBe(8 * 60 * 60_000);
  });
});
