import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { ledgerCsv, ownLedgerCsv } from "~/exchange/ledger-file";
import { csvFile } from "./shared/files";
import { readLedger } from "./shared/ledger.server";

/** The ledger as the visitor may see it; whole, it can be read back in. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see ledger", async (visited) => {
    const { catalog, view } = await readLedger(visited);
    const mark = { mark: true };
    const text =
      view.scope === "all"
        ? ledgerCsv(view.investments, catalog.members, mark)
        : ownLedgerCsv(view.investments, mark);
    return csvFile(`${catalog.collaborative.slug}-investments.csv`, text);
  });
}
