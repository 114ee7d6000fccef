import { z } from "zod";
import { line, optionalText, ticked } from "~/domain/people/fields";
import {
  type Answer,
  GROUPS,
  LANGUAGES,
  LONGEST_WORDS,
  QUESTIONS,
  type Rating,
  STATEMENTS,
} from "./statements";

/** A wave of the pulse: planned, then open for answers, then closed for good. */
export const WAVE_STATES = ["planned", "open", "closed"] as const;
export type WaveState = (typeof WAVE_STATES)[number];

export const LEAST_K = 5;
export const MOST_K = 10;

export interface WaveRecord {
  id: string;
  name: string;
  state: WaveState;
  /** The fewest answers of which anything is shown. */
  k: number;
  /** Whether people are asked which group they belong to. */
  asksGroup: boolean;
  /** ISO dates. */
  openedOn: string | null;
  closedOn: string | null;
  invited: number;
  answered: number;
  revision: number;
}

const K = `Choose a number from ${LEAST_K} to ${MOST_K}.`;

/** What is fixed before the first invitation. */
export const waveForm = z.object({
  name: line("Name the round, such as “Fall 2026”.", 100),
  k: z.coerce.number({ error: K }).int(K).min(LEAST_K, K).max(MOST_K, K),
  asksGroup: ticked,
});
export type WaveFields = z.output<typeof waveForm>;

const MOST_INVITED = 500;

export const inviteForm = z.object({
  contactIds: z
    .array(z.uuid("Choose people from the list."))
    .min(1, "Choose at least one person.")
    .max(MOST_INVITED, `Invite at most ${MOST_INVITED} people at a time.`),
  language: z.enum(LANGUAGES, "Choose a language."),
});
export type InviteFields = z.output<typeof inviteForm>;

/** What somebody answers, and their words, which are stored apart from it. */
export interface SentAnswer {
  answer: Answer;
  words: { question: (typeof QUESTIONS)[number]; text: string }[];
}

export type AnswerFault = "empty" | "long";

/**
 * Reads the answer form. Anything but a known rating is no rating.
 * @param asksGroup without it, no group is kept, whatever was sent
 */
export function readAnswer(form: FormData, asksGroup: boolean): SentAnswer | { fault: AnswerFault } {
  const ratings = Object.fromEntries(
    STATEMENTS.flatMap((statement) => {
      const sent = form.get(statement);
      return typeof sent === "string" && /^[1-5]$/.test(sent) ? [[statement, Number(sent) as Rating]] : [];
    }),
  );
  const words = QUESTIONS.flatMap((question) => {
    const text = String(form.get(question) ?? "").trim();
    return text ? [{ question, text }] : [];
  });
  if (words.some(({ text }) => text.length > LONGEST_WORDS)) return { fault: "long" };
  if (Object.keys(ratings).length === 0) return { fault: "empty" };
  const group = asksGroup ? (GROUPS.find((known) => known === form.get("group")) ?? null) : null;
  return { answer: { group, ratings }, words };
}

const SCORE = "Enter a number, such as 3.8.";
const COUNT = "Enter a whole number.";
const score = z
  .string(SCORE)
  .trim()
  .regex(/^-?\d{1,5}(\.\d{1,4})?$/, SCORE);
const count = z.coerce.number({ error: COUNT }).int(COUNT).min(1, COUNT).max(100_000, COUNT);

/** Fewer answers of another instrument are not taken in: they would tell of persons. */
export const FEWEST_OUTSIDE = 5;

/** A figure of another instrument: never its text, and never single answers. */
export const outsideForm = z
  .object({
    instrument: line("Name the instrument."),
    wave: line("Name the round.", 100),
    scale: line("Name the scale."),
    low: score,
    high: score,
    mean: score,
    n: count,
    invited: count,
    note: optionalText(500),
  })
  .superRefine(({ low, high, mean, n, invited }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (Number(high) <= Number(low)) issue("high", "The highest possible score comes after the lowest.");
    else if (Number(mean) < Number(low) || Number(mean) > Number(high))
      issue("mean", "The mean lies outside the range.");
    if (n < FEWEST_OUTSIDE) issue("n", `Fewer than ${FEWEST_OUTSIDE} answers are not taken in.`);
    if (invited < n) issue("invited", "More have answered than were asked.");
  });
export type OutsideFields = z.output<typeof outsideForm>;
