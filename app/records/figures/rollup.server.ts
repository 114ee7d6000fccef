import { discloseContributions, type ShownContributions } from "~/domain/disclosure/contributions";
import { type Disclosed, discloseRollup, seesEverything } from "~/domain/disclosure/disclosure";
import { markOverTime } from "~/domain/disclosure/over-time/release";
import { recordedIn } from "~/domain/rollup/awaited";
import { contributionsTo, type Figure, valuesOf } from "~/domain/rollup/contributions";
import type { Rollup, RollupYear } from "~/domain/rollup/figures";
import { rollUp } from "~/domain/rollup/rollup";
import { sumsOfValues } from "~/domain/rollup/sums-of-values";
import type { Catalog, DisclosurePolicy, Observation, Viewer } from "~/domain/terms";
import { newestYear, openingYear, type Reporters } from "~/domain/years";
import { readCatalogAndYears } from "~/records/collaboratives/catalog.server";
import { readObservationsAt } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { type Basis, readBasis } from "./basis.server";
import { readDecision, readOnce } from "./decision.server";
import { readDefinitions } from "./definitions.server";
import { readSumsAt } from "./sums.server";
import { readCollectionFacts } from "./under-way.server";

/** The collaborative, and the years that its pages offer: from its baseline to the newest with a value. */
export interface Setting {
  catalog: Catalog;
  years: number[];
  newest: number;
  /** The year shown unless another is asked for. */
  opening: number;
  reporters: Reporters[];
}

export async function readSetting(db: TenantDb): Promise<Setting> {
  const { catalog, reporters } = await readCatalogAndYears(db);
  const first = firstYear(catalog);
  const newest = Math.max(newestYear(reporters) ?? first, first);
  const opening = Math.max(openingYear(reporters) ?? first, first);
  const years = Array.from({ length: newest - first + 1 }, (_, place) => first + place);
  return { catalog, years, newest, opening, reporters };
}

/** The collaborative's baseline year, or an earlier one of a member's own. */
export function firstYear(catalog: Catalog): number {
  const own = catalog.members.flatMap(({ baselineYear }) => (baselineYear === null ? [] : [baselineYear]));
  return Math.min(catalog.collaborative.baselineYear, ...own);
}

/** Which roll-up is wanted, and by whom. */
export interface RollupQuery {
  viewer: Viewer;
  catalog: Catalog;
  /** The last year. */
  to: number;
  /** ISO. */
  today?: string;
}

/** The roll-up of all years up to `to`, as this viewer may see it. */
export function readRollup(db: TenantDb, query: RollupQuery): Promise<Disclosed<Rollup>> {
  return rollupUnder(db, query, null);
}

/** The roll-up as this viewer would see it under another policy. Nothing is stored by asking. */
export function previewRollup(
  db: TenantDb,
  { policy, ...query }: RollupQuery & { policy: DisclosurePolicy },
): Promise<Disclosed<Rollup>> {
  return rollupUnder(db, query, policy);
}

function rollupUnder(
  db: TenantDb,
  { viewer, catalog: requestCatalog, to, today = todayIso() }: RollupQuery,
  other: DisclosurePolicy | null,
): Promise<Disclosed<Rollup>> {
  const query = {
    viewer,
    catalog: requestCatalog,
    policy: other ?? requestCatalog.collaborative.policy,
    today,
    about: ["roll-up", to],
  };
  return readOnce(db, query, async (catalog) => {
    const { revision, sums } = await readSumsAt(db, catalog, Math.min(firstYear(catalog), to), to);
    if (catalog.revision !== undefined && revision !== catalog.revision) return null;
    const policy = other ?? catalog.collaborative.policy;
    const decision = await readDecision(db, { viewer, catalog, policy, today });
    if (!decision) return null;
    const stored = rollUp(catalog, sums);
    if (seesEverything(viewer)) return discloseRollup(stored, decision);
    const basis = await readBasis(db, { catalog, policy, readers: "members", categories: false });
    if (basis === null) return null;
    if (basis === "stored") return discloseRollup(stored, decision);
    const range = { from: Math.min(firstYear(catalog), to), to };
    const shown = discloseRollup(await rollUpBasis(db, catalog, basis, range), decision);
    return markOverTime(shown, { catalog, live: stored, ...marksOf(basis) });
  });
}

