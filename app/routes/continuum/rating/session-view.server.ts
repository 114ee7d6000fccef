import { notFound, type Visit } from "~/access/visit.server";
import {
  type Assessment,
  appliesTo,
  placementsOf,
  practicesOf,
  rubricIn,
  type Stage,
  type Subject,
} from "~/domain/continuum/continuum";
import { marked } from "~/domain/continuum/drafts";
import { mayFollow } from "~/domain/continuum/over-time";
import { stageWordsOf } from "~/domain/continuum/profile";
import { openSession, type Session, sessionStep } from "~/domain/continuum/session";
import { discloseSession } from "~/domain/continuum/session-disclosure";
import { isActive } from "~/domain/periods";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import type { StoredAssessment } from "~/records/continuum/assessments.server";
import { readContinuumSource } from "~/records/continuum/continuum.server";
import { type Reveal, type RevealedRatings, readBlindness } from "~/records/continuum/reveals.server";
import { ownViews, readShownStages } from "~/records/continuum/shown-stages.server";
import { BACKBONE, continuumYearOf, NO_RUBRIC, subjectOf } from "~/routes/continuum/catalog.server";

/** The session that the address names: its year and its practice, as they were revealed if they were. @throws 404 */
export async function readSession({ db }: Pick<Visit, "db">, request: Request) {
  const catalog = await readCatalog(db);
  const source = await readContinuumSource(db);
  if (!source) throw notFound(NO_RUBRIC);
  const { years, year } = continuumYearOf(request, source, catalog);
  const query = new URL(request.url).searchParams;
  const rubric = rubricIn(source.versions, year);
  const practices = practicesOf(marked(rubric));
  const requested = query.get("practice");
  const at = requested === null ? 0 : practices.findIndex(({ code }) => code === requested);
  const practice = practices[at];
  if (!practice) throw notFound("There is no such practice in the rubric of this year.");
  const { reveals } = await readBlindness(db);
  const reveal = reveals.find((each) => each.year === year && each.practice === practice.code) ?? null;
  const members = catalog.members.filter((member) => isActive(member, year)).map(({ id }) => id);
  const subjects: Subject[] = [...members, null].filter((memberId) => appliesTo(practice, memberId));
  const context = { versions: source.versions, members: catalog.members };
  const opened = openSession({
    practice: practice.code,
    year,
    rubricVersion: rubric.version,
    memberIds: subjects,
    placements: placementsOf(reveal ? asRevealed(source.assessments, reveal) : source.assessments),
  });
  const session: Session = reveal ? { ...opened, phase: "revealed" } : opened;
  const { assessments } = source;
  return {
    catalog,
    context,
    session,
    reveal,
    practice,
    practices,
    at,
    years,
    year,
    assessments,
    words: stageWordsOf(rubric),
  };
}

export type ReadSession = Awaited<ReturnType<typeof readSession>>;

/** Ratings with those of the practice as they were revealed; what was agreed since counts as well. */
function asRevealed(assessments: StoredAssessment[], { year, practice, ratings }: Reveal): Assessment[] {
  const others = assessments.filter(
    (rating) => rating.year !== year || rating.practice !== practice || rating.rater === "agreed",
  );
  const given = ratings.given.map(
    (rating): Assessment => ({ ...rating, practice, year, state: "submitted", rubricVersion: 1 }),
  );
  return [...others, ...given];
}

/** What a reveal shows now, or why there is nothing to reveal. */
export async function toReveal(
  db: Visit["db"],
  read: ReadSession,
): Promise<{ ratings: RevealedRatings } | { refused: string }> {
  const { session, context, catalog, year, practice } = read;
  const { refused } = sessionStep(session, { type: "reveal" }, context);
  if (refused) return { refused };
  const given = session.subjects.flatMap(({ memberId, views }) =>
    (["self", "backbone"] as const).flatMap((rater) => {
      const view = views[rater];
      return view ? [{ memberId, rater, ...view }] : [];
    }),
  );
  // The room compares what it sees with its pages.
  const shown = (await readShownStages(db))
    .filter((row) => row.year === year && row.practice === practice.code)
    .map(({ stages }) => stages);
  const { minimumContributors } = catalog.collaborative.policy;
  const countsShown = mayFollow(shown, ownViews({ given, countsShown: true }), minimumContributors);
  return { ratings: { given, countsShown } };
}

/** The session as the room may see it, or the person leading it on their own screen. */
export function sessionView(read: ReadSession, viewer: Visit["viewer"], own: boolean) {
  const { catalog, session, reveal, assessments, year, practice } = read;
  const { members, collaborative } = catalog;
  const named = new Map(members.map(({ id, slug, name }) => [id, { slug, name }]));
  const mayCount = reveal?.ratings.countsShown ?? true;
  const shown = discloseSession(session, own ? viewer : "room", collaborative.policy, mayCount);
  const mayRecord = own || collaborative.policy.peers === "open";
  const revisionOf = (memberId: Subject) =>
    assessments.find(
      (rating) =>
        rating.memberId === memberId &&
        rating.rater === "agreed" &&
        rating.year === year &&
        rating.practice === practice.code,
    )?.revision ?? 0;
  return {
    phase: shown.phase,
    counts: shown.counts,
    withheld: shown.withheld,
    mayRecord,
    revealed: reveal && { at: reveal.revealedAt, by: reveal.revealedBy },
    subjects: shown.subjects.map(({ memberId, rated, views, agreed, before }) => ({
      ...(named.get(memberId ?? "") ?? { slug: BACKBONE, name: "The backbone" }),
      rated,
      before,
      member: memberId !== null,
      mayRecord: mayRecord || memberId === null,
      self: views?.self?.stage ?? null,
      backbone: views?.backbone?.stage ?? null,
      agreed: agreed?.stage ?? null,
      // Who records at the same time as somebody else is told.
      revision: revisionOf(memberId),
      // Evidence is between the subject and the backbone, so the room does not see it.
      evidence: own ? (agreed?.evidence ?? "") : "",
    })),
  };
}

export type SessionView = ReturnType<typeof sessionView>;

/** Records what was agreed for one subject, as a step of the session. */
export function agree(read: ReadSession, slug: string, stage: Stage, evidence: string): Session {
  const { memberId } = subjectOf(read.catalog, slug);
  const subject = read.session.subjects.find((candidate) => candidate.memberId === memberId);
  const last = subject?.agreed ?? subject?.views.self;
  // A wanted stage below the agreed one has been reached, so it is dropped.
  const aim = last && last.wanted !== null && last.wanted >= stage ? last : null;
  const view = {
    stage,
    wanted: aim?.wanted ?? null,
    wantedBy: aim?.wantedBy ?? null,
    evidence: evidence === "" && subject?.agreed?.stage === stage ? subject.agreed.evidence : evidence,
    links: subject?.agreed?.links ?? [],
  };
  return sessionStep(read.session, { type: "agree", memberId, view }, read.context);
}
