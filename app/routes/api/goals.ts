import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { maySeeGoal } from "~/domain/goal-rules";
import { readCatalog } from "~/records/catalog.server";
import { readGoalSources } from "~/records/goal-readings.server";
import { readGoals } from "~/records/goals.server";
import { goalView } from "../shared/goal-view";
import { goalJson } from "./goal-shapes";
import { yearAsked } from "./year-asked";

/** The goals, and how each stands in one year. */
export async function loader(doorway: LoaderFunctionArgs) {
  return answerCall(doorway, "see figures", async ({ db, viewer }) => {
    const year = yearAsked(doorway.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(db);
    const { policy } = catalog.collaborative;
    const sources = await readGoalSources(db, viewer, catalog, year);
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const goals = (await readGoals(db)).filter((goal) => maySeeGoal(viewer, policy, goal));
    return Response.json(
      goals.map((goal) =>
        goalJson(goal, goalView(goal, catalog, sources, year), (id) => slugs.get(id) ?? null),
      ),
    );
  });
}
