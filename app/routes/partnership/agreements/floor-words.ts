import type { PolicyPart } from "~/domain/agreements/floor";
import type { PolicyFloor } from "~/domain/terms";

const PEERS = {
  open: "each other’s figures",
  anonymous_peers: "peers without names",
  totals_only: "totals only",
};

/** Each part of a policy in words; null where nothing is set. */
export const PART_WORDS: { [Part in PolicyPart]: (value: PolicyFloor[Part]) => string | null } = {
  minimumContributors: (value) => (value === null ? null : `at least ${value} members behind a figure`),
  largestShare: (value) => (value === null ? null : `no member above ${value}% of a figure`),
  twoLargestShare: (value) => (value === null ? null : `no two above ${value}%`),
  smallestCell: (value) => (value === null ? null : `groups of at least ${value} people`),
  daysAfterPeriod: (value) => (value === null ? null : `${value} days after the end of the period`),
  peers: (value) => (value === null ? null : `members see ${PEERS[value]}`),
};

/** What a floor asks for, part by part. */
export function floorWords(floor: PolicyFloor): string[] {
  const words = (Object.keys(PART_WORDS) as PolicyPart[]).map((part) => partWords(part, floor));
  return words.filter((text) => text !== null);
}

export function partWords<Part extends PolicyPart>(
  part: Part,
  floor: Pick<PolicyFloor, Part>,
): string | null {
  return PART_WORDS[part](floor[part]);
}
