import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { isYear } from "~/domain/years";
import { exportRows, observationsCsv } from "~/exchange/observations/export";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readObservationsFor } from "~/records/figures/export.server";
import { csvFile } from "~/routes/shared/downloads";

/**
 * Every stored value that the visitor may export, as a file that can be imported again; with `?year=`, those of one year.
 */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "export data", async ({ db, viewer }) => {
    const catalog = await readCatalog(db);
    const asked = new URL(args.request.url).searchParams.get("year");
    const year = asked === null ? undefined : Number(asked);
    if (year !== undefined && !isYear(year)) throw notFound("There is no such year.");
    const filter = { from: year, to: year };
    const observations = await readObservationsFor(db, { viewer, catalog, filter });
    const text = observationsCsv(exportRows(catalog, observations), { mark: true });
    const name = [catalog.collaborative.slug, "observations", ...(year === undefined ? [] : [year])].join(
      "-",
    );
    return csvFile(`${name}.csv`, text);
  });
}
