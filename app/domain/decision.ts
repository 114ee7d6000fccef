import { tooYoung } from "./age";
import type { Values } from "./contributions";
import { dominance, isDominated } from "./dominance";
import { type Cell, type Fact, factsOf, type Part } from "./facts";
import { periodOf } from "./periods";
import type { Withheld } from "./rollup";
import { subtraction } from "./subtraction";
import type { Catalog, DisclosurePolicy, Viewer } from "./types";

/** Seen from a member, so many others must stand behind a figure: with one other, it could be subtracted. */
const OTHER_CONTRIBUTORS = 2;

const SUBTRACTION: Withheld = {
  rule: "subtraction",
  detail: "shown when no single member’s number can be worked out from it and the other figures",
};

/** As it reads for whoever may be one of several members. */
const FEW_BESIDES: Withheld = {
  rule: "contributors",
  detail: `shown when at least ${OTHER_CONTRIBUTORS} members contribute besides each one that reads it`,
};

/** What one viewer may be told of a collaborative's figures, over all of its years: the same on every page. */
export interface Decision {
  /** By which rule this part of a figure is withheld; null if it may be told. */
  because(code: string, year: number, part: Part): Withheld | null;
  /** Whether the peers' numbers behind a figure may be listed, where peers are anonymous. */
  lists(code: string, year: number): boolean;
}

/** Backbone staff and conveners see all figures of their collaborative. */
export const EVERYTHING: Decision = { because: () => null, lists: () => true };

/**
 * For readers of whom nobody knows which member they belong to, as of a published report: shown is what each
 * of them may be told. What one decision shows is safe with less of it, too.
 */
export function forAll(decisions: Decision[]): Decision {
  return {
    because: (code, year, part) => {
      for (const decision of decisions) {
        const rule = decision.because(code, year, part);
        if (rule) return rule.rule === "own_contributors" ? FEW_BESIDES : rule;
      }
      return null;
    },
    lists: (code, year) => decisions.every((decision) => decision.lists(code, year)),
  };
}

/**
 * Applies the rules in turn (rule book §8): contributors, age, dominance; then, unless members see each
 * other's figures anyway, subtraction.
 * @param values every stored value: whatever page asks, all years are judged, since other pages show them
 * @param from the first year with a value, or earlier
 * @param to the last; later years tell what this one does
 * @param today ISO
 * @param first the year whose figures matter most to these readers: they are told before those of other years
 */
export function decide(
  catalog: Catalog,
  values: Values,
  viewer: Viewer,
  policy: DisclosurePolicy,
  { from, to, today, first }: { from: number; to: number; today: string; first?: number },
): Decision {
  const all = factsOf(catalog, values, from, to);
  const facts = first === undefined ? all : leading(all, first);
  const fiscalYearEnd = new Map(catalog.members.map((one) => [one.id, one.fiscalYearEndMonth]));
  const endOf = ({ memberId, year }: Cell) => periodOf(year, fiscalYearEnd.get(memberId) ?? 12).end;
  const ruledOut = new Map<Fact, Withheld>();
  for (const fact of facts) {
    const rule =
      fewContributors(fact, viewer, policy) ?? young(fact, endOf, policy, today) ?? dominated(fact, policy);
    if (rule) ruledOut.set(fact, rule);
  }
  const hidden = new Map<string, Withheld>();
  const keyOf = ({ figure, year, part }: Fact) => `${figure} ${year} ${part}`;
  for (const [fact, rule] of ruledOut) hidden.set(keyOf(fact), rule);
  const lists = new Set<string>();
  if (policy.peers !== "open") {
    const known = (cell: Cell) => cell.memberId === viewer.memberId;
    const anonymous = policy.peers === "anonymous_peers";
    const { withheld, listed } = subtraction(facts, (fact) => ruledOut.has(fact), known, anonymous);
    for (const fact of withheld) hidden.set(keyOf(fact), SUBTRACTION);
    for (const fact of listed) lists.add(keyOf(fact));
  }
  return {
    because: (code, year, part) => hidden.get(`${code} ${Math.min(year, to)} ${part}`) ?? null,
    lists: (code, year) => lists.has(`${code} ${Math.min(year, to)} value`),
  };
}

/** Figures of one year first, then all other figures, then changes: each in the order that they had. */
function leading(facts: Fact[], first: number): Fact[] {
  const rank = ({ year, part }: Fact) => {
    const [figure, own] = [part === "value", year === first];
    return figure ? (own ? 0 : 1) : part === "changeFromLastYear" ? 4 : own ? 2 : 3;
  };
  return [...facts].sort((a, b) => rank(a) - rank(b));
}

/** At least so many behind it; in a sum of several years behind each, since by its years the sums differ. */
function fewContributors(
  { sums: [cells = []] }: Fact,
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
    return { rule: "contributors", detail: `shown when at least ${minimumContributors} members contribute` };
  const alone = (members: Set<string>) =>
    memberId !== null && members.has(memberId) && members.size - 1 < OTHER_CONTRIBUTORS;
  if (!years.some(alone)) return null;
  return {
    rule: "own_contributors",
    detail: `shown when at least ${OTHER_CONTRIBUTORS} members besides yours contribute`,
  };
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

function dominated({ sums }: Fact, policy: DisclosurePolicy): Withheld | null {
  return sums.some((cells) => isDominated(cells, policy)) ? dominance(policy) : null;
}
