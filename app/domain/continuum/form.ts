import { type AssessmentContext, type AssessmentField, assessmentFaults } from "./checks";
import { type Assessment, type Rater, STAGES, type Stage, type Subject } from "./continuum";

/** One rating as typed into a form, all of it text. */
export interface TypedRating {
  /** "0" to "3"; empty while it is left open. */
  stage: string;
  evidence: string;
  wanted: string;
  wantedBy: string;
  /** One web address a line. */
  links: string;
}

export const TYPED_FIELDS = ["stage", "evidence", "wanted", "wantedBy", "links"] as const;
export const EMPTY_RATING: TypedRating = { stage: "", evidence: "", wanted: "", wantedBy: "", links: "" };

export type RatingFaults = Partial<Record<AssessmentField, string>>;

/** What a rating is about, and whose it is. */
export interface RatingPlace {
  memberId: Subject;
  practice: string;
  year: number;
  rater: Rater;
  rubricVersion: number;
}

export function asTypedRating(
  rating: Pick<Assessment, "stage" | "evidence" | "wanted" | "wantedBy" | "links">,
): TypedRating {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    stage: text(rating.stage),
    wanted: text(rating.wanted),
    wantedBy: text(rating.wantedBy),
    evidence: rating.evidence,
    links: rating.links.join("\n"),
  };
}

/** Whether anything was typed. */
export function isTyped(typed: TypedRating): boolean {
  return TYPED_FIELDS.some((field) => typed[field].trim() !== "");
}

/**
 * The assessment that was typed, or what is wrong with it, by field. Without a stage it is stored as a draft,
 * whatever `state` says.
 */
export function typedAssessment(
  typed: TypedRating,
  place: RatingPlace,
  state: Assessment["state"],
  context: AssessmentContext,
): { assessment: Assessment } | { faults: RatingFaults } {
  const faults: RatingFaults = {};
  const stage = stageTyped(typed.stage);
  if (stage === undefined) faults.stage = "Choose one of the stages.";
  const wanted = stageTyped(typed.wanted);
  if (wanted === undefined) faults.wanted = "Choose one of the stages.";
  const year = typed.wantedBy.trim();
  if (!/^(\d{4})?$/.test(year)) faults.wantedBy = "Enter a year such as 2027.";
  if (stage === undefined || wanted === undefined || Object.keys(faults).length > 0) return { faults };
  const assessment: Assessment = {
    ...place,
    stage,
    wanted,
    wantedBy: year === "" ? null : Number(year),
    evidence: typed.evidence.replaceAll("\r\n", "\n").trim(),
    links: typed.links.split(/\s+/).filter((link) => link !== ""),
    state: stage === null ? "draft" : state,
  };
  for (const { field, message } of assessmentFaults(assessment, context)) faults[field] ??= message;
  return Object.keys(faults).length > 0 ? { faults } : { assessment };
}

function stageTyped(text: string): Stage | null | undefined {
  return text === "" ? null : STAGES.find((stage) => String(stage) === text);
}
