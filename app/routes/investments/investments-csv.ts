import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { ledgerCsv, ownLedgerCsv } from "~/exchange/ledger/ledger-csv";
import { csvFile } from "~/routes/shared/downloads";
import { readLedger } from "./ledger.server";

/** The ledger as the viewer may see it. The whole ledger can be imported again. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see ledger", async (visited) => {
    const { catalog, view } = await readLedger(visited);
    const text =
      view.scope === "all"
        ? ledgerCsv(view.investments, catalog.members, { mark: true })
        : ownLedgerCsv(view.investments, { mark: true });
    return csvFile(`${catalog.collaborative.slug}-investments.csv`, text);
  });
}
