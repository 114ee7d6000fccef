import { z } from "zod";
import { LONGEST_EMAIL } from "~/access/credentials";
import { LONGEST_PASSWORD, PASSWORD_FAULTS, SHORTEST_PASSWORD } from "~/domain/accounts/password";

/** What every form for a new password says beside it. */
export const PASSWORD_HINT = PASSWORD_FAULTS.short;

/** A new password, as far as the browser can check it; the server also knows the common ones. */
export const newPassword = z
  .string("Choose a password.")
  .refine((password) => [...password].length >= SHORTEST_PASSWORD, PASSWORD_FAULTS.short)
  .refine((password) => password.length <= LONGEST_PASSWORD, PASSWORD_FAULTS.long);

/** The password that somebody has. */
export const ownPassword = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .max(LONGEST_PASSWORD, "This is longer than any password here. Check what you pasted.");

/** An address that somebody enters; addresses are kept in lower case. */
export const emailAddress = z
  .string("Enter your e-mail address.")
  .trim()
  .max(LONGEST_EMAIL, "This address is too long.")
  .pipe(z.email("Enter an e-mail address, such as name@example.org."))
  .transform((email) => email.toLowerCase());

export const tooManyAttempts = (seconds: number) =>
  `Too many attempts. Wait ${seconds} seconds, then try again.`;
