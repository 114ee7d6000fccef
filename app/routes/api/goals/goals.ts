import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { discloseGoals } from "~/domain/goals/disclosure";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readGoals } from "~/records/goals/goals.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import { goalView } from "~/routes/goals";
import { goalJson } from "./goal-shapes";

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
