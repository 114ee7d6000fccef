import type { Rater, Subject } from "~/domain/continuum/continuum";

/** Instructions above the rating form. */
export const RATER_WORDS: Record<Rater, string> = {
  self: "For each practice, choose the description that fits best and add a sentence of evidence.",
  backbone: "The backbone’s view. The member sees it beside its own.",
  agreed: "What both sides agreed on after discussing it. This is the rating that counts.",
};

/** Whose view a rating is: "Its own view", "The backbone’s view", "Agreed". */
export function raterWord(rater: Rater, memberId: Subject): string {
  if (rater === "agreed") return "Agreed";
  return rater === "backbone" || memberId === null ? "The backbone’s view" : "Its own view";
}
