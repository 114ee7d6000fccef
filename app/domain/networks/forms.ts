import { z } from "zod";
import { day, line, optionalAddress, optionalDay, optionalText, ticked } from "~/domain/people/fields";
import { isReadable } from "~/domain/plain-text";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { MAIL_CHOICES, PROJECT_KINDS, PROJECT_STATES, REPRESENTATIVE_PARTS } from "./terms";

/** What the forms of a network take. */

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const CHOOSE = "Choose from the list.";
const id = z.uuid(CHOOSE);
const email = z.email("Enter an email address.").max(254, "Use at most 254 characters.");
const required = (message: string, most = 2000) =>
  z.string(message).trim().refine(isReadable, message).max(most, `Use at most ${most} characters.`);
const AMOUNT = "Enter an amount such as 2000 or 1250.50.";
/** Money, exact: digits with at most two decimals. */
export const amount = z
  .string(AMOUNT)
  .trim()
  .transform((text) => text.replace(/^\$|,/g, ""))
  .refine((text) => /^\d{1,9}(\.\d{1,2})?$/.test(text) && Number(text) > 0, AMOUNT);
const YEAR = "Enter a year.";
export const yearField = z.coerce.number(YEAR).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR);
/** One a line; empty lines are dropped. */
const lines = (most: number, length: number) =>
  z
    .string()
    .optional()
    .transform((text) =>
      (text ?? "")
        .split(/\r?\n/)
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .refine((items) => items.length <= most, `Use at most ${most} lines.`)
    .refine(
      (items) => items.every((item) => item.length <= length),
      `Use at most ${length} characters a line.`,
    );

export const networkForm = z.object({
  name: line("Name the network.", 120),
  about: optionalText(1000),
  dues: amount,
});

export const participantForm = z.object({
  name: line("Name the partnership.", 120),
  place: optionalText(120),
  website: optionalAddress,
  about: optionalText(2000),
  joinedOn: day("Enter the day on which it joined."),
  leftOn: optionalDay,
});
export type ParticipantFields = z.output<typeof participantForm>;

export const representativeForm = z.object({
  name: line("Enter a name.", 120),
  title: optionalText(120),
  email,
  part: z.enum(keysOf(REPRESENTATIVE_PARTS), CHOOSE),
});
export type RepresentativeFields = z.output<typeof representativeForm>;

export const coordinatorForm = z.object({ email });
export const mailForm = z.object({ mail: z.enum(keysOf(MAIL_CHOICES), CHOOSE) });

export const yearForm = z.object({
  year: yearField,
  themes: lines(5, 150),
  dues: amount.optional().transform((dues) => dues ?? null),
});
export type YearFields = z.output<typeof yearForm>;

export const meetingForm = z.object({
  number: z.coerce.number(CHOOSE).int(CHOOSE).min(1, CHOOSE).max(4, CHOOSE),
  day: day("Enter the day."),
  minutesLong: z.coerce
    .number("Enter its length in minutes.")
    .int("Enter whole minutes.")
    .min(15, "A meeting lasts 15 minutes or more.")
    .max(2880, "A meeting lasts two days at most."),
  inPerson: ticked,
  place: optionalText(200),
  theme: optionalText(150),
});
export type MeetingFields = z.output<typeof meetingForm>;

export const roundForm = z.object({
  participantId: id,
  news: optionalText(2000),
  lesson: optionalText(2000),
  question: optionalText(2000),
});
export type RoundFields = z.output<typeof roundForm>;

export const minutesForm = z.object({ minutes: required("Write the minutes.", 20_000) });

const lessonText = {
  theme: optionalText(150),
  title: line("Give the lesson a title.", 150),
  setting: required("Say where and with whom."),
  worked: required("Say what worked."),
  failed: required("Say what did not work."),
};
export const lessonForm = z.object({
  ...lessonText,
  year: yearField,
  links: lines(5, 500).refine(
    (items) => items.every((item) => /^https?:\/\/\S+$/i.test(item)),
    "Enter addresses that begin with https://, one a line.",
  ),
});
export type LessonFields = z.output<typeof lessonForm>;

export const projectForm = z.object({
  kind: z.enum(keysOf(PROJECT_KINDS), CHOOSE),
  title: line("Give the project a title.", 150),
  lead: line("Say who leads it.", 120),
  dueOn: optionalDay,
  state: z.enum(keysOf(PROJECT_STATES), CHOOSE),
  link: optionalAddress,
});
export type ProjectFields = z.output<typeof projectForm>;

export const threadForm = z.object({
  subject: line("Enter a subject.", 150),
  text: required("Write a message.", 5000),
});
export const messageForm = threadForm.pick({ text: true });

export const invoiceForm = z.object({
  amount,
  dueOn: day("Enter the day by which it is due."),
  participantId: id,
});
export const invoicesForm = z.object({ dueOn: day("Enter the day by which they are due.") });
export const paymentForm = z.object({
  amount,
  paidOn: day("Enter the day of the payment."),
  note: optionalText(200),
});
export const endInvoiceForm = z.object({ reason: line("Say why.", 300) });

/** The address of a published report, which anybody can open. */
const reportAddress = z
  .string("Paste the link of a published report.")
  .trim()
  .max(300, "Use at most 300 characters.")
  .regex(/^https?:\/\/[^\s/]+\/p\/[\w-]+$/, "Paste the link of a published report, which has /p/ in it.");

/** Proposing a gift; what is copied is chosen by its kind. */
const giving = { until: day("Enter the last day on which the network may see it."), networkId: id };
export const giveForm = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("profile"), ...giving }),
    z.object({ kind: z.literal("lesson"), ...giving, ...lessonText, link: optionalAddress }),
    z.object({ kind: z.literal("story"), ...giving, storyId: id }),
    z.object({ kind: z.literal("report"), ...giving, url: reportAddress }),
    z.object({ kind: z.literal("benchmark"), ...giving, year: yearField }),
  ],
  { error: CHOOSE },
);
export type GiveFields = z.output<typeof giveForm>;
export const confirmForm = z.object({ decision: optionalText(20) });
export const joinForm = z.object({ code: line("Enter the code.", 100) });
