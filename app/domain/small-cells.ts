import { NOT_RECORDED, type SplitFigure, type SplitSum } from "./breakdowns";
import { compareDecimal } from "./checks";
import { Deduction } from "./deduction";
import { dominance, isDominated } from "./dominance";
import { add, isZero, minus } from "./fraction";
import type { Withheld } from "./rollup";
import type { Decimal, Dimension, DisclosurePolicy } from "./types";

/**
 * Which groups of a breakdown a member may be told (rule book §8): counts of few people are withheld, and as
 * many others as it takes that subtraction gives none of them away. It is decided for one dimension and year
 * over every figure that there is, so that all pages, files and programs withhold the same.
 *
 * A reader is taken to know every member's totals. Then the dimensions cannot tell on one another, since
 * all that two of them have in common is these totals.
 */

/** What one member recorded: totals by measure (id), and their parts by measure and category (ids). */
export interface SplitMember {
  memberId: string;
  totals: ReadonlyMap<string, Decimal>;
  parts: ReadonlyMap<string, ReadonlyMap<string, Decimal>>;
}

export interface Protection {
  dimension: Pick<Dimension, "categories">;
  figures: SplitFigure[];
  members: SplitMember[];
  /** The member who looks; its own numbers are known to it. Null for a reader of no member. */
  own: string | null;
  policy: DisclosurePolicy;
  /** By which rule the whole of a figure is withheld, and with it all of its groups. */
  whole: (figure: string) => Withheld | null;
}

/** Two others at least, as for every figure: with one, its number could be subtracted. */
const OTHER_CONTRIBUTORS = 2;

export const COMPLEMENTARY: Withheld = {
  rule: "complementary",
  detail: "shown when no small group can be worked out from it and the other groups",
};

/** By which rule each group ("impact_hires women", by codes of figure and category) is withheld. */
export function withholdGroups(given: Protection): Map<string, Withheld> {
  const groups = groupsOf(given);
  const hidden = new Map<string, Withheld>();
  for (const group of groups) {
    const rule = given.whole(group.figure) ?? restRule(group, given) ?? ownRule(group, given);
    if (rule) hidden.set(group.key, rule);
  }
  const ruledOut = new Map(hidden);
  const measures = new Set(groups.flatMap(({ parts }) => parts.map(({ measureId }) => measureId)));
  for (const measureId of measures) complement(measureId, groups, ruledOut, hidden, given);
  return hidden;
}

/** A number of one member: a category's part of a measure, or what it did not record. */
export interface Count {
  memberId: string;
  category: string;
  value: Decimal;
}
/** The numerator or denominator of a group. */
export interface Part {
  measureId: string;
  ofPeople: boolean;
  counts: Count[];
}
export interface GroupParts {
  key: string;
  figure: string;
  category: string;
  parts: Part[];
  contributors: string[];
}

/** Every category of every figure, and what is not recorded of it, with the numbers that it is made of. */
export function groupsOf({
  dimension,
  figures,
  members,
}: Pick<Protection, "dimension" | "figures" | "members">): GroupParts[] {
  return figures.flatMap((figure) => {
    const measures = [figure.numerator, figure.denominator].filter((one) => one !== null);
    const part = (member: SplitMember, measureId: string, category: string) =>
      member.parts.get(measureId)?.get(category);
    const both = (member: SplitMember, category: string) =>
      measures.every(({ id }) => part(member, id, category) !== undefined);
    const make = (code: string, behind: SplitMember[], of: (member: SplitMember, id: string) => Count[]) => ({
      key: `${figure.code} ${code}`,
      figure: figure.code,
      category: code,
      contributors: behind.map(({ memberId }) => memberId),
      parts: measures.map(({ id, unit }) => ({
        ...{ measureId: id, ofPeople: unit === "count" },
        counts: behind.flatMap((member) => of(member, id)),
      })),
    });
    const categories = dimension.categories.map(({ id, code }) =>
      make(
        code,
        members.filter((member) => both(member, id)),
        (member, measureId) => [
          { memberId: member.memberId, category: id, value: part(member, measureId, id) ?? "0" },
        ],
      ),
    );
    const whole = members.filter(
      (member) =>
        measures.every(({ id }) => member.totals.has(id)) &&
        dimension.categories.some(({ id }) => both(member, id)),
    );
    const rest = make(NOT_RECORDED, whole, (member, measureId) => {
      // What is given for one part of a share alone counts as not recorded for the share.
      const alone = dimension.categories.filter(({ id }) => !both(member, id));
      const found = alone.flatMap(({ id }): Count[] => {
        const value = part(member, measureId, id);
        return value === undefined ? [] : [{ memberId: member.memberId, category: id, value }];
      });
      return [restOf(member, measureId), ...found];
    });
    return [...categories, rest].filter(({ contributors }) => contributors.length > 0);
  });
}

