import { GRADES, type Grade } from "./types";

/** A member's own wording of a measure, and from which reporting year on it applies. */
export interface OwnDefinition {
  id: string;
  memberId: string;
  measureId: string;
  fromYear: number;
  wording: string;
  grade: Grade;
  /** The first earlier year whose values were restated by it; null where earlier years stand as they were. */
  restatedFrom: number | null;
}

/** The definition of a measure behind one of a member's figures, as pages and the API name it. */
export interface AppliedDefinition {
  /** Code of the measure. */
  measure: string;
  fromYear: number;
  wording: string;
  grade: Grade;
}

/**
 * The definition by which a member counted a measure in a year: of those that reach the year, restated years
 * included, the one that begins last; of equals the one recorded last. Null: the collaborative's.
 */
export function definitionIn(
  definitions: OwnDefinition[],
  memberId: string,
  measureId: string,
  year: number,
): OwnDefinition | null {
  const reaching = definitions.filter(
    (one) =>
      one.memberId === memberId && one.measureId === measureId && (one.restatedFrom ?? one.fromYear) <= year,
  );
  return reaching.reduce<OwnDefinition | null>((last, one) => {
    if (last === null || one.fromYear > last.fromYear) return one;
    return one.fromYear === last.fromYear && one.id > last.id ? one : last;
  }, null);
}

/** The least comparable of the grades: a sum is no more comparable than the least of its parts. */
export function lowestGrade(grades: Grade[]): Grade {
  return GRADES[Math.max(0, ...grades.map((grade) => GRADES.indexOf(grade)))] ?? "same";
}
