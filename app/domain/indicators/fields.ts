import { z } from "zod";
import { readTyped } from "~/domain/entry/typed-cell";
import { compareDecimal } from "~/domain/numbers/decimal";
import { readNumber, type Typing } from "~/domain/numbers/read-number";
import { isBlank, isReadable } from "~/domain/plain-text";
import type { Decimal } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import type { IndicatorScale, IndicatorUnit } from "./indicators";
import { INDICATOR_UNITS, POOLED_YEARS, RATE_BASES, UNIT_EXAMPLES, WANTED } from "./units";

/** The fields of the indicator forms, checked the same way in the browser and on the server. */

const YEAR = `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;
const year = z.coerce.number({ error: YEAR }).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR);

/** More than any indicator has; the database accepts no more. */
const MOST = "1000000000000";

/** A value in the indicator's unit as typed. */
function readValue(
  text: string,
  unit: IndicatorUnit,
  typing: Typing,
): { value: Decimal } | { error: string } {
  const missing = { error: `Enter ${UNIT_EXAMPLES[unit]}.` };
  if (unit === "percent" || unit === "currency") {
    const read = readTyped(text, { unit }, typing);
    if ("state" in read && read.state === "value") return inBounds(read.value);
    return "error" in read ? read : missing;
  }
  if (isBlank(text)) return missing;
  const read = readNumber(text, typing);
  if ("error" in read) return read;
  if (read.money || read.percent)
    return {
      error: `This is ${UNIT_EXAMPLES[unit]}: leave out the ${read.money ? "currency" : "percent"} sign.`,
    };
  return inBounds(read.value);
}

const inBounds = (value: Decimal): { value: Decimal } | { error: string } =>
  compareDecimal(value, MOST) <= 0 ? { value } : { error: "This number is too large." };

/** A year's value entered by hand: the value as typed, its margin of error if known, and its source. */
export function valueFields(typing: Typing, unit: IndicatorUnit = "percent") {
  const example = `Enter ${UNIT_EXAMPLES[unit]}.`;
  const number = (text: string, context: z.RefinementCtx) => {
    const read = readValue(text, unit, typing);
    if ("value" in read) return read.value;
    context.addIssue({ code: "custom", message: read.error });
    return z.NEVER;
  };
  return z.object({
    year,
    value: z.string({ error: example }).transform(number),
    /** Half the width of the 90% interval, in the same unit. */
    margin: z
      .string()
      .trim()
      .optional()
      .transform((text, context) => (text ? number(text.replace(/^±\s*/, ""), context) : null)),
    source: z
      .string({ error: "Name the source: who publishes it, and for which place." })
      .trim()
      .refine(isReadable, "Name the source: who publishes it, and for which place.")
      .max(300, "Use at most 300 characters."),
    /** The revision of the value to change; 0 if there was none. */
    revision: z.coerce.number().int().min(0).default(0),
  });
}

export const labelField = z
  .string({ error: "Give the indicator a name." })
  .trim()
  .refine(isReadable, "Give the indicator a name.")
  .max(120, "Use at most 120 characters.");

const oneOf = <Name extends string>(names: Record<Name, unknown>) => Object.keys(names) as [Name, ...Name[]];

/** How an indicator is counted: its unit, what a rate counts among, its direction, its survey years, its source. */
export const scaleFields = z
  .object({
    unit: z.enum(oneOf(INDICATOR_UNITS), "Choose a unit."),
    per: z.coerce
      .number()
      .refine((per) => RATE_BASES.some((base) => base === per), "Choose among how many people.")
      .default(RATE_BASES[1]),
    wanted: z.enum(oneOf(WANTED), "Choose whether it should fall or rise."),
    pooledYears: z
      .enum(oneOf(POOLED_YEARS), "Choose how many years a value covers.")
      .default("1")
      .transform(Number),
    source: z
      .string()
      .trim()
      .max(300, "Use at most 300 characters.")
      .optional()
      .transform((text) => text ?? ""),
  })
  .transform((scale): IndicatorScale => ({ ...scale, per: scale.unit === "rate" ? scale.per : null }));

/** A new indicator of the collaborative's own. */
export const ownFields = z.object({ label: labelField }).and(scaleFields);

/** The most years fetched at once: more than any series has. */
const LONGEST_SPAN = 40;

/** The years to fetch, up to the current one. */
export function spanFields(thisYear: number) {
  const upToNow = year.max(thisYear, `Nothing is published for years after ${thisYear}.`);
  return z
    .object({
      /** Code of one indicator; if left out, all that have a series. */
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
