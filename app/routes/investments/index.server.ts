/** What other sections read of the ledger. */
export { readLedger } from "./ledger.server";
