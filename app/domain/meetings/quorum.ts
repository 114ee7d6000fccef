import type { QuorumRule } from "~/domain/people/bodies";
import type { AttendanceState } from "./terms";

/** Who was there, counted over the filled voting seats. */
export interface Quorum {
  filled: number;
  /** Present or represented by an alternate. */
  present: number;
  needed: number;
  reached: boolean;
}

/**
 * How many of n filled voting seats must be there: a majority is ⌊n ÷ 2⌋ + 1, "at least a of b" is ⌈n × a ÷ b⌉
 * (docs/rules.md, section 12.2). Without a filled seat nothing can be decided.
 */
export function quorumNeeded(rule: QuorumRule, filled: number): number {
  if (filled === 0) return 1;
  if (rule.kind === "majority") return Math.floor(filled / 2) + 1;
  // Whole numbers: 12 × 2 ÷ 3 is 8, not a hair more.
  return Math.floor((filled * rule.of + rule.in - 1) / rule.in);
}

/** Whether a meeting has its quorum. @param seats the seats of the body on that day; those without a vote do not count */
export function quorumOf(
  rule: QuorumRule,
  seats: { voting: boolean; filled: boolean; state: AttendanceState | null }[],
): Quorum {
  const counted = seats.filter(({ voting, filled }) => voting && filled);
  const present = counted.filter(({ state }) => state === "present" || state === "alternate").length;
  const needed = quorumNeeded(rule, counted.length);
  return { filled: counted.length, present, needed, reached: present >= needed };
}

/** "6 of 11 voting seats, quorum reached (6 needed)". */
export function quorumText({ filled, present, needed, reached }: Quorum): string {
  if (filled === 0) return "No voting seat is filled, so there is no quorum.";
  const seats = `${present} of ${filled} voting ${filled === 1 ? "seat" : "seats"}`;
  return `${seats}: ${reached ? "quorum reached" : "no quorum"} (${needed} needed)`;
}
