import type { Rater, Subject } from "~/domain/continuum";

/** What a rater does, above the form. */
export const RATER_WORDS: Record<Rater, string> = {
  self: "Choose for each practice the words that come closest to how things are, and say in a sentence what shows it.",
  backbone: "How it looks from the backbone: the member sees this beside its own view.",
  agreed: "What both agreed on after talking about it. This is the stage that counts.",
};

/** Whose view a rating is: "Its own view", "The backbone’s view", "Agreed". */
export function raterWord(rater: Rater, memberId: Subject): string {
  if (rater === "agreed") return "Agreed";
  return rater === "backbone" || memberId === null ? "The backbone’s view" : "Its own view";
}
