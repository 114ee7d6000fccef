import { z } from "zod";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far ahead a requirement can be announced. */
const MOST_DAYS = 366;

const CHOOSE = "Choose whether a second factor is required.";

/** @param stored the day already set, which may be past @param now in milliseconds */
export function factorForm(stored: string | null, now: number) {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const [first, last] = [day(now), day(now + MOST_DAYS * DAY_MS)];
  const from = z
    .string("Enter the first day.")
    .pipe(z.iso.date("Enter a day."))
    .refine((text) => text === stored || (text >= first && text <= last), {
      message: "Enter a day from today to a year from now.",
    });
  return z.discriminatedUnion(
    "required",
    [
      z.object({ required: z.literal("no") }),
      z.object({ required: z.literal("yes"), from }),
      z.object({ required: z.literal("everyone"), from }),
    ],
    CHOOSE,
  );
}
