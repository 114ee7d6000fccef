import { z } from "zod";
import { LONGEST_PASSWORD } from "~/access/credentials";

const LONGEST_PASSKEY_NAME = 60;

const password = z
  .string()
  .max(LONGEST_PASSWORD, "This is longer than any password here. Check what you pasted.")
  .default("");

const name = z
  .string("Name the device, such as “Work laptop”.")
  .trim()
  .min(1, "Name the device, such as “Work laptop”.")
  .max(LONGEST_PASSKEY_NAME, `Use at most ${LONGEST_PASSKEY_NAME} characters.`);

/** The first step: a name, and the password once more. */
export const startForm = z.object({ name, password });
/** The last step: what the browser has made. */
export const addForm = z.object({ name, response: z.string().max(20_000) });
export const removeForm = z.object({ id: z.uuid(), password });
