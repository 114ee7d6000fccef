/** What other sections show of the Continuum. */
export { NoRubric } from "./ContinuumStart";
export { ContinuumStrip } from "./ContinuumStrip";
