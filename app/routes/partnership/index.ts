/** Agreements as other sections show them. */
export { partWords } from "./agreements/floor-words";

/** Decisions as what they adopt or revise shows them. */
export { CitedDecisions, DecidedBy } from "./decisions/DecidedBy";
