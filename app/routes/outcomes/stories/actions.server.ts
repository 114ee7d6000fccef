import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import type { Step } from "~/domain/outcomes/outcome";
import { withdrawalForm } from "~/domain/outcomes/story";
import { paths } from "~/paths";
import { changeStory, removeStory, stepStory, withdrawConsent } from "~/records/outcomes/stories.server";
import { todayIso } from "~/records/today";
import { notAForm } from "~/routes/shared/steps";
import type { OutcomeAnswer } from "../write.server";
import { readFields } from "./fields.server";
import { storyAt } from "./view.server";

const STEPS: readonly Step[] = ["check", "release", "withdraw", "reopen"];
const OVERTAKEN =
  "Somebody changed this story while you had it open. Nothing was saved. Load the page again.";

/** Changes a story, takes a step, records that the consent was taken back, or removes it. */
export async function storyAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const c = args.params.collaborative ?? "";
  return visit(args, "keep stories", async (visited) => {
    const { db } = visited;
    const { id } = await storyAt(visited, args.params.story);
    const here = redirect(paths.story(c, id));
    const faulty = (fault: string) => data<OutcomeAnswer>({ of: intent, fault }, { status: 409 });
    const step = STEPS.find((known) => known === intent);
    if (step) {
      const fault = await stepStory(db, id, step, todayIso());
      return fault === null ? here : faulty(fault);
    }
    const revision = Number(form.get("revision")) || 0;
    if (intent === "remove")
      return (await removeStory(db, id, revision)) ? redirect(paths.stories(c)) : faulty(OVERTAKEN);
    if (intent === "take-back") {
      const submission = parseWithZod(form, { schema: withdrawalForm });
      if (submission.status !== "success")
        return data<OutcomeAnswer>({ of: intent, result: submission.reply() }, { status: 422 });
      await withdrawConsent(db, id, submission.value.on);
      return here;
    }
    if (intent !== "save") throw notAForm();
    const read = await readFields(visited, form);
    if ("refused" in read) return data<OutcomeAnswer>(read.refused, { status: 422 });
    const stored = await changeStory(db, id, { revision, fields: read.fields });
    return stored ? here : faulty(OVERTAKEN);
  });
}
