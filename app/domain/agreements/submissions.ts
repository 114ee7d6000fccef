import type { FiscalYear } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";

/**
 * When a member submitted the numbers that an obligation asks for: those of its last reporting year that had ended
 * before the due date.
 */
export function submissionsFrom(
  members: (FiscalYear & { id: string })[],
  submitted: { memberId: string; year: number; on: string }[],
): (memberId: string, dueOn: string) => string | null {
  const byId = new Map(members.map((member) => [member.id, member]));
  const days = new Map(submitted.map(({ memberId, year, on }) => [`${memberId} ${year}`, on]));
  return (memberId, dueOn) => {
    const member = byId.get(memberId);
    if (!member) return null;
    const dueYear = Number(dueOn.slice(0, 4));
    const year = [dueYear, dueYear - 1, dueYear - 2].find((each) => periodFor(member, each).end < dueOn);
    return year === undefined ? null : (days.get(`${memberId} ${year}`) ?? null);
  };
}
