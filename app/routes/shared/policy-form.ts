import { z } from "zod";
import { PRESETS } from "~/domain/policies";
import { type DisclosurePolicy, PEER_POLICIES } from "~/domain/types";

/** A whole number within what the collaborative may set, and what to say if it is none. */
function between(least: number, most: number) {
  const words = `Enter a whole number from ${least} to ${most}.`;
  return z.number(words).int(words).min(least, words).max(most, words);
}

const peers = z.enum(PEER_POLICIES, "Choose what members see of each other.");

const custom = z
  .object({
    peers,
    preset: z.literal("custom"),
    minimumContributors: between(3, 10),
    largestShare: between(1, 100),
    twoLargestShare: between(1, 100).optional(),
    smallestCell: between(5, 20),
    daysAfterPeriod: between(0, 3650),
  })
  .refine(({ largestShare, twoLargestShare = 100 }) => twoLargestShare >= largestShare, {
    path: ["twoLargestShare"],
    message: "Two members together make up at least as much as one: enter no less than the limit for one.",
  });

/** The fields of the form; the numbers count only where they are one's own choice. */
export const policyForm = z.discriminatedUnion(
  "preset",
  [
    z.object({ peers, preset: z.literal("standard") }),
    z.object({ peers, preset: z.literal("antitrust_floor") }),
    custom,
  ],
  "Choose how careful it is.",
);

/** The policy that the fields stand for. */
export function policyOf(given: z.infer<typeof policyForm>): DisclosurePolicy {
  if (given.preset === "custom") return { ...given, twoLargestShare: given.twoLargestShare ?? null };
  return { ...given, ...PRESETS[given.preset] };
}
