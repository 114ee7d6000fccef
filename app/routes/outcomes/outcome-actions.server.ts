import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { forbidden, type Visit, visit } from "~/access/visit.server";
import { evidenceForm, type Step } from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { addEvidence, removeEvidence } from "~/records/outcomes/evidence.server";
import { stepOutcome } from "~/records/outcomes/outcomes.server";
import { sentFile } from "~/routes/partnership/index.server";
import { notAForm } from "~/routes/shared/steps";
import { mayWrite, outcomeAt } from "./view.server";
import type { OutcomeAnswer } from "./write.server";

const STEPS: readonly Step[] = ["check", "release", "withdraw", "reopen"];

/** Steps of an outcome, and its evidence. */
export async function outcomeAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const answer = await visit(args, "write outcomes", async (visited): Promise<OutcomeAnswer | null> => {
    const outcome = await outcomeAt(visited, args.params.outcome);
    const step = STEPS.find((known) => known === intent);
    if (step) return stepping(visited, outcome.id, step);
    if (!mayWrite(visited, outcome))
      throw forbidden("Once it is checked, backbone staff and the convener change it.");
    if (intent === "evidence") {
      return addingEvidence(visited, outcome.id, form);
    }
    if (intent === "remove-evidence") {
      const evidence = z.uuid().safeParse(form.get("evidence"));
      if (evidence.success) await removeEvidence(visited.db, outcome.id, evidence.data);
      return null;
    }
    throw notAForm();
  });
  if (answer) return data<OutcomeAnswer>(answer, { status: answer.result ? 422 : 409 });
  return redirect(paths.outcome(args.params.collaborative ?? "", args.params.outcome ?? ""));
}

async function addingEvidence({ db }: Visit, id: string, form: FormData): Promise<OutcomeAnswer | null> {
  const file = await sentFile(form.get("file"));
  form.delete("file");
  const submission = parseWithZod(form, { schema: evidenceForm });
  if (submission.status !== "success") return { of: "evidence", result: submission.reply() };
  const refuse = (words: string) => ({
    of: "evidence",
    result: submission.reply({ fieldErrors: { file: [words] } }),
  });
  if (typeof file === "string") return refuse(file);
  const isFile = submission.value.kind === "file";
  if (isFile && file === null) return refuse("Choose the file.");
  if (!isFile && file !== null) return refuse("Choose “File” as what it is, or no file.");
  await addEvidence(db, id, submission.value, file);
  return null;
}

async function stepping({ db, viewer }: Visit, id: string, step: Step): Promise<OutcomeAnswer | null> {
  if (!may(viewer, "release outcomes"))
    throw forbidden("Backbone staff and the convener check and release outcomes.");
  const fault = await stepOutcome(db, id, step);
  return fault === null ? null : { of: step, fault };
}
