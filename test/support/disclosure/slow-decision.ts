import { tooYoung } from "~/domain/disclosure/age";
import { type Decision, type DecisionCase, SUBTRACTION } from "~/domain/disclosure/decision";
import { dominance } from "~/domain/disclosure/dominance";
import type { Cell, Fact } from "~/domain/disclosure/facts";
import {
  factKey,
  membersBehindDifference,
  overTime,
  restsOnFew,
} from "~/domain/disclosure/over-time/changed";
import { FEW_OTHERS, fewContributors, OTHER_CONTRIBUTORS } from "~/domain/disclosure/withheld";
import { periodFor } from "~/domain/periods";
import type { Withheld } from "~/domain/rollup/figures";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import { isDominated } from "./slow-dominance";
import { factsOf } from "./slow-facts";
import { subtraction } from "./slow-subtraction";

/**
 * The decision as it was made before it was split into components and kept by pattern: every figure of every year from
 * all values, cell by cell. It is slow and plain, and what the quick one is compared with.
 */

/**
 * Applies the rules in turn (docs/rules.md, section 8): contributors, age, dominance; then, unless members see each
 * other's figures anyway, subtraction.
 */
export function decide({
  catalog,
  values,
  viewer,
  policy,
  from,
  to,
  today,
  first,
  earlier = [],
}: DecisionCase): Decision {
  const all = factsOf(catalog, values, from, to);
  const facts = first === undefined ? all : leading(all, first);
  const byId = new Map(catalog.members.map((member) => [member.id, member]));
  const endOf = ({ memberId, year }: Cell) =>
    periodFor(byId.get(memberId) ?? { fiscalYearEndMonth: 12 }, year).end;
  const told = byKey(earlier);
  const ruledOut = new Map<Fact, Withheld>();
  for (const fact of facts) {
    const rule =
      tooFew(fact, viewer, policy) ??
      young(fact, endOf, policy, today) ??
      dominated(fact, policy) ??
      changedByFew(fact, told.get(factKey(fact)), policy);
    if (rule) ruledOut.set(fact, rule);
  }
  const hidden = new Map<string, Withheld>();
  for (const [fact, rule] of ruledOut) hidden.set(factKey(fact), rule);
  const lists = new Set<string>();
  if (policy.peers !== "open") {
    const known = (cell: Cell) => cell.memberId === viewer.memberId;
    const anonymous = policy.peers === "anonymous_peers";
    const { withheld, listed } = subtraction({
      facts,
      ruledOut: (fact) => ruledOut.has(fact),
      known,
      lists: anonymous,
      earlier: earlier.flat(),
    });
    for (const fact of withheld) hidden.set(factKey(fact), SUBTRACTION);
    for (const fact of listed) lists.add(factKey(fact));
  }
  return {
    because: (code, year, part) => hidden.get(`${code} ${Math.min(year, to)} ${part}`) ?? null,
    lists: (code, year) => lists.has(`${code} ${Math.min(year, to)} value`),
  };
}

/** Earlier tellings of each figure. */
function byKey(earlier: Fact[][]): Map<string, Fact[]> {
  const told = new Map<string, Fact[]>();
  for (const fact of earlier.flat()) told.set(factKey(fact), [...(told.get(factKey(fact)) ?? []), fact]);
  return told;
}

/** Compared with any earlier telling, its difference rests on somebody, but on too few. */
function changedByFew(
  fact: Fact,
  told: Fact[] | undefined,
  { minimumContributors }: DisclosurePolicy,
): Withheld | null {
  const few = (before: Fact) => restsOnFew(membersBehindDifference(before, fact), minimumContributors);
  return told?.some(few) ? overTime(minimumContributors) : null;
}

/** Figures of one year first, then all other figures, then changes; otherwise in the order given. */
function leading(facts: Fact[], first: number): Fact[] {
  const rank = ({ year, part }: Fact) => {
    const figure = part === "value";
    const own = year === first;
    return figure ? (own ? 0 : 1) : part === "changeFromLastYear" ? 4 : own ? 2 : 3;
  };
  return [...facts].sort((a, b) => rank(a) - rank(b));
}

/** Too few members behind it, or behind a year of a sum over several: sums of different years reveal that year. */
function tooFew(
  { sums: [cells = []] }: Pick<Fact, "sums">,
  { memberId }: Viewer,
  { minimumContributors }: DisclosurePolicy,
): Withheld | null {
  const byYear = new Map<number, Set<string>>();
  for (const cell of cells) {
    const members = byYear.get(cell.year) ?? new Set();
    byYear.set(cell.year, members.add(cell.memberId));
  }
  const years = [...byYear.values()];
  if (years.some((members) => members.size < minimumContributors))
    return fewContributors(minimumContributors);
  const alone = (members: Set<string>) =>
    memberId !== null && members.has(memberId) && members.size - 1 < OTHER_CONTRIBUTORS;
  return years.some(alone) ? FEW_OTHERS : null;
}

function young(
  { sums }: Fact,
  endOf: (cell: Cell) => string,
  { daysAfterPeriod }: DisclosurePolicy,
  today: string,
): Withheld | null {
  if (daysAfterPeriod === 0) return null;
  const latest = sums.flat().map(endOf).sort().at(-1);
  return latest === undefined ? null : tooYoung(latest, daysAfterPeriod, today);
}

function dominated({ sums }: Pick<Fact, "sums">, policy: DisclosurePolicy): Withheld | null {
  return sums.some((cells) => isDominated(cells, policy)) ? dominance(policy) : null;
}
