import { STAGES, type Stage } from "./continuum";
import { countStages, type StageCounts } from "./distributions";

/**
 * Which distribution may follow those that were shown (docs/rules.md, sections 7 and 8.3). A reader may know who was
 * rated anew between the two, and compares them.
 */

/** The stages behind a distribution of one practice and year, by the member's id. */
export type StagesShown = Readonly<Record<string, Stage>>;

/**
 * Whether this distribution may be shown after the others: either nothing changed, or at least k members did, and no
 * reader can work out any other member's stage from the two.
 */
export function mayFollow(earlier: readonly StagesShown[], next: StagesShown, k: number): boolean {
  if (Object.keys(next).length < k) return false;
  return earlier.every((before) => {
    const members = [...new Set([...Object.keys(before), ...Object.keys(next)])];
    const changed = members.filter((member) => before[member] !== next[member]);
    if (changed.length === 0) return true;
    if (changed.length < k) return false;
    return [null, ...members].every((reader) => isAmbiguous(before, next, reader));
  });
}

/** Whether both distributions together leave every other member at least two possible stages. */
function isAmbiguous(before: StagesShown, next: StagesShown, reader: string | null): boolean {
  const others = (stages: StagesShown) =>
    Object.entries(stages).filter(([member]) => member !== reader) as [string, Stage][];
  const [then, now] = [others(before), others(next)];
  const counts = (list: [string, Stage][]) => countStages(list.map(([, stage]) => stage));
  const [countsThen, countsNow] = [counts(then), counts(now)];
  // A distribution in which the others are all at one stage is withheld from this reader.
  if (isPure(countsThen) || isPure(countsNow)) return true;
  const same = then.filter(([member, stage]) => next[member] === stage).length;
  const groups = [new Certainty(), new Certainty(), new Certainty()];
  for (const unchanged of splits(
    same,
    STAGES.map((stage) => Math.min(countsThen[stage], countsNow[stage])),
  )) {
    groups[0]?.add(unchanged);
    groups[1]?.add(STAGES.map((stage) => countsThen[stage] - (unchanged[stage] ?? 0)));
    groups[2]?.add(STAGES.map((stage) => countsNow[stage] - (unchanged[stage] ?? 0)));
  }
  return groups.every((group) => !group.isCertain());
}

const isPure = (counts: StageCounts) => counts.filter((count) => count > 0).length < 2;

/** All ways to spread so many members over the stages, with at most so many at each. */
function* splits(members: number, most: number[]): Generator<number[]> {
  const [first, ...rest] = most;
  if (first === undefined) {
    if (members === 0) yield [];
    return;
  }
  for (let count = Math.min(first, members); count >= 0; count--)
    for (const others of splits(members - count, rest)) yield [count, ...others];
}

/** Whether a group is at one and the same stage in every possibility. */
class Certainty {
  private stage: number | null | undefined;

  add(counts: number[]): void {
    const at = counts.flatMap((count, stage) => (count > 0 ? [stage] : []));
    if (at.length === 0) return;
    const only = at.length === 1 ? (at[0] ?? null) : null;
    this.stage = this.stage === undefined || this.stage === only ? only : null;
  }

  isCertain(): boolean {
    return this.stage !== undefined && this.stage !== null;
  }
}

/**
 * Whether the list of practices on which most members lag may be told besides the distributions. It joins the
 * practices of each member, so every other member needs another that is rated on the same practices and stands at
 * another stage, for each practice: with the two exchanged, everything that is shown stays the same.
 * @param others the stages of every other member by practice
 */
export function mayTellLagging(others: readonly StagesShown[]): boolean {
  const pattern = (stages: StagesShown) => Object.keys(stages).sort().join(" ");
  return others.every((member) =>
    Object.entries(member).every(([practice, stage]) =>
      others.some((other) => pattern(other) === pattern(member) && other[practice] !== stage),
    ),
  );
}
