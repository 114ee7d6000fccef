import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { writeRubric } from "~/domain/rubric";
import { readCatalog } from "~/records/catalog.server";
import { readRubrics } from "~/records/rubrics.server";

/** The newest version of the rubric as a file that can be read back in. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "keep rubric", async ({ db }) => {
    const newest = (await readRubrics(db)).at(-1);
    if (!newest) throw notFound("There is no rubric yet.");
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
