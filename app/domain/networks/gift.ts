import type { BenchmarkSheet } from "./benchmark";

/** What crosses from a collaborative to a network: frozen copies, given and withdrawn by the collaborative alone. */

export const GIFT_KINDS = {
  profile: "Profile",
  lesson: "Lesson",
  story: "Story",
  report: "Published report",
  benchmark: "Benchmark sheet",
} as const;
export type GiftKind = keyof typeof GIFT_KINDS;

export interface GivenProfile {
  kind: "profile";
  facts: { label: string; text: string }[];
}
export interface GivenLesson {
  kind: "lesson";
  theme: string;
  setting: string;
  worked: string;
  failed: string;
  link: string;
}
export interface GivenStory {
  kind: "story";
  words: string;
  name: string | null;
  place: string | null;
}
export interface GivenReport {
  kind: "report";
  /** Its public address on this server, from the root. */
  url: string;
}
export interface GivenBenchmark {
  kind: "benchmark";
  sheet: BenchmarkSheet;
}
export type GiftContent = GivenProfile | GivenLesson | GivenStory | GivenReport | GivenBenchmark;

export const GIFT_STATES = {
  proposed: "To be confirmed",
  given: "Given",
  ended: "Ended",
  withdrawn: "Withdrawn",
} as const;
export type GiftState = keyof typeof GIFT_STATES;

interface GiftDates {
  /** ISO dates. */
  givenOn: string | null;
  until: string;
  withdrawnOn: string | null;
}

/** Where a gift stands today. It can be seen until the end of its last day. */
export function giftState({ givenOn, until, withdrawnOn }: GiftDates, today: string): GiftState {
  if (withdrawnOn !== null) return "withdrawn";
  if (until < today) return "ended";
  return givenOn === null ? "proposed" : "given";
}

export interface Confirming {
  /** The account that proposed it, and the one that confirms. */
  proposedById: string | null;
  userId: string | null;
  /** Number of a decision that was taken, where one is named. */
  decision: string | null;
  state: GiftState;
}

/** Why a gift cannot be confirmed; null if it can: by a second person, or by a decision. */
export function confirmFault({ proposedById, userId, decision, state }: Confirming): string | null {
  if (state !== "proposed") return "This gift no longer waits to be confirmed.";
  if (decision !== null) return null;
  if (userId === null || userId === proposedById)
    return "A second person confirms it, or name the decision by which it is given.";
  return null;
}

/** The last day on which a story may be seen: that of the gift, or of the person's consent if it comes first. */
export const lastDay = (until: string, consentUntil: string | null): string =>
  consentUntil !== null && consentUntil < until ? consentUntil : until;
