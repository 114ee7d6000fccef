import type { DisclosurePolicy, DisclosurePreset, PeerPolicy } from "~/domain/terms";

/** The bounds within which a collaborative may set its own limits; the database checks the same. */
export const POLICY_BOUNDS = {
  minimumContributors: { least: 3, most: 10 },
  largestShare: { least: 1, most: 100 },
  twoLargestShare: { least: 1, most: 100 },
  smallestCell: { least: 5, most: 20 },
  daysAfterPeriod: { least: 0, most: 3650 },
} as const;

/** The sets of limits that a collaborative can choose by name (docs/rules.md, section 8). */
export const PRESETS: Record<
  Exclude<DisclosurePreset, "custom">,
  Omit<DisclosurePolicy, "peers" | "preset">
> = {
  standard: {
    minimumContributors: 3,
    largestShare: 85,
    twoLargestShare: 95,
    smallestCell: 11,
    daysAfterPeriod: 0,
  },
  // What hospitals' lawyers still ask for when rivals pool figures; a setting, not legal advice.
  antitrust_floor: {
    minimumContributors: 5,
    largestShare: 25,
    twoLargestShare: null,
    smallestCell: 11,
    daysAfterPeriod: 90,
  },
};

/** The limits that most collaboratives use, with what they choose to show of each other. */
export function standardPolicy(peers: PeerPolicy): DisclosurePolicy {
  return { peers, preset: "standard", ...PRESETS.standard };
}
