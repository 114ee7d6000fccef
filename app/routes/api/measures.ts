import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { readCatalog } from "~/records/catalog.server";

export async function loader(doorway: LoaderFunctionArgs) {
  return answerCall(doorway, "see figures", async ({ db }) => {
    const { measures } = await readCatalog(db);
    return Response.json(
      measures.map(({ code, label, unit, kind, strategy, partOf }) => ({
        code,
        label,
        unit,
        kind,
        strategy,
        partOf,
      })),
    );
  });
}
