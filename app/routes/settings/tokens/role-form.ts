import { z } from "zod";
import { isMemberRole, ROLE_NAMES, ROLES, type Role } from "~/domain/terms";

/** The fields that grant a role to a person or a program. */
export const roleFields = {
  role: z.enum(ROLES, "Choose a role."),
  member: z.string().optional(),
};

type Checked = { role: Role; member?: string | undefined };

/**
 * Requires an institution for the roles of one member, and refuses one for other roles.
 * @param others why a role has no institution
 */
export const checkMember =
  (others: (role: Role) => string) =>
  ({ role, member }: Checked, context: z.core.$RefinementCtx<Checked>): void => {
    const needed = isMemberRole(role);
    if (needed === (member !== undefined)) return;
    const message = needed
      ? `Choose the institution that this ${ROLE_NAMES[role].toLowerCase()} represents.`
      : `Leave this empty: ${others(role)}`;
    context.addIssue({ code: "custom", path: ["member"], message });
  };
