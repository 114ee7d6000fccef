import type { Member } from "~/domain/terms";

/** Whether an institution is not a member on a day: before, after, or in a time away. @param day ISO date */
export function isAway(
  { joinedOn, leftOn, absences }: Pick<Member, "joinedOn" | "leftOn" | "absences">,
  day: string,
): boolean {
  if (day < joinedOn || (leftOn !== null && day > leftOn)) return true;
  return absences.some(({ from, to }) => from <= day && day <= to);
}
