import type { Contribution, Standing } from "~/domain/rollup/contributions";
import type { Withheld } from "~/domain/rollup/figures";
import type { DisclosurePolicy, Member, Viewer } from "~/domain/terms";
import { tooYoung } from "./age";
import type { Decision } from "./decision";
import { type Disclosed, seesEverything } from "./disclosure";
import { scramble } from "./scramble";

/** A contribution under the name that the viewer may know. Peers' notes stay between them and the backbone. */
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

/** The contributions behind a figure, and who wants to see them under which rules. */
export interface ContributionsCase extends Behind {
  members: Member[];
  viewer: Viewer;
  policy: DisclosurePolicy;
  decision: Decision;
  /** ISO. */
  today: string;
}

/**
 * Whose figures the viewer may see behind one figure, and under which name. Anonymous peers are listed only
 * where that reveals nothing, and renumbered for each figure, so no peer can be followed from chart to chart.
 */
export function discloseContributions({
  members,
  viewer,
  policy,
  decision,
  today,
  ...behind
}: ContributionsCase): Disclosed<ShownContributions> {
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
  const young = (contribution: Contribution) => yetToCome(contribution, policy, today);
  const rule = others.map(young).find((withheld) => withheld !== null) ?? null;
  if (policy.peers === "open")
    return finish(known.filter((peer) => mine.includes(peer) || !young(peer)).map(named), inWords(rule));
  if (!mayList(behind, decision, known, policy)) {
    const withheld = decision.because(behind.figure, behind.year, "value");
    return finish(mine.map(named), inWords(withheld ?? rule));
  }
  const peers = others.filter((peer) => !young(peer));
  // The only member that reported just its share would stand out.
  const alone = peers.filter(({ standing }) => standing === "share_only");
  const listed = alone.length === 1 ? peers.filter((peer) => !alone.includes(peer)) : peers;
  return finish([...mine.map(named), ...anonymous(listed, behind)], inWords(rule));
}

const OWN_AND_TOTALS = "this collaborative shows each institution its own figures and the totals";

const inWords = (rule: Withheld | null) =>
  rule ? `their figures are ${rule.detail}` : "more could be worked out from their figures than they say";

/** Why another member's contribution is not shown yet. */
function yetToCome({ period }: Contribution, policy: DisclosurePolicy, today: string): Withheld | null {
  return period && tooYoung(period.end, policy.daysAfterPeriod, today);
}

/** Beside a figure that is shown; if nobody is in it, beside enough shares that were reported alone. */
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
 * "Peer 1…n": those with a number first, then the others by their answer, so a position reveals nothing
 * about any other figure or year. The order comes from the members' ids, which only the server knows. A list shows one
 * number a peer: of a share never its parts, and rounded, so that it cannot be matched with numbers listed elsewhere.
 */
function anonymous(
  peers: Contribution[],
  { figure, year }: Pick<Behind, "figure" | "year">,
): ShownContribution[] {
  const isShare = peers.some(
    ({ standing, denominator }) => standing === "share_only" || denominator !== null,
  );
  const group = ({ standing }: Contribution) => LISTED.indexOf(standing);
  return peers
    .map((peer) => ({ peer, place: scramble(`${figure} ${year} ${peer.memberId}`) }))
    .sort((a, b) => group(a.peer) - group(b.peer) || a.place - b.place)
    .map(({ peer }, place) => {
      return {
        standing: peer.standing,
        value: isShare && peer.value !== null ? toTenthOfPoint(peer.value) : peer.value,
        name: `Peer ${place + 1}`,
        slug: null,
        own: false,
        numerator: isShare || peer.standing !== "value" ? null : peer.numerator,
        denominator: null,
        // Words, period, source, and an own definition would reveal the institution, or join it with other lists.
        note: null,
        source: null,
        period: null,
      };
    });
}

const toTenthOfPoint = (share: number) => Math.round(share * 1000) / 1000;

const LISTED: Standing[] = ["value", "share_only", "missing", "unavailable", "not_applicable"];
