import { DateTime } from "luxon";
import { daysBetween } from "~/domain/collection/reminders";
import { type ActionState, isUnfinished } from "./terms";

/** When mail about an action goes out to its owner, and when it is no longer needed. */

export const NOTICES = ["assigned", "before", "on", "after"] as const;
export type Notice = (typeof NOTICES)[number];

/** Days from the due date. */
const DAYS: Record<Exclude<Notice, "assigned">, number> = { before: -3, on: 0, after: 7 };

/** Mail that has waited this long for a mail server is not sent anymore, as with reminders of numbers. */
const DAYS_OLD = 3;

export interface PlannedNotice {
  notice: Notice;
  sendOn: string;
}

/**
 * The mail about an action from a day on: on assignment, 3 days before, on the day, and 7 days after. What would come
 * on the day of the assignment or before it is left out: the first message tells the date.
 * @param assignedOn the day on which the owner got it, in terms of `mailDay`
 */
export function plannedNotices(
  { dueOn, assignedOn }: { dueOn: string; assignedOn: string },
  today: string,
): PlannedNotice[] {
  const later = (Object.keys(DAYS) as (keyof typeof DAYS)[])
    .map((notice) => ({ notice, sendOn: addDays(dueOn, DAYS[notice]) }))
    .filter(({ sendOn }) => sendOn > assignedOn);
  return [{ notice: "assigned" as const, sendOn: assignedOn }, ...later].filter(
    ({ sendOn }) => sendOn >= today,
  );
}

/** Digests go out on Mondays. @returns the first Monday on or after a day */
export function digestDay(from: string): string {
  const day = DateTime.fromISO(from, { zone: "utc" });
  return day.plus({ days: (8 - day.weekday) % 7 }).toISODate() ?? from;
}

/** Whether an action is late enough for the weekly digest: the mail seven days after its date has gone. */
export const isForDigest = (action: { state: ActionState; dueOn: string }, day: string): boolean =>
  isUnfinished(action.state) && daysBetween(action.dueOn, day) > DAYS.after;

/** What decides about a message at the moment of sending. */
export interface NoticeFacts {
  notice: Notice | "digest";
  sendOn: string;
  /** The contact the mail goes to; null once it has been removed. */
  email: string | null;
  /** The account belongs to the demo, or the address is one that nobody can have (RFC 2606). */
  demo: boolean;
  quiet: boolean;
  /** The contact has left: the day after their last. */
  left: boolean;
  /** A later message about the same is also due, or on its way. */
  overtaken: boolean;
  /** Of a notice about one action. */
  action: { state: ActionState; dueOn: string; owned: boolean } | null;
  /** Of a digest: how many of the person's actions are late enough for it. */
  late: number;
}

/** Why a message does not go out on `day`, in words for the log; null if it does. */
export function whyNoMail(facts: NoticeFacts, day: string): string | null {
  const { notice, sendOn, email, action } = facts;
  if (email === null) return "There is no address for this person.";
  if (facts.demo) return "This address belongs to an example, so nothing is sent to it.";
  if (facts.left) return "This person no longer takes part.";
  if (facts.quiet) return "This person wants no mail about actions.";
  if (facts.overtaken) return "A later message has taken its place.";
  if (daysBetween(sendOn, day) > DAYS_OLD)
    return "Its day had passed: until then no mail was sent from here.";
  if (notice === "digest") return facts.late === 0 ? "No action of this person is late." : null;
  if (!action?.owned) return "Somebody else has taken the action over.";
  if (action.state === "done") return "The action is done.";
  if (action.state === "dropped") return "The action was dropped.";
  if (notice !== "assigned" && daysBetween(action.dueOn, sendOn) !== DAYS[notice])
    return "The due date has changed since.";
  return null;
}

export function addDays(iso: string, days: number): string {
  return DateTime.fromISO(iso, { zone: "utc" }).plus({ days }).toISODate() ?? iso;
}
