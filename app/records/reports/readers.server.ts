import { discloseContributions, type ShownContributions } from "~/domain/disclosure/contributions";
import { type Decision, EVERYTHING, forAll } from "~/domain/disclosure/decision";
import { type Disclosed, discloseBreakdowns, discloseRollup } from "~/domain/disclosure/disclosure";
import type { Fact } from "~/domain/disclosure/facts";
import { sumsOfGroups } from "~/domain/disclosure/group-parts";
import { overTime } from "~/domain/disclosure/over-time/changed";
import { markOverTime } from "~/domain/disclosure/over-time/release";
import type { KeptColumn, Showing } from "~/domain/disclosure/over-time/showing";
import { withholdGroups } from "~/domain/disclosure/small-cells";
import { type Breakdown, breakDown, splitFigures } from "~/domain/rollup/breakdowns";
import { contributionsTo, type Figure, type Values, valuesOf } from "~/domain/rollup/contributions";
import type { OwnDefinition } from "~/domain/rollup/definitions";
import type { Rollup, Withheld } from "~/domain/rollup/figures";
import { rollUp } from "~/domain/rollup/rollup";
import type { Catalog, Dimension, DisclosurePolicy, Observation, Viewer } from "~/domain/terms";
import { type Basis, readBasis, under } from "~/records/figures/basis.server";
import { allGroups, splitMembers, wholesOf } from "~/records/figures/breakdowns.server";
import { keep, keyOf, recall } from "~/records/figures/cache.server";
import { columnsIn, decideInTurns } from "~/records/figures/decision.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { told } from "~/records/figures/releases.server";
import { marksOf, rollUpBasis } from "~/records/figures/rollup.server";
import { readSums } from "~/records/figures/sums.server";
import { readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";

/** Backbone staff and conveners among themselves; all members; anybody. */
export type Readers = "internal" | "members" | "public";

/**
 * The figures of a collaborative as the readers of a report may see them (docs/rules.md, section 8). All readers get
 * the same report, members who know their own numbers among them: it shows only what every one of them may see on
 * screen.
 */
export interface ForReaders {
  viewer: Viewer;
  /** With the policy under which the readers see members. */
  catalog: Catalog;
  rollup: Disclosed<Rollup>;
  observations: Observation[];
  values: Values;
  definitions: OwnDefinition[];
  contributions(figures: Figure[], year: number): Map<string, Disclosed<ShownContributions>>;
  breakdowns(year: number, dimensions: Dimension[]): Promise<DimensionForReaders[]>;
  /** What a publication of these figures shows; null where its readers see everything of each other. */
  showing: Omit<Showing, "at"> | null;
  /** Whether any figure kept an earlier value. */
  kept: KeptColumn[];
}

export interface DimensionForReaders {
  dimension: Dimension;
  byFigure: Map<string, Disclosed<Breakdown>>;
}

export interface ReadersRequest {
  readers: Readers;
  /** First and last year to read. */
  from: number;
  to: number;
  /** ISO date from which the age of figures is counted; the current day by default. */
  today?: string;
  /** What becomes of figures that kept an earlier value: shown with its day, or withheld. */
  earlier?: EarlierFigures;
}

export type EarlierFigures = "keep" | "withhold";

/** Call it after `holdStill` (locks.server.ts), with a catalog read after that. */
export async function readForReaders(
  db: TenantDb,
  ownCatalog: Catalog,
  { readers, from, to, today = todayIso(), earlier = "keep" }: ReadersRequest,
): Promise<ForReaders> {
  const viewer: Viewer =
    readers === "internal" ? { role: "convener", memberId: null } : { role: "executive", memberId: null };
  const catalog = underPolicyOf(ownCatalog, readers);
  const { policy } = catalog.collaborative;
  const basis = await basisFor(db, ownCatalog, readers);
  const shown = basis?.observations ?? (await readObservations(db, { categoriesOf: "all" }));
  const observations = shown.filter(({ categoryId }) => categoryId === null);
  const values = valuesOf(observations);
  const decision =
    readers === "internal"
      ? EVERYTHING
      : await cachedDecision(db, ownCatalog, { readers, year: to, today }, () =>
          decideForAll(db, ownCatalog, catalog, {
            observations,
            today,
            year: to,
            earlier: basis?.earlier ?? [],
          }),
        );
  const stored = rollUp(catalog, await readSums(db, catalog, from, to));
  const rollup = basis
    ? markOverTime(discloseRollup(await rollUpBasis(db, catalog, basis, { from, to }), decision), {
        catalog,
        live: stored,
        ...marksOf(basis),
        instead: earlier === "withhold" ? overTime(policy.minimumContributors) : null,
      })
    : discloseRollup(stored, decision);
  const definitions = await readDefinitions(db, {});
  const viewpoints = readers === "internal" ? [] : viewpointsOf(ownCatalog, catalog);
  const { kept = [], withheldSplits = [] } = basis ?? {};
  return {
    viewer,
    catalog,
    rollup,
    observations,
    values,
    definitions,
    kept: kept.filter(({ year }) => year <= to),
    showing: showingOf(ownCatalog, catalog, readers, { observations: shown, kept, withheldSplits, to }),
    contributions: (figures, year) =>
      new Map(
        figures.map((figure) => {
          const contributions = contributionsTo({ catalog, figure, year, values, definitions });
          const behind = { figure: figure.code, year, contributions };
          return [
            figure.code,
            discloseContributions({ ...behind, members: catalog.members, viewer, policy, decision, today }),
          ];
        }),
      ),
    breakdowns: async (year, dimensions) => {
      const whole = wholesOf(rollup, year);
      return dimensions.map((dimension) => {
        const figures = splitFigures(catalog, dimension);
        const members = splitMembers(catalog, shown, year, dimension);
        const sums = sumsOfGroups({ dimension, figures, members });
        const broken = figures.map((figure) =>
          breakDown({ figure, dimension, year, sums, whole: whole(figure.code) }),
        );
        const hidden = withheldSplits.includes(`${dimension.id} ${year}`)
          ? allGroups(broken, overTime(policy.minimumContributors))
          : new Map<string, Withheld>();
        for (const { memberId: own, policy: under } of viewpoints) {
          const protection = { dimension, figures, members, own, policy: under };
          for (const [group, rule] of withholdGroups({
            ...protection,
            whole: (code) => whole(code).withheld,
          }))
            if (!hidden.has(group)) hidden.set(group, rule);
        }
        const disclosed = discloseBreakdowns(broken, hidden);
        return {
          dimension,
          byFigure: new Map(disclosed.map((breakdown) => [breakdown.figure, breakdown])),
        };
      });
    },
  };
}

/** What these readers are shown figures of; null where that is what is stored. */
async function basisFor(db: TenantDb, catalog: Catalog, readers: Readers): Promise<Basis | null> {
  if (readers === "internal") return null;
  const { policy } = catalog.collaborative;
  const basis = await readBasis(db, { catalog, policy, readers, categories: true });
  return basis === "stored" ? null : basis;
}

/** Everything up to the report's year that its readers can be told of these values. */
function showingOf(
  own: Catalog,
  { collaborative }: Catalog,
  readers: Readers,
  { to, ...held }: Omit<Showing, "at" | "told"> & { to: number },
): Omit<Showing, "at"> | null {
  if (readers === "internal" || collaborative.policy.peers === "open") return null;
  const shown = told(under(own, collaborative.policy), held);
  return { ...shown, told: shown.told.filter(({ year }) => year <= to) };
}

/** A decision for all readers takes many decisions, so it is cached until a figure changes. */
async function cachedDecision(
  db: TenantDb,
  catalog: Catalog,
  { readers, year, today }: { readers: Readers; year: number; today: string },
  make: () => Promise<Decision>,
): Promise<Decision> {
  const { policy } = catalog.collaborative;
  const day = policy.daysAfterPeriod > 0 ? today : null;
  const key = keyOf(db, catalog, ["decision for readers", readers, year, policy, day]);
  const decision = recall<Decision>(key) ?? (await make());
  keep(key, decision);
  return decision;
}

/** The public gets totals only, whatever members have agreed to show each other. */
function underPolicyOf(catalog: Catalog, readers: Readers): Catalog {
  if (readers !== "public") return catalog;
  const { collaborative } = catalog;
  const policy = { ...collaborative.policy, peers: "totals_only" as const };
  return { ...catalog, collaborative: { ...collaborative, policy } };
}

/** All possible readers: one of no member under the readers' policy, and each member under the collaborative's. */
function viewpointsOf(
  own: Catalog,
  readers: Catalog,
): { memberId: string | null; policy: DisclosurePolicy }[] {
  const { policy } = own.collaborative;
  return [
    { memberId: null, policy: readers.collaborative.policy },
    ...own.members.map(({ id }) => ({ memberId: id, policy })),
  ];
}

async function decideForAll(
  db: TenantDb,
  own: Catalog,
  readers: Catalog,
  {
    observations,
    today,
    year,
    earlier,
  }: {
    observations: Observation[];
    today: string;
    year: number;
    earlier: Fact[][];
  },
): Promise<Decision> {
  const numbers = columnsIn(own, observations);
  const decisions: Decision[] = [];
  // Members see the same as on their own pages; only the reader of no member is specific to the report.
  for (const { memberId, policy } of viewpointsOf(own, readers))
    decisions.push(
      await decideInTurns(db, {
        catalog: own,
        viewer: { role: "executive", memberId },
        policy,
        today,
        ...numbers,
        earlier,
        ...(memberId === null && { first: year }),
      }),
    );
  return forAll(decisions);
}
