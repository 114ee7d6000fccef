/** What other sections read of the ledger. */
export { readLedger, readLedgerCatalog } from "./ledger.server";
