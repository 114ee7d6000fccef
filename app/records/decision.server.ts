import { DateTime } from "luxon";
import type { TenantDb } from "~db/tenant";
import { valuesOf } from "../domain/contributions";
import { type Decision, decide, EVERYTHING } from "../domain/decision";
import { seesEverything } from "../domain/disclosure";
import type { Catalog, DisclosurePolicy, Viewer } from "../domain/types";
import { readCatalog } from "./catalog.server";
import { readObservationsAt } from "./observations.server";
import { keep, keyOf, recall } from "./remembered.server";

/** Today, ISO, where the server stands in time: the same for everybody. */
export const todayIso = (): string => DateTime.utc().toISODate();

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
  const key = keyOf(db, catalog, ["decision", viewer.memberId, policy, dayOf(policy, today)]);
  const known = recall<Decision>(key);
  if (known) return known;
  const decision = await judge(db, viewer, catalog, policy, today);
  if (decision) keep(key, decision);
  return decision;
}

/** The day, where what is shown depends on it. */
const dayOf = ({ daysAfterPeriod }: DisclosurePolicy, today: string) => (daysAfterPeriod > 0 ? today : null);

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

/** The same, kept until a figure changes: `about` says what is read, beyond the figures and for whom. */
export async function readOnce<T>(
  db: TenantDb,
  catalog: Catalog,
  { viewer, policy, today }: { viewer: Viewer; policy: DisclosurePolicy; today: string },
  about: unknown[],
  read: (catalog: Catalog) => Promise<T | null>,
): Promise<T> {
  const who = seesEverything(viewer) ? "all" : [viewer.role, viewer.memberId, policy, dayOf(policy, today)];
  const key = keyOf(db, catalog, [...about, who]);
  const known = recall<T>(key);
  if (known !== undefined) return known;
  let asAsked = true;
  const found = await atOneRevision(db, catalog, (at) => {
    asAsked = at === catalog;
    return read(at);
  });
  if (asAsked) keep(key, found);
  return found;
}
