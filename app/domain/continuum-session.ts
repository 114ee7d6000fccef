import type { Assessment, Placement, Placements, Stage, Subject } from "./continuum";
import { type AssessmentContext, assessmentFaults } from "./continuum-checks";

/**
 * A session in which the ratings for one practice are talked about: everybody rates unseen, the ratings are
 * revealed together, and after the talk the agreed stage is recorded for each subject.
 */

export type Opener = "self" | "backbone";

/** What a rater says, or what was agreed. */
export interface Said {
  stage: Stage;
  wanted: Stage | null;
  wantedBy: number | null;
  evidence: string;
  links: string[];
}

export interface SessionSubject {
  memberId: Subject;
  /** Ratings from before the session and during it, hidden until all are revealed. */
  given: Partial<Record<Opener, Said>>;
  /** What the session has recorded as agreed, or what was agreed before it. */
  agreed: Said | null;
  /** Where it stood for this practice in the last earlier year in which it was rated, or null. */
  before: { year: number; stage: Stage } | null;
}

export interface Session {
  practice: string;
  year: number;
  rubricVersion: number;
  phase: "rating" | "revealed" | "closed";
  subjects: SessionSubject[];
  /** What the session has changed, as assessments to be stored: at most one of each subject and rater. */
  recorded: Assessment[];
  /** Why the last step was not taken, in words; null if it was. */
  refused: string | null;
}

export type SessionStep =
  | { type: "rate"; memberId: Subject; rater: Opener; said: Said }
  | { type: "reveal" }
  | { type: "agree"; memberId: Subject; said: Said }
  | { type: "close" };

/** Opens a session; who has rated before need not do so again. */
export function openSession(
  practice: string,
  year: number,
  rubricVersion: number,
  memberIds: readonly Subject[],
  placements: Placements,
): Session {
  const subjects = memberIds.map((memberId): SessionSubject => {
    const ratings = placements.at(memberId, practice, year)?.ratings ?? {};
    const { self, backbone, agreed } = ratings;
    return {
      memberId,
      given: { ...(self && { self: said(self) }), ...(backbone && { backbone: said(backbone) }) },
      agreed: agreed ? said(agreed) : null,
      before: lastBefore(placements, memberId, practice, year),
    };
  });
  return { practice, year, rubricVersion, phase: "rating", subjects, recorded: [], refused: null };
}

function said({ stage, wanted, wantedBy, evidence, links }: Placement["rating"]): Said {
  return { stage, wanted, wantedBy, evidence, links };
}

function lastBefore(placements: Placements, memberId: Subject, practice: string, year: number) {
  const years = placements.yearsOf(memberId).filter((one) => one < year);
  const found = years.reverse().map((one) => placements.at(memberId, practice, one));
  const last = found.find((placement) => placement !== null);
  return last ? { year: last.year, stage: last.stage } : null;
}

/** Who is to rate a subject: of the backbone, its own view and the backbone's are one. */
export function openersOf(memberId: Subject): Opener[] {
  return memberId === null ? ["self"] : ["self", "backbone"];
}

/** The ratings still awaited before all can be revealed; the talk may begin without them. */
export function awaited(session: Session): { memberId: Subject; rater: Opener }[] {
  return session.subjects.flatMap(({ memberId, given }) =>
    openersOf(memberId).flatMap((rater) => (given[rater] ? [] : [{ memberId, rater }])),
  );
}

/** Takes one step, or says in `refused` why not; a session that refuses is otherwise unchanged. */
export function sessionStep(session: Session, step: SessionStep, context: AssessmentContext): Session {
  const refuse = (refused: string): Session => ({ ...session, refused });
  if (session.phase === "closed") return refuse("The session is closed.");
  switch (step.type) {
    case "rate": {
      if (session.phase === "revealed")
        return refuse("The ratings are revealed: first views stay as they are. Record what you agree on.");
      return record(session, step.memberId, step.rater, step.said, context);
    }
    case "reveal": {
      if (session.phase === "revealed") return refuse("The ratings are revealed already.");
      if (session.subjects.every(({ given }) => !given.self && !given.backbone))
        return refuse("Nobody has rated yet: there is nothing to reveal.");
      return { ...session, phase: "revealed", refused: null };
    }
    case "agree": {
      if (session.phase === "rating")
        return refuse("Reveal the ratings first: what is agreed comes out of the talk about them.");
      return record(session, step.memberId, "agreed", step.said, context);
    }
    case "close": {
      return { ...session, phase: "closed", refused: null };
    }
  }
}

function record(
  session: Session,
  memberId: Subject,
  rater: Assessment["rater"],
  words: Said,
  context: AssessmentContext,
): Session {
  const { practice, year, rubricVersion } = session;
  if (!session.subjects.some((subject) => subject.memberId === memberId))
    return { ...session, refused: "This institution does not take part in the session." };
  const assessment: Assessment = {
    ...{ memberId, practice, year, rater, rubricVersion, state: "submitted" },
    ...words,
  };
  const [fault] = assessmentFaults(assessment, context);
  if (fault) return { ...session, refused: fault.message };
  const subjects = session.subjects.map((subject) => {
    if (subject.memberId !== memberId) return subject;
    return rater === "agreed"
      ? { ...subject, agreed: words }
      : { ...subject, given: { ...subject.given, [rater]: words } };
  });
  const others = session.recorded.filter((one) => one.memberId !== memberId || one.rater !== rater);
  return { ...session, subjects, recorded: [...others, assessment], refused: null };
}
