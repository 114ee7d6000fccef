import { z } from "zod";
import { checkMember, roleFields } from "~/routes/settings/tokens/role-form";

/** How many days an invitation is valid. */
export const INVITATION_DAYS = 14;

const check = checkMember(() => "this role is for the whole collaborative.");

/** The fields of an invitation. */
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

/** The fields of a role change. */
export const roleForm = z.object({ change: z.uuid(), ...roleFields }).superRefine(check);
