import type { TenantDb } from "~db/tenant";
import { type Breakdown, breakDown, splitFigures } from "../domain/breakdowns";
import { contributionsTo, type Figure, type Values, valuesOf } from "../domain/contributions";
import { type Decision, decide, EVERYTHING, forAll } from "../domain/decision";
import type { OwnDefinition } from "../domain/definitions";
import {
  type Disclosed,
  discloseBreakdowns,
  discloseContributions,
  discloseRollup,
  type ShownContributions,
} from "../domain/disclosure";
import { type Rollup, rollUp, type Withheld } from "../domain/rollup";
import { sumsOfGroups, withholdGroups } from "../domain/small-cells";
import type { Catalog, Dimension, DisclosurePolicy, Observation, Viewer } from "../domain/types";
import { readSplit, splitMembers, wholesOf } from "./breakdowns.server";
import { todayIso } from "./decision.server";
import { readDefinitions } from "./definitions.server";
import { readObservations } from "./observations.server";
import { keep, keyOf, recall } from "./remembered.server";
import { readSums } from "./sums.server";

/** Backbone staff and conveners among themselves; all members; anybody. */
export type Readers = "internal" | "members" | "public";

/**
 * The figures of a collaborative as the readers of a report may see them (rule book §8). A report lies before
 * all of its readers alike, members among them who know their own numbers: it tells what each of them may be
 * told, and nothing that any of them is not shown on screen.
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
}

export interface DimensionForReaders {
  dimension: Dimension;
  byFigure: Map<string, Disclosed<Breakdown>>;
}

/** Call it in a transaction that holds still (locks.server.ts), with a catalog read afterwards. */
export async function readForReaders(
  db: TenantDb,
  given: Catalog,
  readers: Readers,
  { from, to }: { from: number; to: number },
  today = todayIso(),
): Promise<ForReaders> {
  const viewer: Viewer =
    readers === "internal" ? { role: "convener", memberId: null } : { role: "executive", memberId: null };
  const catalog = underPolicyOf(given, readers);
  const { policy } = catalog.collaborative;
  const observations = await readObservations(db, {});
  const values = valuesOf(observations);
  const decision =
    readers === "internal"
      ? EVERYTHING
      : known(db, given, { readers, year: to, today }, () =>
          judge(given, catalog, { observations, values, today, year: to }),
        );
  const rollup = discloseRollup(rollUp(catalog, await readSums(db, catalog, from, to)), decision);
  const definitions = await readDefinitions(db, {});
  const eyes = readers === "internal" ? [] : pairsOfEyes(given, catalog);
  return {
    ...{ viewer, catalog, rollup, observations, values, definitions },
    contributions: (figures, year) =>
      new Map(
        figures.map((figure) => {
          const contributions = contributionsTo(catalog, figure, year, values, definitions);
          const behind = { figure: figure.code, year, contributions };
          return [
            figure.code,
            discloseContributions(behind, catalog.members, viewer, policy, decision, today),
          ];
        }),
      ),
    breakdowns: async (year, dimensions) => {
      const rows = await readSplit(db, catalog, year, dimensions);
      const whole = wholesOf(rollup, year);
      return dimensions.map((dimension) => {
        const figures = splitFigures(catalog, dimension);
        const members = splitMembers(catalog, rows, year, dimension);
        const sums = sumsOfGroups({ dimension, figures, members });
        const hidden = new Map<string, Withheld>();
        for (const { memberId: own, policy: under } of eyes) {
          const protection = { dimension, figures, members, own, policy: under };
          for (const [group, rule] of withholdGroups({
            ...protection,
            whole: (code) => whole(code).withheld,
          }))
            if (!hidden.has(group)) hidden.set(group, rule);
        }
        const made = figures.map((figure) => breakDown(figure, dimension, year, sums, whole(figure.code)));
        const shown = discloseBreakdowns(made, hidden);
        return { dimension, byFigure: new Map(shown.map((one) => [one.figure, one])) };
      });
    },
  };
}

/** A decision for everybody is many decisions: it is kept until a figure changes. */
function known(
  db: TenantDb,
  catalog: Catalog,
  { readers, year, today }: { readers: Readers; year: number; today: string },
  make: () => Decision,
): Decision {
  const { policy } = catalog.collaborative;
  const day = policy.daysAfterPeriod > 0 ? today : null;
  const key = keyOf(db, catalog, ["decision for readers", readers, year, policy, day]);
  const decision = recall<Decision>(key) ?? make();
  keep(key, decision);
  return decision;
}

/** What members show each other is not for the public, whatever they have agreed among themselves. */
function underPolicyOf(catalog: Catalog, readers: Readers): Catalog {
  if (readers !== "public") return catalog;
  const { collaborative } = catalog;
  const policy = { ...collaborative.policy, peers: "totals_only" as const };
  return { ...catalog, collaborative: { ...collaborative, policy } };
}

/** Whoever may read it: somebody of no member under the readers' policy, and each member under its own. */
function pairsOfEyes(
  own: Catalog,
  readers: Catalog,
): { memberId: string | null; policy: DisclosurePolicy }[] {
  const { policy } = own.collaborative;
  return [
    { memberId: null, policy: readers.collaborative.policy },
    ...own.members.map(({ id }) => ({ memberId: id, policy })),
  ];
}

function judge(
  own: Catalog,
  readers: Catalog,
  {
    observations,
    values,
    today,
    year,
  }: {
    observations: Observation[];
    values: Values;
    today: string;
    year: number;
  },
): Decision {
  const years = observations.map(({ year }) => year);
  const { baselineYear } = own.collaborative;
  const [from, to] = years.reduce(
    ([low, high], year) => [Math.min(low, year), Math.max(high, year)],
    [baselineYear, baselineYear],
  );
  const span = { from, to, today };
  return forAll(
    pairsOfEyes(own, readers).map(({ memberId, policy }) =>
      // Members are shown the same as on their own pages; what is left is put together for the report.
      decide(own, values, { role: "executive", memberId }, policy, {
        ...span,
        ...(memberId === null && { first: year }),
      }),
    ),
  );
}
