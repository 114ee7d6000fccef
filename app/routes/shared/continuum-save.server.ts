import { type Doorway, forbidden, notFound, visit } from "~/access/visit.server";
import { practicesFor, RATERS, rubricIn } from "~/domain/continuum";
import {
  asTypedRating,
  isTyped,
  TYPED_FIELDS,
  type TypedRating,
  typedAssessment,
} from "~/domain/continuum-form";
import { type AssessmentWrite, type StoredAssessment, writeAssessments } from "~/records/assessments.server";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource } from "~/records/continuum.server";
import { continuumYearOf, ratersFor, subjectOf } from "./continuum.server";
import { fieldName, type RateAnswer } from "./continuum-answers";

/** "auto": a draft in the background. "later": as it stands, to go on with. "submit": what has a stage counts. */
export type RateIntent = "auto" | "later" | "submit";

/** The rater of the address, if the viewer may rate so; left out, the usual one. @throws 403 */
export function raterAsked(request: Request, allowed: ReturnType<typeof ratersFor>) {
  const text = new URL(request.url).searchParams.get("rater");
  const rater = text === null ? allowed[0] : RATERS.find((one) => one === text && allowed.includes(one));
  if (!rater) throw forbidden("You may rate your own institution as it sees itself, and no other.");
  return rater;
}

/** Stores the ratings of one form, all of them or none. @returns null where all is stored */
export async function saveRatings(
  doorway: Doorway & { params: { subject?: string } },
  form: FormData,
  intent: RateIntent,
): Promise<{ stored: boolean; submitted: number; answer: RateAnswer }> {
  return visit(doorway, "see figures", async ({ db, viewer }) => {
    const catalog = await readCatalog(db);
    const { memberId } = subjectOf(catalog, doorway.params.subject);
    const allowed = ratersFor(viewer, memberId);
    const rater = raterAsked(doorway.request, allowed);
    const source = await readContinuumSource(db, { memberId });
    if (!source) throw notFound("There is no rubric yet to be placed on.");
    const { year } = continuumYearOf(doorway.request, source);
    const context = { versions: source.versions, members: catalog.members };
    const place = { memberId, year, rater, rubricVersion: rubricIn(source.versions, year).version };
    const answer: RateAnswer = { revisions: {}, faults: {}, conflicts: {}, typed: {}, waiting: [] };
    const writes: AssessmentWrite[] = [];
    for (const { code: practice } of practicesFor(source.versions, memberId, year)) {
      const typed = typedIn(form, practice);
      if (!typed) continue;
      const stored = source.assessments.find(
        (one) => one.practice === practice && one.year === year && one.rater === rater,
      );
      answer.typed[practice] = typed;
      if (!stored && !isTyped(typed)) continue;
      const counts = stored?.state === "submitted";
      if (intent === "auto" && counts) {
        answer.waiting.push(practice);
        continue;
      }
      const state = intent === "submit" || counts ? "submitted" : "draft";
      const read = typedAssessment(typed, { ...place, practice }, state, context);
      if ("faults" in read) answer.faults[practice] = read.faults;
      else writes.push({ assessment: read.assessment, revision: revisionIn(form, practice) });
    }
    // In the background the rest is kept though one answer is not right yet.
    if (Object.keys(answer.faults).length > 0 && intent !== "auto")
      return { stored: false, submitted: 0, answer };
    const outcome = await writeAssessments(db, writes);
    if (!outcome.stored) {
      for (const { index, theirs } of outcome.conflicts) addConflict(answer, writes[index], theirs);
      return { stored: false, submitted: 0, answer };
    }
    const before = new Map(source.assessments.map((one) => [placeKey(one), one]));
    for (const { assessment } of writes) {
      const old = before.get(placeKey(assessment));
      const same = old !== undefined && sameTyped(old, assessment);
      answer.revisions[assessment.practice] = (old?.revision ?? 0) + (same ? 0 : 1);
    }
    const submitted = writes.filter(({ assessment }) => assessment.state === "submitted").length;
    return { stored: Object.keys(answer.faults).length === 0, submitted, answer };
  });
}

const placeKey = (one: { practice: string; year: number; rater: string }) =>
  `${one.practice} ${one.year} ${one.rater}`;

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
    ...{ by: theirs.changedBy, at: theirs.changedAt, theirs: asTypedRating(theirs) },
    submitted: theirs.state === "submitted",
  };
  // Having been told, one may write over it.
  answer.revisions[practice] = theirs.revision;
}

/** What the form says of a practice; null if it says nothing of it. */
function typedIn(form: FormData, practice: string): TypedRating | null {
  if (!form.has(fieldName("revision", practice))) return null;
  const text = (field: string) => {
    const value = form.get(fieldName(field, practice));
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(TYPED_FIELDS.map((field) => [field, text(field)])) as unknown as TypedRating;
}

function revisionIn(form: FormData, practice: string): number {
  const revision = Number(form.get(fieldName("revision", practice)));
  return Number.isInteger(revision) && revision >= 0 ? revision : 0;
}
