import type { Practice, Rubric } from "./rubric";

/** The Continuum of Progress: who is placed where, for which practice, in which year (rule book §7). */

/** 0 is not yet started; 1 to 3 are the stages of the rubric. An ordinal scale: it has no mean. */
export const STAGES = [0, 1, 2, 3] as const;
export type Stage = (typeof STAGES)[number];
export const HIGHEST_STAGE = 3;
/** The name of stage 0: the rubric names the other three. */
export const NOT_STARTED = "Not yet started";

/** In the order in which they count: the first that there is. */
export const RATERS = ["agreed", "backbone", "self"] as const;
export type Rater = (typeof RATERS)[number];
export const RATER_NAMES: Record<Rater, string> = {
  agreed: "Agreed",
  backbone: "Backbone",
  self: "Self",
};

/** Whom an assessment is of: a member's id, or null for the backbone. */
export type Subject = string | null;

/** Where a rater places a subject for one practice in one year. */
export interface Assessment {
  memberId: Subject;
  /** Code of the practice. */
  practice: string;
  year: number;
  rater: Rater;
  /** Null in a draft at most. */
  stage: Stage | null;
  /** The stage that it wants to reach, and by which year; both or neither. */
  wanted: Stage | null;
  wantedBy: number | null;
  /** In words; empty where there is none. */
  evidence: string;
  links: string[];
  /** A draft is its rater's own and counts nowhere. That it was agreed is told by the rater. */
  state: "draft" | "submitted";
  /** The version of the rubric whose descriptors were read. */
  rubricVersion: number;
}

/** An assessment that counts. */
export type Rating = Assessment & { stage: Stage; state: "submitted" };

/** Where the member's own view and the backbone's part: the point of the conversation. */
export interface Disagreement {
  self: Stage;
  backbone: Stage;
  /** In stages, 1 to 3. */
  difference: number;
  higher: "self" | "backbone";
  /** They have talked since: there is an agreed rating. */
  settled: boolean;
}

/** Where a subject stands for one practice in one year, all ratings weighed. */
export interface Placement {
  memberId: Subject;
  practice: string;
  year: number;
  stage: Stage;
  /** Whose rating counts, and the rating itself. */
  rater: Rater;
  rating: Rating;
  /** Every rating there is; drafts are left out. */
  ratings: Partial<Record<Rater, Rating>>;
  disagreement: Disagreement | null;
}

export function isRating(assessment: Assessment): assessment is Rating {
  return assessment.state === "submitted" && assessment.stage !== null;
}

/**
 * Weighs the assessments of one subject, practice and year: the agreed stage counts; without one the
 * backbone's; without that the subject's own. Of two by the same rater the later in the list counts.
 * @returns null if there are none but drafts
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

/** All placements of a collaborative, to be asked one by one. */
export interface Placements {
  at(memberId: Subject, practice: string, year: number): Placement | null;
  /** The years in which the subject has any placement, oldest first. */
  yearsOf(memberId: Subject): number[];
  all: Placement[];
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
    const placed = placement(group);
    if (!placed) continue;
    byKey.set(key, placed);
    const known = years.get(placed.memberId);
    if (known) known.add(placed.year);
    else years.set(placed.memberId, new Set([placed.year]));
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
  const from = (rubric: Rubric) => rubric.fromYear ?? Number.NEGATIVE_INFINITY;
  const first = Math.min(...newestFirst.map(from));
  const found = newestFirst.find((rubric) => from(rubric) <= Math.max(year, first));
  if (!found) throw new RangeError("a collaborative without a rubric cannot be placed on it");
  return found;
}

/** Every practice of the rubric, in its order. */
export function practicesOf(rubric: Rubric): Practice[] {
  return rubric.sections.flatMap(({ practices }) => practices);
}

/** May this subject be placed on this practice? */
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

/** What the stage looks like for the practice; nothing is said of stage 0. */
export function descriptorOf(practice: Practice, stage: Stage): string | null {
  return stage === 0 ? null : practice.descriptors[(stage - 1) as 0 | 1 | 2];
}
