import type { Visit } from "~/access/visit.server";
import type { Grade } from "~/domain/outcomes/contribution";
import { gradedClaims } from "~/domain/outcomes/graded-claims";
import type { Catalog } from "~/domain/terms";
import { readIndicators } from "~/records/indicators/indicators.server";
import { readContributions, type StoredContribution } from "~/records/outcomes/contributions.server";
import { readResults } from "~/records/results/results.server";
import { readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";
import { linkable } from "~/routes/results/index.server";

export interface ShownContribution extends StoredContribution {
  /** The goal's statement or the result's sentence. */
  about: string;
  grade: Grade;
}

/** What claims may be about: goals of the collaborative's own, once adopted, and results. */
export async function readClaimables(visited: Pick<Visit, "db" | "viewer">, catalog: Catalog) {
  const goals = linkable(await readVisibleGoals(visited, catalog));
  return { goals, results: await readResults(visited.db) };
}

/** All claims with their grades in a year. */
export async function readShownContributions(
  visited: Pick<Visit, "db" | "viewer">,
  catalog: Catalog,
  year: number,
): Promise<ShownContribution[]> {
  const claims = await readContributions(visited.db);
  if (claims.length === 0) return [];
  const { goals, results } = await readClaimables(visited, catalog);
  const indicators = await readIndicators(visited.db);
  const cards = await readGoalCards(visited, catalog, { goals, year, charts: false });
  const statusOf = new Map(cards.map(({ id, status }) => [id, status]));
  return gradedClaims(claims, {
    goals,
    results,
    indicators,
    year,
    statusOf: (id) => statusOf.get(id) ?? null,
  });
}
