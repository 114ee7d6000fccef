import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readPacks } from "~/routes/settings/index.server";
import type { pack } from "./money-schemas";

/** Packs of measures, adopted or not. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see measures", async (call) => {
    const list: z.infer<typeof pack>[] = (await readPacks(call)).map(({ pack: own, adopted }) => ({
      code: own.code,
      name: own.name,
      about: own.about,
      adopted,
      measures: own.measures.map(({ code }) => code),
      metrics: own.metrics.map(({ code }) => code),
      notes: own.notes,
    }));
    return Response.json(list);
  });
}
