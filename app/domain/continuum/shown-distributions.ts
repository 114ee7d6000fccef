import { scramble } from "~/domain/disclosure/scramble";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import { type ContinuumAudience, effectiveAudience, seesAll } from "./audience";
import type { Stage } from "./continuum";
import type { Distribution, StageCounts } from "./distributions";

/** How many stand at each stage, as far as an audience may know it (docs/rules.md, section 8). */

/** The rule by which something of the Continuum is not shown, and why in words. */
export interface ContinuumWithheld {
  rule: "contributors" | "own_contributors" | "single_member" | "blind";
  detail: string;
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

/** A member must have at least this many others behind a distribution. */
const OTHER_MEMBERS = 2;

/** A practice's distribution as this audience may see it. */
export function shownDistribution(
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
