import { z } from "zod";
import { FIRST_YEAR, LAST_YEAR } from "./indicators";
import { readTyped } from "./typed";
import type { Typing } from "./typed-number";

/** What one may enter about the community, checked the same way in the browser and on the server. */

const YEAR = `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;
const year = z.coerce.number({ error: YEAR }).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR);

/** A year's value entered by hand: the percentage as people type it, and where it was read. */
export function valueFields(typing: Typing) {
  return z.object({
    year,
    value: z.string({ error: "Enter a percentage, such as 7.4." }).transform((text, context) => {
      const read = readTyped(text, { unit: "percent" }, typing);
      if ("state" in read && read.state === "value") return read.value;
      const message = "error" in read ? read.error : "Enter a percentage, such as 7.4.";
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
    source: z
      .string({ error: "Say where the value was read: who publishes it, and for which place." })
      .trim()
      .min(1, "Say where the value was read: who publishes it, and for which place.")
      .max(300, "Use at most 300 characters."),
    /** Of the value that is to be changed; 0: there was none. */
    revision: z.coerce.number().int().min(0).default(0),
  });
}

export const labelField = z
  .string({ error: "Give the indicator a name." })
  .trim()
  .min(1, "Give the indicator a name.")
  .max(120, "Use at most 120 characters.");

/** So many years are fetched at once at most: more than any of the series has. */
const LONGEST_SPAN = 40;

/** The years to fetch, up to the current one. */
export function spanFields(thisYear: number) {
  const upToNow = year.max(thisYear, `Nothing is published for years after ${thisYear}.`);
  return z
    .object({
      /** Code of one indicator; left out: all that have a series. */
      indicator: z.string().optional(),
      from: year,
      to: upToNow,
    })
    .refine(({ from, to }) => from <= to, {
      path: ["to"],
      message: "The last year cannot come before the first.",
    })
    .refine(({ from, to }) => to - from < LONGEST_SPAN, {
      path: ["from"],
      message: `Fetch at most ${LONGEST_SPAN} years at a time.`,
    });
}
