import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseMoves, type ShownMoves } from "~/domain/moved/disclosure";
import { contributionsTo, type Figure, valuesOf } from "~/domain/rollup/contributions";
import type { Rollup } from "~/domain/rollup/figures";
import type { Catalog, Viewer } from "~/domain/terms";
import { readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { itemIdsOf } from "./rollup.server";

export interface MovesQuery {
  viewer: Viewer;
  catalog: Catalog;
  figure: Figure;
  /** The earlier year, and the later one. */
  from: number;
  to: number;
  /** As this viewer may see it, with both years. */
  rollup: Disclosed<Rollup>;
  /** ISO. */
  today?: string;
}

/**
 * What moved a figure between two years, as this viewer may see it.
 * @returns null where nothing can be compared, as for a figure that adds up several years
 */
export async function readMoves(
  db: TenantDb,
  { figure, ...query }: MovesQuery,
): Promise<Disclosed<ShownMoves> | null> {
  return (await readMovesOf(db, { ...query, figures: [figure] })).get(figure.code) ?? null;
}

/** The same for several figures, by code; those with nothing to compare are left out. */
export async function readMovesOf(
  db: TenantDb,
  {
    viewer,
    catalog,
    figures,
    from,
    to,
    rollup,
    today = todayIso(),
  }: Omit<MovesQuery, "figure"> & { figures: Figure[] },
): Promise<Map<string, Disclosed<ShownMoves>>> {
  const yearly = figures.filter(({ span }) => span === "year");
  if (yearly.length === 0 || from >= to) return new Map();
  const observations = await readObservations(db, { itemIds: itemIdsOf(catalog, yearly), from, to });
  const values = valuesOf(observations);
  const all = yearly.flatMap((figure) => {
    const before = contributionsTo({ catalog, figure, year: from, values });
    const after = contributionsTo({ catalog, figure, year: to, values });
    const moves = discloseMoves({ catalog, figure, from, to, before, after, rollup, viewer, today });
    return moves ? [[figure.code, moves] as const] : [];
  });
  return new Map(all);
}
