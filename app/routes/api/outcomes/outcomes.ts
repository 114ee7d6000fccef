import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import { readShownContributions, readShownOutcomes, readShownStories } from "~/routes/outcomes/index.server";
import type { outcomes } from "./outcome-schemas";

/** What has changed: outcomes, stories whose consent holds, and contributions with their grades in a year. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see outcomes", async (call) => {
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(call.db);
    const answer: z.infer<typeof outcomes> = {
      outcomes: (await readShownOutcomes(call)).map((outcome) => ({
        id: outcome.id,
        state: outcome.state,
        domain: outcome.domain,
        who: outcome.who,
        organization: outcome.organization,
        what: outcome.what,
        change: outcome.change,
        happenedOn: outcome.happenedOn,
        place: outcome.place,
        matters: outcome.matters,
        contribution: outcome.contribution,
        planned: outcome.planned,
        good: outcome.good,
        initiatives: outcome.initiatives,
        goals: outcome.goalIds,
        results: outcome.resultIds,
        evidence: outcome.evidence.map(({ kind, text, url }) => ({ kind, text, url })),
      })),
      stories: (await readShownStories(call)).map(({ outcomeId, ...story }) => ({
        ...story,
        outcome: outcomeId,
      })),
      contributions: (await readShownContributions(call, catalog, year)).map(
        ({ id, goalId, resultId, claim, grade }) => ({ id, goal: goalId, result: resultId, claim, grade }),
      ),
    };
    return Response.json(answer);
  });
}
