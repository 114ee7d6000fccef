import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { forwardForm } from "~/domain/forward/forward";
import { paths } from "~/paths";
import { keepContract } from "~/records/money/keep.server";
import { changeItem } from "~/records/money/store.server";
import type { FormResult } from "~/routes/shared/forms";
import { stepOf } from "~/routes/shared/steps";

export interface ForwardAnswer {
  result?: FormResult;
  fault?: string;
}

type Step = (visited: Visit, form: FormData) => Promise<ForwardAnswer | null>;

/** One form, one intent. */
export async function forwardAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const steps: Record<string, Step> = { add, remove };
  const step = stepOf(steps, form);
  const answer = await visit(args, "keep forward list", (visited) => step(visited, form));
  if (answer) return data<ForwardAnswer>(answer, { status: answer.result ? 422 : 409 });
  return redirect(paths.forwardList(args.params.collaborative ?? ""));
}

const add: Step = async ({ db }, form) => {
  const submission = parseWithZod(form, { schema: forwardForm });
  if (submission.status !== "success") return { result: submission.reply() };
  const kept = await keepContract(db, null, submission.value);
  if (typeof kept === "object" && "field" in kept)
    return { result: submission.reply({ fieldErrors: { [kept.field]: [kept.message] } }) };
  return null;
};

const remove: Step = async ({ db }, form) => {
  const id = z.uuid().safeParse(form.get("id")).data;
  const revision = Number(form.get("revision")) || 0;
  const done = id && (await changeItem(db, "forward_contract", id, { revision, fields: null }));
  return done ? null : { fault: "Somebody changed or removed it first. Load the page again." };
};
