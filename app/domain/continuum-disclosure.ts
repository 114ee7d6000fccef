import type { Assessment, Placement, Stage, Subject } from "./continuum";
import type { ContinuumYear, Distribution, Row, Score, StageCounts } from "./continuum-scores";
import { seesEverything } from "./disclosure";
import { scramble } from "./scramble";
import type { DisclosurePolicy, Viewer } from "./types";

declare const disclosed: unique symbol;

/**
 * What of the Continuum an audience may see (rule book §8). Pages, files and the API take nothing else, and
 * only this file makes it.
 */
export type DisclosedContinuum<T> = T & { readonly [disclosed]: true };

/** Who looks: somebody signed in, or the readers of a published report. */
export type ContinuumAudience = Viewer | "public";

export interface ContinuumWithheld {
  rule: "contributors" | "own_contributors" | "single_member";
  detail: string;
}

/** A row of a subject that is shown by name. */
export interface ShownRow {
  practice: string;
  stage: Stage | null;
  /** Ratings, evidence, wishes and disagreement: for the subject itself and the backbone only. */
  placement: Placement | null;
}

export interface ShownSubject extends Omit<Score, "rows"> {
  own: boolean;
  rows: ShownRow[];
}

/** An institution without a name, for one practice of one year alone. */
export interface ShownPeer {
  name: string;
  stage: Stage;
}

/** Coverage is always told; counts and median are null where they are withheld. */
export interface ShownDistribution extends Omit<Distribution, "counts"> {
  counts: StageCounts | null;
  withheld: ContinuumWithheld | null;
  /** Where peers are anonymous and the distribution may be shown; else null. */
  peers: ShownPeer[] | null;
}

export interface ShownLag {
  practice: string;
  /** How many members of how many: only where single members are shown by name anyway. */
  members: { lagging: number; of: number } | null;
}

export interface ShownContinuum {
  year: number;
  rubricVersion: number;
  /** Members shown by name, and how many there are besides. */
  members: ShownSubject[];
  hidden: number;
  /** The backbone answers to its members: its stages are shown to everybody. */
  backbone: ShownSubject;
  practices: ShownDistribution[];
  lagging: ShownLag[] | null;
  laggingWithheld: ContinuumWithheld | null;
}

/** Seen from a member, so many others must stand behind a distribution. */
const OTHER_MEMBERS = 2;

/** Somebody who neither works for the collaborative nor belongs to a member sees what everybody sees. */
function known(audience: ContinuumAudience): ContinuumAudience {
  if (audience === "public" || audience.memberId !== null || seesEverything(audience)) return audience;
  return "public";
}
const seesAll = (audience: ContinuumAudience) => audience !== "public" && seesEverything(audience);
const ownIdOf = (audience: ContinuumAudience) => (audience === "public" ? null : audience.memberId);
const isOwn = (audience: ContinuumAudience, memberId: Subject) =>
  memberId !== null && memberId === ownIdOf(audience);

/** May the audience see, by name, where this subject stands? */
export function mayKnowPlacement(
  audience: ContinuumAudience,
  policy: DisclosurePolicy,
  memberId: Subject,
): boolean {
  if (memberId === null || seesAll(audience) || isOwn(audience, memberId)) return true;
  return known(audience) !== "public" && policy.peers === "open";
}

/** May the audience read this very rating, with its evidence? Drafts are their rater's own. */
export function mayReadAssessment(audience: ContinuumAudience, assessment: Assessment): boolean {
  const { memberId, rater, state } = assessment;
  if (state === "submitted") return seesAll(audience) || isOwn(audience, memberId);
  const membersOwn = memberId !== null && rater === "self";
  return membersOwn ? isOwn(audience, memberId) : seesAll(audience);
}

/** A year of the Continuum as this audience may see it. */
export function discloseContinuum(
  whole: ContinuumYear,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): DisclosedContinuum<ShownContinuum> {
  const audience = known(viewer);
  const { year, rubricVersion, backbone, lagging } = whole;
  const members = whole.members.filter(({ memberId }) => mayKnowPlacement(audience, policy, memberId));
  const own = whole.members.find(({ memberId }) => isOwn(audience, memberId));
  const practices = whole.practices.map((distribution) => {
    const stage = own?.rows.find((row) => row.practice === distribution.practice)?.placement?.stage ?? null;
    return shownDistribution(distribution, year, stage, audience, policy);
  });
  // Which practices lag is told by all distributions together: it is shown where each of them is.
  const laggingWithheld = practices.find(({ withheld }) => withheld)?.withheld ?? null;
  const counted = seesAll(audience) || (audience !== "public" && policy.peers === "open");
  const shown: ShownContinuum = {
    ...{ year, rubricVersion, practices, laggingWithheld },
    members: members.map((score) => shownSubject(score, audience)),
    hidden: whole.members.length - members.length,
    backbone: shownSubject(backbone, audience),
    lagging: laggingWithheld
      ? null
      : lagging.map((lag) => ({
          practice: lag.practice,
          members: counted ? { lagging: lag.lagging, of: lag.of } : null,
        })),
  };
  return shown as DisclosedContinuum<ShownContinuum>;
}

