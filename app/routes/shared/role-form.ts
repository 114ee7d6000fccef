import { ROLE_NAMES, ROLES, type Role } from "~/domain/types";

const OF_MEMBER: readonly Role[] = ["executive", "data_lead"];

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));

/** What is wrong with the institution chosen for a role, if anything: who stands for one needs it, the others have none. */
export function memberFault(role: Role, member: string | undefined, others: string): string | null {
  const needed = OF_MEMBER.includes(role);
  if (needed === (member !== undefined)) return null;
  return needed
    ? `Choose the institution for which this ${ROLE_NAMES[role].toLowerCase()} stands.`
    : `Leave this empty: ${others}`;
}
