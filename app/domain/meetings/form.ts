import { DateTime, IANAZone } from "luxon";
import { z } from "zod";
import { day, line, optionalAddress, optionalDay, optionalText } from "~/domain/people/fields";
import type { Vote } from "./decisions";
import { AGENDA_KINDS, type AgendaKind } from "./terms";

/** The longest notes of one item. */
export const MOST_NOTES = 20_000;
export const MOST_ITEMS = 60;

export const meetingForm = z
  .object({
    title: optionalText(),
    day: day("Enter the day of the meeting."),
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 14:00, or leave it empty.")
      .optional()
      .transform((time) => time ?? null),
    timeZone: z
      .string("Enter a time zone, such as America/New_York.")
      .trim()
      .refine((zone) => IANAZone.isValidZone(zone), "Enter a time zone, such as America/New_York."),
    lengthMinutes: z
      .string("Enter how many minutes it takes.")
      .regex(/^\d{1,4}$/, "Enter how many minutes it takes.")
      .transform(Number)
      .refine((length) => length >= 5 && length <= 1440, "Enter 5 to 1,440 minutes."),
    place: optionalText(300),
    link: optionalAddress,
  })
  .refine(
    ({ day: date, startsAt, timeZone }) =>
      startsAt === null ||
      !IANAZone.isValidZone(timeZone) ||
      DateTime.fromISO(`${date}T${startsAt}`, { zone: timeZone }).toFormat("HH:mm") === startsAt,
    { path: ["startsAt"], message: "The clocks skip this hour on that day. Choose another time." },
  );
export type MeetingFields = z.output<typeof meetingForm>;

export const itemForm = z.object({
  title: line("Enter what the item is about."),
  kind: z.enum(Object.keys(AGENDA_KINDS) as [AgendaKind, ...AgendaKind[]], "Choose what kind of item it is."),
  minutes: z
    .string()
    .regex(/^\d{1,3}$/, "Enter 1 to 480 minutes.")
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= 480, "Enter 1 to 480 minutes.")
    .optional()
    .transform((minutes) => minutes ?? null),
  presenterId: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
  /** A goal that it is about: "goal:ID". */
  about: z
    .string()
    .regex(/^(goal|decision|report|initiative|action|result|agreement):[0-9a-f-]{36}$/)
    .optional()
    .transform((text) => text ?? null),
});
export type ItemFields = z.output<typeof itemForm>;

const count = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, "Enter a whole number.")
  .transform((text) => (text === "" ? null : Number(text)));

/** A decision as it is taken down. */
export const decisionForm = z
  .object({
    text: line("Enter what is decided.", 2000),
    noObjection: z
      .string()
      .optional()
      .transform((value) => value === "on"),
    for: count.optional().transform((value) => value ?? null),
    against: count.optional().transform((value) => value ?? null),
    abstaining: count.optional().transform((value) => value ?? null),
    dissent: optionalText(2000),
    effectiveOn: optionalDay,
    replaces: z
      .uuid()
      .optional()
      .transform((id) => id ?? null),
    confirms: z
      .uuid()
      .optional()
      .transform((id) => id ?? null),
  })
  .superRefine((typed, context) => {
    const counted = typed.for !== null || typed.against !== null || typed.abstaining !== null;
    if (typed.noObjection && counted)
      context.addIssue({
        code: "custom",
        path: ["noObjection"],
        message: "Either enter votes, or mark that nobody objected.",
      });
    if (typed.replaces !== null && typed.replaces === typed.confirms)
      context.addIssue({
        code: "custom",
        path: ["replaces"],
        message: "A decision either replaces or confirms another.",
      });
  })
  .transform(({ noObjection, for: yes, against, abstaining, ...decision }) => ({
    ...decision,
    vote: voteIn(noObjection, [yes, against, abstaining]),
  }));
export type DecisionFields = z.output<typeof decisionForm>;

function voteIn(noObjection: boolean, [yes, no, abstaining]: (number | null)[]): Vote {
  if (noObjection) return { kind: "no_objection" };
  if ([yes, no, abstaining].every((votes) => (votes ?? 0) === 0)) return { kind: "none" };
  return { kind: "count", for: yes ?? 0, against: no ?? 0, abstaining: abstaining ?? 0 };
}

/** Why a vote cannot be: more votes than seats. Null if it can. */
export function voteFault(vote: Vote, filled: number): string | null {
  if (vote.kind !== "count") return null;
  const votes = vote.for + vote.against + vote.abstaining;
  if (votes <= filled) return null;
  return `${votes} votes, but only ${filled} voting ${filled === 1 ? "seat is" : "seats are"} filled.`;
}
