import type { Contribution } from "./contributions";
import { isDominated, LARGEST, TWO_LARGEST } from "./dominance";
import type { Cell, Fact, Part } from "./facts";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "./rollup";
import { givenAway } from "./subtraction";
import type { DisclosurePolicy, Member, Viewer } from "./types";

declare const disclosed: unique symbol;

/**
 * What this viewer may see. Pages, files and the API take nothing else, and only this file makes it, so that
 * forgetting the rules does not compile.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

/** Seen from a member, so many others must stand behind a figure: with one other, it could be subtracted. */
const OTHER_CONTRIBUTORS = 2;

/** Backbone staff and conveners see all figures of their collaborative (rule book §8). */
export function seesEverything(viewer: Viewer): boolean {
  return viewer.role === "backbone" || viewer.role === "convener";
}

/** The roll-up as this viewer may see it: figures with too few contributors are withheld, with the rule. */
export function discloseRollup(
  rollup: Rollup,
  viewer: Viewer,
  policy: DisclosurePolicy,
  contributes: (memberId: string, code: string, year: number) => boolean,
): Disclosed<Rollup> {
  if (seesEverything(viewer)) return rollup as Disclosed<Rollup>;
  const rule = (code: string, year: number, contributors: number): Withheld | null => {
    if (contributors === 0) return null;
    if (contributors < policy.minimumContributors) return tooFew(policy);
    const own = viewer.memberId !== null && contributes(viewer.memberId, code, year);
    if (own && contributors - 1 < OTHER_CONTRIBUTORS)
      return {
        rule: "own_contributors",
        detail: `shown when at least ${OTHER_CONTRIBUTORS} members besides yours contribute`,
      };
    return null;
  };
  const years = rollup.years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map((figure) => {
      const { measure, reporting, sinceBaseline } = figure;
      // Sums of several years give away the year with the fewest: it is what they differ by.
      const since = rule(measure, year, sinceBaseline?.fewest ?? 0);
      return hideTotal(figure, rule(measure, year, reporting), since, policy);
    }),
    metrics: metrics.map((figure) => {
      const contributors = figure.fewest ?? figure.reporting;
      return hideMetric(figure, rule(figure.metric, year, contributors), policy);
    }),
  }));
  return { ...rollup, years } as Disclosed<Rollup>;
}

/**
 * Once more over what the rules above let through, where a viewer sees their own institution and totals
 * only: sums that one or two members make up, and what would let a number of another be worked out.
 * @param facts what the roll-up tells, from factsOf, over all years that there are: the same for every page
 */
export function withholdTelling(
  rollup: Disclosed<Rollup>,
  facts: Fact[],
  viewer: Viewer,
  policy: DisclosurePolicy,
): Disclosed<Rollup> {
  if (seesEverything(viewer) || policy.peers !== "totals_only") return rollup;
  const figures = new Map<string, TotalFigure | MetricFigure>();
  for (const { year, totals, metrics } of rollup.years) {
    for (const total of totals) figures.set(`${total.measure} ${year}`, total);
    for (const metric of metrics) figures.set(`${metric.metric} ${year}`, metric);
  }
  const shown = facts.filter((fact) => tells(figures.get(`${fact.figure} ${fact.year}`), fact.part));
  const dominated = new Set(shown.filter(({ sums }) => sums.some(isDominated)));
  const rest = shown.filter((fact) => !dominated.has(fact));
  const known = (cell: Cell) => cell.memberId === viewer.memberId;
  const hidden = new Map<string, Withheld>();
  for (const { figure, year, part } of dominated) hidden.set(`${figure} ${year} ${part}`, DOMINANCE);
  for (const { figure, year, part } of givenAway(rest, known))
    hidden.set(`${figure} ${year} ${part}`, SUBTRACTION);
  const because = (code: string, year: number, part: Part) => hidden.get(`${code} ${year} ${part}`) ?? null;
  const years = rollup.years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map((figure) => {
      const since = because(figure.measure, year, "sinceBaseline");
      const value = because(figure.measure, year, "value");
      const left = value || since ? hideTotal(figure, value, since, policy) : figure;
      return hideChanges(left, (part) => because(figure.measure, year, part));
    }),
    metrics: metrics.map((figure) => {
      const value = because(figure.metric, year, "value");
      const left = value ? hideMetric(figure, value, policy) : figure;
      return hideChanges(left, (part) => because(figure.metric, year, part));
    }),
  }));
  return { ...rollup, years } as Disclosed<Rollup>;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

const DOMINANCE: Withheld = {
  rule: "dominance",
  detail: `shown when no member makes up more than ${percent(LARGEST)} of it, and no two more than ${percent(TWO_LARGEST)}`,
};

