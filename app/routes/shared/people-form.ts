import { z } from "zod";
import { ROLES } from "~/domain/types";
import { memberFault } from "./role-form";

const roleOf = {
  role: z.enum(ROLES, "Choose a role."),
  member: z.string().optional(),
};

type Checked = { role: (typeof ROLES)[number]; member?: string | undefined };

function checkMember({ role, member }: Checked, context: z.core.$RefinementCtx<Checked>): void {
  const message = memberFault(role, member, "this role is for the whole collaborative.");
  if (message) context.addIssue({ code: "custom", path: ["member"], message });
}

/** The fields by which somebody is invited. */
export const inviteForm = z
  .object({
    email: z
      .string("Enter an e-mail address.")
      .trim()
      .max(200, "Use at most 200 characters.")
      .pipe(z.email("Enter an e-mail address, such as name@example.org."))
      .transform((email) => email.toLowerCase()),
    ...roleOf,
  })
  .superRefine(checkMember);

/** The fields by which somebody who is here is given another role. */
export const roleForm = z.object({ change: z.uuid(), ...roleOf }).superRefine(checkMember);