/** One subject's score as this audience may see it; null where it may not be known by name. */
export function discloseSubject(
  score: Score,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): DisclosedContinuum<ShownSubject> | null {
  const audience = known(viewer);
  if (!mayKnowPlacement(audience, policy, score.memberId)) return null;
  return shownSubject(score, audience) as DisclosedContinuum<ShownSubject>;
}

/** May the audience read what stands behind a subject's stages: every rating, evidence, wishes? */
export function mayReadBehind(viewer: ContinuumAudience, memberId: Subject): boolean {
  return seesAll(viewer) || isOwn(viewer, memberId);
}

function shownSubject({ rows, ...score }: Score, audience: ContinuumAudience): ShownSubject {
  const own = isOwn(audience, score.memberId);
  const everything = own || seesAll(audience);
  const shownRow = ({ practice, placement }: Row): ShownRow => ({
    practice,
    stage: placement?.stage ?? null,
    placement: everything ? placement : null,
  });
  return { ...score, own, rows: rows.map(shownRow) };
}

function shownDistribution(
  distribution: Distribution,
  year: number,
  own: Stage | null,
  audience: ContinuumAudience,
  policy: DisclosurePolicy,
): ShownDistribution {
  const { practice, counts } = distribution;
  const withheld =
    audience === "public"
      ? withheldFromReaders(counts, policy)
      : withheldCounts(counts, own, audience, policy);
  if (withheld) return { ...distribution, counts: null, median: null, withheld, peers: null };
  const anonymous = policy.peers === "anonymous_peers" && audience !== "public" && !seesAll(audience);
  const peers = anonymous ? anonymousPeers(without(counts, own), `${practice} ${year}`) : null;
  return { ...distribution, withheld: null, peers };
}

/**
 * Why a distribution may not be shown, if so. All that an audience sees of others where they have no names
 * depends on how many stand at each stage, never on who: so one institution's stage could be worked out only
 * where all others stand at the same, and such a distribution is withheld. Where no single peer is shown at
 * all, one that stands alone at a stage is protected, too: a neighbour would guess who it is.
 */
export function withheldCounts(
  counts: StageCounts,
  own: Stage | null,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): ContinuumWithheld | null {
  const audience = known(viewer);
  const rated = sum(counts);
  if (seesAll(audience) || rated === 0) return null;
  const { minimumContributors: least } = policy;
  if (rated < least)
    return { rule: "contributors", detail: `shown when at least ${least} members are rated` };
  const others = without(counts, own);
  if (own !== null && rated - 1 < OTHER_MEMBERS)
    return {
      rule: "own_contributors",
      detail: `shown when at least ${OTHER_MEMBERS} members besides yours are rated`,
    };
  if (audience !== "public" && policy.peers === "open") return null;
  const together = others.filter((count) => count > 0).length < 2;
  if (audience !== "public" && policy.peers === "anonymous_peers")
    return together
      ? { rule: "single_member", detail: "shown when not all others stand at one stage" }
      : null;
  const alone = others.some((count) => count === 1);
  if (!together && !alone) return null;
  const detail = "shown when neither a single other member nor all others together stand at one stage";
  return { rule: "single_member", detail };
}

/** What readers of a published report may not see: nothing that a member among them is not shown on its own page. */
function withheldFromReaders(counts: StageCounts, policy: DisclosurePolicy): ContinuumWithheld | null {
  const member: Viewer = { role: "executive", memberId: "whichever" };
  const stages = ([0, 1, 2, 3] as const).filter((stage) => counts[stage] > 0);
  for (const own of stages) {
    const rule = withheldCounts(counts, own, member, policy);
    if (rule) return rule;
  }
  return withheldCounts(counts, null, "public", policy);
}

const sum = (counts: StageCounts) => counts.reduce((total, count) => total + count, 0);

function without(counts: StageCounts, own: Stage | null): StageCounts {
  const others: StageCounts = [...counts];
  if (own !== null) others[own]--;
  return others;
}

/**
 * The others of a distribution, one by one, in an order that is different for each practice and year and
 * comes from the counts alone: it cannot tell who is who, nor be followed from practice to practice.
 */
function anonymousPeers(others: StageCounts, place: string): ShownPeer[] {
  return others
    .flatMap((count, stage) => Array.from({ length: count }, () => stage as Stage))
    .map((stage, at) => ({ stage, at: scramble(`${at} ${place}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ stage }, at) => ({ name: `Peer ${at + 1}`, stage }));
}
