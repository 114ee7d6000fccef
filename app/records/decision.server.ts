import { DateTime } from "luxon";
import type { TenantDb } from "~db/tenant";
import { valuesOf } from "../domain/contributions";
import { type Decision, decide, EVERYTHING } from "../domain/decision";
import { seesEverything } from "../domain/disclosure";
import type { Catalog, DisclosurePolicy, Viewer } from "../domain/types";
import { readCatalog } from "./catalog.server";
import { readObservationsAt } from "./observations.server";

/** Today, ISO, where the server stands in time: the same for everybody. */
export const todayIso = (): string => DateTime.utc().toISODate();

/** So many decisions are kept: about one for each member of the busiest collaboratives. */
const KEPT = 200;
const kept = new Map<string, Promise<Decision | null>>();

/**
 * What the viewer may be told. It depends on nothing but what it is kept under, so that it is computed once
 * until somebody changes a value.
 * @returns null if what is stored has changed since the catalog was read
 */
export async function readDecision(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  policy: DisclosurePolicy,
  today: string,
): Promise<Decision | null> {
  if (seesEverything(viewer)) return EVERYTHING;
  if (catalog.revision === undefined) return judge(db, viewer, catalog, policy, today);
  const { measures, metrics } = catalog;
  const key = JSON.stringify([
    ...[db.collaborativeId, catalog.revision, viewer.memberId, policy],
    policy.daysAfterPeriod > 0 ? today : null,
    // What is computed; a measure that is switched off or on is none of the changes that are counted.
    measures.map(({ code, kind }) => [code, kind]),
    metrics.map(({ code, numerator, denominator, span }) => [code, numerator, denominator, span]),
  ]);
  const decision = kept.get(key) ?? judge(db, viewer, catalog, policy, today);
  kept.delete(key);
  kept.set(key, decision);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  const forget = () => {
    if (kept.get(key) === decision) kept.delete(key);
  };
  decision.then((made) => made ?? forget(), forget);
  return decision;
}

/** The decision for whoever has no figures of one revision to match it with. */
export function readDecisionNow(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  today = todayIso(),
): Promise<Decision> {
  return atOneRevision(db, catalog, (at) => readDecision(db, viewer, at, at.collaborative.policy, today));
}

async function judge(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  policy: DisclosurePolicy,
  today: string,
): Promise<Decision | null> {
  const { revision, observations } = await readObservationsAt(db, {});
  if (catalog.revision !== undefined && revision !== catalog.revision) return null;
  const years = observations.map(({ year }) => year);
  const { baselineYear } = catalog.collaborative;
  const [from, to] = [Math.min(baselineYear, ...years), Math.max(baselineYear, ...years)];
  return decide(catalog, valuesOf(observations), viewer, policy, { from, to, today });
}

const ATTEMPTS = 5;

/**
 * Reads what belongs to one revision in several statements. If somebody stores something in between, all of
 * it is read again, since a decision holds for exactly the figures on which it was made.
 * @param read null if what it found belongs to another revision than the catalog
 */
export async function atOneRevision<T>(
  db: TenantDb,
  catalog: Catalog,
  read: (catalog: Catalog) => Promise<T | null>,
): Promise<T> {
  let at = catalog;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await read(at);
    if (found !== null) return found;
    at = await readCatalog(db);
  }
  // The code by which the door tries the whole transaction once more.
  throw Object.assign(new Error("figures kept changing while they were read"), { code: "40001" });
}
