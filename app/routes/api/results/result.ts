import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { readIndicators } from "~/records/indicators/indicators.server";
import { readResults, removeResult } from "~/records/results/results.server";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";
import { resultChange } from "./body-schemas";
import { BODY_BYTES, faultsOf, refuse, storeResult } from "./writing.server";

export const loader = onlyTakes({ PATCH: true, DELETE: true });

/** Changes one result, or removes it. */
export const action = byMethod({
  PATCH: change,
  DELETE: removing(
    {
      word: "result",
      permission: "set goals",
      async remove({ db }, id, revision) {
        const stored = (await readResults(db)).find((own) => own.id === id);
        if (!stored) return "gone";
        return (await removeResult(db, id, revision ?? stored.revision)).stored ? "removed" : "overtaken";
      },
    },
    "result",
  ),
});

/** What the body leaves out stays. */
async function change(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "set goals", async ({ db }) => {
    const stored = (await readResults(db)).find(({ id }) => id === args.params.result);
    if (!stored) return problem(404, "Not found", "There is no such result.");
    const parsed = resultChange.safeParse(sent);
    if (!parsed.success) return refuse("Invalid result", faultsOf(parsed.error));
    const codes = new Map((await readIndicators(db)).map(({ id, code }) => [id, code]));
    const body = {
      sentence: stored.sentence,
      lead: stored.lead,
      partners: stored.partners,
      indicators: stored.indicatorIds.flatMap((id) => codes.get(id) ?? []),
      goals: stored.goalIds,
      ...parsed.data,
    };
    return storeResult(db, { id: stored.id, revision: stored.revision, body });
  });
}
