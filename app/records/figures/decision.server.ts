import { type ColumnsCase, type Decision, deciding, EVERYTHING } from "~/domain/disclosure/decision";
import { seesEverything } from "~/domain/disclosure/disclosure";
import { columnsOf, spanOf } from "~/domain/disclosure/pattern/columns";
import { KnownPatterns } from "~/domain/disclosure/pattern/known";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Catalog, DisclosurePolicy, Observation, Viewer } from "~/domain/terms";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { atOneRevision } from "./at-one-revision.server";
import { readBasis } from "./basis.server";
import { keep, keyOf, recall } from "./cache.server";
import { readColumns, type StoredColumns } from "./columns.server";
import { inTurns } from "./in-turns.server";

/** Who wants to see the figures, under which policy. */
interface Reader {
  viewer: Viewer;
  policy: DisclosurePolicy;
  /** ISO. */
  today: string;
}

interface DecisionQuery extends Reader {
  catalog: Catalog;
}

/**
 * What the viewer may be told. It depends only on its cache key, so it is computed once until a value changes.
 * @returns null if what is stored has changed since the catalog was read
 */
export async function readDecision(db: TenantDb, query: DecisionQuery): Promise<Decision | null> {
  const { viewer, catalog, policy, today } = query;
  if (seesEverything(viewer)) return EVERYTHING;
  const key = keyOf(db, catalog, ["decision", viewer.memberId, policy, dayOf(policy, today)]);
  const known = recall<Decision>(key);
  if (known) return known;
  const decision = await judge(db, query);
  if (decision) keep(key, decision);
  return decision;
}

/** The day, if what is shown depends on it. */
const dayOf = ({ daysAfterPeriod }: DisclosurePolicy, today: string) => (daysAfterPeriod > 0 ? today : null);

/** The decision for callers that have no figures of a certain revision to match it with. */
export function readDecisionNow(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  today = todayIso(),
): Promise<Decision> {
  return atOneRevision(db, catalog, (at) =>
    readDecision(db, { viewer, catalog: at, policy: at.collaborative.policy, today }),
  );
}

/** What was worked out for one revision and reader is there for others while who reported what stays the same. */
const patterns = new KnownPatterns();

async function judge(
  db: TenantDb,
  { viewer, catalog, policy, today }: DecisionQuery,
): Promise<Decision | null> {
  const basis = await readBasis(db, { catalog, policy, readers: "members", categories: false });
  if (basis === null) return null;
  if (basis !== "stored") {
    const { observations, earlier } = basis;
    return decideInTurns(db, {
      viewer,
      catalog,
      policy,
      today,
      earlier,
      ...columnsIn(catalog, observations),
    });
  }
  const stored = await readColumns(db, catalog);
  return stored && decideInTurns(db, { viewer, catalog, policy, today, ...stored });
}

/** Numbers that were read as values, and the years in which there are any. */
export function columnsIn(catalog: Catalog, observations: Observation[]): StoredColumns {
  const wholes = observations.filter(({ categoryId }) => categoryId === null);
  const { baselineYear } = catalog.collaborative;
  const [from, to] = wholes.reduce(
    ([low, high], { year }) => [Math.min(low, year), Math.max(high, year)],
    [baselineYear, baselineYear],
  );
  return { from, to, columns: columnsOf(catalog, valuesOf(wholes), spanOf(catalog, from, to)) };
}

/** Decides without keeping others waiting. */
export function decideInTurns(db: TenantDb, asked: ColumnsCase): Promise<Decision> {
  return inTurns(db.collaborativeId, deciding(asked, patterns));
}

/** What is read for a viewer, as the cache knows it. */
interface CachedQuery extends DecisionQuery {
  /** Names what is read, besides the viewer. */
  about: unknown[];
}

/** As atOneRevision, cached until a figure changes. */
export async function readOnce<T>(
  db: TenantDb,
  { viewer, catalog, policy, today, about }: CachedQuery,
  read: (catalog: Catalog) => Promise<T | null>,
): Promise<T> {
  const who = seesEverything(viewer) ? "all" : [viewer.role, viewer.memberId, policy, dayOf(policy, today)];
  const key = keyOf(db, catalog, [...about, who]);
  const known = recall<T>(key);
  if (known !== undefined) return known;
  let asAsked = true;
  const decision = await atOneRevision(db, catalog, (at) => {
    asAsked = at === catalog;
    return read(at);
  });
  if (asAsked) keep(key, decision);
  return decision;
}
