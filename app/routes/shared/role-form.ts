import { z } from "zod";
import { ROLE_NAMES, ROLES, type Role } from "~/domain/types";

const OF_MEMBER: readonly Role[] = ["executive", "data_lead"];

/** The fields by which a role is given: to somebody, or to a program. */
export const roleFields = {
  role: z.enum(ROLES, "Choose a role."),
  member: z.string().optional(),
};

type Checked = { role: Role; member?: string | undefined };

/**
 * Who stands for one institution needs it, the others have none.
 * @param others why there is none, for somebody of such a role
 */
export const checkMember =
  (others: (role: Role) => string) =>
  ({ role, member }: Checked, context: z.core.$RefinementCtx<Checked>): void => {
    const needed = OF_MEMBER.includes(role);
    if (needed === (member !== undefined)) return;
    const message = needed
      ? `Choose the institution for which this ${ROLE_NAMES[role].toLowerCase()} stands.`
      : `Leave this empty: ${others(role)}`;
    context.addIssue({ code: "custom", path: ["member"], message });
  };
