import { forbidden, notFound, type RouteArgs, type Visit, visit } from "~/access/visit.server";
import { FROZEN } from "~/domain/continuum/blind";
import { practicesFor, RATERS, rubricIn } from "~/domain/continuum/continuum";
import {
  asTypedRating,
  isTyped,
  TYPED_FIELDS,
  type TypedRating,
  typedAssessment,
} from "~/domain/continuum/form";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import {
  type AssessmentWrite,
  type StoredAssessment,
  writeAssessments,
} from "~/records/continuum/assessments.server";
import { readContinuumSource } from "~/records/continuum/continuum.server";
import { continuumYearOf, NO_RUBRIC, ratersFor, subjectOf } from "~/routes/continuum/catalog.server";
import { fieldName, type RateAnswer } from "./answers";

/** "auto": drafts saved in the background. "later": saved to continue later. "submit": ratings that count. */
export type RateIntent = "auto" | "later" | "submit";

/** The rater in the address, or the usual one if it names none. @throws 403 if the viewer may not rate as that */
export function raterAsked(request: Request, allowed: ReturnType<typeof ratersFor>) {
  const text = new URL(request.url).searchParams.get("rater");
  const rater =
    text === null ? allowed[0] : RATERS.find((known) => known === text && allowed.includes(known));
  if (!rater) throw forbidden("You can only rate your own institution, as it sees itself.");
  return rater;
}

/** Stores the ratings of one form. Except in the background, all of them or none. */
export async function saveRatings(
  args: RouteArgs & { params: { subject?: string } },
  form: FormData,
  intent: RateIntent,
): Promise<SavedRatings> {
  const sent = (practice: string): SentRating | null => {
    const typed = typedIn(form, practice);
    return typed && { typed, revision: revisionIn(form, practice), declined: declinedIn(form, practice) };
  };
  return visit(args, "see figures", (visited) =>
    storeRatings(visited, { request: args.request, subject: args.params.subject, sent, intent }),
  );
}

export interface SavedRatings {
  stored: boolean;
  submitted: number;
  answer: RateAnswer;
}

/** What was sent of one practice. */
export interface SentRating {
  typed: TypedRating;
  /** The one that its sender saw; null takes what is stored. */
  revision: number | null;
  declined: boolean;
}

interface SentRatings {
  /** Its address names the year and the rater. */
  request: Request;
  subject: string | undefined;
  /** Null if nothing was sent of a practice. */
  sent(practice: string): SentRating | null;
  intent: RateIntent;
}

/** Stores ratings of one subject in one year by one rater. @throws 403 and 404 */
export async function storeRatings(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  { request, subject, sent, intent }: SentRatings,
): Promise<SavedRatings> {
  const catalog = await readCatalog(db);
  const { memberId } = subjectOf(catalog, subject);
  const allowed = ratersFor(viewer, memberId);
  const rater = raterAsked(request, allowed);
  const source = await readContinuumSource(db);
  if (!source) throw notFound(NO_RUBRIC);
  const { year } = continuumYearOf(request, source, catalog);
  const context = { versions: source.versions, members: catalog.members };
  const place = { memberId, year, rater, rubricVersion: rubricIn(source.versions, year).version };
  const answer: RateAnswer = { revisions: {}, faults: {}, conflicts: {}, typed: {}, waiting: [] };
  const writes: AssessmentWrite[] = [];
  for (const { code: practice } of practicesFor(source.versions, memberId, year)) {
    const own = sent(practice);
    if (!own) continue;
    const { typed } = own;
    const stored = source.assessments.find(
      (assessment) =>
        assessment.memberId === memberId &&
        assessment.practice === practice &&
        assessment.year === year &&
        assessment.rater === rater,
    );
    answer.typed[practice] = typed;
    const revision = own.revision ?? stored?.revision ?? 0;
    if (rater === "backbone" && intent === "submit" && own.declined) {
      const nothing = { stage: null, wanted: null, wantedBy: null, evidence: "", links: [] };
      writes.push({ assessment: { ...place, practice, ...nothing, state: "declined" }, revision });
      continue;
    }
    if (!stored && !isTyped(typed)) continue;
    const counts = stored !== undefined && stored.state !== "draft";
    if (intent === "auto" && counts) {
      answer.waiting.push(practice);
      continue;
    }
    const state = intent === "submit" || counts ? "submitted" : "draft";
    const read = typedAssessment(typed, { ...place, practice }, state, context);
    if ("faults" in read) answer.faults[practice] = read.faults;
    else writes.push({ assessment: read.assessment, revision });
  }
  // In the background, valid ratings are saved even if another is not valid yet.
  if (Object.keys(answer.faults).length > 0 && intent !== "auto")
    return { stored: false, submitted: 0, answer };
  const outcome = await writeAssessments(db, writes);
  if (!outcome.stored) {
    for (const { index, theirs } of outcome.conflicts) addConflict(answer, writes[index], theirs);
    for (const index of outcome.frozen ?? []) {
      const practice = writes[index]?.assessment.practice;
      if (practice) answer.faults[practice] = { stage: FROZEN };
    }
    return { stored: false, submitted: 0, answer };
  }
  const before = new Map(
    source.assessments
      .filter((assessment) => assessment.memberId === memberId)
      .map((assessment) => [placeKey(assessment), assessment]),
  );
  for (const { assessment } of writes) {
    const old = before.get(placeKey(assessment));
    const same = old !== undefined && sameTyped(old, assessment);
    answer.revisions[assessment.practice] = (old?.revision ?? 0) + (same ? 0 : 1);
  }
  const submitted = writes.filter(({ assessment }) => assessment.state !== "draft").length;
  return { stored: Object.keys(answer.faults).length === 0, submitted, answer };
}

const placeKey = ({ practice, year, rater }: { practice: string; year: number; rater: string }) =>
  `${practice} ${year} ${rater}`;

const sameTyped = (a: StoredAssessment, b: AssessmentWrite["assessment"]) =>
  a.state === b.state &&
  a.rubricVersion === b.rubricVersion &&
  JSON.stringify(asTypedRating(a)) === JSON.stringify(asTypedRating(b));

function addConflict(
  answer: RateAnswer,
  write: AssessmentWrite | undefined,
  theirs: StoredAssessment | null,
): void {
  if (!write || !theirs) return;
  const { practice } = write.assessment;
  answer.conflicts[practice] = {
    by: theirs.changedBy,
    at: theirs.changedAt,
    theirs: asTypedRating(theirs),
    submitted: theirs.state === "submitted",
  };
  // Now that the user has seen the conflict, the next save may overwrite it.
  answer.revisions[practice] = theirs.revision;
}

/** What was typed for a practice; null if the form does not contain it. */
function typedIn(form: FormData, practice: string): TypedRating | null {
  if (!form.has(fieldName("revision", practice))) return null;
  const text = (field: string) => {
    const value = form.get(fieldName(field, practice));
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(TYPED_FIELDS.map((field) => [field, text(field)])) as unknown as TypedRating;
}

/** The backbone says that it does not rate this practice. */
const declinedIn = (form: FormData, practice: string) => form.get(fieldName("declined", practice)) === "yes";

function revisionIn(form: FormData, practice: string): number {
  const revision = Number(form.get(fieldName("revision", practice)));
  return Number.isInteger(revision) && revision >= 0 ? revision : 0;
}
