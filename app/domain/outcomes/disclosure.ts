import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import { isAuthor, isChecked, type OutcomeRecord, type Person } from "./outcome";

/** Backbone staff and conveners see every outcome; others what is checked, and what they wrote themselves. */
export function discloseOutcomes<Outcome extends Pick<OutcomeRecord, "state" | "authorId" | "author">>(
  outcomes: readonly Outcome[],
  viewer: Viewer,
  who: Person,
): Disclosed<Outcome[]> {
  const seen = seesEverything(viewer)
    ? [...outcomes]
    : outcomes.filter((outcome) => isChecked(outcome) || isAuthor(outcome, who));
  return seen as Disclosed<Outcome[]>;
}
