import fc from "fast-check";
import type { Figure } from "../../../app/domain/rollup/contributions";
import type { DisclosurePolicy } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readContributions, readRollup } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { makeCollaborative } from "../database/databases";
import { type OracleCase, type OracleMember, type OracleObservation, oracle } from "./oracle";

/** A flow and its part, a stock and its part, money in cents, and a share summed over several years. */
export const PAIRS = [
  { metric: "impact_hire_rate", part: "impact_hires", whole: "new_hires", span: "year", cents: false },
  {
    metric: "local_workforce_share",
    part: "local_employees",
    whole: "employees",
    span: "year",
    cents: false,
  },
  { metric: "mwbe_local_share", part: "mwbe_local_spend", whole: "total_spend", span: "year", cents: true },
  {
    metric: "pbi_deployment_share",
    part: "pbi_deployed",
    whole: "pbi_committed",
    span: "since_baseline",
    cents: true,
  },
] as const;
export const MEASURES = PAIRS.flatMap(({ part, whole }) => [part, whole]);
export const STOCKS: string[] = ["local_employees", "employees"];

const FIRST = 2019;
const LAST = 2023;

/** Joined before all years, in the middle of a fiscal year, on its first or last day, and later. */
const joinedOn = fc.constantFrom(
  "2010-01-01",
  "2010-01-01",
  "2019-06-30",
  "2020-07-01",
  "2021-03-01",
  "2021-12-31",
);
const leftOn = fc.constantFrom(null, null, null, "2022-06-30", "2022-07-01", "2022-12-31", "2023-02-28");
const yearEnd = fc.constantFrom(12, 12, 6, 2, 9);
const baseline = fc.constantFrom(null, null, 2018, 2020, 2021, 2022);

const member = fc.record({ joinedOn, leftOn, fiscalYearEndMonth: yearEnd, baselineYear: baseline });

const state = fc.constantFrom(
  ...(["value", "value", "value", "value", "missing", "not_applicable", "unavailable"] as const),
);
const anyAmount = fc.oneof(fc.constant(0), fc.nat(12), fc.nat(5000), fc.nat(2_000_000_000));
/** Two cells of one member and year. If both have values, the smaller is the part. */
const cells = (amount: fc.Arbitrary<number>) =>
  fc.record({ states: fc.tuple(state, state), amounts: fc.tuple(amount, amount) });

/** Members with different fiscal years, joiners, leavers, own baselines, and every value state. */
export const randomCollaborative: fc.Arbitrary<OracleCase> = fc
  .record({
    baselineYear: fc.constantFrom(2019, 2020),
    members: fc.array(member, { minLength: 1, maxLength: 5 }),
  })
  .chain(({ baselineYear, members: drafts }) => {
    const members = drafts.map((draft, place) => ({ ...draft, slug: `m${place}` }));
    return observationsOf(members, baselineYear).map((observations) => ({
      baselineYear,
      year: LAST,
      members,
      observations,
    }));
  });

/** Values for members, in their membership years and their own baseline year. */
export function observationsOf(
  members: OracleMember[],
  baselineYear: number,
  amount = anyAmount,
): fc.Arbitrary<OracleObservation[]> {
  const { active, baselineOnly } = oracle({ baselineYear, year: LAST, members, observations: [] });
  const places = members.flatMap((member) =>
    years(FIRST - 1, LAST)
      .filter((year) => active(member, year) || baselineOnly(member, year))
      .flatMap((year) => PAIRS.map((pair) => ({ member: member.slug, year, pair }))),
  );
  return fc.tuple(...places.map(() => cells(amount))).map((drawn) =>
    drawn.flatMap(({ states, amounts }, place) => {
      const { member, year, pair } = places[place] as (typeof places)[number];
      const [small = 0, large = 0] = [...amounts].sort((a, b) => a - b);
      return [pair.part, pair.whole].flatMap((measure, which): OracleObservation[] => {
        const state = states[which];
        if (state === "missing" || state === undefined) return [];
        if (state !== "value") return [{ member, measure, year, state }];
        const amount = which === 0 ? small : large;
        return [{ member, measure, year, value: pair.cents ? cents(amount) : `${amount}` }];
      });
    }),
  );
}

export function years(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** 1230 → "12.30". The app must handle the trailing zero. */
export function cents(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
}

const measures = STANDARD_MEASURES.filter(({ code }) => (MEASURES as string[]).includes(code));
const metrics = STANDARD_METRICS.filter(({ code }) => PAIRS.some(({ metric }) => metric === code));

/** Stores the case through the app's own writes. */
export async function storeCase(database: Database, input: OracleCase, policy?: DisclosurePolicy) {
  const { baselineYear, members, observations } = input;
  const profile = { baselineYear, ...(policy && { policy }) };
  const collaborative = await makeCollaborative(database, { profile, members, measures, metrics });
  await collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const idOf = new Map(catalog.members.map((member) => [member.slug, member.id]));
    const outcome = await writeObservations(
      db,
      catalog,
      observations.map(({ member, measure, year, state = "value", value = null }) => ({
        memberId: idOf.get(member) ?? "",
        kind: "measure" as const,
        code: measure,
        year,
        state,
        value,
        note: state === "unavailable" ? "not kept by the payroll" : null,
      })),
    );
    if (!outcome.stored) throw new Error(`the random case was refused: ${JSON.stringify(outcome.errors)}`);
  });
  return collaborative;
}

/** Stores the case and reads its figures as backbone staff see them. */
export async function storedFigures(database: Database, input: OracleCase) {
  const { year } = input;
  const collaborative = await storeCase(database, input);
  return collaborative.enter(async (db) => {
    const catalog = await readCatalog(db);
    const viewer = { role: "backbone", memberId: null } as const;
    const { years } = await readRollup(db, { viewer, catalog, to: year });
    const shares: Figure[] = catalog.metrics
      .filter(({ span }) => span === "year")
      .map((metric) => ({ ...metric, unit: "share" }));
    const behind = await readContributions(db, { viewer, catalog, figures: shares, year });
    return { years, contributions: (metric: string) => behind.get(metric)?.shown ?? [] };
  });
}

export type Figures = Awaited<ReturnType<typeof storedFigures>>;
