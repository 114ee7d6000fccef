import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { inject } from "vitest";
import type { Rubric } from "../../../app/domain/continuum/rubric";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { Catalog, Collaborative, Measure, Member, Metric } from "../../../app/domain/terms";
import type { NewDimension } from "../../../app/records/collaboratives/breakdown-settings.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { createCollaborative } from "../../../app/records/collaboratives/collaboratives.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { openEmbeddedDatabase } from "../../../db/engine-embedded";
import { openServerDatabase } from "../../../db/engine-server";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { migratedTemplate } from "../embedded/template";
import { copyMigratedDatabase } from "./postgres";

/** Both engines, for describe.each: every rule must hold on both. */
export const ENGINES = ["embedded", "server"] as const;
export type Engine = (typeof ENGINES)[number];

export interface TestDatabase {
  database: Database;
  /** Closes and removes a file's own database. The shared one stays. */
  dispose(): Promise<void>;
}

/** The person who enters the collaboratives of tests. */
export const TESTER = { name: "Test", userId: null };

const shared = new Map<Engine, Promise<Database>>();

/**
 * The migrated database that all test files of a worker share. Tests create their own collaboratives in it
 * and, like tenants, cannot see each other's. Opening an embedded database takes seconds, mostly to compile it.
 */
export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  const database = shared.get(engine) ?? open(engine, mkdtempSync(join(inject("runFolder"), "shared-")));
  shared.set(engine, database);
  return { database: await database, dispose: async () => {} };
}

/** A migrated, empty database for one test file, for tests of people, seeds, backups, and other global data. */
export async function openOwnDatabase(engine: Engine): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(inject("runFolder"), "own-"));
  const database = await open(engine, dataDir);
  return {
    database,
    async dispose() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function open(engine: Engine, dataDir: string): Promise<Database> {
  if (engine === "server") return openServerDatabase(await copyMigratedDatabase());
  cpSync(await migratedTemplate(), join(dataDir, "postgres"), { recursive: true });
  // Durability tests open the database themselves; other tests need not wait for the disk.
  return openEmbeddedDatabase(dataDir, { durability: { fsync: () => {} } });
}

export interface TestCollaborative {
  id: string;
  slug: string;
  /** Runs one transaction inside it, as "Test". */
  enter<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
  catalog(): Promise<Catalog>;
}

let count = 0;

/** Creates a collaborative with the standard library and these members. */
export async function makeCollaborative(
  database: Database,
  contents: {
    profile?: Partial<Omit<Collaborative, "id">>;
    members?: (Partial<Omit<Member, "id">> & { slug: string })[];
    measures?: Omit<Measure, "id" | "position">[];
    metrics?: Omit<Metric, "id" | "position">[];
    dimensions?: NewDimension[];
    rubric?: Rubric;
  } = {},
): Promise<TestCollaborative> {
  const id = uuidv7();
  const slug = contents.profile?.slug ?? `test-${++count}`;
  const enter: TestCollaborative["enter"] = (work) =>
    openTenant(database, { collaborativeId: id, actor: TESTER }, work);
  await enter(async (db) => {
    await createCollaborative(db, {
      profile: {
        slug,
        name: `Collaborative ${slug}`,
        place: "Somewhere",
        about: null,
        baselineYear: 2022,
        locale: "en-US",
        currency: "USD",
        policy: standardPolicy("open"),
        ...contents.profile,
      },
      measures: contents.measures ?? STANDARD_MEASURES,
      metrics: contents.metrics ?? STANDARD_METRICS,
      dimensions: contents.dimensions ?? [],
      rubric: contents.rubric,
    });
    for (const member of contents.members ?? [])
      await putMember(db, {
        name: `Member ${member.slug}`,
        sector: "other",
        joinedOn: "2000-01-01",
        leftOn: null,
        fiscalYearEndMonth: 12,
        baselineYear: null,
        ...member,
      });
  });
  return { id, slug, enter, catalog: () => enter(readCatalog) };
}
