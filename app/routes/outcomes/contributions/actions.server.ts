import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { contributionForm } from "~/domain/outcomes/contribution";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addContribution, type Claimed, changeContribution } from "~/records/outcomes/contributions.server";
import { notAForm } from "~/routes/shared/steps";
import type { OutcomeAnswer } from "../write.server";
import { readClaimables } from "./view.server";

const placeFields = z.object({ id: z.uuid(), revision: z.coerce.number().int() });
const OVERTAKEN = "Somebody changed or removed this claim first. Nothing was saved. Load the page again.";

/** Adds, changes, or removes a claim. */
export async function contributionAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const year = new URL(args.request.url).searchParams.get("year");
  return visit(args, "release outcomes", async (visited) => {
    const here = redirect(paths.contributions(args.params.collaborative ?? "", { year }));
    const faulty = (fault: string, status = 409) => data<OutcomeAnswer>({ of: intent, fault }, { status });
    const place = placeFields.safeParse({ id: form.get("id"), revision: form.get("revision") });
    if (intent === "remove") {
      const removed =
        place.success &&
        (await changeContribution(visited.db, place.data.id, {
          revision: place.data.revision,
          fields: null,
        }));
      return removed ? here : faulty(OVERTAKEN);
    }
    if (intent !== "save") throw notAForm();
    const submission = parseWithZod(form, { schema: contributionForm });
    if (submission.status !== "success")
      return data<OutcomeAnswer>({ of: intent, result: submission.reply() }, { status: 422 });
    if (form.has("id")) {
      const { id, revision } = place.success ? place.data : { id: "", revision: 0 };
      const stored =
        place.success && (await changeContribution(visited.db, id, { revision, fields: submission.value }));
      return stored ? here : faulty(OVERTAKEN);
    }
    const about = await claimedIn(visited, String(form.get("about") ?? ""));
    if (!about) return faulty("Choose a goal or result from the list.", 422);
    await addContribution(visited.db, about, submission.value);
    return here;
  });
}

/** "goal:ID" or "result:ID", if it is one that may be claimed about. */
async function claimedIn(visited: Visit, text: string): Promise<Claimed | null> {
  const [kind, id = ""] = text.split(":");
  const { goals, results } = await readClaimables(visited, await readCatalog(visited.db));
  if (kind === "goal" && goals.some((goal) => goal.id === id)) return { goalId: id, resultId: null };
  if (kind === "result" && results.some((result) => result.id === id)) return { goalId: null, resultId: id };
  return null;
}
