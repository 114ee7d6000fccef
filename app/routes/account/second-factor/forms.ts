import { z } from "zod";
import { LONGEST_PASSWORD } from "~/access/credentials";

export const passwordForm = z.object({
  password: z
    .string()
    .max(LONGEST_PASSWORD, "This is longer than any password here. Check what you pasted.")
    // Whoever signs in through an institution alone has none.
    .default(""),
});

const ENTER = "Enter the six digits that your app shows.";
export const codeForm = z.object({
  code: z
    .string(ENTER)
    .max(20, ENTER)
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, ENTER)),
});
