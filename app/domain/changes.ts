import { isActive } from "./periods";
import type { Catalog, Member } from "./types";
import type { Reporters } from "./years";

/** What is different from the year before, as plain facts about members. */
export interface MemberChanges {
  joined: Member[];
  left: Member[];
  /** Gave at least one number this year and none the year before, though a member then. */
  reportedAgain: Member[];
  /** Gave numbers the year before and none this year, though still a member. */
  stopped: Member[];
  /** Active this year without a single number. */
  silent: Member[];
}

/** Whether a member gave any number in a year. */
export type GaveNumbers = (memberId: string, year: number) => boolean;

export function gaveNumbers(reporters: Reporters[]): GaveNumbers {
  const byYear = new Map(reporters.map(({ year, memberIds }) => [year, new Set(memberIds)]));
  return (memberId, year) => byYear.get(year)?.has(memberId) ?? false;
}

export function memberChanges(catalog: Catalog, year: number, gave: GaveNumbers): MemberChanges {
  const before = year - 1;
  const here = catalog.members.filter((member) => isActive(member, year));
  const stayed = here.filter((member) => isActive(member, before));
  return {
    joined: here.filter((member) => !isActive(member, before) && member.joinedOn > `${before}`),
    left: catalog.members.filter((member) => isActive(member, before) && !isActive(member, year)),
    reportedAgain: stayed.filter((member) => gave(member.id, year) && !gave(member.id, before)),
    stopped: stayed.filter((member) => !gave(member.id, year) && gave(member.id, before)),
    silent: here.filter((member) => !gave(member.id, year)),
  };
}
