import { REPRESENTATIVES, type RepresentativePart } from "./terms";

/** Whether a participant takes part on a day. Both dates are included. */
export const takesPart = (
  { joinedOn, leftOn }: { joinedOn: string; leftOn: string | null },
  day: string,
): boolean => joinedOn <= day && (leftOn === null || day <= leftOn);

/**
 * What a participant's representation lacks, in sentences: two people at least, one of them its staff lead and one an
 * anchor's leader.
 */
export function gapsOf(representatives: readonly { part: RepresentativePart }[]): string[] {
  const gaps: string[] = [];
  const missing = REPRESENTATIVES.fewest - representatives.length;
  if (missing > 0)
    gaps.push(
      missing === 1 ? "One more representative is needed." : `${missing} representatives are needed.`,
    );
  if (!representatives.some(({ part }) => part === "staff_lead")) gaps.push("No staff lead yet.");
  if (!representatives.some(({ part }) => part === "anchor_leader")) gaps.push("No anchor leader yet.");
  return gaps;
}

/** Whether one more representative can be added. */
export const hasRoom = (representatives: readonly unknown[]): boolean =>
  representatives.length < REPRESENTATIVES.most;
