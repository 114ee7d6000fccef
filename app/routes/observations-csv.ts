import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { exportRows, observationsCsv } from "~/exchange/export";
import { readCatalog } from "~/records/catalog.server";
import { readObservationsFor } from "~/records/export.server";
import { csvFile } from "./shared/files";

/** Every stored value that the visitor may take away; the same file can be read back in. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "export data", async ({ db, viewer }) => {
    const catalog = await readCatalog(db);
    const observations = await readObservationsFor(db, viewer, catalog, {});
    const text = observationsCsv(exportRows(catalog, observations), { mark: true });
    return csvFile(`${catalog.collaborative.slug}-observations.csv`, text);
  });
}
