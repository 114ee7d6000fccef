import type { DisclosurePolicy, DisclosurePreset, PeerPolicy } from "./types";

/** The limits of disclosure that a collaborative can choose as one (rule book: "Who may see what"). */
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