const SUBTRACTION: Withheld = {
  rule: "subtraction",
  detail: "shown when no single member’s number can be worked out from it and the other figures",
};

function tells(figure: TotalFigure | MetricFigure | undefined, part: Part): boolean {
  if (!figure) return false;
  // Without a value, the parts of a share are told all the same: 0 of 0.
  if (part === "value") return figure.withheld === null;
  if (part === "sinceBaseline")
    return "sinceBaseline" in figure && figure.sinceBaseline !== null && figure.sinceBaseline.value !== null;
  return figure[part] !== null;
}

type Hidable = TotalFigure | MetricFigure;

function hideChanges<F extends Hidable>(figure: F, because: (part: Part) => Withheld | null): F {
  const [change, lastYear] = [because("change"), because("changeFromLastYear")];
  return {
    ...figure,
    ...(change && { change: null, changeWithheld: change }),
    ...(lastYear && { changeFromLastYear: null, changeFromLastYearWithheld: lastYear }),
  };
}

/** A change among too few members is withheld, not "not comparable". */
function hideThinChanges<F extends Hidable>(figure: F, policy: DisclosurePolicy): F {
  const thin = (change: { cohort: number } | null) =>
    change !== null && change.cohort < policy.minimumContributors ? tooFew(policy) : null;
  return hideChanges(figure, (part) => thin(part === "change" ? figure.change : figure.changeFromLastYear));
}

function tooFew({ minimumContributors }: DisclosurePolicy): Withheld {
  return { rule: "contributors", detail: `shown when at least ${minimumContributors} members contribute` };
}

function hideTotal(
  figure: TotalFigure,
  withheld: Withheld | null,
  sinceWithheld: Withheld | null,
  policy: DisclosurePolicy,
): TotalFigure {
  const hidden = sinceWithheld ?? withheld;
  const since = figure.sinceBaseline;
  const shown = {
    ...hideThinChanges(figure, policy),
    sinceBaseline: since && hidden ? { ...since, value: null, withheld: hidden } : since,
  };
  if (!withheld) return shown;
  return { ...shown, value: null, change: null, changeFromLastYear: null, withheld };
}

function hideMetric(figure: MetricFigure, withheld: Withheld | null, policy: DisclosurePolicy): MetricFigure {
  const shown = hideThinChanges(figure, policy);
  if (!withheld) return shown;
  const nothing = { value: null, numerator: "0", denominator: null, change: null, changeFromLastYear: null };
  return { ...shown, ...nothing, withheld };
}

/** A contribution under the name that the viewer may know; peers' notes stay between them and the backbone. */
export interface ShownContribution extends Omit<Contribution, "memberId"> {
  name: string;
  /** For a link to the member; null where the viewer may not follow it. */
  slug: string | null;
  own: boolean;
}

export interface ShownContributions {
  shown: ShownContribution[];
  /** Members whose figures are not for this viewer. */
  hidden: number;
}

/**
 * Whose figures the viewer may see behind one figure (the code of a metric or measure), and under which
 * name. Peers are numbered anew for each figure, so that none can be followed from chart to chart.
 */
export function discloseContributions(
  contributions: Contribution[],
  members: Member[],
  viewer: Viewer,
  policy: DisclosurePolicy,
  figure: string,
): Disclosed<ShownContributions> {
  const everything = seesEverything(viewer);
  const named = everything || policy.peers === "open";
  const byId = new Map(members.map((member) => [member.id, member]));
  const peers = contributions
    .filter(({ memberId }) => memberId !== viewer.memberId)
    .sort((a, b) => scramble(a.memberId + figure) - scramble(b.memberId + figure));
  const shown = contributions.flatMap(({ memberId, ...contribution }): ShownContribution[] => {
    const member = byId.get(memberId);
    const own = memberId === viewer.memberId;
    if (!member) return [];
    if (named || own) {
      const note = everything || own ? contribution.note : null;
      return [{ ...contribution, note, name: member.name, slug: member.slug, own }];
    }
    if (policy.peers === "totals_only") return [];
    const name = `Peer ${peers.findIndex((peer) => peer.memberId === memberId) + 1}`;
    // Period and source would tell which institution it is.
    return [{ ...contribution, note: null, source: null, period: null, name, slug: null, own }];
  });
  if (!named) shown.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  return { shown, hidden: contributions.length - shown.length } as Disclosed<ShownContributions>;
}

/** A number that looks random and is always the same for the same text (FNV-1a). */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** May the viewer open this member's own page? */
export function mayKnowMember(viewer: Viewer, policy: DisclosurePolicy, memberId: string): boolean {
  return (
    seesEverything(viewer) ||
    viewer.memberId === memberId ||
    (viewer.role === "executive" && policy.peers === "open")
  );
}
