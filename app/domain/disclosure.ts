import { tooYoung } from "./age";
import { type Breakdown, withoutGroups } from "./breakdowns";
import type { Contribution } from "./contributions";
import type { Decision } from "./decision";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "./rollup";
import { scramble } from "./scramble";
import type { DisclosurePolicy, Member, Viewer } from "./types";

declare const disclosed: unique symbol;

/**
 * What this viewer may see. Pages, files and the API take nothing else, and only this file makes it, so that
 * forgetting the rules does not compile.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

/** Backbone staff and conveners see all figures of their collaborative (rule book §8). */
export function seesEverything(viewer: Viewer): boolean {
  return viewer.role === "backbone" || viewer.role === "convener";
}

/** The roll-up with what may not be told left out, and by which rule. Every part is decided on its own. */
export function discloseRollup(rollup: Rollup, decision: Decision): Disclosed<Rollup> {
  const years = rollup.years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map((figure) => hideTotal(figure, (part) => decision.because(figure.measure, year, part))),
    metrics: metrics.map((figure) =>
      hideMetric(figure, (part) => decision.because(figure.metric, year, part)),
    ),
  }));
  return { ...rollup, years } as Disclosed<Rollup>;
}

type Because = (part: "value" | "sinceBaseline" | "change" | "changeFromLastYear") => Withheld | null;

function hideTotal(figure: TotalFigure, because: Because): TotalFigure {
  const shown = hideChanges(figure, because);
  const since = figure.sinceBaseline;
  const [withheld, sinceWithheld] = [because("value"), because("sinceBaseline")];
  if (since !== null && since.value !== null && sinceWithheld)
    shown.sinceBaseline = { ...since, value: null, comparability: null, withheld: sinceWithheld };
  return withheld && figure.value !== null ? { ...shown, value: null, comparability: null, withheld } : shown;
}

function hideMetric(figure: MetricFigure, because: Because): MetricFigure {
  const shown = hideChanges(figure, because);
  const withheld = because("value");
  // Without a value, the parts of a share are told all the same: 0 of 0. A sum of several years tells them
  // even if nobody reported in the weakest of its years.
  const tells = figure.value !== null || figure.reporting > 0 || figure.lowestCoverage !== null;
  const nothing = { value: null, numerator: "0", denominator: null, comparability: null };
  return withheld && tells ? { ...shown, ...nothing, withheld } : shown;
}

function hideChanges<F extends TotalFigure | MetricFigure>(figure: F, because: Because): F {
  const change = figure.change && because("change");
  const lastYear = figure.changeFromLastYear && because("changeFromLastYear");
  return {
    ...figure,
    ...(change && { change: null, changeWithheld: change }),
    ...(lastYear && { changeFromLastYear: null, changeFromLastYearWithheld: lastYear }),
  };
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
  /** Why not, as the end of a sentence; null if none is hidden. */
  because: string | null;
}

/** A figure's contributions of a year. */
export interface Behind {
  /** Code of the metric or measure. */
  figure: string;
  year: number;
  contributions: Contribution[];
}

/**
 * Whose figures the viewer may see behind one figure, and under which name. Where peers are anonymous they
 * are listed only as far as nothing is given away by it, and numbered anew for each figure, so that none can
 * be followed from chart to chart.
 */
export function discloseContributions(
  behind: Behind,
  members: Member[],
  viewer: Viewer,
  policy: DisclosurePolicy,
  decision: Decision,
  today: string,
): Disclosed<ShownContributions> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const known = behind.contributions.filter(({ memberId }) => byId.has(memberId));
  const named = (contribution: Contribution): ShownContribution => {
    const { memberId, ...rest } = contribution;
    const { name = "", slug = null } = byId.get(memberId) ?? {};
    const own = memberId === viewer.memberId;
    return { ...rest, note: seesEverything(viewer) || own ? rest.note : null, name, slug, own };
  };
  const finish = (shown: ShownContribution[], because: string) => {
    const hidden = behind.contributions.length - shown.length;
    return { shown, hidden, because: hidden > 0 ? because : null } as Disclosed<ShownContributions>;
  };
  if (seesEverything(viewer)) return finish(known.map(named), "they are no longer in the list of members");
  const mine = known.filter(({ memberId }) => memberId === viewer.memberId);
  const others = known.filter(({ memberId }) => memberId !== viewer.memberId);
  if (policy.peers === "totals_only") return finish(mine.map(named), OWN_AND_TOTALS);
  const young = (one: Contribution) => yetToCome(one, policy, today);
  const rule = others.map(young).find((found) => found !== null) ?? null;
  if (policy.peers === "open")
    return finish(known.filter((one) => mine.includes(one) || !young(one)).map(named), inWords(rule));
  if (!mayList(behind, decision, known, policy)) {
    const withheld = decision.because(behind.figure, behind.year, "value");
    return finish(mine.map(named), inWords(withheld ?? rule));
  }
  const peers = others.filter((one) => !young(one));
  // A single member that gave its share alone would stand out.
  const alone = peers.filter(({ standing }) => standing === "share_only");
  const listed = alone.length === 1 ? peers.filter((one) => !alone.includes(one)) : peers;
  return finish([...mine.map(named), ...anonymous(listed, behind.figure)], inWords(rule));
}

