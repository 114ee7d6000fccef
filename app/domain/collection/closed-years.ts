/** A closed year is locked, unless the member has an exception. */
export function isYearLocked(year: { closed: boolean; openToMember: boolean }): boolean {
  return year.closed && !year.openToMember;
}

export const closedMessage = (year: number) => `${year} is closed.`;

/** For people who cannot reopen it. */
export const closedForMembers = (year: number) =>
  `${closedMessage(year)} Ask the backbone staff to reopen it.`;

/** For the backbone staff. */
export const closedForBackbone = (year: number) => `${year} is closed: reopen it first.`;