export function restOf({ memberId, totals, parts }: SplitMember, measureId: string): Count {
  const recorded = [...(parts.get(measureId)?.values() ?? [])].reduce(add, "0");
  const value = minus(totals.get(measureId) ?? recorded, recorded);
  return { memberId, category: NOT_RECORDED, value: value.startsWith("-") ? "0" : value };
}

export const sum = (counts: Count[]) => counts.reduce((all, { value }) => add(all, value), "0");

/** The sums of the groups, as the database would add them up. */
export function sumsOfGroups(given: Pick<Protection, "dimension" | "figures" | "members">): SplitSum[] {
  const idOf = new Map(given.dimension.categories.map(({ id, code }) => [code, id]));
  return groupsOf(given).map(({ figure, category, parts: [numerator, denominator], contributors }) => ({
    ...{ figure, categoryId: idOf.get(category) ?? null, reporting: contributors.length },
    numerator: sum(numerator?.counts ?? []),
    denominator: denominator ? sum(denominator.counts) : null,
  }));
}

/** Of few people, those of the reader's own institution left aside: the rest is what it would learn. */
function isSmall({ ofPeople, counts }: Part, { own, policy }: Protection): boolean {
  const foreign = counts.filter(({ memberId }) => memberId !== own);
  return ofPeople && compareDecimal(sum(foreign), String(policy.smallestCell)) < 0;
}

/** Too few members, one that is most of it, or too few people, those of the reader's own left aside. */
function ownRule({ contributors, parts }: GroupParts, given: Protection): Withheld | null {
  const { own, policy } = given;
  const { minimumContributors, smallestCell } = policy;
  if (contributors.length < minimumContributors)
    return { rule: "contributors", detail: `shown when at least ${minimumContributors} members contribute` };
  const others = contributors.filter((memberId) => memberId !== own);
  if (others.length < OTHER_CONTRIBUTORS)
    return {
      rule: "own_contributors",
      detail: `shown when at least ${OTHER_CONTRIBUTORS} members besides yours contribute`,
    };
  if (parts.some((part) => isSmall(part, given))) {
    const besides = others.length < contributors.length ? ", those of your own institution left aside" : "";
    return { rule: "small_cell", detail: `shown from ${smallestCell} people on${besides}` };
  }
  const single = ({ measureId, counts }: Part) => counts.map((count) => ({ ...count, measureId, year: 0 }));
  if (policy.peers !== "open" && parts.some((part) => isDominated(single(part), policy)))
    return dominance(policy);
  return null;
}

/**
 * With "not recorded", the groups add up to the total of the members that split it. Where members do not see
 * each other's totals, it is told only if that total is the one that is shown anyway.
 */
function restRule({ figure, category, contributors }: GroupParts, given: Protection): Withheld | null {
  const { policy, figures, members, own } = given;
  const split = figures.find(({ code }) => code === figure);
  if (category !== NOT_RECORDED || policy.peers === "open" || !split) return null;
  const measures = [split.numerator, split.denominator].filter((one) => one !== null);
  const others = members.filter(
    ({ memberId, totals }) =>
      memberId !== own && !contributors.includes(memberId) && measures.every(({ id }) => totals.has(id)),
  );
  if (others.length === 0) return null;
  return { rule: "subtraction", detail: "shown when every member that gives the figure splits it" };
}

