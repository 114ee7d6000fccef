import { type ReadRubric, type Rubric, type RubricFault, readRubric } from "./rubric";

/** The years in which a version may begin. */
export interface RubricYears {
  first: number;
  last: number;
}

const outside = (fromYear: number, { first, last }: RubricYears): RubricFault[] =>
  fromYear < first || fromYear > last
    ? [{ place: "First year", message: `Enter a year of the collaborative, from ${first} to ${last}.` }]
    : [];

/** The year lies within those of the collaborative. @returns what is wrong with it */
export const yearFaults = outside;

/**
 * The next version without a section, or without one practice. What was rated stays readable; from that year on it is
 * not asked for.
 */
export function versionWithout(
  versions: readonly Rubric[],
  part: { section: string; practice: string | null },
  fromYear: number,
): ReadRubric {
  const newest = [...versions].sort((a, b) => b.version - a.version)[0];
  const section = newest?.sections.find(({ code }) => code === part.section);
  const known = part.practice === null || section?.practices.some(({ code }) => code === part.practice);
  if (!newest || !section || !known)
    return { faults: [{ place: "The section", message: "It is not part of the newest version." }] };
  const latest = Math.max(...versions.map((version) => version.fromYear ?? 0));
  if (fromYear < latest) {
    const message = `The newest version starts in ${latest}, so withdraw it from ${latest} or later.`;
    return { faults: [{ place: "First year", message }] };
  }
  const practices =
    part.practice === null ? [] : section.practices.filter(({ code }) => code !== part.practice);
  const sections = newest.sections.flatMap((each) =>
    each !== section ? [each] : practices.length > 0 ? [{ ...section, practices }] : [],
  );
  if (sections.length === 0)
    return { faults: [{ place: "The section", message: "It is the last one: a rubric needs a practice." }] };
  return readRubric({ ...newest, version: newest.version + 1, fromYear, sections });
}

/**
 * A version with another first year, after a typing error. The versions stay in order, and no agreed rating may come to
 * rest on another version.
 * @param agreedYears the years in which anything was agreed
 */
export function versionFrom(
  versions: readonly Rubric[],
  { version, fromYear }: { version: number; fromYear: number },
  agreedYears: readonly number[],
): ReadRubric {
  const fault = (message: string): ReadRubric => ({ faults: [{ place: "First year", message }] });
  const old = versions.find((each) => each.version === version);
  if (!old || old.fromYear === null) return fault("This version applies from the beginning.");
  const yearOf = (at: number) => versions.find((each) => each.version === at)?.fromYear ?? null;
  const earliest = yearOf(version - 1);
  const latest = yearOf(version + 1);
  if (earliest !== null && fromYear < earliest) return fault(`The version before it starts in ${earliest}.`);
  if (latest !== null && fromYear > latest) return fault(`The version after it starts in ${latest}.`);
  const [from, to] = [Math.min(old.fromYear, fromYear), Math.max(old.fromYear, fromYear)];
  const resting = agreedYears.find(
    (year) =>
      (year >= from && year < to) || (year >= (old.fromYear ?? 0) && (latest === null || year < latest)),
  );
  if (resting !== undefined)
    return fault(`Ratings of ${resting} were agreed on it, so its first year can no longer change.`);
  return readRubric({ ...old, fromYear });
}
