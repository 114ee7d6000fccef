import type { DisclosurePolicy } from "~/domain/terms";
import { type ContinuumAudience, effectiveAudience, isOwn, ownIdOf, seesAll } from "./audience";
import type { Assessment, Placement, Stage, Subject } from "./continuum";
import type { ContinuumYear } from "./distributions";
import { mayTellLagging } from "./over-time";
import type { Row, Score } from "./scores";
import { type ContinuumWithheld, type ShownDistribution, shownDistribution } from "./shown-distributions";

declare const disclosed: unique symbol;

/**
 * What an audience may see of the Continuum (docs/rules.md, section 8). Pages, files, and the API accept only
 * this type, and only this file makes it.
 */
export type DisclosedContinuum<T> = T & { readonly [disclosed]: true };

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
