import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import { readShownResults } from "~/routes/results/index.server";
import { newResult } from "./body-schemas";
import type { result } from "./result-schemas";
import { BODY_BYTES, faultsOf, refuse, storeResult } from "./writing.server";

/** The results with their curves, stories, and the status of their goals in one year. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async (call) => {
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const { results } = await readShownResults(call, await readCatalog(call.db), year);
    const answer: z.infer<typeof result>[] = results.map(
      ({ id, sentence, lead, partners, indicators, goals, initiatives }) => ({
        id,
        sentence,
        lead,
        partners,
        indicators: indicators.map(({ code, standing, stories }) => ({
          code,
          curve: standing.curve,
          year: standing.year,
          value: standing.value === null ? null : Number(standing.value),
          margin: standing.margin === null ? null : Number(standing.margin),
          startYear: standing.startYear,
          line: standing.line,
          difference: standing.difference,
          marginUnknown: standing.marginUnknown,
          stories: stories.map(({ year: told, helps, hinders, proposed, saidBy }) => ({
            year: told,
            helps,
            hinders,
            proposed,
            saidBy,
          })),
        })),
        goals: goals.map((goal) => ({ id: goal.id, status: goal.status })),
        initiatives: initiatives.map(({ id: initiative, name, stage, health }) => ({
          id: initiative,
          name,
          stage,
          health,
        })),
      }),
    );
    return Response.json(answer);
  });
}

/** Adds a result. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "POST") return problem(405, "Method not allowed", "Add a result with POST.");
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "set goals", async ({ db }) => {
    const parsed = newResult.safeParse(sent);
    if (!parsed.success) return refuse("Invalid result", faultsOf(parsed.error));
    return storeResult(db, { id: null, revision: 0, body: parsed.data });
  });
}
