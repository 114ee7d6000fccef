import { notFound, type Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseLedger, type LedgerView } from "~/domain/investments/disclosure";
import type { Catalog } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readInvestmentHistory, readInvestments } from "~/records/investments/investments.server";

/** The ledger as this viewer may see it. @throws 404 if the collaborative keeps none */
export async function readLedger({
  db,
  viewer,
}: Pick<Visit, "db" | "viewer">): Promise<{ catalog: Catalog; view: Disclosed<LedgerView> }> {
  const catalog = await readLedgerCatalog(db);
  const view = discloseLedger(await readInvestments(db), viewer, catalog.collaborative.policy);
  return { catalog, view };
}

/** What was changed about an investment. @param view the whole ledger: its history tells every member's part */
export function readLedgerHistory({ db }: Visit, _view: Extract<LedgerView, { scope: "all" }>, id: string) {
  return readInvestmentHistory(db, id);
}

/** @throws 404 if all measures that come from the ledger are switched off */
export async function readLedgerCatalog(db: Visit["db"]): Promise<Catalog> {
  const catalog = await readCatalog(db);
  if (catalog.collaborative.keepsLedger) return catalog;
  throw notFound("This collaborative has switched off the measures that come from investments.");
}
