import { DateTime } from "luxon";
import type { Strategy } from "~/domain/terms";

/** When a member is reminded of the numbers requested from it, and when that is no longer needed. */

/**
 * A collaborative has no time zone. Its days are those of UTC, and mail goes out from 13:00 on: in the morning
 * in America and in the afternoon in Europe that is the same day everywhere.
 */
const FROM_HOUR = 13;

/** Reminders that have waited this long for a mail server are not sent anymore. */
const DAYS_LATE = 3;

/** Retries after a temporary failure: the first after five minutes, each next one after five times as long. */
export const ATTEMPTS = 5;

/** The ISO date whose mail goes out at this moment. */
export function mailDay(now: Date): string {
  return DateTime.fromJSDate(now, { zone: "utc" }).minus({ hours: FROM_HOUR }).toISODate() ?? "";
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

export const REMINDER_STATES = ["waiting", "sending", "sent", "failed", "not_needed"] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

/** A reminder with everything that decides whether it goes out and what it says. */
export interface Reminder {
  id: string;
  year: number;
  memberId: string;
  member: string;
  userId: string;
  /** Null once the person's access has ended. */
  person: string | null;
  email: string | null;
  /** The account belongs to the demo, so its mail has no reader. */
  demo: boolean;
  /** Days from the due date on which it goes out, as planned. */
  days: number;
  sendOn: string;
  state: ReminderState;
  /** A later reminder to the same person for the same year is also due, or on its way. */
  overtaken: boolean;
  yearState: "open" | "closed";
  /** The member's own due date, or else the year's. */
  dueOn: string | null;
  request: "asked" | "submitted" | "returned" | "verified";
  /** Why the numbers were sent back. */
  question: string | null;
  strategies: Strategy[];
  requestQuiet: boolean;
  /** The person supplies this member's numbers. */
  responsible: boolean;
  personQuiet: boolean;
}

/** Why a reminder does not go out on `day`, in words for the log; null if it does. */
export function whyNotNeeded(reminder: Reminder, day: string): string | null {
  const { yearState, request, dueOn, days, sendOn } = reminder;
  if (yearState === "closed") return `The year ${reminder.year} is closed.`;
  if (reminder.strategies.length === 0) return "The member is no longer asked for anything in this year.";
  if (request === "submitted") return "The numbers have been submitted.";
  if (request === "verified") return "The numbers have been verified.";
  if (!reminder.responsible || !reminder.email) return "This person no longer supplies the member’s numbers.";
  if (reminder.personQuiet) return "This person wants no reminders.";
  if (reminder.requestQuiet) return "Reminders to this member are switched off.";
  if (reminder.demo) return "Demo accounts get no mail.";
  if (dueOn ? daysBetween(dueOn, sendOn) !== days : days !== 0) return "The due date has changed since.";
  if (reminder.overtaken) return "A later reminder has taken its place.";
  if (daysBetween(sendOn, day) > DAYS_LATE)
    return "Its day had passed before this server began to send mail.";
  return null;
}

/** How a state reads in the log. A reminder that stays "sending" was cut off; it is never resent automatically. */
export const REMINDER_WORDS: Record<ReminderState, string> = {
  waiting: "Waiting for its day",
  sending: "Not known whether it was sent",
  sent: "Sent",
  failed: "Could not be sent",
  not_needed: "Not needed",
};
