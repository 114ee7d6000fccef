import { periodFor } from "~/domain/periods";
import type { Values } from "~/domain/rollup/contributions";
import type { Withheld } from "~/domain/rollup/figures";
import { toEnd } from "~/domain/steps";
import type { Catalog, DisclosurePolicy, Viewer } from "~/domain/terms";
import { tooYoung } from "./age";
import { dominance, isDominated } from "./dominance";
import { type Fact, factsOf, type Part } from "./facts";
import { factKey, overTime } from "./over-time/changed";
import { type Column, type Columns, columnsOf, spanOf } from "./pattern/columns";
import { componentsOf } from "./pattern/components";
import { KnownPatterns } from "./pattern/known";
import type { Pattern, PlacedFact } from "./pattern/pattern";
import { fewBehind, OTHER_CONTRIBUTORS } from "./withheld";

export const SUBTRACTION: Withheld = {
  rule: "subtraction",
  detail: "shown when no single member’s number can be worked out from it and the other figures",
};

/** The same rule for readers of several members at once. */
const FEW_BESIDES: Withheld = {
  rule: "contributors",
  detail: `shown when at least ${OTHER_CONTRIBUTORS} members contribute besides each one that reads it`,
};

/** What one viewer may see of a collaborative's figures, over all of its years: the same on every page. */
export interface Decision {
  /** The rule that withholds this part of a figure; null if it may be shown. */
  because(code: string, year: number, part: Part): Withheld | null;
  /** Where peers are anonymous: whether their numbers behind a figure may be listed. */
  lists(code: string, year: number): boolean;
}

/** Backbone staff and conveners see all figures of their collaborative. */
export const EVERYTHING: Decision = { because: () => null, lists: () => true };

/**
 * For readers who may belong to any member, such as those of a published report: shows what each of them may
 * see. Showing less than one decision allows is always safe.
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

/** Figures to decide on, and for whom. */
export interface DecisionCase {
  catalog: Catalog;
  /** Every stored value: all years are judged for every page, since other pages show the rest. */
  values: Values;
  viewer: Viewer;
  policy: DisclosurePolicy;
  /** The first year with a value, or earlier. */
  from: number;
  /** The last year with a value; later years are decided as this one. */
  to: number;
  /** ISO. */
  today: string;
  /** The year whose figures matter most to these readers: it is decided before other years. */
  first?: number;
  /** What readers were told before, one list for each showing: it counts as known. */
  earlier?: Fact[][];
}

/**
 * Applies the rules in turn (docs/rules.md, section 8): contributors, age, dominance; then, unless members see each
 * other's figures anyway, subtraction.
 */
export function decide(asked: DecisionCase, known = new KnownPatterns()): Decision {
  const { catalog, values, from, to } = asked;
  return toEnd(deciding({ ...asked, columns: columnsOf(catalog, values, spanOf(catalog, from, to)) }, known));
}

/** A case with its values as columns, which span the years that it says. */
export interface ColumnsCase extends Omit<DecisionCase, "values"> {
  columns: Columns;
}

/** The same in steps, between which others can have a turn. @param known what was worked out for other cases */
export function* deciding(
  { columns, earlier = [], ...asked }: ColumnsCase,
  known: KnownPatterns,
): Generator<void, Decision> {
  const { catalog, policy, viewer, from, to } = asked;
  const span = spanOf(catalog, from, to);
  const hidden = new Map<string, Withheld>();
  const lists = new Set<string>();
  for (const component of componentsOf(catalog, earlier.flat())) {
    const own = component.catalog.measures.map(columns);
    const pattern = yield* known.patternOf(component, own, span);
    const rules = rulesOf(pattern, own, asked);
    const { facts } = pattern;
    facts.forEach((fact, place) => {
      const rule = rules[place];
      if (rule) hidden.set(factKey(fact), rule);
    });
    if (policy.peers === "open") continue;
    const { withheld, listed } = yield* pattern.subtractions.for({
      member: pattern.placeOf(viewer.memberId),
      ruledOut: Uint8Array.from(rules, (rule) => (rule ? 1 : 0)),
      order: asked.first === undefined ? undefined : leading(facts, asked.first),
      lists: policy.peers === "anonymous_peers",
    });
    facts.forEach((fact, place) => {
      if (withheld[place] === 1) hidden.set(factKey(fact), SUBTRACTION);
      if (listed[place] === 1) lists.add(factKey(fact));
    });
  }
  return {
    because: (code, year, part) => hidden.get(`${code} ${Math.min(year, to)} ${part}`) ?? null,
    lists: (code, year) => lists.has(`${code} ${Math.min(year, to)} value`),
  };
}

