import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { standardPolicy } from "../../app/domain/policies";
import type { Rubric } from "../../app/domain/rubric";
import type { Catalog, Collaborative, Measure, Member, Metric } from "../../app/domain/types";
import type { NewDimension } from "../../app/records/breakdown-settings.server";
import { readCatalog } from "../../app/records/catalog.server";
import { createCollaborative } from "../../app/records/collaboratives.server";
import { putMember } from "../../app/records/members.server";
import { type Database, openDatabase } from "../../db/client";
import { openTenant } from "../../db/door";
import type { TenantDb } from "../../db/tenant";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../seeds/library";
import { template } from "./embedded/folder";
import { createDatabase } from "./postgres";

/** Both engines, for describe.each: what holds on one must hold on the other. */
export const ENGINES = ["embedded", "server"] as const;
export type Engine = (typeof ENGINES)[number];

/** A migrated, empty database of its own. */
export async function openTestDatabase(
  engine: Engine,
): Promise<{ database: Database; dispose(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "tidemark-test-"));
  if (engine === "embedded") cpSync(await template(), join(dataDir, "postgres"), { recursive: true });
  const databaseUrl = engine === "server" ? await createDatabase() : undefined;
  const database = await openDatabase({ databaseUrl, dataDir });
  await database.migrate();
  return {
    database,
    async dispose() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestCollaborative {
  id: string;
  slug: string;
  /** One transaction inside it, as "Test". */
  enter<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
  catalog(): Promise<Catalog>;
}

let count = 0;

/** A collaborative with the standard library and the members given. */
export async function makeCollaborative(
  database: Database,
  given: {
    profile?: Partial<Omit<Collaborative, "id">>;
    members?: (Partial<Omit<Member, "id">> & { slug: string })[];
    measures?: Omit<Measure, "id" | "position">[];
    metrics?: Omit<Metric, "id" | "position">[];
    dimensions?: NewDimension[];
    rubric?: Rubric;
  } = {},
): Promise<TestCollaborative> {
  const id = uuidv7();
  const slug = given.profile?.slug ?? `test-${++count}`;
  const enter: TestCollaborative["enter"] = (work) =>
    openTenant(database, { collaborativeId: id, actor: { name: "Test", userId: null } }, work);
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
        ...given.profile,
      },
      measures: given.measures ?? STANDARD_MEASURES,
      metrics: given.metrics ?? STANDARD_METRICS,
      dimensions: given.dimensions ?? [],
      rubric: given.rubric,
    });
    for (const member of given.members ?? [])
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
