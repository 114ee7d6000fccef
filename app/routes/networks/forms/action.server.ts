import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type NetworkPermission, type NetworkVisit, visitNetwork } from "~/access/networks/visit.server";
import { own } from "~/domain/own";
import { notAForm } from "~/routes/shared/steps";
import type { NetworkAnswer } from "./answer";

/** What one form of a page does. Null leads back to the page, an address elsewhere. */
export interface FormStep<Visited> {
  permission: NetworkPermission;
  run(visited: Visited, form: FormData): Promise<Omit<NetworkAnswer, "of"> | string | null>;
}

export const OVERTAKEN = "Somebody else changed this first. Nothing was saved. Load the page again.";

/** Runs the step that the form names. Whoever may not is refused before anything is read. */
export async function networkAction(args: ActionFunctionArgs, steps: Record<string, FormStep<NetworkVisit>>) {
  const form = await formOf(args.request);
  const step = own(steps, String(form.get("intent") ?? ""));
  if (!step) {
    await visitNetwork(args, "take part", async () => null);
    throw notAForm();
  }
  const answer = await visitNetwork(args, step.permission, (visited) => step.run(visited, form));
  return answerWith(args, form, answer);
}

/** Leads back to the page after a change, or shows what is wrong. */
export function answerWith(
  { request }: Pick<ActionFunctionArgs, "request">,
  form: FormData,
  answer: Omit<NetworkAnswer, "of"> | string | null,
) {
  if (typeof answer === "string") return redirect(answer);
  if (answer === null) {
    const { pathname, search } = new URL(request.url);
    return redirect(pathname + search);
  }
  const status = answer.result ? 422 : answer.fault ? 409 : 200;
  return data<NetworkAnswer>({ of: String(form.get("form") ?? ""), ...answer }, { status });
}

/** Parses a form; what is wrong goes back beside its fields. */
export async function withFields<Schema extends z.ZodType<unknown, Record<string, unknown>>, Answer>(
  form: FormData,
  schema: Schema,
  work: (fields: z.output<Schema>) => Promise<Answer>,
): Promise<Answer | Pick<NetworkAnswer, "result">> {
  const submission = parseWithZod(form, { schema });
  return submission.status === "success"
    ? work(submission.value as z.output<Schema>)
    : { result: submission.reply() };
}

export const revisionIn = (form: FormData) => Number(form.get("revision")) || 0;
/** Null if it was done, else why not. */
export const faultUnless = (done: boolean, fault = OVERTAKEN) => (done ? null : { fault });
