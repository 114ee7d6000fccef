import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { obligationsCsv } from "~/exchange/agreements/obligations";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { csvFile } from "~/routes/shared/downloads";
import { listedPeriods } from "./obligations/obligations.server";

/** Every period of every obligation that the viewer may see. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see agreements", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const periods = await listedPeriods(visited, catalog);
    return csvFile(`${catalog.collaborative.slug}-obligations.csv`, obligationsCsv(periods, { mark: true }));
  });
}
