import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { standardPolicy } from "../app/domain/disclosure/presets";
import { COMMUNITY_INDICATORS } from "../app/domain/indicators/indicators";
import { PEER_POLICIES, SECTORS, type Sector } from "../app/domain/terms";
import { importAssessments } from "../app/exchange/continuum/import.server";
import { importLedger } from "../app/exchange/ledger/import.server";
import { importObservations } from "../app/exchange/observations/import.server";
import { decode, readTable } from "../app/exchange/opening/table";
import { readCatalog } from "../app/records/collaboratives/catalog.server";
import { BY_SLUG, createCollaborative } from "../app/records/collaboratives/collaboratives.server";
import { putMember } from "../app/records/collaboratives/members.server";
import { adoptPack } from "../app/records/measures/packs.server";
import type { Database } from "../db/client";
import { openTenant } from "../db/door";
import { rowsOf } from "../db/rows";
import type { TenantDb } from "../db/tenant";
import { loadAgreements } from "./agreements";
import { loadAreas } from "./areas";
import { loadDefinitions } from "./definitions";
import { forwardFile, loadForward } from "./forward";
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
import { loadMoney } from "./money";
import { loadOutcomes } from "./outcomes";
import { STANDARD_PACKS } from "./packs";
import { loadPartnership } from "./partnership";
import { loadPath } from "./path";
import { loadPulse } from "./pulse";
import { loadReports } from "./reports";
import { loadResults } from "./results";
import { loadWork } from "./work";
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
  /** Codes of standard packs that it has adopted. */
  packs: z.array(z.string()).default([]),
  /** The member of the backbone staff who keeps its records. */
  keeper: z.string().default("Ana Ruiz"),
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

/** Folders under seeds/, each with one collaborative. */
export const DEMO = "demo";
/** Public institutions in Canada that adopted the social procurement pack. */
export const SECOND_DEMO = "kestrel-bay";
const DEMOS = [DEMO, SECOND_DEMO];
export function publishedFolders(): string[] {
  const folder = fileURLToPath(new URL("./published", import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `published/${entry.name}`)
    .sort();
}

/** The address of the collaborative of a folder. */
export function slugOf(folder: string): string {
  const file = readFileSync(new URL(`./${folder}/collaborative.json`, import.meta.url), "utf8");
  return profileSchema.parse(JSON.parse(file)).slug;
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
  const at = (name: string) => new URL(`./${folder}/${name}`, import.meta.url);
  const has = (name: string) => existsSync(at(name));
  const read = (name: string) => readFileSync(at(name));
  const json = (name: string): unknown => JSON.parse(read(name).toString());
  const { measures, metrics, packs, keeper, ...profile } = profileSchema.parse(json("collaborative.json"));
  const { slug } = profile;
  if (await exists(database, slug)) return { slug, loaded: false };

  const members = z.array(memberSchema).parse(json("members.json"));
  const files = ["observations.csv", "breakdowns.csv"].filter((name) => has(name));
  const actor = { name: DEMOS.includes(folder) ? "Demo data" : "Published figures", userId: null };
  await openTenant(database, { collaborativeId: uuidv7(), actor }, async (db) => {
    await createCollaborative(db, {
      profile,
      measures: choose(STANDARD_MEASURES, measures),
      metrics: choose(STANDARD_METRICS, metrics),
      // Published figures are not split by group.
      dimensions: folder === DEMO ? STANDARD_DIMENSIONS : [],
      indicators: folder === DEMO ? COMMUNITY_INDICATORS : [],
      rubric: STANDARD_RUBRIC,
    });
    for (const pack of STANDARD_PACKS)
      if (packs.includes(pack.code))
        await adoptPack(db, pack, { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS });
    for (const member of members) await putMember(db, member);
    const catalog = await readCatalog(db);
    const backbone: TenantDb = { ...db, actor: { name: keeper, userId: null } };
    for (const name of files)
      await importObservations(db, catalog, readTable(decode(read(name))), { reason: "First load" });
    if (has("areas.json")) await loadAreas(db, catalog, json("areas.json"));
    if (has("indicators.csv")) await loadIndicators(db, readTable(decode(read("indicators.csv"))));
    if (has("investments.csv")) await importLedger(db, catalog, readTable(decode(read("investments.csv"))));
    if (has("definitions.json")) await loadDefinitions(db, json("definitions.json"));
    if (has("assessments.csv"))
      await importAssessments(db, catalog, readTable(decode(read("assessments.csv"))), "First load");
    const goals = has("goals.json")
      ? await loadGoals(db, catalog, json("goals.json"))
      : new Map<string, string>();
    if (has("results.json")) await loadResults(db, goals, json("results.json"));
    if (has("interviews.json")) await loadInterviews(db, catalog, json("interviews.json"));
    if (has("years.json")) await loadYears(backbone, catalog, json("years.json"));
    if (has("partnership/partnership.json"))
      await loadPartnership(backbone, catalog, json("partnership/partnership.json"));
    if (has("partnership/path.json")) await loadPath(db, catalog, json("partnership/path.json"));
    if (has("partnership/pulse.json")) await loadPulse(db, json("partnership/pulse.json"));
    if (has("partnership/work.json")) await loadWork(db, catalog, goals, json("partnership/work.json"));
    if (has("money.json")) await loadMoney(db, catalog, json("money.json"));
    if (has("forward.json")) await loadForward(db, catalog.members, forwardFile.parse(json("forward.json")));
    if (has("outcomes.json")) await loadOutcomes(db, catalog, goals, json("outcomes.json"));
    if (has("reports.json")) await loadReports(db, json("reports.json"));
    // After the reports: those already published were made before the agreements asked for more.
    if (has("partnership/agreements.json"))
      await loadAgreements(db, catalog, json("partnership/agreements.json"));
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
