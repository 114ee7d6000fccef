import { z } from "zod";
import { POLICY_BOUNDS, PRESETS } from "~/domain/disclosure/presets";
import { type DisclosurePolicy, PEER_POLICIES } from "~/domain/terms";

/** A whole number within the limits that a collaborative may set. */
function between({ least, most }: { least: number; most: number }) {
  const words = `Enter a whole number from ${least} to ${most}.`;
  return z.number(words).int(words).min(least, words).max(most, words);
}

const peers = z.enum(PEER_POLICIES, "Choose what members see of each other.");

const custom = z
  .object({
    peers,
    preset: z.literal("custom"),
    minimumContributors: between(POLICY_BOUNDS.minimumContributors),
    largestShare: between(POLICY_BOUNDS.largestShare),
    twoLargestShare: between(POLICY_BOUNDS.twoLargestShare).optional(),
    smallestCell: between(POLICY_BOUNDS.smallestCell),
    daysAfterPeriod: between(POLICY_BOUNDS.daysAfterPeriod),
  })
  .refine(({ largestShare, twoLargestShare = 100 }) => twoLargestShare >= largestShare, {
    path: ["twoLargestShare"],
    message: "Two members make up at least as much as one. Enter at least the limit for one.",
  });

/** The fields of the form. The numbers count only for custom limits. */
export const policyForm = z.discriminatedUnion(
  "preset",
  [
    z.object({ peers, preset: z.literal("standard") }),
    z.object({ peers, preset: z.literal("antitrust_floor") }),
    custom,
  ],
  "Choose the limits.",
);

/** The policy that the fields describe. */
export function policyOf(fields: z.infer<typeof policyForm>): DisclosurePolicy {
  if (fields.preset === "custom") return { ...fields, twoLargestShare: fields.twoLargestShare ?? null };
  return { ...fields, ...PRESETS[fields.preset] };
}
