import type { TenantDb } from "~db/tenant";
import { contributionsTo, type Figure, valuesOf } from "../domain/contributions";
import {
  type Disclosed,
  discloseContributions,
  discloseRollup,
  type ShownContributions,
} from "../domain/disclosure";
import { type Rollup, type RollupYear, rollUp } from "../domain/rollup";
import type { Catalog, DisclosurePolicy, Metric, Viewer } from "../domain/types";
import { newestYear, openingYear, type Reporters } from "../domain/years";
import { readCatalogAndYears } from "./catalog.server";
import { readDecision, readOnce, todayIso } from "./decision.server";
import { readDefinitions } from "./definitions.server";
import { readObservationsAt } from "./observations.server";
import { readSumsAt } from "./sums.server";

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
function firstYear(catalog: Catalog): number {
  const own = catalog.members.flatMap(({ baselineYear }) => (baselineYear === null ? [] : [baselineYear]));
  return Math.min(catalog.collaborative.baselineYear, ...own);
}

/** The roll-up of all years up to `to`, as this viewer may see it. */
export function readRollup(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  to: number,
  today = todayIso(),
): Promise<Disclosed<Rollup>> {
  return rollupUnder(db, viewer, catalog, to, today, null);
}

/** The roll-up as this viewer would see it under another policy. Nothing is stored by asking. */
export function previewRollup(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  to: number,
  policy: DisclosurePolicy,
): Promise<Disclosed<Rollup>> {
  return rollupUnder(db, viewer, catalog, to, todayIso(), policy);
}

function rollupUnder(
  db: TenantDb,
  viewer: Viewer,
  given: Catalog,
  to: number,
  today: string,
  other: DisclosurePolicy | null,
): Promise<Disclosed<Rollup>> {
  const seen = { viewer, policy: other ?? given.collaborative.policy, today };
  return readOnce(db, given, seen, ["roll-up", to], async (catalog) => {
    const { revision, sums } = await readSumsAt(db, catalog, Math.min(firstYear(catalog), to), to);
    if (catalog.revision !== undefined && revision !== catalog.revision) return null;
    const policy = other ?? catalog.collaborative.policy;
    const decision = await readDecision(db, viewer, catalog, policy, today);
    return decision && discloseRollup(rollUp(catalog, sums), decision);
  });
}

/** What each member adds to the figures of one year, as this viewer may see it, by figure code. */
export function readContributions(
  db: TenantDb,
  viewer: Viewer,
  given: Catalog,
  figures: Figure[],
  year: number,
  today = todayIso(),
): Promise<Map<string, Disclosed<ShownContributions>>> {
  const seen = { viewer, policy: given.collaborative.policy, today };
  const about = ["contributions", year, figures.map(({ code, span }) => [code, span])];
  return readOnce(db, given, seen, about, async (catalog) => {
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
    const decision = await readDecision(db, viewer, catalog, policy, today);
    if (!decision) return null;
    const values = valuesOf(observations);
    const definitions = await readDefinitions(db, { measureIds: itemIdsOf(catalog, figures) });
    return new Map(
      figures.map((figure) => {
        const contributions = contributionsTo(catalog, figure, year, values, definitions);
        const behind = { figure: figure.code, year, contributions };
        return [figure.code, discloseContributions(behind, members, viewer, policy, decision, today)];
      }),
    );
  });
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
  return rollup.years.find((one) => one.year === year) ?? { year, totals: [], metrics: [] };
}

/** The metric that stands for its strategy: the first of it. */
export function headlineOf(catalog: Catalog, strategy: Metric["strategy"]): Metric | undefined {
  return catalog.metrics.find((metric) => metric.strategy === strategy);
}
