import { daysBetween } from "~/domain/collection/reminders";
import type { Money } from "~/domain/money/money";
import { coverageOf } from "~/domain/people/contacts";
import { isAway } from "~/domain/people/membership";
import type { Duty } from "~/domain/people/terms";
import type { Absence } from "~/domain/terms";
import { type CallReason, type MemberFacts, membersToCall } from "./calls";
import { healthOf, type Initiative } from "./initiative";

/** What backbone staff and conveners need to know this week, from facts and today's date. */

/** Late actions and those due within so many days are listed. */
export const DUE_SOON_DAYS = 7;

export interface WeekAction {
  id: string;
  title: string;
  owner: string;
  organization: string;
  dueOn: string;
  state: "open" | "blocked";
}

/** A next meeting with what its agenda is judged by. */
export interface NextMeeting {
  id: string;
  title: string;
  body: string;
  day: string;
  /** "14:00" in the meeting's own time zone; null while the hour is open. */
  startsAt: string | null;
  timeZone: string;
  place: string;
  link: string;
  state: "planned" | "called";
  lengthMinutes: number;
  items: { minutes: number | null; presenter: boolean }[];
}

/** What is known of a member; it is shown to backbone staff and conveners only. */
export interface WeekMember {
  slug: string;
  name: string;
  joinedOn: string;
  leftOn: string | null;
  absences: Absence[];
  /** Of the last meetings that expected a seat of the member, newest first. */
  attended: boolean[];
  /** Its sponsors and working leads, present and past. */
  duties: { duty: Duty; from: string; until: string | null }[];
  /** Numbers of open years that are still awaited. */
  numbers: { year: number; dueOn: string | null }[];
  /** Due dates of its people's unfinished actions that have passed. */
  lateActions: string[];
  /** When each of its people's accounts was last used, or made. */
  accounts: string[];
}

export interface WeekFacts {
  late: { count: number; actions: WeekAction[] };
  soon: { count: number; actions: WeekAction[] };
  meeting: NextMeeting | null;
  members: WeekMember[];
  funders: Pick<Money, "roles" | "answers">;
}

/** A meeting is called at least this many days ahead. */
const CALL_DAYS = 7;

/** What the agenda of the next meeting lacks, each in a few words. */
export function agendaLacks(meeting: NextMeeting, today: string): string[] {
  const { items, lengthMinutes } = meeting;
  const lacks: string[] = [];
  const count = (number: number) => (number === 1 ? "1 item" : `${number} items`);
  if (items.length === 0) lacks.push("no agenda yet");
  const silent = items.filter(({ presenter }) => !presenter).length;
  if (silent > 0) lacks.push(`${count(silent)} without a presenter`);
  const untimed = items.filter(({ minutes }) => minutes === null).length;
  if (untimed > 0) lacks.push(`${count(untimed)} without minutes`);
  const sum = items.reduce((minutes, item) => minutes + (item.minutes ?? 0), 0);
  if (sum > lengthMinutes) lacks.push(`${sum} minutes planned for ${lengthMinutes}`);
  if (meeting.startsAt === null) lacks.push("no time");
  if (meeting.place === "" && meeting.link === "") lacks.push("no place or link");
  if (meeting.state === "planned" && daysBetween(today, meeting.day) <= CALL_DAYS)
    lacks.push("not called yet");
  return lacks;
}

/** Members whose numbers of an open year are awaited, by year. */
export interface Outstanding {
  year: number;
  members: { slug: string; name: string; daysLate: number }[];
}

/** Newest year first; within a year the latest first. */
export function outstanding(members: WeekMember[], today: string): Outstanding[] {
  const years = [...new Set(members.flatMap(({ numbers }) => numbers.map(({ year }) => year)))];
  return years
    .sort((a, b) => b - a)
    .map((year) => ({
      year,
      members: members
        .flatMap(({ slug, name, numbers }) => {
          const awaited = numbers.find((each) => each.year === year);
          return awaited ? [{ slug, name, daysLate: daysLateOf(awaited.dueOn, today) }] : [];
        })
        .sort((a, b) => b.daysLate - a.daysLate || (a.name < b.name ? -1 : 1)),
    }));
}

const daysLateOf = (dueOn: string | null, today: string) =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));

/** Since when nobody has had a duty at a member; null if somebody has, or it is no member today. */
function uncoveredSince(member: WeekMember, duty: Duty, today: string): string | null {
  const contacts = member.duties.map((held, place) => ({
    ...held,
    id: String(place),
    memberId: member.slug,
  }));
  const coverage = coverageOf({ ...member, id: member.slug }, duty, contacts, today);
  return coverage.kind === "uncovered" ? coverage.since : null;
}

export interface Uncovered {
  slug: string;
  name: string;
  duty: Duty;
  since: string;
}

/** Members without a sponsor or without a working lead, longest first. */
export function uncoveredMembers(members: WeekMember[], today: string): Uncovered[] {
  return members
    .filter((member) => !isAway(member, today))
    .flatMap((member) =>
      (["sponsor", "working_lead"] as const).flatMap((duty) => {
        const since = uncoveredSince(member, duty, today);
        return since === null ? [] : [{ slug: member.slug, name: member.name, duty, since }];
      }),
    )
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.name < b.name ? -1 : 1));
}

/** Members to call, with the facts that say so. Only members of today are called. */
export function callsOf(
  members: WeekMember[],
  today: string,
): { slug: string; name: string; reasons: CallReason[] }[] {
  const present = members.filter((member) => !isAway(member, today));
  return membersToCall(
    present.map((member) => ({ slug: member.slug, name: member.name, facts: factsOf(member, today) })),
    today,
  ).map(({ slug, name, reasons }) => ({ slug, name, reasons }));
}

function factsOf(member: WeekMember, today: string): MemberFacts {
  return {
    attended: member.attended,
    hasSponsor: uncoveredSince(member, "sponsor", today) === null,
    numbers: member.numbers.map(({ year, dueOn }) => ({ year, daysLate: daysLateOf(dueOn, today) })),
    actionsLate: member.lateActions.map((dueOn) => daysBetween(dueOn, today)),
    accounts: member.accounts,
  };
}

/** How many running initiatives are moving, silent, and late. */
export function healthCounts(
  initiatives: Pick<Initiative, "stage" | "changedOn" | "milestones">[],
  today: string,
): { moving: number; silent: number; late: number } {
  const counts = { moving: 0, silent: 0, late: 0 };
  for (const initiative of initiatives) {
    const health = healthOf(initiative, today);
    if (health) counts[health]++;
  }
  return counts;
}
