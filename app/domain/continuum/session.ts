import { type AssessmentContext, assessmentFaults } from "./checks";
import type { Assessment, Placement, Placements, Rater, Stage, Subject } from "./continuum";

/**
 * A session that discusses the ratings for one practice: everyone rates unseen, the ratings are revealed
 * together, and after the discussion the agreed stage is recorded for each subject.
 */

/** Whose view it is before the discussion. */
export type Viewpoint = "self" | "backbone";

/** Where someone sees a subject, or where both sides agreed it stands. */
export interface StageView {
  stage: Stage;
  wanted: Stage | null;
  wantedBy: number | null;
  evidence: string;
  links: string[];
}

export interface SessionSubject {
  memberId: Subject;
  /** Ratings from before and during the session, hidden until all are revealed. */
  views: Partial<Record<Viewpoint, StageView>>;
  /** Agreed in this session, or before it. */
  agreed: StageView | null;
  /** Where it stood on this practice in the most recent earlier year in which it was rated, or null. */
  before: { year: number; stage: Stage } | null;
}

export interface Session {
  practice: string;
  year: number;
  rubricVersion: number;
  phase: "rating" | "revealed" | "closed";
  subjects: SessionSubject[];
  /** Assessments to store: at most one for each subject and rater. */
  recorded: Assessment[];
  /** Why the last step was refused, as a sentence; null if it was taken. */
  refused: string | null;
}

export type SessionStep =
  | { type: "rate"; memberId: Subject; rater: Viewpoint; view: StageView }
  | { type: "reveal" }
  | { type: "agree"; memberId: Subject; view: StageView }
  | { type: "close" };

/** Opens a session. Ratings from before the session count in it. */
export function openSession({
  practice,
  year,
  rubricVersion,
  memberIds,
  placements,
}: Pick<Session, "practice" | "year" | "rubricVersion"> & {
  memberIds: readonly Subject[];
  placements: Placements;
}): Session {
  const subjects = memberIds.map((memberId): SessionSubject => {
    const ratings = placements.at(memberId, practice, year)?.ratings ?? {};
    const { self, backbone, agreed } = ratings;
    const views: SessionSubject["views"] = {};
    if (self) views.self = viewOf(self);
    if (backbone) views.backbone = viewOf(backbone);
    return {
      memberId,
      views,
      agreed: agreed ? viewOf(agreed) : null,
      before: lastBefore(placements, memberId, practice, year),
    };
  });
  return { practice, year, rubricVersion, phase: "rating", subjects, recorded: [], refused: null };
}

function viewOf({ stage, wanted, wantedBy, evidence, links }: Placement["rating"]): StageView {
  return { stage, wanted, wantedBy, evidence, links };
}

function lastBefore(placements: Placements, memberId: Subject, practice: string, year: number) {
  const last = placements
    .yearsOf(memberId)
    .filter((earlier) => earlier < year)
    .reverse()
    .map((earlier) => placements.at(memberId, practice, earlier))
    .find((placement) => placement !== null);
  return last ? { year: last.year, stage: last.stage } : null;
}

/** Who rates a subject. For the backbone, “self” and “backbone” would be the same view. */
export function viewpointsOf(memberId: Subject): Viewpoint[] {
  return memberId === null ? ["self"] : ["self", "backbone"];
}

/** The ratings that are still missing. The discussion may begin without them. */
export function awaited(session: Session): { memberId: Subject; rater: Viewpoint }[] {
  return session.subjects.flatMap(({ memberId, views }) =>
    viewpointsOf(memberId).flatMap((rater) => (views[rater] ? [] : [{ memberId, rater }])),
  );
}

/** Takes one step. A refused step changes nothing but `refused`. */
export function sessionStep(session: Session, step: SessionStep, context: AssessmentContext): Session {
  const refuse = (refused: string): Session => ({ ...session, refused });
  if (session.phase === "closed") return refuse("The session is closed.");
  switch (step.type) {
    case "rate": {
      if (session.phase === "revealed")
        return refuse("The ratings are revealed and can no longer change. Record what you agree on.");
      return record(session, step, context);
    }
    case "reveal": {
      if (session.phase === "revealed") return refuse("The ratings are already revealed.");
      if (session.subjects.every(({ views }) => !views.self && !views.backbone))
        return refuse("No one has rated yet, so there is nothing to reveal.");
      return { ...session, phase: "revealed", refused: null };
    }
    case "agree": {
      if (session.phase === "rating")
        return refuse("Reveal the ratings first, then discuss them and record what you agree on.");
      return record(session, { ...step, rater: "agreed" }, context);
    }
    case "close": {
      return { ...session, phase: "closed", refused: null };
    }
  }
}

function record(
  session: Session,
  { memberId, rater, view }: { memberId: Subject; rater: Rater; view: StageView },
  context: AssessmentContext,
): Session {
  const { practice, year, rubricVersion } = session;
  if (!session.subjects.some((subject) => subject.memberId === memberId))
    return { ...session, refused: "This institution is not part of the session." };
  const assessment: Assessment = {
    memberId,
    practice,
    year,
    rater,
    rubricVersion,
    state: "submitted",
    ...view,
  };
  const [fault] = assessmentFaults(assessment, context);
  if (fault) return { ...session, refused: fault.message };
  const subjects = session.subjects.map((subject) => {
    if (subject.memberId !== memberId) return subject;
    return rater === "agreed"
      ? { ...subject, agreed: view }
      : { ...subject, views: { ...subject.views, [rater]: view } };
  });
  const others = session.recorded.filter((other) => other.memberId !== memberId || other.rater !== rater);
  return { ...session, subjects, recorded: [...others, assessment], refused: null };
}
