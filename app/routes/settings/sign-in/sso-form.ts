import { z } from "zod";
import type { ClaimRole } from "~/domain/sign-in";
import { isMemberRole, ROLE_NAMES, ROLES } from "~/domain/terms";

const line = (what: string, most: number) =>
  z.string(what).trim().min(1, what).max(most, `Use at most ${most} characters.`);

const MOST_DOMAINS = 20;
const MOST_ROLES = 50;

const domains = z
  .string("Enter at least one domain.")
  .max(2_000, "Use at most 2,000 characters.")
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .refine((list) => list.length > 0 && list.length <= MOST_DOMAINS, `Enter 1 to ${MOST_DOMAINS} domains.`)
  .refine(
    (list) =>
      list.every((domain) => /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)),
    "Enter domains such as example.org, without @.",
  );

export const ssoForm = z.object({
  label: line("Enter what the button should call it, such as “Wenlow State”.", 60),
  issuer: line("Enter the issuer’s address.", 300),
  clientId: line("Enter the client ID.", 300),
  clientSecret: z.string().trim().max(1_000, "Use at most 1,000 characters.").optional(),
  domains,
  asksForFactor: z.boolean().default(false),
  roleClaim: z.string().trim().max(100, "Use at most 100 characters.").optional(),
  claimRoles: z.string().max(10_000, "Use at most 10,000 characters.").optional(),
});

/**
 * Reads lines such as "tidemark-staff = backbone" or "finance = data_lead, wenlow-state".
 * @returns the roles, or what is wrong
 */
export function readClaimRoles(
  text: string,
  members: readonly { id: string; slug: string }[],
): { roles: ClaimRole[] } | { problem: string } {
  const lines = text.split(/\r?\n/).filter((entry) => entry.trim() !== "");
  if (lines.length > MOST_ROLES) return { problem: `Enter at most ${MOST_ROLES} lines.` };
  const roles: ClaimRole[] = [];
  for (const entry of lines) {
    const [, value = "", word = "", slug] =
      /^(.+?)\s*=\s*([\w ]+?)\s*(?:,\s*([\w-]+)\s*)?$/.exec(entry.trim()) ?? [];
    const role = ROLES.find(
      (candidate) => candidate === word || ROLE_NAMES[candidate].toLowerCase() === word.toLowerCase(),
    );
    const quoted = `“${entry.trim().slice(0, 80)}”`;
    if (!role) return { problem: `${quoted} names no role. Roles are ${ROLES.join(", ")}.` };
    const member = members.find((candidate) => candidate.slug === slug);
    if (isMemberRole(role) && !member)
      return {
        problem: `${quoted} needs an institution after a comma, as the last part of its page’s address.`,
      };
    if (!isMemberRole(role) && slug !== undefined)
      return { problem: `${quoted} has an institution, but the role is for the whole collaborative.` };
    roles.push({ value, role, memberId: member?.id ?? null });
  }
  return { roles };
}

/** The same lines, to edit. */
export function writeClaimRoles(
  roles: readonly ClaimRole[],
  members: readonly { id: string; slug: string }[],
): string {
  return roles
    .map(({ value, role, memberId }) => {
      const slug = members.find(({ id }) => id === memberId)?.slug;
      return `${value} = ${role}${slug ? `, ${slug}` : ""}`;
    })
    .join("\n");
}
