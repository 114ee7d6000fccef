import { seesEverything } from "~/domain/disclosure/disclosure";
import { scramble } from "~/domain/disclosure/scramble";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import type { Assessment, Placement, Stage, Subject } from "./continuum";
import { mayTellLagging } from "./over-time";
import type { ContinuumYear, Distribution, Row, Score, StageCounts } from "./scores";

declare const disclosed: unique symbol;

/**
 * What an audience may see of the Continuum (docs/rules.md, section 8). Pages, files, and the API accept only
 * this type, and only this file makes it.
 */
export type DisclosedContinuum<T> = T & { readonly [disclosed]: true };

/** Someone signed in, or the readers of a published report. */
export type ContinuumAudience = Viewer | "public";

export interface ContinuumWithheld {
  rule: "contributors" | "own_contributors" | "single_member" | "blind";
  detail: string;
}

/** One practice of a subject that is shown by name. */
export interface ShownRow {
  practice: string;
  stage: Stage | null;
  /** Ratings, evidence, wanted stages, and disagreement: only for the subject itself and the backbone. */
  placement: Placement | null;
  /** The other side has submitted a rating that is covered until this side has given its own. */
  submitted?: boolean;
}

export interface ShownSubject extends Omit<Score, "rows"> {
  own: boolean;
  rows: ShownRow[];
}

/** An institution without its name, for one practice in one year. */
export interface ShownPeer {
  name: string;
  stage: Stage;
}

/** Coverage is always shown. Counts and median are null where they are withheld. */
export interface ShownDistribution extends Omit<Distribution, "counts"> {
  counts: StageCounts | null;
  withheld: ContinuumWithheld | null;
  /** Only where peers are anonymous and the distribution may be shown; otherwise null. */
  peers: ShownPeer[] | null;
}

export interface ShownLag {
  practice: string;
  /** How many members of how many: only where members are shown by name anyway. */
  members: { lagging: number; of: number } | null;
}

export interface ShownContinuum {
  year: number;
  rubricVersion: number;
  /** Members shown by name. */
  members: ShownSubject[];
  /** How many other members there are. */
  hidden: number;
  /** Shown to everyone: the backbone answers to its members. */
  backbone: ShownSubject;
  practices: ShownDistribution[];
  lagging: ShownLag[] | null;
  laggingWithheld: ContinuumWithheld | null;
}

/** A member must have at least this many others behind a distribution. */
const OTHER_MEMBERS = 2;

/** Someone who neither works for the collaborative nor belongs to a member sees what the public sees. */
function effectiveAudience(audience: ContinuumAudience): ContinuumAudience {
  if (audience === "public" || audience.memberId !== null || seesEverything(audience)) return audience;
  return "public";
}
const seesAll = (audience: ContinuumAudience) => audience !== "public" && seesEverything(audience);
const ownIdOf = (audience: ContinuumAudience) => (audience === "public" ? null : audience.memberId);
const isOwn = (audience: ContinuumAudience, memberId: Subject) =>
  memberId !== null && memberId === ownIdOf(audience);

/** Whether the audience may see, by name, where this subject stands. */
export function mayKnowPlacement(
  audience: ContinuumAudience,
  policy: DisclosurePolicy,
  memberId: Subject,
): boolean {
  if (memberId === null || seesAll(audience) || isOwn(audience, memberId)) return true;
  return effectiveAudience(audience) !== "public" && policy.peers === "open";
}

/** Whether the audience may read this one rating and its evidence. A draft is for its rater's side only. */
export function mayReadAssessment(audience: ContinuumAudience, assessment: Assessment): boolean {
  const { memberId, rater, state } = assessment;
  if (state === "submitted") return seesAll(audience) || isOwn(audience, memberId);
  const ratedByMember = memberId !== null && rater === "self";
  return ratedByMember ? isOwn(audience, memberId) : seesAll(audience);
}

