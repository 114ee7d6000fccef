import type { Disclosed } from "~/domain/disclosure/disclosure";
import { type FedFigures, figuresFedBy } from "~/domain/entry/effect";
import { discloseGoals } from "~/domain/goals/disclosure";
import { codesOf } from "~/domain/goals/targets";
import type { Rollup } from "~/domain/rollup/figures";
import type { Catalog, Viewer } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readRollup } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { type GoalSources, readGoalSources } from "~/records/goals/readings.server";
import type { TenantDb } from "~db/tenant";

/** What changed values feed, as the viewer may see it once they are stored. */
export interface FedNow {
  /** As of now: its revision counts the change. */
  catalog: Catalog;
  fed: FedFigures;
  /** Of all years up to the newest that was touched. */
  rollup: Disclosed<Rollup>;
  /** Goals that read any of the figures. */
  goals: Disclosed<StoredGoal>[];
  /** What these goals are measured against; null if there are none. */
  sources: GoalSources | null;
}

/**
 * Reads, in the transaction that stored them, the figures and goals that these values feed.
 * @param codes of measures, and of share metrics reported without their counts
 * @param years that were touched; at least one
 */
export async function readFedNow(
  db: TenantDb,
  { viewer, codes, years }: { viewer: Viewer; codes: Iterable<string>; years: readonly number[] },
): Promise<FedNow> {
  const catalog = await readCatalog(db);
  const fed = figuresFedBy(catalog, codes);
  const to = Math.max(...years);
  const rollup = await readRollup(db, { viewer, catalog, to });
  const figures = new Set([...fed.totals, ...fed.metrics]);
  const goals = discloseGoals(await readGoals(db), viewer, catalog.collaborative.policy).filter(
    ({ target }) => target !== null && codesOf(target).figures.some((code) => figures.has(code)),
  );
  const sources = goals.length > 0 ? await readGoalSources(db, { viewer, catalog, to, rollup, goals }) : null;
  return { catalog, fed, rollup, goals, sources };
}
