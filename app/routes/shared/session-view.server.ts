import type { Visit } from "~/access/visit.server";
import { notFound } from "~/access/visit.server";
import { appliesTo, practicesOf, rubricIn, type Stage, type Subject } from "~/domain/continuum";
import { stageWordsOf } from "~/domain/continuum-profile";
import { openSession, type Session, sessionStep } from "~/domain/continuum-session";
import { discloseSession } from "~/domain/continuum-session-disclosure";
import { isActive } from "~/domain/periods";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource } from "~/records/continuum.server";
import { BACKBONE, continuumYearOf, subjectOf } from "./continuum.server";

/** The session of the address: year, practice, and whether the ratings are revealed. */
export async function readSession({ db }: Pick<Visit, "db">, request: Request) {
  const catalog = await readCatalog(db);
  const source = await readContinuumSource(db);
  if (!source) throw notFound("There is no rubric yet to be placed on.");
  const { years, year } = continuumYearOf(request, source);
  const query = new URL(request.url).searchParams;
  const rubric = rubricIn(source.versions, year);
  const practices = practicesOf(rubric);
  const asked = query.get("practice");
  const at = asked === null ? 0 : practices.findIndex(({ code }) => code === asked);
  const practice = practices[at];
  if (!practice) throw notFound("There is no such practice in the rubric of this year.");
  const members = catalog.members.filter((member) => isActive(member, year)).map(({ id }) => id);
  const subjects: Subject[] = [...members, null].filter((memberId) => appliesTo(practice, memberId));
  const context = { versions: source.versions, members: catalog.members };
  const opened = openSession(practice.code, year, rubric.version, subjects, source.placements);
  const session = query.has("revealed") ? sessionStep(opened, { type: "reveal" }, context) : opened;
  return { catalog, context, session, practice, practices, at, years, year, words: stageWordsOf(rubric) };
}

export type ReadSession = Awaited<ReturnType<typeof readSession>>;

/** The session as it may be seen in the room, or by whoever leads it on a screen of their own. */
export function sessionView({ catalog, session }: ReadSession, viewer: Visit["viewer"], own: boolean) {
  const { members, collaborative } = catalog;
  const named = new Map(members.map(({ id, slug, name }) => [id, { slug, name }]));
  const shown = discloseSession(session, own ? viewer : "room", collaborative.policy);
  const mayRecord = own || collaborative.policy.peers === "open";
  return {
    phase: shown.phase,
    counts: shown.counts,
    withheld: shown.withheld,
    refused: session.refused,
    mayRecord,
    subjects: shown.subjects.map(({ memberId, rated, given, agreed, before }) => ({
      ...(named.get(memberId ?? "") ?? { slug: BACKBONE, name: "The backbone" }),
      ...{ rated, before, member: memberId !== null },
      mayRecord: mayRecord || memberId === null,
      self: given?.self?.stage ?? null,
      backbone: given?.backbone?.stage ?? null,
      agreed: agreed?.stage ?? null,
      // Evidence is written between the subject and the backbone: the room does not read it.
      evidence: own ? (agreed?.evidence ?? "") : "",
    })),
  };
}

export type SessionView = ReturnType<typeof sessionView>;

/** What was agreed of one subject, as a step of the session. */
export function agree(read: ReadSession, slug: string, stage: Stage, evidence: string): Session {
  const { memberId } = subjectOf(read.catalog, slug);
  const subject = read.session.subjects.find((one) => one.memberId === memberId);
  const last = subject?.agreed ?? subject?.given.self;
  // A wish that the agreed stage has overtaken is fulfilled.
  const wish = last && last.wanted !== null && last.wanted >= stage ? last : null;
  const said = {
    ...{ stage, wanted: wish?.wanted ?? null, wantedBy: wish?.wantedBy ?? null },
    evidence: evidence === "" && subject?.agreed?.stage === stage ? subject.agreed.evidence : evidence,
    links: subject?.agreed?.links ?? [],
  };
  return sessionStep(read.session, { type: "agree", memberId, said }, read.context);
}
