import type { BindingFloor, DisclosurePolicy, PeerPolicy, PolicyFloor } from "~/domain/terms";

export type PolicyPart = keyof PolicyFloor;

/** The policy that applies, and for each part the agreements behind it; none where the setting decides. */
export interface EffectivePolicy {
  policy: DisclosurePolicy;
  sources: Record<PolicyPart, string[]>;
}

/** From the least open. */
const PEERS: readonly PeerPolicy[] = ["totals_only", "anonymous_peers", "open"];

/**
 * The strictest of the collaborative's setting and of all floors, part by part: the largest k, cell, and days, the
 * smallest shares (none counts as 100), the least open peers (docs/rules.md, section 15).
 */
export function effectivePolicy(setting: DisclosurePolicy, floors: BindingFloor[]): EffectivePolicy {
  const strictest = <Value extends number | PeerPolicy | null>(
    part: PolicyPart,
    own: Value,
    rank: (value: NoInfer<Value> | null) => number,
  ): { value: Value; sources: string[] } => {
    const asked = floors.flatMap(({ agreementId, floor }) =>
      floor[part] === null ? [] : [{ agreementId, value: floor[part] as Value }],
    );
    const most = Math.max(rank(own), ...asked.map(({ value }) => rank(value)));
    if (rank(own) >= most) return { value: own, sources: [] };
    const binding = asked.filter(({ value }) => rank(value) === most);
    return { value: binding[0]?.value ?? own, sources: binding.map(({ agreementId }) => agreementId) };
  };
  const larger = (value: number | null) => value ?? 0;
  const smaller = (value: number | null) => 100 - (value ?? 100);
  const closed = (value: PeerPolicy | null) => (value === null ? 0 : PEERS.length - PEERS.indexOf(value));

  const minimumContributors = strictest("minimumContributors", setting.minimumContributors, larger);
  const largestShare = strictest("largestShare", setting.largestShare, smaller);
  const twoLargestShare = strictest<number | null>("twoLargestShare", setting.twoLargestShare, smaller);
  const smallestCell = strictest("smallestCell", setting.smallestCell, larger);
  const daysAfterPeriod = strictest("daysAfterPeriod", setting.daysAfterPeriod, larger);
  const peers = strictest("peers", setting.peers, closed);
  return {
    policy: {
      ...setting,
      minimumContributors: minimumContributors.value,
      largestShare: largestShare.value,
      twoLargestShare: twoLargestShare.value,
      smallestCell: smallestCell.value,
      daysAfterPeriod: daysAfterPeriod.value,
      peers: peers.value,
    },
    sources: {
      minimumContributors: minimumContributors.sources,
      largestShare: largestShare.sources,
      twoLargestShare: twoLargestShare.sources,
      smallestCell: smallestCell.sources,
      daysAfterPeriod: daysAfterPeriod.sources,
      peers: peers.sources,
    },
  };
}

/** Whether one floor asks for less than another in any part. */
export function isLooser(floor: PolicyFloor, than: PolicyFloor): boolean {
  const open: DisclosurePolicy = {
    preset: "custom",
    peers: "open",
    minimumContributors: 0,
    largestShare: 100,
    twoLargestShare: null,
    smallestCell: 0,
    daysAfterPeriod: 0,
  };
  const both = [floor, than].map((each) => ({ agreementId: "", title: "", floor: each }));
  const alone = effectivePolicy(open, both.slice(0, 1)).policy;
  return JSON.stringify(alone) !== JSON.stringify(effectivePolicy(alone, both.slice(1)).policy);
}
