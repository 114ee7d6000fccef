import type { Stage, Subject } from "./continuum";
import { type ContinuumWithheld, mayKnowPlacement, withheldCounts } from "./continuum-disclosure";
import { countStages, type StageCounts } from "./continuum-scores";
import { awaited, type Opener, openersOf, type Said, type Session } from "./continuum-session";
import { seesEverything } from "./disclosure";
import type { DisclosurePolicy, Viewer } from "./types";

declare const disclosed: unique symbol;

/** A session as an audience may see it; only this file makes it. */
export type DisclosedSession = ShownSession & { readonly [disclosed]: true };

/** Who looks at a session: somebody at their own screen, or all who are in the room. */
export type SessionAudience = Viewer | "room";

export interface ShownSessionSubject {
  memberId: Subject;
  own: boolean;
  /** Who has rated; told from the start. */
  rated: Record<Opener, boolean>;
  /** Null while hidden, and for good where the policy hides it from this audience. */
  given: Partial<Record<Opener, Said>> | null;
  agreed: Said | null;
  before: { year: number; stage: Stage } | null;
}

export interface ShownSession {
  practice: string;
  year: number;
  phase: Session["phase"];
  subjects: ShownSessionSubject[];
  awaited: { memberId: Subject; rater: Opener }[];
  /** Where the members see themselves; null until it is revealed, or where it is withheld. */
  counts: StageCounts | null;
  withheld: ContinuumWithheld | null;
}

/**
 * A session as this audience may see it. Until the ratings are revealed nobody sees any but their own side's,
 * the backbone neither, nor where a subject stood before, so that none leans on another.
 */
export function discloseSession(
  session: Session,
  audience: SessionAudience,
  policy: DisclosurePolicy,
): DisclosedSession {
  const revealed = session.phase !== "rating";
  const all = audience !== "room" && seesEverything(audience);
  const ownId = audience === "room" ? null : audience.memberId;
  const subjects = session.subjects.map(({ memberId, given, agreed, before }): ShownSessionSubject => {
    const own = memberId !== null && memberId === ownId;
    // In the room are the members: what is open among them is open there.
    const known =
      audience === "room"
        ? memberId === null || policy.peers === "open"
        : mayKnowPlacement(audience, policy, memberId);
    const evidence = all || own;
    const side = (rater: Opener) => (memberId !== null && rater === "self" ? own : all);
    const visible = openersOf(memberId).flatMap((rater) => {
      const words = given[rater];
      return words && (side(rater) || (revealed && known))
        ? [[rater, evidence ? words : stageAlone(words)] as const]
        : [];
    });
    return {
      memberId,
      own,
      rated: { self: given.self !== undefined, backbone: given.backbone !== undefined },
      given: visible.length > 0 ? Object.fromEntries(visible) : null,
      agreed: agreed && revealed && known ? (evidence ? agreed : stageAlone(agreed)) : null,
      before: revealed && known ? before : null,
    };
  });
  const views = session.subjects.flatMap(({ memberId, given }) =>
    memberId !== null && given.self ? [{ memberId, stage: given.self.stage }] : [],
  );
  const counts = countStages(views.map(({ stage }) => stage));
  const ownStage = views.find(({ memberId }) => memberId === ownId)?.stage ?? null;
  const named = audience === "room" && policy.peers === "open";
  const withheld = named
    ? null
    : withheldCounts(counts, ownStage, audience === "room" ? "public" : audience, policy);
  const shown: ShownSession = {
    ...{ practice: session.practice, year: session.year, phase: session.phase },
    subjects,
    awaited: awaited(session),
    counts: revealed && !withheld ? counts : null,
    withheld: revealed ? withheld : null,
  };
  return shown as DisclosedSession;
}

const stageAlone = ({ stage }: Said): Said => ({
  stage,
  wanted: null,
  wantedBy: null,
  evidence: "",
  links: [],
});