/** A year of the Continuum as this audience may see it. */
export function discloseContinuum(
  whole: ContinuumYear,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): DisclosedContinuum<ShownContinuum> {
  const audience = effectiveAudience(viewer);
  const { year, rubricVersion, backbone, blind = [], asShown = whole } = whole;
  const members = whole.members.filter(({ memberId }) => mayKnowPlacement(audience, policy, memberId));
  const own = asShown.members.find(({ memberId }) => isOwn(audience, memberId));
  const covered = new Set(
    whole.members
      .find(({ memberId }) => isOwn(audience, memberId))
      ?.rows.flatMap(({ practice, submitted }) => (submitted ? [practice] : [])),
  );
  const practices = asShown.practices.map((distribution) => {
    const { practice } = distribution;
    if (blind.includes(practice))
      return { ...distribution, counts: null, median: null, withheld: BLIND, peers: null };
    // A stage that the viewer may not read yet is nobody's to subtract.
    const row = covered.has(practice)
      ? undefined
      : own?.rows.find((candidate) => candidate.practice === practice);
    const shownOne = shownDistribution(
      { distribution, year, ownStage: row?.placement?.stage ?? null },
      audience,
      policy,
    );
    return covered.has(practice) ? { ...shownOne, peers: null } : shownOne;
  });
  const { lagging } = asShown;
  // The lagging practices follow from all distributions together, so they need every one of them shown.
  const laggingWithheld =
    practices.find(({ withheld }) => withheld)?.withheld ??
    (seesShownStages(viewer, policy) ? joinedTooClosely(asShown, audience) : null);
  const showCounts = seesAll(audience) || (audience !== "public" && policy.peers === "open");
  const shown: ShownContinuum = {
    year,
    rubricVersion,
    practices,
    laggingWithheld,
    members: members.map((score) => shownSubject(score, audience)),
    hidden: whole.members.length - members.length,
    backbone: shownSubject(backbone, audience),
    lagging: laggingWithheld
      ? null
      : lagging.map((lag) => ({
          practice: lag.practice,
          members: showCounts ? { lagging: lag.lagging, of: lag.of } : null,
        })),
  };
  return shown as DisclosedContinuum<ShownContinuum>;
}

const BLIND: ContinuumWithheld = {
  rule: "blind",
  detail: "shown once the backbone has given its own ratings, or the practice was revealed",
};

/** Whether the audience sees others only in distributions, which move on by several members at a time. */
export function seesShownStages(viewer: ContinuumAudience, policy: DisclosurePolicy): boolean {
  const audience = effectiveAudience(viewer);
  return audience === "public" || (!seesAll(audience) && policy.peers !== "open");
}

/** Why the lagging practices, which join the practices of each member, may not be told besides the distributions. */
function joinedTooClosely(year: ContinuumYear, audience: ContinuumAudience): ContinuumWithheld | null {
  const profiles = year.members.map(({ memberId, rows }) => ({
    memberId,
    stages: Object.fromEntries(
      rows.flatMap(({ practice, placement }) => (placement ? [[practice, placement.stage] as const] : [])),
    ),
  }));
  // Any member may be among the readers of a report.
  const readers =
    audience === "public" ? [null, ...profiles.map(({ memberId }) => memberId)] : [ownIdOf(audience)];
  const safe = readers.every((reader) =>
    mayTellLagging(profiles.filter(({ memberId }) => memberId !== reader).map(({ stages }) => stages)),
  );
  return safe ? null : JOINED;
}

const JOINED: ContinuumWithheld = {
  rule: "single_member",
  detail: "shown when no member’s stages can be worked out from it and the distributions together",
};

/** One subject's score as this audience may see it; null if the subject may not be shown by name. */
export function discloseSubject(
  score: Score,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): DisclosedContinuum<ShownSubject> | null {
  const audience = effectiveAudience(viewer);
  if (!mayKnowPlacement(audience, policy, score.memberId)) return null;
  return shownSubject(score, audience) as DisclosedContinuum<ShownSubject>;
}

/** Whether the audience may read what is behind a subject's stages: every rating, evidence, and wanted stage. */
export function mayReadBehind(viewer: ContinuumAudience, memberId: Subject): boolean {
  return seesAll(viewer) || isOwn(viewer, memberId);
}