/** The roll-up of what readers are shown instead of the stored values. */
export async function rollUpBasis(
  db: TenantDb,
  catalog: Catalog,
  { observations }: Basis,
  { from, to }: { from: number; to: number },
): Promise<Rollup> {
  const values = valuesOf(observations.filter(({ categoryId }) => categoryId === null));
  const definitions = await readDefinitions(db, {});
  const { facts } = await readCollectionFacts(db);
  const collection = { ...facts, recorded: recordedIn(observations) };
  return rollUp(catalog, sumsOfValues({ catalog, values, definitions, collection, from, to }));
}

export const marksOf = ({ collecting, kept }: Basis) => ({ collecting, kept });

/** Which contributions are wanted, and by whom. */
export interface ContributionsQuery {
  viewer: Viewer;
  catalog: Catalog;
  figures: Figure[];
  year: number;
  /** ISO. */
  today?: string;
}

/** What each member adds to the figures of one year, as this viewer may see it, by figure code. */
export function readContributions(
  db: TenantDb,
  { viewer, catalog: requestCatalog, figures, year, today = todayIso() }: ContributionsQuery,
): Promise<Map<string, Disclosed<ShownContributions>>> {
  const query = {
    viewer,
    catalog: requestCatalog,
    policy: requestCatalog.collaborative.policy,
    today,
    about: ["contributions", year, figures.map(({ code, span }) => [code, span])],
  };
  return readOnce(db, query, async (catalog) => {
    const { revision, observations } = await readObservationsAt(db, {
      itemIds: itemIdsOf(catalog, figures),
      from: year,
      to: year,
      // Only what adds up several years reads several.
      earlierOf: itemIdsOf(
        catalog,
        figures.filter(({ span }) => span !== "year"),
      ),
    });
    if (catalog.revision !== undefined && revision !== catalog.revision) return null;
    const { members, collaborative } = catalog;
    const { policy } = collaborative;
    const decision = await readDecision(db, { viewer, catalog, policy, today });
    if (!decision) return null;
    const basis = seesEverything(viewer)
      ? "stored"
      : await readBasis(db, { catalog, policy, readers: "members", categories: false });
    if (basis === null) return null;
    const values = valuesOf(
      basis === "stored" ? observations : withOwn(basis, observations, viewer.memberId),
    );
    const definitions = await readDefinitions(db, { measureIds: itemIdsOf(catalog, figures) });
    return new Map(
      figures.map((figure) => {
        const contributions = contributionsTo({ catalog, figure, year, values, definitions });
        const behind = { figure: figure.code, year, contributions };
        return [figure.code, discloseContributions({ ...behind, members, viewer, policy, decision, today })];
      }),
    );
  });
}

/** Shown values; in years that are being collected, members see their own numbers. */
function withOwn({ observations, collecting }: Basis, stored: Observation[], own: string | null) {
  const wholes = observations.filter(({ categoryId }) => categoryId === null);
  return [...wholes, ...stored.filter((row) => row.memberId === own && collecting.includes(row.year))];
}

/** Ids of everything that the figures read: measures, and the metric itself for shares reported alone. */
export function itemIdsOf(catalog: Catalog, figures: Figure[]): string[] {
  const codes = new Set(
    figures.flatMap(({ code, numerator, denominator }) => [code, numerator, denominator]),
  );
  return [...catalog.measures, ...catalog.metrics].filter(({ code }) => codes.has(code)).map(({ id }) => id);
}

/** The figures of one year; empty where the roll-up has no such year. */
export function yearOf(rollup: Disclosed<Rollup>, year: number): RollupYear {
  return rollup.years.find((figures) => figures.year === year) ?? { year, totals: [], metrics: [] };
}
