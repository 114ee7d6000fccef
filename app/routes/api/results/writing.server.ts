import type { z } from "zod";
import type { Call } from "~/access/api/bearer.server";
import { problem } from "~/access/problem";
import { resultSchema } from "~/domain/results/result";
import { readGoals } from "~/records/goals/goals.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { saveResult } from "~/records/results/results.server";
import { linkable } from "~/routes/results/index.server";
import type { newResult, storedResult } from "./body-schemas";

/** What API calls that write indicators and results share. */

export const BODY_BYTES = 256 * 1024;

type Fault = [column: string | null, message: string];

export const refuse = (title: string, faults: Fault[]) =>
  problem(
    422,
    title,
    "Nothing was stored.",
    faults.map(([column, message]) => ({ row: null, column, code: "not_allowed", message })),
  );

/** Each fault of a body with the field that it is about. */
export const faultsOf = ({ issues }: z.ZodError): Fault[] =>
  issues.map(({ path, message }) => [path.join(".") || null, message]);

const INVALID = "Invalid result";

/** Stores a result with the rules of its form: adds one, or changes the one whose id and revision are given. */
export async function storeResult(
  db: Call["db"],
  { id, revision, body }: { id: string | null; revision: number; body: z.output<typeof newResult> },
): Promise<Response> {
  const indicators = new Map((await readIndicators(db)).map((indicator) => [indicator.code, indicator.id]));
  const unknown = body.indicators.find((code) => !indicators.has(code));
  if (unknown !== undefined) return refuse(INVALID, [["indicators", `There is no indicator ${unknown}.`]]);
  const goals = new Set(linkable(await readGoals(db)).map((goal) => goal.id));
  if (!body.goals.every((goal) => goals.has(goal)))
    return refuse(INVALID, [["goals", "Use ids of the collaborative's own goals that are no drafts."]]);
  const parsed = resultSchema.safeParse({
    sentence: body.sentence,
    lead: body.lead,
    partners: body.partners,
    indicatorIds: body.indicators.map((code) => indicators.get(code)),
    goalIds: body.goals,
    revision,
  });
  if (!parsed.success) return refuse(INVALID, faultsOf(parsed.error));
  const { revision: seen, ...fields } = parsed.data;
  const outcome = await saveResult(db, { id, revision: seen, fields });
  if (!outcome.stored)
    return problem(409, "Changed meanwhile", "Somebody changed this result at the same time. Send it again.");
  const answer: z.infer<typeof storedResult> = {
    id: outcome.id,
    sentence: fields.sentence,
    lead: fields.lead,
    partners: fields.partners,
    indicators: body.indicators,
    goals: fields.goalIds,
  };
  return Response.json(answer, { status: id === null ? 201 : 200 });
}
