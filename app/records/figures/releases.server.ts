import { toldUnder } from "~/domain/disclosure/decision";
import { holdBack } from "~/domain/disclosure/over-time/hold-back";
import { needsRelease } from "~/domain/disclosure/over-time/release";
import type { Showing } from "~/domain/disclosure/over-time/showing";
import { valuesOf } from "~/domain/rollup/contributions";
import type { Catalog, Observation } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readObservations } from "~/records/observations/observations.server";
import type { TenantDb } from "~db/tenant";
import { asReleased, readYearStates } from "./basis.server";
import { addShowing, listReleases, readShowings } from "./showings.server";

/**
 * Shows members the figures of a year as they are now, judged together with everything shown before, and keeps what
 * was shown. Call it in the transaction that holds the members' locks.
 */
export async function releaseYear(db: TenantDb, year: number): Promise<void> {
  const catalog = await readCatalog(db);
  const showing = await whatReleaseShows(db, catalog, year);
  await addShowing(db, { kind: "release", year, audience: "members", showing });
}

/** What a release of this year would show. */
export async function whatReleaseShows(
  db: TenantDb,
  catalog: Catalog,
  year: number,
): Promise<Omit<Showing, "at">> {
  const stored = await readObservations(db, { categoriesOf: "all" });
  const showings = await readShowings(db, catalog);
  // Where members see each other's figures, they have seen every year as it was stored.
  if (!needsRelease(catalog.collaborative.policy))
    return told(catalog, { observations: stored, kept: [], withheldSplits: [] });
  const others = (await readYearStates(db)).filter((state) => state.year !== year);
  const { observations } = asReleased({ observations: stored, showings }, others);
  const earlier = showings.map(({ showing }) => showing);
  return told(catalog, holdBack({ catalog, observations, earlier }));
}

/** With everything that readers can be told of these values. */
export function told(catalog: Catalog, held: Omit<Showing, "at" | "told">): Omit<Showing, "at"> {
  const { baselineYear, policy } = catalog.collaborative;
  const years = held.observations.map(({ year }) => year);
  const [from, to] = years.reduce(
    ([low, high], year) => [Math.min(low, year), Math.max(high, year)],
    [baselineYear, baselineYear],
  );
  const values = valuesOf(held.observations.filter(({ categoryId }) => categoryId === null));
  return { ...held, told: toldUnder({ catalog, values, policy, from, to }) };
}

/** Before a year that pages have shown is opened: what they showed counts as known from then on. */
export async function keepWhatWasLive(db: TenantDb, year: number): Promise<void> {
  const observations: Observation[] = await readObservations(db, { categoriesOf: "all" });
  if (!observations.some((row) => row.year === year)) return;
  const catalog = await readCatalog(db);
  const showing = told(catalog, { observations, kept: [], withheldSplits: [] });
  await addShowing(db, { kind: "live", year, audience: "members", showing });
}

/** Before a closed year is reopened: members go on seeing it as it was closed. */
export async function keepAsClosed(db: TenantDb, year: number): Promise<void> {
  const releases = await listReleases(db);
  if (!releases.some((release) => release.year === year)) await releaseYear(db, year);
}
