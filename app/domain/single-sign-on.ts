/** What of an institution's sign-in counts, and for which role. */
import type { ClaimRole } from "./sign-in";

/** An e-mail address in lower case, if the provider has checked it and may vouch for its domain; else why not. */
export function vouchedEmail(
  claims: Record<string, unknown>,
  domains: readonly string[],
): { email: string } | { problem: "missing" | "unverified" | "domain" } {
  const { email } = claims;
  if (typeof email !== "string" || email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email))
    return { problem: "missing" };
  // Entra ID says it in a claim of its own ("e-mail domain owner verified").
  const verified = [claims.email_verified, claims.xms_edov].some(
    (claim) => claim === true || claim === "true" || claim === 1 || claim === "1",
  );
  if (!verified) return { problem: "unverified" };
  const lower = email.toLowerCase();
  return domains.includes(lower.split("@")[1] ?? "") ? { email: lower } : { problem: "domain" };
}

/** What RFC 8176 calls proofs of something that a person has or is, or of more than one thing. */
const FACTORS = [
  "mfa",
  "otp",
  "hwk",
  "swk",
  "sc",
  "pop",
  "sms",
  "tel",
  "mca",
  "fpt",
  "face",
  "iris",
  "retina",
  "vbm",
];

/**
 * Whether a person proved more than a password at the provider.
 * @param amr the claim that says how they did; without it, what the collaborative says of the provider counts
 */
export function provedFactor(amr: unknown, providerAsks: boolean): boolean {
  return Array.isArray(amr) ? amr.some((method) => FACTORS.includes(String(method))) : providerAsks;
}

/** The role that a claim gives: a text, or a list of texts. Null if none matches. */
export function roleOfClaim(claim: unknown, roles: readonly ClaimRole[]): ClaimRole | null {
  const values = Array.isArray(claim) ? claim : [claim];
  return roles.find(({ value }) => values.includes(value)) ?? null;
}
