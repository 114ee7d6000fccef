/** Closed rounds of the pulse as other sections load them. */
export { readOutcome } from "./view.server";
