import { NOT_STARTED } from "./not-started";
import type { Practice, Rubric } from "./rubric";

/** The Continuum of Progress: who is placed where, for which practice, in which year (docs/rules.md, section 7). */

/** 0 is “not yet started”; 1 to 3 are the stages of the rubric. An ordinal scale, so it has no mean. */
export const STAGES = [0, 1, 2, 3] as const;
export type Stage = (typeof STAGES)[number];
export const HIGHEST_STAGE = 3;
/** In order of precedence: the first of them that has rated is the one that counts. */
export const RATERS = ["agreed", "backbone", "self"] as const;
export type Rater = (typeof RATERS)[number];
export const RATER_NAMES: Record<Rater, string> = {
  agreed: "Agreed",
  backbone: "Backbone",
  self: "Self",
};

/** Who is assessed: a member's id, or null for the backbone. */
export type Subject = string | null;

/** Where a rater places a subject for one practice in one year. */
export interface Assessment {
  memberId: Subject;
  /** Code of the practice. */
  practice: string;
  year: number;
  rater: Rater;
  /** Only a draft may lack it. */
  stage: Stage | null;
  /** The stage the subject wants to reach, and by which year. Both or neither. */
  wanted: Stage | null;
  wantedBy: number | null;
  /** In words; empty if there is none. */
  evidence: string;
  links: string[];
  /**
   * A draft is visible to its rater only and counts nowhere. “declined”: the backbone says that it does not rate; that
   * counts nowhere either.
   */
  state: "draft" | "submitted" | "declined";
  /** The version of the rubric that the rater had in front of them. */
  rubricVersion: number;
}

/** An assessment that counts. */
export type Rating = Assessment & { stage: Stage; state: "submitted" };

/** The member's own view and the backbone's differ: this is what the conversation is about. */
export interface Disagreement {
  self: Stage;
  backbone: Stage;
  /** In stages, 1 to 3. */
  difference: number;
  higher: "self" | "backbone";
  /** An agreed rating exists, so the two have talked. */
  settled: boolean;
}

/** Where a subject stands for one practice in one year, with all ratings taken into account. */
export interface Placement {
  memberId: Subject;
  practice: string;
  year: number;
  stage: Stage;
  /** Whose rating counts. */
  rater: Rater;
  rating: Rating;
  /** All submitted ratings, by rater. */
  ratings: Partial<Record<Rater, Rating>>;
  disagreement: Disagreement | null;
}

export function isRating(assessment: Assessment): assessment is Rating {
  return assessment.state === "submitted" && assessment.stage !== null;
}

/**
 * Places a subject on one practice in one year: the agreed stage counts; without one, the backbone's; without
 * that, the subject's own. If a rater appears twice, the later entry in the list counts.
 * @returns null if nothing but drafts exists
 */
export function placement(assessments: readonly Assessment[]): Placement | null {
  const ratings: Partial<Record<Rater, Rating>> = {};
  for (const assessment of assessments) if (isRating(assessment)) ratings[assessment.rater] = assessment;
  const rating = ratings.agreed ?? ratings.backbone ?? ratings.self;
  if (!rating) return null;
  const { memberId, practice, year, stage, rater } = rating;
  return { memberId, practice, year, stage, rater, rating, ratings, disagreement: disagreementOf(ratings) };
}

function disagreementOf({ self, backbone, agreed }: Placement["ratings"]): Disagreement | null {
  if (!self || !backbone || self.stage === backbone.stage) return null;
  return {
    self: self.stage,
    backbone: backbone.stage,
    difference: Math.abs(self.stage - backbone.stage),
    higher: self.stage > backbone.stage ? "self" : "backbone",
    settled: agreed !== undefined,
  };
}

/** All placements of a collaborative, indexed. */
export interface Placements {
  at(memberId: Subject, practice: string, year: number): Placement | null;
  /** The years in which the subject has any placement, oldest first. */
  yearsOf(memberId: Subject): number[];
  all: Placement[];
}

/** All that scores are computed from: every version of the rubric, and the placements. */
export interface Continuum {
  versions: readonly Rubric[];
  placements: Placements;
  /** Places (blind.ts) with a rating that the viewer may not read yet. */
  submitted?: ReadonlySet<string>;
  /** Whether the subject was part of the collaborative in a year; left out: it always was. */
  isActive?: (memberId: Subject, year: number) => boolean;
}

export function placementsOf(assessments: readonly Assessment[]): Placements {
  const groups = new Map<string, Assessment[]>();
  for (const assessment of assessments) {
    const key = keyOf(assessment.memberId, assessment.practice, assessment.year);
    const group = groups.get(key);
    if (group) group.push(assessment);
    else groups.set(key, [assessment]);
  }
  const byKey = new Map<string, Placement>();
  const years = new Map<Subject, Set<number>>();
  for (const [key, group] of groups) {
    const groupPlacement = placement(group);
    if (!groupPlacement) continue;
    const { memberId, year } = groupPlacement;
    byKey.set(key, groupPlacement);
    const yearsOfMember = years.get(memberId);
    if (yearsOfMember) yearsOfMember.add(year);
    else years.set(memberId, new Set([year]));
  }
  return {
    at: (memberId, practice, year) => byKey.get(keyOf(memberId, practice, year)) ?? null,
    yearsOf: (memberId) => [...(years.get(memberId) ?? [])].sort((a, b) => a - b),
    all: [...byKey.values()],
  };
}

const keyOf = (memberId: Subject, practice: string, year: number) =>
  `${year} ${practice} ${memberId === null ? "backbone" : `member ${memberId}`}`;

/**
 * The rubric that a year is judged by: of the versions in force from that year or earlier the newest, so that
 * a section added in 2025 does not make 2023 incomplete. Years before the first version are judged by it: a
 * collaborative may look back to before it had a rubric.
 * @throws RangeError if there is no version at all
 */
export function rubricIn(versions: readonly Rubric[], year: number): Rubric {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  const from = (version: Rubric) => version.fromYear ?? Number.NEGATIVE_INFINITY;
  const first = Math.min(...newestFirst.map(from));
  const rubric = newestFirst.find((version) => from(version) <= Math.max(year, first));
  if (!rubric) throw new RangeError("a collaborative without a rubric cannot be placed on it");
  return rubric;
}

/** Every practice of the rubric, in its order. */
export function practicesOf(rubric: Rubric): Practice[] {
  return rubric.sections.flatMap(({ practices }) => practices);
}

/** Codes of the practices of sections that are drafts. */
export const draftCodes = ({ sections }: Rubric): Set<string> =>
  new Set(
    sections.filter(({ draft }) => draft).flatMap(({ practices }) => practices.map(({ code }) => code)),
  );

/** Whether this subject can be placed on this practice. */
export function appliesTo(practice: Practice, memberId: Subject): boolean {
  return practice.appliesTo === "both" || (practice.appliesTo === "backbone") === (memberId === null);
}

/** The practices on which the subject is placed in a year, in the rubric's order. */
export function practicesFor(versions: readonly Rubric[], memberId: Subject, year: number): Practice[] {
  return practicesOf(rubricIn(versions, year)).filter((practice) => appliesTo(practice, memberId));
}

/** The name of a stage in a rubric. */
export function stageName(rubric: Rubric, stage: Stage): string {
  return stage === 0 ? NOT_STARTED : rubric.stages[(stage - 1) as 0 | 1 | 2];
}

/** What the stage looks like for the practice. Stage 0 has no descriptor. */
export function descriptorOf(practice: Practice, stage: Stage): string | null {
  return stage === 0 ? null : practice.descriptors[(stage - 1) as 0 | 1 | 2];
}