/** Withholds further groups until none of those ruled out follows from the rest; the smallest go first. */
function complement(
  measureId: string,
  groups: GroupParts[],
  ruledOut: ReadonlyMap<string, Withheld>,
  hidden: Map<string, Withheld>,
  given: Protection,
): void {
  const { own, members, policy } = given;
  const sums = groups.flatMap(({ key, parts }) =>
    parts.flatMap((part) => {
      const counts = part.counts.filter(({ memberId }) => memberId !== own);
      if (part.measureId !== measureId || counts.length === 0) return [];
      // Of a share that is withheld for its small numerator, the denominator is no secret.
      const rule = ruledOut.get(key)?.rule;
      const secret = rule !== undefined && (rule !== "small_cell" || isSmall(part, given));
      return [{ key, counts, secret, alone: parts.length === 1 }];
    }),
  );
  const alike = new Alike(sums.map(({ counts }) => counts));
  const whole = members.filter(({ memberId, totals }) => memberId !== own && totals.has(measureId));
  for (const member of whole) alike.addWhole(member, measureId);
  const deduction = new Deduction((name) => alike.isNobody(name));
  for (const names of alike.wholes()) deduction.learn(names);

  // Where the whole is told as nobody, so is each of its parts: there is nothing to protect.
  const toldAsNobody =
    policy.peers !== "totals_only" || whole.every(({ totals }) => isZero(totals.get(measureId) ?? "0"));
  let safe = true;
  for (const { key, counts, alone } of sums.filter(({ secret }) => secret)) {
    if (deduction.protect(alike.names(counts))) continue;
    if (!isZero(sum(counts))) safe = false;
    else if (alone && toldAsNobody && ruledOut.get(key)?.rule === "small_cell") hidden.delete(key);
  }
  for (const name of alike.singles()) {
    // Where members see each other's figures, only those of few people are secrets.
    if (policy.peers === "open" && !alike.isBelow(name, policy.smallestCell)) continue;
    if (!deduction.protect([name]) && !alike.isNobody(name)) safe = false;
  }
  const rest = sums
    .filter(({ key }) => !hidden.has(key))
    .sort((a, b) => compareDecimal(sum(b.counts), sum(a.counts)));
  for (const { key, counts } of rest)
    if (!safe || !deduction.admits(alike.names(counts))) hidden.set(key, COMPLEMENTARY);
}

/** Members whose numbers always stand in the same sums cannot be told apart: one name serves for all of them. */
class Alike {
  private readonly groupOf = new Map<string, string>();
  private readonly membersIn = new Map<string, Set<string>>();
  private readonly sums = new Map<string, Decimal>();
  private readonly whole = new Map<string, Set<string>>();
  private readonly counted = new Set<string>();

  constructor(told: Count[][]) {
    const places = new Map<string, string[]>();
    told.forEach((counts, place) => {
      for (const { memberId, category } of counts)
        places.set(memberId, [...(places.get(memberId) ?? []), `${place}:${category}`]);
    });
    for (const [memberId, list] of places) this.groupOf.set(memberId, list.join(" "));
    const seen = new Map<string, Count>();
    for (const count of told.flat()) seen.set(`${count.memberId} ${count.category}`, count);
    for (const count of seen.values()) this.count(count);
  }

  names(counts: Count[]): string[] {
    return [...new Set(counts.map((count) => this.nameOf(count)))];
  }

  isNobody(name: string): boolean {
    return isZero(this.sums.get(name) ?? "0");
  }

  isBelow(name: string, limit: number): boolean {
    return compareDecimal(this.sums.get(name) ?? "0", String(limit)) < 0;
  }

  /** The member's total is known: its categories and what it did not record make it up. */
  addWhole(member: SplitMember, measureId: string): void {
    const group = this.groupOf.get(member.memberId);
    if (group === undefined) return;
    const parts = [...(member.parts.get(measureId) ?? [])];
    const counts = parts.map(([category, value]) => ({ memberId: member.memberId, category, value }));
    const names = this.whole.get(group) ?? new Set();
    for (const count of [...counts, restOf(member, measureId)]) {
      this.count(count);
      names.add(this.nameOf(count));
    }
    this.whole.set(group, names);
  }

  wholes(): string[][] {
    return [...this.whole.values()].map((names) => [...names]);
  }

  /** Numbers of one member alone, which are nobody else's to know. */
  singles(): string[] {
    return [...this.membersIn].flatMap(([name, members]) => (members.size === 1 ? [name] : []));
  }

  private nameOf({ memberId, category }: Count): string {
    return `${this.groupOf.get(memberId) ?? memberId} / ${category}`;
  }

  private count(count: Count): void {
    const key = `${count.memberId} ${count.category}`;
    if (this.counted.has(key)) return;
    this.counted.add(key);
    const name = this.nameOf(count);
    this.sums.set(name, add(this.sums.get(name) ?? "0", count.value));
    this.membersIn.set(name, (this.membersIn.get(name) ?? new Set()).add(count.memberId));
  }
}
