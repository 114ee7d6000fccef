import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

/** A result: a condition of well-being for a population, in one sentence without numbers (docs/rules.md, section 16). */

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Write at most ${most.toLocaleString("en-US")} characters.`)
    .optional()
    .transform((text) => text ?? "");

export const MOST_INDICATORS = 3;
const MOST_GOALS = 20;

const SENTENCE = "Say in one sentence how people here should live.";
const unique = <Item>(list: Item[]) => new Set(list).size === list.length;

export const resultSchema = z.object({
  sentence: z
    .string(SENTENCE)
    .trim()
    .refine(isReadable, SENTENCE)
    .max(300, "Use at most 300 characters.")
    .refine((text) => !/\p{N}/u.test(text), "Leave numbers out: they belong to indicators and goals."),
  lead: words(200),
  partners: words(500),
  indicatorIds: z
    .array(z.uuid("Choose indicators from the list."))
    .min(1, "Choose at least one indicator.")
    .max(MOST_INDICATORS, `Choose at most ${MOST_INDICATORS} indicators.`)
    .refine(unique, "An indicator is chosen twice."),
  goalIds: z
    .array(z.uuid("Choose goals from the list."))
    .max(MOST_GOALS, `Choose at most ${MOST_GOALS} goals.`)
    .refine(unique, "A goal is chosen twice."),
  /** The revision that the writer saw; 0 for a new result. */
  revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ResultFields = Omit<z.output<typeof resultSchema>, "revision">;

export interface ResultRecord extends ResultFields {
  id: string;
  revision: number;
}

const YEAR = `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;
const WHO = "Name who said so: the people, the meeting, or the source.";

/** What stands behind an indicator's value of a year, as those who know tell it. */
export const storySchema = z
  .object({
    indicatorId: z.uuid("Choose an indicator."),
    year: z.coerce.number({ error: YEAR }).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR),
    helps: words(2000),
    hinders: words(2000),
    proposed: words(2000),
    saidBy: z.string(WHO).trim().refine(isReadable, WHO).max(300, "Use at most 300 characters."),
    revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .refine(({ helps, hinders, proposed }) => helps || hinders || proposed, {
    path: ["helps"],
    message: "Say what helps, what hinders, or what is proposed.",
  });
export type StoryFields = Omit<z.output<typeof storySchema>, "revision">;

export interface StoryRecord extends StoryFields {
  revision: number;
}
