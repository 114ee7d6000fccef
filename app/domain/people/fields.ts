import { z } from "zod";
import { isReadable } from "~/domain/plain-text";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

/** Fields that the forms of the partnership have in common. */

/** One line that must be filled. */
export const line = (message: string, most = 200) =>
  z.string(message).trim().max(most, `Use at most ${most} characters.`).refine(isReadable, message);

/** Text that may be left out. */
export const optionalText = (most = 200) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters.`)
    .optional()
    .transform((text) => text ?? "");

const inRange = (day: string) => {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};
const OUT_OF_RANGE = `Enter a day between ${FIRST_YEAR} and ${LAST_YEAR}.`;

/** An ISO date. */
export const day = (message = "Enter a day.") =>
  z.string(message).pipe(z.iso.date(message)).refine(inRange, OUT_OF_RANGE);

export const optionalDay = z
  .string()
  .pipe(z.iso.date("Enter a day, or leave it empty."))
  .refine(inRange, OUT_OF_RANGE)
  .optional()
  .transform((date) => date ?? null);

/** A web address that a browser may follow. */
export const optionalAddress = z
  .string()
  .trim()
  .max(500, "Use at most 500 characters.")
  .refine((text) => /^https?:\/\/[^\s]+$/i.test(text), "Enter an address that begins with https://.")
  .optional()
  .transform((text) => text ?? "");

/** A box that is ticked or not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on" || value === "yes");
