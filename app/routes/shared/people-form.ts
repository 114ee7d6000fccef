import { z } from "zod";
import { checkMember, roleFields } from "./role-form";

const check = checkMember(() => "this role is for the whole collaborative.");

/** The fields by which somebody is invited. */
export const inviteForm = z
  .object({
    email: z
      .string("Enter an e-mail address.")
      .trim()
      .max(200, "Use at most 200 characters.")
      .pipe(z.email("Enter an e-mail address, such as name@example.org."))
      .transform((email) => email.toLowerCase()),
    ...roleFields,
  })
  .superRefine(check);

/** The fields by which somebody who is here is given another role. */
export const roleForm = z.object({ change: z.uuid(), ...roleFields }).superRefine(check);
