import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { faultsOf, gone, refuse } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes, removing } from "~/routes/api/answering/removing.server";
import { stepGoal } from "~/routes/goals/index.server";
import { goalChange } from "./goal-body-schemas";
import { BODY_BYTES, contextOf, goalAt, storeTyped, typedBody, WORD } from "./writing.server";

export const loader = onlyTakes({ PATCH: true, DELETE: true });

/** Changes a draft, revises an adopted goal, or removes a draft. */
export const action = byMethod({
  PATCH: change,
  DELETE: removing(
    {
      word: WORD,
      permission: "set goals",
      async remove(call, id, asked) {
        const context = await contextOf(call, id);
        const { own } = context;
        if (!own) return "gone";
        const revision = asked ?? own.revision;
        const step = await stepGoal(context, own, { to: "removed", revision, reason: null, decisionId: "" });
        if ("refused" in step) return step;
        return step.outcome.stored ? "removed" : "overtaken";
      },
    },
    "goal",
  ),
});

/** What the body leaves out stays. */
async function change(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "set goals", async (call) => {
    const context = await contextOf(call, goalAt(args));
    if (!context.own) return gone(WORD);
    const parsed = goalChange.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const { reason = "", decision = "", revision = context.own.revision, ...body } = parsed.data;
    const typed = { ...typedBody(context, body), reason };
    return storeTyped(call, context, typed, { revision, decisionId: decision });
  });
}