const OWN_AND_TOTALS = "this collaborative shows each institution its own figures and the totals";

const inWords = (rule: Withheld | null) =>
  rule ? `their figures are ${rule.detail}` : "more could be worked out from their figures than they say";

/** Why this contribution of another is not shown yet. */
function yetToCome({ period }: Contribution, policy: DisclosurePolicy, today: string): Withheld | null {
  return period && tooYoung(period.end, policy.daysAfterPeriod, today);
}

/** Beside a figure that is shown; where nobody is in it, beside enough shares that were given alone. */
function mayList(
  { figure, year }: Behind,
  decision: Decision,
  contributions: Contribution[],
  { minimumContributors }: DisclosurePolicy,
): boolean {
  if (contributions.some(({ standing }) => standing === "value")) return decision.lists(figure, year);
  const alone = contributions.filter(({ standing }) => standing === "share_only");
  return alone.length === 0 || alone.length >= minimumContributors;
}

/**
 * "Peer 1…n": those with a number first, then the others by what they said, so that a place tells nothing
 * about any other figure. The order comes from the members' ids, which nobody but the server knows.
 */
function anonymous(peers: Contribution[], figure: string): ShownContribution[] {
  const group = ({ standing }: Contribution) => LISTED.indexOf(standing);
  return peers
    .map((peer) => ({ peer, place: scramble(`${figure} ${peer.memberId}`) }))
    .sort((a, b) => group(a.peer) - group(b.peer) || a.place - b.place)
    .map(({ peer: { standing, value, numerator, denominator, grade } }, place) => ({
      ...{ standing, value, name: `Peer ${place + 1}`, slug: null, own: false },
      // The half of a share that is in no sum is nobody's business.
      ...(standing === "value" ? { numerator, denominator } : { numerator: null, denominator: null }),
      // Words, period and source would tell which institution it is.
      ...{ note: null, source: null, period: null },
      // How comparable, but not by which words.
      ...(grade && { grade }),
    }));
}

const LISTED: Contribution["standing"][] = [
  ...(["value", "share_only", "missing", "unavailable", "not_applicable"] as const),
];

/** May the viewer open this member's own page? */
export function mayKnowMember(viewer: Viewer, policy: DisclosurePolicy, memberId: string): boolean {
  return (
    seesEverything(viewer) ||
    viewer.memberId === memberId ||
    (viewer.role === "executive" && policy.peers === "open")
  );
}

/** Are this member's figures of a period too young for the viewer? One's own never are. */
export function isTooYoungFor(
  viewer: Viewer,
  policy: DisclosurePolicy,
  memberId: string,
  periodEnd: string,
  today: string,
): boolean {
  if (seesEverything(viewer) || viewer.memberId === memberId) return false;
  return tooYoung(periodEnd, policy.daysAfterPeriod, today) !== null;
}

/**
 * Breakdowns with the groups left out that may not be told.
 * @param hidden by which rule, from withholdGroups; nothing for whoever sees all figures
 */
export function discloseBreakdowns(
  breakdowns: Breakdown[],
  hidden: ReadonlyMap<string, Withheld>,
): Disclosed<Breakdown>[] {
  return breakdowns.map(
    (one) =>
      withoutGroups(one, (group) => hidden.get(`${one.figure} ${group}`) ?? null) as Disclosed<Breakdown>,
  );
}
