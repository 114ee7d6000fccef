import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { discloseGoals } from "~/domain/goals/disclosure";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readGoals } from "~/records/goals/goals.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { faultsOf, refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import { goalView } from "~/routes/goals";
import { newGoal } from "./goal-body-schemas";
import { goalJson } from "./goal-shapes";
import { BODY_BYTES, contextOf, storeTyped, typedBody, WORD } from "./writing.server";

/** The goals and the progress of each in one year. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db, viewer }) => {
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(db);
    const { policy } = catalog.collaborative;
    const sources = await readGoalSources(db, { viewer, catalog, to: year });
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const goals = discloseGoals(await readGoals(db), viewer, policy);
    return Response.json(
      goals.map((goal) =>
        goalJson(goal, goalView(goal, catalog, sources, year), (id) => slugs.get(id) ?? null),
      ),
    );
  });
}

/** Adds a goal as a draft. */
export const action = byMethod({ POST: add });

async function add(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "set goals", async (call) => {
    const parsed = newGoal.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const context = await contextOf(call, null);
    const { member = null, ...body } = parsed.data;
    return storeTyped(call, context, typedBody(context, { ...body, member }), {
      revision: null,
      decisionId: "",
    });
  });
}
