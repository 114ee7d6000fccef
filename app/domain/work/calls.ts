import { daysBetween } from "~/domain/collection/reminders";

/**
 * Members to call: those of which two or more facts say that something is wrong. A list of calls for backbone staff
 * and conveners, no score; it is never shown to members and never in a report.
 */

/** What is known of a member today. */
export interface MemberFacts {
  /** Of the last meetings that expected a seat of the member, newest first: whether it was there. */
  attended: boolean[];
  hasSponsor: boolean;
  /** Of numbers of open years that are still awaited: the latest by how many days, and of which year. */
  numbers: { year: number; daysLate: number }[];
  /** Of its people's unfinished actions: by how many days each is late. */
  actionsLate: number[];
  /** Its people's accounts: the day on which each was last used, or made if it never was. */
  accounts: string[];
}

export type CallReason =
  | { kind: "absent"; attended: number; of: number }
  | { kind: "no sponsor" }
  | { kind: "numbers late"; year: number; daysLate: number }
  | { kind: "actions late"; count: number }
  | { kind: "not seen"; days: number };

/** Two facts make a call. */
const ENOUGH = 2;
const MEETINGS = 4;
const NUMBERS_LATE_DAYS = 30;
const ACTION_LATE_DAYS = 14;
const NOT_SEEN_DAYS = 120;

/** The facts that hold of a member, in a fixed order. */
export function callReasons(facts: MemberFacts, today: string): CallReason[] {
  const reasons: CallReason[] = [];
  const meetings = facts.attended.slice(0, MEETINGS);
  const attended = meetings.filter(Boolean).length;
  if (meetings.length >= 2 && attended * 2 < meetings.length)
    reasons.push({ kind: "absent", attended, of: meetings.length });
  if (!facts.hasSponsor) reasons.push({ kind: "no sponsor" });
  const [latest] = facts.numbers
    .filter(({ daysLate }) => daysLate > NUMBERS_LATE_DAYS)
    .sort((a, b) => b.daysLate - a.daysLate);
  if (latest) reasons.push({ kind: "numbers late", ...latest });
  const count = facts.actionsLate.filter((days) => days > ACTION_LATE_DAYS).length;
  if (count >= 2) reasons.push({ kind: "actions late", count });
  const days = Math.min(...facts.accounts.map((seen) => daysBetween(seen, today)));
  if (facts.accounts.length > 0 && days >= NOT_SEEN_DAYS) reasons.push({ kind: "not seen", days });
  return reasons;
}

/** The members to call, each with the facts that say so. */
export function membersToCall<M extends { facts: MemberFacts }>(
  members: M[],
  today: string,
): (M & { reasons: CallReason[] })[] {
  return members
    .map((member) => ({ ...member, reasons: callReasons(member.facts, today) }))
    .filter(({ reasons }) => reasons.length >= ENOUGH);
}

/** A reason in words: "at 1 of the last 4 meetings". */
export function callWords(reason: CallReason): string {
  switch (reason.kind) {
    case "absent":
      return reason.attended === 0
        ? `at none of the last ${reason.of} meetings`
        : `at ${reason.attended} of the last ${reason.of} meetings`;
    case "no sponsor":
      return "has no sponsor";
    case "numbers late":
      return `numbers of ${reason.year} are ${reason.daysLate} days late`;
    case "actions late":
      return `${reason.count} actions are more than two weeks late`;
    case "not seen":
      return `nobody has signed in for ${reason.days} days`;
  }
}
