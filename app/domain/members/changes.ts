import { isActive } from "~/domain/periods";
import type { Catalog, Member } from "~/domain/terms";
import type { Reporters } from "~/domain/years";

/** What changed since the year before, as plain facts about members. */
export interface MemberChanges {
  joined: Member[];
  left: Member[];
  /** Reported this year but not the year before, although already a member then. */
  reportedAgain: Member[];
  /** Reported the year before but not this year, although still a member. */
  stopped: Member[];
  /** Active this year without any number. */
  silent: Member[];
}

/** Whether a member reported any number in a year. */
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
