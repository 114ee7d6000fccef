import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { COMMUNITY_INDICATORS } from "../app/domain/indicators";
import { standardPolicy } from "../app/domain/policies";
import { PEER_POLICIES, SECTORS, type Sector } from "../app/domain/types";
import { importAssessments } from "../app/exchange/continuum-import.server";
import { importObservations } from "../app/exchange/import.server";
import { importLedger } from "../app/exchange/ledger-import.server";
import { decode, readTable } from "../app/exchange/table";
import { readCatalog } from "../app/records/catalog.server";
import { BY_SLUG, createCollaborative } from "../app/records/collaboratives.server";

import { putMember } from "../app/records/members.server";
import type { Database } from "../db/client";
import { openTenant } from "../db/door";
import { rowsOf } from "../db/rows";
import type { TenantDb } from "../db/tenant";
import { loadDefinitions } from "./definitions";
import { loadGoals, loadInterviews } from "./goals";
import { loadIndicators } from "./indicators";
import {
  measureSchema,
  metricSchema,
  STANDARD_DIMENSIONS,
  STANDARD_MEASURES,
  STANDARD_METRICS,
  STANDARD_RUBRIC,
} from "./library";
import { loadReports } from "./reports";
import { loadYears } from "./years";

const chosen = <Schema extends z.ZodType>(item: Schema) =>
  z
    .object({ use: z.array(z.string()), add: z.array(item) })
    .partial()
    .optional();

const profileSchema = z.object({
  slug: z.string(),
  name: z.string(),
  place: z.string(),
  about: z.string().nullable(),
  baselineYear: z.number(),
  locale: z.string(),
  currency: z.string(),
  policy: z
    .object({ peers: z.enum(PEER_POLICIES), minimumContributors: z.number() })
    .transform((policy) => ({ ...standardPolicy(policy.peers), ...policy })),
  measures: chosen(measureSchema),
  metrics: chosen(metricSchema),
});

const memberSchema = z.object({
  slug: z.string(),
  name: z.string(),
  sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]),
  joinedOn: z.iso.date(),
  leftOn: z.iso.date().nullable(),
  fiscalYearEndMonth: z.number().int().min(1).max(12),
  baselineYear: z.number().int().nullable(),
});

/** Folders under seeds/ with a collaborative each. */
export const DEMO = "demo";
export function publishedFolders(): string[] {
  const folder = fileURLToPath(new URL("./published", import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `published/${entry.name}`)
    .sort();
}

/**
 * Loads a collaborative with its members and figures, through the same import as any file, in one
 * transaction. Nothing happens if a collaborative with that slug exists.
 * @returns its slug and, if it was loaded now, `loaded: true`
 */
export async function loadSeed(
  database: Database,
  folder: string,
  finish: (db: TenantDb) => Promise<void> = async () => {},
): Promise<{ slug: string; loaded: boolean }> {
  const read = (name: string) => readFileSync(new URL(`./${folder}/${name}`, import.meta.url));
  const { measures, metrics, ...profile } = profileSchema.parse(
    JSON.parse(read("collaborative.json").toString()),
  );
  const { slug } = profile;
  if (await exists(database, slug)) return { slug, loaded: false };

  const members = z.array(memberSchema).parse(JSON.parse(read("members.json").toString()));
  const files = ["observations.csv", "breakdowns.csv"].filter((name) =>
    existsSync(new URL(`./${folder}/${name}`, import.meta.url)),
  );
  const actor = { name: folder === DEMO ? "Demo data" : "Published figures", userId: null };
  await openTenant(database, { collaborativeId: uuidv7(), actor }, async (db) => {
    await createCollaborative(db, {
      profile,
      measures: choose(STANDARD_MEASURES, measures),
      metrics: choose(STANDARD_METRICS, metrics),
      // What others have published is not split by group: their pages stay as they are.
      dimensions: folder === DEMO ? STANDARD_DIMENSIONS : [],
      indicators: folder === DEMO ? COMMUNITY_INDICATORS : [],
      rubric: STANDARD_RUBRIC,
    });
    for (const member of members) await putMember(db, member);
    const catalog = await readCatalog(db);
    for (const name of files)
      await importObservations(db, catalog, readTable(decode(read(name))), { reason: "First load" });
    if (existsSync(new URL(`./${folder}/indicators.csv`, import.meta.url)))
      await loadIndicators(db, readTable(decode(read("indicators.csv"))));
    if (existsSync(new URL(`./${folder}/investments.csv`, import.meta.url)))
      await importLedger(db, catalog, readTable(decode(read("investments.csv"))));
    if (existsSync(new URL(`./${folder}/definitions.json`, import.meta.url)))
      await loadDefinitions(db, JSON.parse(read("definitions.json").toString()));
    if (existsSync(new URL(`./${folder}/assessments.csv`, import.meta.url)))
      await importAssessments(db, catalog, readTable(decode(read("assessments.csv"))), "First load");
    if (existsSync(new URL(`./${folder}/goals.json`, import.meta.url)))
      await loadGoals(db, catalog, JSON.parse(read("goals.json").toString()));
    if (existsSync(new URL(`./${folder}/interviews.json`, import.meta.url)))
      await loadInterviews(db, catalog, JSON.parse(read("interviews.json").toString()));
    if (existsSync(new URL(`./${folder}/years.json`, import.meta.url)))
      await loadYears(db, catalog, JSON.parse(read("years.json").toString()));
    if (existsSync(new URL(`./${folder}/reports.json`, import.meta.url)))
      await loadReports(db, JSON.parse(read("reports.json").toString()));
    await finish(db);
  });
  return { slug, loaded: true };
}

function choose<Item extends { code: string }>(
  standard: Item[],
  choice: { use?: string[] | undefined; add?: Item[] | undefined } | undefined,
): Item[] {
  if (!choice) return standard;
  const { use, add } = choice;
  return [...standard.filter((item) => !use || use.includes(item.code)), ...(add ?? [])];
}

async function exists(database: Database, slug: string): Promise<boolean> {
  return database.asOwner(async (tx) => rowsOf(await tx.execute(BY_SLUG(slug))).length > 0);
}
