import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { canAdopt } from "~/domain/goals/smartie/letters";
import { stepsFrom } from "~/domain/goals/smartie/rules";
import { textOrNull } from "~/domain/plain-text";
import { faultsOf, gone, overtaken, refuse } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes } from "~/routes/api/answering/removing.server";
import { judge, stepGoal } from "~/routes/goals/index.server";
import { goalStep } from "./goal-body-schemas";
import { answerOf, BODY_BYTES, contextOf, goalAt, refuseLetters, WORD } from "./writing.server";

export const loader = onlyTakes({ PUT: true });

/** Adopts a goal, says that it was met, closes it, or opens it again. */
export const action = byMethod({ PUT: step });

async function step(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "set goals", async (call) => {
    const parsed = goalStep.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const context = await contextOf(call, goalAt(args));
    const { own } = context;
    if (!own) return gone(WORD);
    const { state, reason = "", decision = "", revision = own.revision } = parsed.data;
    if (revision !== own.revision) return overtaken(WORD);
    if (!stepsFrom(own.state).includes(state))
      return refuse(WORD, [
        { field: "state", message: `A goal that is ${own.state} cannot become ${state}.` },
      ]);
    if (state === "adopted") {
      const { letters } = await judge(context, own);
      if (!canAdopt(letters)) return refuseLetters(letters);
    }
    const why = textOrNull(reason.slice(0, 2000));
    const stepped = await stepGoal(context, own, { to: state, revision, reason: why, decisionId: decision });
    if ("refused" in stepped) return refuse(WORD, [{ field: "", message: stepped.refused }]);
    return stepped.outcome.stored ? answerOf(call, own.id, 200) : overtaken(WORD);
  });
}
