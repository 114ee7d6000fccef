/** What other sections show of the partnership. */

/** Agreements as the API loads them. */
export { obligationRows, readObligationFacts } from "./agreements/obligations/obligations.server";
export { readPartnership, readVisibleDecisions, readVisibleMeetings } from "./context.server";
/** Decisions as what they adopt or revise cites them. */
export { citableDecisions, citedDecisions, mayCite, NOT_CITABLE } from "./decisions/citable.server";
/** Files that are only ever downloaded. */
export { downloadOf, sentFile } from "./documents.server";
