import { isActive } from "./periods";
import type { Catalog, Member } from "./types";

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

/** How many numbers a member gave in a year. */
export type NumbersGiven = (memberId: string, year: number) => number;

export function memberChanges(catalog: Catalog, year: number, given: NumbersGiven): MemberChanges {
  const before = year - 1;
  const here = catalog.members.filter((member) => isActive(member, year));
  const stayed = here.filter((member) => isActive(member, before));
  return {
    joined: here.filter((member) => !isActive(member, before) && member.joinedOn > `${before}`),
    left: catalog.members.filter((member) => isActive(member, before) && !isActive(member, year)),
    reportedAgain: stayed.filter((member) => given(member.id, year) > 0 && given(member.id, before) === 0),
    stopped: stayed.filter((member) => given(member.id, year) === 0 && given(member.id, before) > 0),
    silent: here.filter((member) => given(member.id, year) === 0),
  };
}
