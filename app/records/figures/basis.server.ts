import { sql } from "drizzle-orm";
import type { Fact } from "~/domain/disclosure/facts";
import { type HeldBack, holdBack } from "~/domain/disclosure/over-time/hold-back";
import { needsRelease } from "~/domain/disclosure/over-time/release";
import type { KeptColumn, Showing } from "~/domain/disclosure/over-time/showing";
import type { Catalog, DisclosurePolicy, Observation } from "~/domain/terms";
import { readObservationsAt } from "~/records/observations/observations.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { keep, keyOf, recall } from "./cache.server";
import { type ListedShowing, mayDifferFromStored, readShowings } from "./showings.server";

/** The values that readers' figures are made of, where these are not simply the stored ones (docs/rules.md, 8.3). */
export interface Basis extends HeldBack {
  /** Open years that were not released yet. */
  collecting: number[];
  /** What readers were told before, showing by showing. */
  earlier: Fact[][];
}

/** Members see released years on their pages; the public sees published reports only. */
export type BasisReaders = "members" | "public";

interface BasisQuery {
  catalog: Catalog;
  policy: DisclosurePolicy;
  readers: BasisReaders;
  /** Whether the categories of breakdowns are read as well; only then is it said which of them are withheld. */
  categories: boolean;
}

/**
 * What readers without full sight are shown figures of.
 * @returns "stored" if that is what is stored now; null if what is stored has changed since the catalog was read
 */
export async function readBasis(
  db: TenantDb,
  { catalog, policy, readers, categories }: BasisQuery,
): Promise<Basis | "stored" | null> {
  const released = needsRelease(policy);
  if ((!released && readers === "members") || !(await mayDifferFromStored(db))) return "stored";
  const key = keyOf(db, catalog, ["basis", readers, policy, categories]);
  const known = recall<Basis | "stored">(key);
  if (known !== undefined) return known;
  const wanted = categories ? { categoriesOf: "all" as const } : {};
  const { revision, observations } = await readObservationsAt(db, wanted);
  if (catalog.revision !== undefined && revision !== catalog.revision) return null;
  const everything = await readShowings(db, catalog);
  const showings = categories ? everything : everything.map(withoutCategories);
  const basis = released
    ? await underRelease(db, { catalog, policy, observations, showings })
    : amongReports({ catalog, policy, observations, showings });
  keep(key, basis);
  return basis;
}

/** Many times as many numbers as the wholes, which no total and no share reads. */
function withoutCategories({ showing, ...rest }: ListedShowing): ListedShowing {
  const observations = showing.observations.filter(({ categoryId }) => categoryId === null);
  return { ...rest, showing: { ...showing, observations } };
}

interface Stored {
  catalog: Catalog;
  policy: DisclosurePolicy;
  observations: Observation[];
  showings: ListedShowing[];
}

/** The public knows the reports that were published for it. */
function amongReports({ catalog, policy, observations, showings }: Stored): Basis | "stored" {
  const earlier = showings.filter(({ audience }) => audience === "public").map(({ showing }) => showing);
  if (earlier.length === 0) return "stored";
  const held = holdBack({ catalog: under(catalog, policy), observations, earlier });
  return { ...held, collecting: [], earlier: earlier.map(({ told }) => told) };
}

async function underRelease(db: TenantDb, stored: Stored): Promise<Basis> {
  const { catalog, policy, showings } = stored;
  const { observations, collecting, kept } = asReleased(stored, await readYearStates(db));
  const earlier = showings.map(({ showing }) => showing);
  const held = holdBack({ catalog: under(catalog, policy), observations, earlier });
  const told = earlier.map((showing) => showing.told);
  return { ...held, kept: [...kept, ...held.kept], collecting, earlier: told };
}

/** Limits come from the policy that is asked about, which may be another than the collaborative's own. */
export function under(catalog: Catalog, policy: DisclosurePolicy): Catalog {
  return { ...catalog, collaborative: { ...catalog.collaborative, policy } };
}

export interface YearState {
  year: number;
  state: "open" | "closed";
}

export async function readYearStates(db: TenantDb): Promise<YearState[]> {
  return rowsOf<YearState>(
    await db.tx.execute(
      sql`select year, state from years where collaborative_id = ${db.collaborativeId} order by year`,
    ),
  );
}

/**
 * Values with those of each year that is or was collected as they were last released; an open year without a release
 * has none.
 */
export function asReleased(
  { observations, showings }: Pick<Stored, "observations" | "showings">,
  years: YearState[],
): { observations: Observation[]; collecting: number[]; kept: KeptColumn[] } {
  const releaseOf = (year: number) => showings.findLast((row) => row.kind === "release" && row.year === year);
  const collecting = years
    .filter(({ year, state }) => state === "open" && !releaseOf(year))
    .map(({ year }) => year);
  const released = new Map(
    years.flatMap(({ year }) => {
      const release = releaseOf(year);
      return release ? [[year, release.showing] as const] : [];
    }),
  );
  const others = observations.filter(({ year }) => !released.has(year) && !collecting.includes(year));
  const of = <Row extends { year: number }>(rowsOf: (showing: Showing) => Row[]) =>
    [...released].flatMap(([year, showing]) => rowsOf(showing).filter((row) => row.year === year));
  const shown = detailed(
    of((showing) => showing.observations),
    observations,
  );
  return { observations: [...others, ...shown], collecting, kept: of((showing) => showing.kept) };
}

/** Where a number is still the stored one, its note, source, and period are as well. */
function detailed(rows: Observation[], stored: Observation[]): Observation[] {
  const place = ({ memberId, itemId, categoryId, year }: Observation) =>
    `${memberId} ${itemId} ${categoryId} ${year}`;
  const now = new Map(stored.map((row) => [place(row), row]));
  return rows.map((row) => {
    const same = now.get(place(row));
    return same && same.state === row.state && same.value === row.value ? same : row;
  });
}
