import type { TenantDb } from "~db/tenant";
import { contributionsTo, type Figure, figureOf, valuesOf } from "../domain/contributions";
import {
  type Disclosed,
  discloseContributions,
  discloseRollup,
  type ShownContributions,
  seesEverything,
  withholdTelling,
} from "../domain/disclosure";
import { factsOf } from "../domain/facts";
import { type Rollup, type RollupYear, rollUp } from "../domain/rollup";
import type { Catalog, Metric, Viewer } from "../domain/types";
import { newestYear, openingYear, type Reporters } from "../domain/years";
import { readCatalogAndYears } from "./catalog.server";
import { readObservations } from "./observations.server";
import { readSums } from "./sums.server";

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
export async function readRollup(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  to: number,
): Promise<Disclosed<Rollup>> {
  const { policy } = catalog.collaborative;
  const totalsOnly = policy.peers === "totals_only" && !seesEverything(viewer);
  // What a viewer may see depends on whose numbers are in it; for subtraction, on everybody's.
  const needed =
    viewer.memberId === null
      ? []
      : await readObservations(db, totalsOnly ? {} : { memberIds: [viewer.memberId] });
  // Whatever year is asked for, subtraction is judged over all of them: other pages show the others.
  const last = totalsOnly ? Math.max(to, ...needed.map(({ year }) => year)) : to;
  const from = Math.min(firstYear(catalog), to);
  const sums = await readSums(db, catalog, from, last);
  const values = valuesOf(needed);
  const idOf = new Map(catalog.measures.map((measure) => [measure.code, measure.id]));
  const contributes = (memberId: string, code: string, year: number) => {
    const figure = figureOf(catalog, code);
    if (!figure) return false;
    return [figure.numerator, figure.denominator].every(
      (part) => part === null || values(memberId, idOf.get(part) ?? "", year)?.state === "value",
    );
  };
  const shown = discloseRollup(rollUp(catalog, sums), viewer, policy, contributes);
  if (!totalsOnly) return shown;
  // The first year shown may be compared with the one before it.
  const earliest = Math.min(from, ...needed.map(({ year }) => year));
  return withholdTelling(shown, factsOf(catalog, values, earliest, last), viewer, policy);
}

/** What each member adds to the figures of one year, as this viewer may see it, by figure code. */
export async function readContributions(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  figures: Figure[],
  year: number,
): Promise<Map<string, Disclosed<ShownContributions>>> {
  const observations = await readObservations(db, {
    itemIds: itemIdsOf(catalog, figures),
    from: figures.every((figure) => figure.span === "year") ? year : undefined,
    to: year,
  });
  const values = valuesOf(observations);
  const { members, collaborative } = catalog;
  return new Map(
    figures.map((figure) => [
      figure.code,
      discloseContributions(
        contributionsTo(catalog, figure, year, values),
        members,
        viewer,
        collaborative.policy,
        figure.code,
      ),
    ]),
  );
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
