import { isExempt } from "~/domain/members/exemptions";
import { isActive, memberYears } from "~/domain/periods";
import type { Catalog, Measure, Member, Observation, ObservationState } from "~/domain/terms";
import { completenessOf, type Reported, type YearFacts, yearsUnderWay } from "./completeness";
import type { Awaited, UnderWay } from "./sums";

/** Which figures of the years under way still await a member (docs/rules.md, section 4.9). */

/** What is recorded for one measure, or for a share reported alone, in one year. */
export interface RecordedState {
  /** Of the measure or share metric. */
  itemId: string;
  year: number;
  state: ObservationState;
  memberIds: string[];
}

export interface CollectionFacts {
  /** The years that were ever opened for collection. */
  opened: { year: number; state: "open" | "closed" }[];
  /** The years in which any member gave a number. */
  withValues: number[];
  /** What is recorded in the years under way and in those that they are compared with. */
  recorded: RecordedState[];
}

/** What is recorded, from observations in memory. Breakdowns do not count. */
export function recordedIn(observations: Observation[]): RecordedState[] {
  const states = new Map<string, RecordedState>();
  for (const { itemId, year, state, memberId, categoryId } of observations) {
    if (categoryId !== null) continue;
    const key = `${itemId} ${year} ${state}`;
    const known = states.get(key) ?? { itemId, year, state, memberIds: [] };
    known.memberIds.push(memberId);
    states.set(key, known);
  }
  return [...states.values()];
}

export function underWayOf({ opened, withValues }: Omit<CollectionFacts, "recorded">): UnderWay[] {
  const years = opened.map(({ year, state }) => ({ year, collection: state }));
  const newest = withValues.length === 0 ? null : Math.max(...withValues);
  return yearsUnderWay(years, newest).map((year) => {
    const before = withValues.filter((other) => other < year);
    return { year, earlier: before.length === 0 ? null : Math.max(...before) };
  });
}

/** Every measure and share metric that is "so far" in a year under way. */
export function awaitedOf(catalog: Catalog, facts: CollectionFacts): Awaited[] {
  const { members, measures, metrics, collaborative } = catalog;
  const stateIn = statesOf(facts.recorded);
  const measureOf = new Map(measures.map((measure) => [measure.code, measure]));
  const byId = new Map(members.map((member) => [member.id, member]));
  const stateOf = (measure: Measure | undefined, memberId: string, year: number) => {
    const member = byId.get(memberId);
    const recorded = measure && stateIn(measure.id, memberId, year);
    if (recorded || !measure || !member || !isExempt(member, measure.strategy, year)) return recorded;
    return "exempt";
  };
  const shares = metrics.filter(({ kind }) => kind === "share");
  const wasOpened = facts.opened.length > 0;
  return underWayOf(facts).flatMap(({ year, earlier }) => {
    const counts = memberYears(members, collaborative.baselineYear, year, year).filter((at) => at.counted);
    const isCounted = new Set(counts.map(({ memberId }) => memberId));
    const years = [...(earlier === null ? [] : [earlier]), year].map((at) => ({
      year: at,
      // Only the year under way is judged; the earlier one says who was missing then.
      collection: !wasOpened
        ? ("never_opened" as const)
        : at === year
          ? ("open" as const)
          : ("closed" as const),
      active: members.filter((member) => isActive(member, at)),
    }));
    const awaiting = (itemId: string, reported: ReportedIn): Awaited[] => {
      const inYears = years.map(({ active, ...at }) => ({
        ...at,
        members: expectedOf(active, (memberId) => reported(memberId, at.year)),
      }));
      if (!isSoFar(inYears, year)) return [];
      const counted = isSoFar(
        inYears.map((at) => (at.year === year ? only(at, isCounted) : at)),
        year,
      );
      return [{ itemId, year, counted }];
    };
    return [
      ...measures.flatMap((measure) =>
        awaiting(measure.id, (memberId, at) => jointly([stateOf(measure, memberId, at)], undefined)),
      ),
      ...shares.flatMap(({ id, numerator, denominator }) => {
        const parts = [numerator, denominator ?? ""].map((code) => measureOf.get(code));
        return awaiting(id, (memberId, at) =>
          jointly(
            parts.map((part) => stateOf(part, memberId, at)),
            stateIn(id, memberId, at),
          ),
        );
      }),
    ];
  });
}

type ReportedIn = (memberId: string, year: number) => Reported | null;

function isSoFar(years: YearFacts[], year: number): boolean {
  return completenessOf(years, year).get(year) === "so_far";
}

const only = (at: YearFacts, ids: ReadonlySet<string>): YearFacts => ({
  ...at,
  members: new Map([...at.members].filter(([memberId]) => ids.has(memberId))),
});

/** The members expected; a figure that does not apply to a member leaves it out. */
function expectedOf(active: Member[], reported: (memberId: string) => Reported | null): YearFacts["members"] {
  return new Map(
    active.flatMap(({ id }): [string, Reported][] => {
      const state = reported(id);
      return state === null ? [] : [[id, state]];
    }),
  );
}

/** What a member has said for a figure of these parts, or with the share alone; null: it does not apply. */
function jointly(
  parts: (ObservationState | "exempt" | undefined)[],
  alone: ObservationState | undefined,
): Reported | null {
  if (parts.includes("not_applicable")) return null;
  if (parts.includes("exempt") && alone === undefined) return null;
  if (parts.every((state) => state === "value") || alone === "value") return "value";
  if (alone === "not_applicable") return null;
  return [...parts, alone].includes("unavailable") ? "unavailable" : "missing";
}

function statesOf(recorded: RecordedState[]) {
  const states = new Map<string, Map<string, ObservationState>>();
  for (const { itemId, year, state, memberIds } of recorded) {
    const key = `${itemId} ${year}`;
    const members = states.get(key) ?? new Map<string, ObservationState>();
    for (const memberId of memberIds) members.set(memberId, state);
    states.set(key, members);
  }
  return (itemId: string, memberId: string, year: number) => states.get(`${itemId} ${year}`)?.get(memberId);
}
