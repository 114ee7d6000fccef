/** Outcomes, stories, and contributions as other sections load them. */
export { readShownContributions } from "./contributions/view.server";
export { readShownStories } from "./stories/view.server";
export { readOutcomeLines, readShownOutcomes } from "./view.server";
