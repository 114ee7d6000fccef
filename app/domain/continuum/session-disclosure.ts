import { seesEverything } from "~/domain/disclosure/disclosure";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import type { Stage, Subject } from "./continuum";
import { mayKnowPlacement } from "./disclosure";
import { countStages, type StageCounts } from "./distributions";
import { awaited, type Session, type StageView, type Viewpoint, viewpointsOf } from "./session";
import { type ContinuumWithheld, withheldCounts, withheldFromReaders } from "./shown-distributions";

declare const disclosed: unique symbol;

/** A session as an audience may see it; only this file makes it. */
export type DisclosedSession = ShownSession & { readonly [disclosed]: true };

/** Who sees the session: someone at their own screen, or everyone in the room. */
export type SessionAudience = Viewer | "room";

export interface ShownSessionSubject {
  memberId: Subject;
  own: boolean;
  /** Who had rated by then. */
  rated: Record<Viewpoint, boolean>;
  /** Null while hidden, or if the policy hides them from this audience. */
  views: Partial<Record<Viewpoint, StageView>> | null;
  agreed: StageView | null;
  before: { year: number; stage: Stage } | null;
}

export interface ShownSession {
  practice: string;
  year: number;
  phase: Session["phase"];
  subjects: ShownSessionSubject[];
  awaited: { memberId: Subject; rater: Viewpoint }[];
  /** Where the members see themselves; null until revealed, or if withheld. */
  counts: StageCounts | null;
  withheld: ContinuumWithheld | null;
}

/**
 * A session as this audience may see it. Until the ratings are revealed, nothing is named, counted, or put in an order,
 * for the backbone as for the room. Afterwards the room sees single members only where members see each other; elsewhere
 * it does not even learn who has rated.
 * @param mayCount whether the counts, besides everything else that members see, leave every stage open
 */
export function discloseSession(
  session: Session,
  audience: SessionAudience,
  policy: DisclosurePolicy,
  mayCount = true,
): DisclosedSession {
  const { practice, year, phase } = session;
  const revealed = phase !== "rating";
  if (!revealed)
    return {
      practice,
      year,
      phase,
      subjects: [],
      awaited: [],
      counts: null,
      withheld: null,
    } as ShownSession as DisclosedSession;
  const all = audience !== "room" && seesEverything(audience);
  const ownId = audience === "room" ? null : audience.memberId;
  const present = session.subjects.filter(
    ({ memberId }) => audience !== "room" || memberId === null || policy.peers === "open",
  );
  const subjects = present.map(({ memberId, views, agreed, before }): ShownSessionSubject => {
    const own = memberId !== null && memberId === ownId;
    // The members are in the room, so what is open among them is open there.
    const mayKnow =
      audience === "room"
        ? memberId === null || policy.peers === "open"
        : mayKnowPlacement(audience, policy, memberId);
    const withEvidence = all || own;
    const visible = viewpointsOf(memberId).flatMap((rater) => {
      const view = views[rater];
      return view && mayKnow ? [[rater, withEvidence ? view : stageAlone(view)] as const] : [];
    });
    return {
      memberId,
      own,
      rated: { self: views.self !== undefined, backbone: views.backbone !== undefined },
      views: visible.length > 0 ? Object.fromEntries(visible) : null,
      agreed: agreed && mayKnow ? (withEvidence ? agreed : stageAlone(agreed)) : null,
      before: mayKnow ? before : null,
    };
  });
  const selfRatings = session.subjects.flatMap(({ memberId, views }) =>
    memberId !== null && views.self ? [{ memberId, stage: views.self.stage }] : [],
  );
  const counts = countStages(selfRatings.map(({ stage }) => stage));
  const ownStage = selfRatings.find(({ memberId }) => memberId === ownId)?.stage ?? null;
  const named = audience === "room" && policy.peers === "open";
  const withheld = named ? null : withheldFrom(audience, { counts, ownStage, all, mayCount }, policy);
  const shown: ShownSession = {
    practice,
    year,
    phase,
    subjects,
    awaited: audience === "room" && policy.peers !== "open" ? [] : awaited(session),
    counts: withheld ? null : counts,
    withheld,
  };
  return shown as DisclosedSession;
}

function withheldFrom(
  audience: SessionAudience,
  told: { counts: StageCounts; ownStage: Stage | null; all: boolean; mayCount: boolean },
  policy: DisclosurePolicy,
): ContinuumWithheld | null {
  const { counts, ownStage, all, mayCount } = told;
  if (all) return null;
  // Everyone in the room belongs to a member.
  const withheld =
    audience === "room"
      ? withheldFromReaders(counts, policy)
      : withheldCounts(counts, ownStage, audience, policy);
  return withheld ?? (mayCount ? null : WITH_PAGES);
}

const WITH_PAGES: ContinuumWithheld = {
  rule: "single_member",
  detail: "shown when no member’s stage can be worked out from it and what members see on their pages",
};

const stageAlone = ({ stage }: StageView): StageView => ({
  stage,
  wanted: null,
  wantedBy: null,
  evidence: "",
  links: [],
});
