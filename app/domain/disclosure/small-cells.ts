import { compareDecimal } from "~/domain/numbers/decimal";
import { isZero } from "~/domain/numbers/fraction";
import { NOT_RECORDED } from "~/domain/rollup/breakdowns";
import type { Withheld } from "~/domain/rollup/figures";
import type { DisclosurePolicy } from "~/domain/terms";
import { Alike } from "./alike";
import { CountEquations } from "./count-equations";
import { dominance, isDominated } from "./dominance";
import { type GroupParts, groupsOf, type Part, type Split, sum } from "./group-parts";
import { FEW_OTHERS, fewContributors, OTHER_CONTRIBUTORS, smallCell } from "./withheld";

/**
 * Which groups of a breakdown a member may see (docs/rules.md, section 8): counts of few people are withheld,
 * with as many others as it takes to keep subtraction from revealing them. Each dimension and year is decided
 * over all figures at once, so all pages, files, and programs withhold the same groups.
 *
 * A reader is assumed to know every member's totals. Dimensions then cannot reveal anything about each other,
 * since these totals are all that two of them share.
 */

export interface Protection extends Split {
  /** The reader's own member, whose numbers it knows; null for a reader without one. */
  own: string | null;
  policy: DisclosurePolicy;
  /** The rule that withholds the whole figure, and with it all of its groups. */
  whole: (figure: string) => Withheld | null;
}

export const COMPLEMENTARY: Withheld = {
  rule: "complementary",
  detail: "shown when no small group can be worked out from it and the other groups",
};

/** By which rule each group ("impact_hires women", by codes of figure and category) is withheld. */
export function withholdGroups(protection: Protection): Map<string, Withheld> {
  const groups = groupsOf(protection);
  const hidden = new Map<string, Withheld>();
  for (const group of groups) {
    const rule = protection.whole(group.figure) ?? restRule(group, protection) ?? ownRule(group, protection);
    if (rule) hidden.set(group.key, rule);
  }
  const ruledOut = new Map(hidden);
  const measures = new Set(groups.flatMap(({ parts }) => parts.map(({ measureId }) => measureId)));
  for (const measureId of measures) complement({ measureId, groups, ruledOut, hidden, protection });
  return hidden;
}

/** Few people, not counting those of the reader's own institution: the rest is what it would learn. */
function isSmall({ ofPeople, counts }: Part, { own, policy }: Protection): boolean {
  const foreign = counts.filter(({ memberId }) => memberId !== own);
  return ofPeople && compareDecimal(sum(foreign), String(policy.smallestCell)) < 0;
}

/** Too few members, too few people besides the reader's own, or one member that makes up most of it. */
function ownRule({ contributors, parts }: GroupParts, protection: Protection): Withheld | null {
  const { own, policy } = protection;
  const { minimumContributors, smallestCell } = policy;
  if (contributors.length < minimumContributors) return fewContributors(minimumContributors);
  const others = contributors.filter((memberId) => memberId !== own);
  if (others.length < OTHER_CONTRIBUTORS) return FEW_OTHERS;
  if (parts.some((part) => isSmall(part, protection))) {
    const besides = others.length < contributors.length ? ", those of your own institution left aside" : "";
    return smallCell(smallestCell, besides);
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
function restRule({ figure, category, contributors }: GroupParts, protection: Protection): Withheld | null {
  const { policy, figures, members, own } = protection;
  const split = figures.find(({ code }) => code === figure);
  if (category !== NOT_RECORDED || policy.peers === "open" || !split) return null;
  const measures = [split.numerator, split.denominator].filter((measure) => measure !== null);
  const others = members.filter(
    ({ memberId, totals }) =>
      memberId !== own && !contributors.includes(memberId) && measures.every(({ id }) => totals.has(id)),
  );
  if (others.length === 0) return null;
  return { rule: "subtraction", detail: "shown when every member that gives the figure splits it" };
}

/** The groups of one measure to complete. */
interface Complement {
  measureId: string;
  groups: GroupParts[];
  ruledOut: ReadonlyMap<string, Withheld>;
  /** Changed in place: what is withheld so far. */
  hidden: Map<string, Withheld>;
  protection: Protection;
}

/** Withholds further groups until none of those ruled out follows from the rest; the smallest go first. */
function complement({ measureId, groups, ruledOut, hidden, protection }: Complement): void {
  const { own, members, policy } = protection;
  const sums = groups.flatMap(({ key, parts }) =>
    parts.flatMap((part) => {
      const counts = part.counts.filter(({ memberId }) => memberId !== own);
      if (part.measureId !== measureId || counts.length === 0) return [];
      // Of a share that is withheld for its small numerator, the denominator is no secret.
      const rule = ruledOut.get(key)?.rule;
      const secret = rule !== undefined && (rule !== "small_cell" || isSmall(part, protection));
      return [{ key, counts, secret, alone: parts.length === 1 }];
    }),
  );
  const alike = new Alike(sums.map(({ counts }) => counts));
  const whole = members.filter(({ memberId, totals }) => memberId !== own && totals.has(measureId));
  for (const member of whole) alike.addWhole(member, measureId);
  const equations = new CountEquations((name) => alike.isNobody(name));
  for (const names of alike.wholes()) equations.learn(names);

  // Where the whole is told as nobody, so is each of its parts: there is nothing to protect.
  const toldAsNobody =
    policy.peers !== "totals_only" || whole.every(({ totals }) => isZero(totals.get(measureId) ?? "0"));
  let safe = true;
  for (const { key, counts, alone } of sums.filter(({ secret }) => secret)) {
    if (equations.protect(alike.names(counts))) continue;
    if (!isZero(sum(counts))) safe = false;
    else if (alone && toldAsNobody && ruledOut.get(key)?.rule === "small_cell") hidden.delete(key);
  }
  for (const name of alike.singles()) {
    // Where members see each other's figures, only those of few people are secrets.
    if (policy.peers === "open" && !alike.isBelow(name, policy.smallestCell)) continue;
    if (!equations.protect([name]) && !alike.isNobody(name)) safe = false;
  }
  const rest = sums
    .filter(({ key }) => !hidden.has(key))
    .sort((a, b) => compareDecimal(sum(b.counts), sum(a.counts)));
  for (const { key, counts } of rest)
    if (!safe || !equations.admits(alike.names(counts))) hidden.set(key, COMPLEMENTARY);
}
