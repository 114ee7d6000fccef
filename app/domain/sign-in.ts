/** How people prove who they are, and what a collaborative asks of them. */
import { ROLES, type Role } from "./terms";

/** How a session began. "sso_factor": the institution says that it asked for a second factor; "sso": it does not. */
export const SIGN_IN_METHODS = ["password", "totp", "recovery_code", "passkey", "sso", "sso_factor"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** The roles that can change or see everything. */
const GUARDED_ROLES = ["backbone", "convener"] as const satisfies readonly Role[];

/** What is known of a session when someone opens a collaborative with it. */
export interface Proof {
  method: SignInMethod;
  /** The account asks for a code after the password, so that no session of it began with the password alone. */
  asksForCode: boolean;
  /** Demo accounts are shared and their passwords public: no second factor would protect them. */
  demo: boolean;
}

/** Whether more than a password stands behind a session. */
export function isSecondFactor({ method, asksForCode }: Pick<Proof, "method" | "asksForCode">): boolean {
  // The provider's sign-in never leads to the account's own code.
  return method === "password" ? asksForCode : method !== "sso";
}

/** Of whom a collaborative requires a second factor, and since when. */
export interface FactorRule {
  /** ISO date; null: never. */
  from: string | null;
  /** Of every role; otherwise of backbone staff and conveners. */
  everyone: boolean;
}

/** The roles of whom a collaborative requires a second factor if it does. */
export const guardedRoles = (everyone: boolean): readonly Role[] => (everyone ? ROLES : GUARDED_ROLES);

/**
 * The first day, as an ISO date, on which a collaborative keeps a session out until a second factor is used; null:
 * never.
 */
export function factorDueOn(
  { role, ...proof }: Proof & { role: Role },
  { from, everyone }: FactorRule,
): string | null {
  return guardedRoles(everyone).includes(role) && !proof.demo && !isSecondFactor(proof) ? from : null;
}

/** The provider of a collaborative's institution, as sessions and accounts name it. */
export const providerOf = (collaborativeId: string): string => `sso:${collaborativeId}`;

/** How a claim of an institution's sign-in becomes a role; the first that matches counts. */
export interface ClaimRole {
  /** The value the claim must have or, if it is a list, contain. */
  value: string;
  role: Role;
  /** The institution, for executives and data leads. */
  memberId: string | null;
}
