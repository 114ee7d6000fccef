import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { problem } from "~/access/problem";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { byMethod } from "~/routes/api/answering/removing.server";
import { readLedger } from "~/routes/investments/index.server";
import { type investments, newInvestment } from "./investment-schemas";
import { factsOf, storedJson } from "./investment-shapes";
import { writeInvestment } from "./writing.server";

type Answer = z.infer<typeof investments>;

/** The investment ledger, as far as this caller may see it. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see ledger", async (call) => {
    const { collaborative } = await readCatalog(call.db);
    if (!collaborative.keepsLedger) return problem(404, "Not found", "This collaborative keeps no ledger.");
    const { catalog, view } = await readLedger(call);
    if (view.scope === "own") {
      const answer: Answer = { scope: "own", investments: view.investments.map(factsOf) };
      return Response.json(answer);
    }
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const answer: Answer = {
      scope: "all",
      investments: view.investments.map((investment) => ({
        ...storedJson(investment, (id) => slugs.get(id) ?? ""),
      })),
    };
    return Response.json(answer);
  });
}

/** Records an investment. */
export const action = byMethod({ POST: (args) => writeInvestment(args, null, newInvestment) });
