import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { writeRubric } from "~/domain/continuum/rubric";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readRubrics } from "~/records/continuum/rubrics.server";
import { NO_RUBRIC } from "~/routes/continuum/index.server";

/** The newest version of the rubric, as a file that can be uploaded again. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep rubric", async ({ db }) => {
    const newest = (await readRubrics(db)).at(-1);
    if (!newest) throw notFound(NO_RUBRIC);
    const { slug } = (await readCatalog(db)).collaborative;
    return new Response(writeRubric(newest), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${slug}-rubric.json"`,
        "cache-control": "no-store",
      },
    });
  });
}