/** The first rule but subtraction that withholds each fact; null where none does. */
function rulesOf(
  pattern: Pattern,
  columns: Column[],
  {
    catalog: { members },
    policy,
    viewer,
    today,
  }: Pick<DecisionCase, "catalog" | "policy" | "viewer" | "today">,
): (Withheld | null)[] {
  const { minimumContributors, daysAfterPeriod } = policy;
  const reader = pattern.placeOf(viewer.memberId);
  const enough = Math.max(minimumContributors, OTHER_CONTRIBUTORS + 1);
  const few = (fact: PlacedFact) =>
    fact.fewest >= enough ? null : fewBehind(pattern.yearsBehind(fact, reader), minimumContributors);
  const endOf = (member: number, year: number) => periodFor(members[member] ?? CALENDAR_YEAR, year).end;
  const young = (fact: PlacedFact) => {
    const latest = daysAfterPeriod === 0 ? undefined : pattern.latest(fact, endOf);
    return latest === undefined ? null : tooYoung(latest, daysAfterPeriod, today);
  };
  const dominated = pattern.dominated(columns, policy);
  const changed = pattern.changedByFew(minimumContributors);
  return pattern.facts.map(
    (fact, place) =>
      few(fact) ??
      young(fact) ??
      (dominated[place] === 1 ? dominance(policy) : null) ??
      (changed[place] === 1 ? overTime(minimumContributors) : null),
  );
}

const CALENDAR_YEAR = { fiscalYearEndMonth: 12 };

/**
 * What readers without figures of their own may be told of these values under the policy, whatever the age of the
 * figures: it will be shown sooner or later.
 */
export function toldUnder({
  catalog,
  values,
  policy,
  from,
  to,
}: Omit<DecisionCase, "viewer" | "today">): Fact[] {
  const nobody: Viewer = { role: "executive", memberId: null };
  return factsOf(catalog, values, from, to).filter(
    (fact) =>
      fact.sums.some((cells) => cells.length > 0) &&
      !tooFew(fact, nobody, policy) &&
      !dominated(fact, policy),
  );
}

/** Figures of one year first, then all other figures, then changes; otherwise in the order given. */
function leading(facts: PlacedFact[], first: number): number[] {
  const rank = ({ year, part }: PlacedFact) => {
    const figure = part === "value";
    const own = year === first;
    return figure ? (own ? 0 : 1) : part === "changeFromLastYear" ? 4 : own ? 2 : 3;
  };
  const ranks = facts.map(rank);
  return facts.map((_, place) => place).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
}

/** Too few members behind it, or behind a year of a sum over several. */
export function tooFew(
  { sums: [cells = []] }: Pick<Fact, "sums">,
  { memberId }: Viewer,
  { minimumContributors }: DisclosurePolicy,
): Withheld | null {
  const byYear = new Map<number, Set<string>>();
  for (const cell of cells) byYear.set(cell.year, (byYear.get(cell.year) ?? new Set()).add(cell.memberId));
  const years = [...byYear.values()].map((members) => ({
    members: members.size,
    own: memberId !== null && members.has(memberId),
  }));
  return fewBehind(years, minimumContributors);
}

export function dominated({ sums }: Pick<Fact, "sums">, policy: DisclosurePolicy): Withheld | null {
  return sums.some((cells) => isDominated(cells, policy)) ? dominance(policy) : null;
}