function shownSubject({ rows, ...score }: Score, audience: ContinuumAudience): ShownSubject {
  const own = isOwn(audience, score.memberId);
  const everything = own || seesAll(audience);
  const shownRow = ({ practice, placement, submitted }: Row): ShownRow => ({
    practice,
    stage: placement?.stage ?? null,
    placement: everything ? placement : null,
    ...(everything && submitted && { submitted }),
  });
  return { ...score, own, rows: rows.map(shownRow) };
}

function shownDistribution(
  { distribution, year, ownStage }: { distribution: Distribution; year: number; ownStage: Stage | null },
  audience: ContinuumAudience,
  policy: DisclosurePolicy,
): ShownDistribution {
  const { practice, counts } = distribution;
  const withheld =
    audience === "public"
      ? withheldFromReaders(counts, policy)
      : withheldCounts(counts, ownStage, audience, policy);
  if (withheld) return { ...distribution, counts: null, median: null, withheld, peers: null };
  const anonymous = policy.peers === "anonymous_peers" && audience !== "public" && !seesAll(audience);
  const peers = anonymous ? anonymousPeers(without(counts, ownStage), `${practice} ${year}`) : null;
  return { ...distribution, withheld: null, peers };
}

/**
 * Why a distribution is withheld; null if it may be shown. Where peers have no names, everything shown of them
 * depends on how many stand at each stage, never on who. One institution's stage could then be worked out only
 * if all others stood at the same stage, so such a distribution is withheld. Where no peer is shown at all, a
 * member that stands alone at a stage is protected as well: a neighbor would guess who it is.
 * @param ownStage stage of the audience's own institution; null if it has none
 */
export function withheldCounts(
  counts: StageCounts,
  ownStage: Stage | null,
  viewer: ContinuumAudience,
  policy: DisclosurePolicy,
): ContinuumWithheld | null {
  const audience = effectiveAudience(viewer);
  const rated = sum(counts);
  if (seesAll(audience) || rated === 0) return null;
  const { minimumContributors } = policy;
  if (rated < minimumContributors)
    return { rule: "contributors", detail: `shown when at least ${minimumContributors} members are rated` };
  const others = without(counts, ownStage);
  if (ownStage !== null && rated - 1 < OTHER_MEMBERS)
    return {
      rule: "own_contributors",
      detail: `shown when at least ${OTHER_MEMBERS} members besides yours are rated`,
    };
  if (audience !== "public" && policy.peers === "open") return null;
  const allAtOneStage = others.filter((count) => count > 0).length < 2;
  if (audience !== "public" && policy.peers === "anonymous_peers")
    return allAtOneStage
      ? { rule: "single_member", detail: "shown when the other members are not all at one stage" }
      : null;
  const alone = others.some((count) => count === 1);
  if (!allAtOneStage && !alone) return null;
  const detail = "shown when no other member is alone at a stage and they are not all at one stage";
  return { rule: "single_member", detail };
}

/** For readers of a published report: withheld if it would be withheld from any member, who may be among them. */
export function withheldFromReaders(counts: StageCounts, policy: DisclosurePolicy): ContinuumWithheld | null {
  const member: Viewer = { role: "executive", memberId: "any" };
  const stages = ([0, 1, 2, 3] as const).filter((stage) => counts[stage] > 0);
  for (const ownStage of stages) {
    const withheld = withheldCounts(counts, ownStage, member, policy);
    if (withheld) return withheld;
  }
  return withheldCounts(counts, null, "public", policy);
}

const sum = (counts: StageCounts) => counts.reduce((total, count) => total + count, 0);

function without(counts: StageCounts, ownStage: Stage | null): StageCounts {
  const others: StageCounts = [...counts];
  if (ownStage !== null) others[ownStage]--;
  return others;
}

/**
 * The other members of a distribution, one by one, in an order that differs for each practice and year. The
 * order comes from the counts alone, so it identifies no one and cannot be traced from practice to practice.
 */
function anonymousPeers(others: StageCounts, place: string): ShownPeer[] {
  return others
    .flatMap((count, stage) => Array.from({ length: count }, () => stage as Stage))
    .map((stage, at) => ({ stage, at: scramble(`${at} ${place}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ stage }, at) => ({ name: `Peer ${at + 1}`, stage }));
}
