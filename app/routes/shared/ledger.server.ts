import { notFound, type Visit } from "~/access/visit.server";
import { discloseLedger, type LedgerView } from "~/domain/investment-disclosure";
import type { Catalog } from "~/domain/types";
import { readCatalog } from "~/records/catalog.server";
import { readInvestments } from "~/records/investments.server";

/** The ledger as this visitor may see it. @throws 404 where the collaborative keeps none */
export async function readLedger({ db, viewer }: Visit): Promise<{ catalog: Catalog; view: LedgerView }> {
  const catalog = await readLedgerCatalog(db);
  const view = discloseLedger(await readInvestments(db), viewer, catalog.collaborative.policy);
  return { catalog, view };
}

/** @throws 404 where none of the measures that come from the ledger is asked for */
export async function readLedgerCatalog(db: Visit["db"]): Promise<Catalog> {
  const catalog = await readCatalog(db);
  if (catalog.collaborative.keepsLedger) return catalog;
  throw notFound("This collaborative has switched off the measures that investments are recorded for.");
}
