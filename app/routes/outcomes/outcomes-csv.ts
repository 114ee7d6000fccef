import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { outcomesCsv } from "~/exchange/outcomes/outcomes";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { csvFile } from "~/routes/shared/downloads";
import { readShownOutcomes } from "./view.server";

/** The outcomes that the viewer may see, as the import takes them. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const text = outcomesCsv(await readShownOutcomes(visited), { mark: true });
    return csvFile(`${collaborative.slug}-outcomes.csv`, text);
  });
}
