import { GRADES, type Grade } from "~/domain/terms";

/** A member's own wording of a measure, and from which reporting year on it applies. */
export interface OwnDefinition {
  id: string;
  memberId: string;
  measureId: string;
  fromYear: number;
  wording: string;
  grade: Grade;
  /** The first earlier year whose values it restated; null if earlier years are unchanged. */
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
 * The definition by which a member counted a measure in a year: the latest to begin of those that cover the
 * year, restated years included; ties go to the one recorded last. Null: the collaborative's.
 */
export function definitionIn(
  definitions: OwnDefinition[],
  memberId: string,
  measureId: string,
  year: number,
): OwnDefinition | null {
  const reaching = definitions.filter(
    (definition) =>
      definition.memberId === memberId &&
      definition.measureId === measureId &&
      (definition.restatedFrom ?? definition.fromYear) <= year,
  );
  return reaching.reduce<OwnDefinition | null>((last, definition) => {
    if (last === null || definition.fromYear > last.fromYear) return definition;
    return definition.fromYear === last.fromYear && definition.id > last.id ? definition : last;
  }, null);
}

/** The least comparable of the grades: a sum is no more comparable than the least of its parts. */
export function lowestGrade(grades: Grade[]): Grade {
  return GRADES[Math.max(0, ...grades.map((grade) => GRADES.indexOf(grade)))] ?? "same";
}
