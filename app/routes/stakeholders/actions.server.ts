import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { organizationText } from "~/domain/people/form";
import { engagementForm, stakeholderForm } from "~/domain/stakeholders/stakeholders";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addStakeholder, changeStakeholder, engage } from "~/records/stakeholders/stakeholders.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import type { FormResult } from "~/routes/shared/forms";
import { idIn, stepOf } from "~/routes/shared/steps";

export interface StakeholderAnswer {
  /** The form that was sent. */
  of: string;
  result?: FormResult;
  fault?: string;
}

const OVERTAKEN = "Somebody changed or removed this entry first. Nothing was saved. Load the page again.";

/** One form, one intent. */
export async function stakeholderAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intents: Record<string, (visited: Visit, form: FormData) => Promise<StakeholderAnswer | null>> = {
    save,
    remove,
    engage: engaging,
  };
  const step = stepOf(intents, form);
  const answer = await visit(args, "run partnership", (visited) => step(visited, form));
  if (answer) return data<StakeholderAnswer>(answer, { status: answer.result ? 422 : 409 });
  return redirect(paths.stakeholders(args.params.collaborative ?? ""));
}

const revisionIn = (form: FormData) => Number(form.get("revision")) || 0;

async function save(visited: Visit, form: FormData): Promise<StakeholderAnswer | null> {
  const submission = parseWithZod(form, { schema: stakeholderForm });
  if (submission.status !== "success") return { of: "save", result: submission.reply() };
  const fields = submission.value;
  const named = organizationText(fields);
  const choices = await readOrganizationChoices(visited, await readCatalog(visited.db));
  if (named && !choices.some(({ value }) => value === named))
    return {
      of: "save",
      result: submission.reply({ fieldErrors: { organization: ["Choose from the list."] } }),
    };
  if (!form.has("id")) {
    await addStakeholder(visited.db, fields);
    return null;
  }
  const id = idIn(form);
  const stored = id && (await changeStakeholder(visited.db, id, { revision: revisionIn(form), fields }));
  return stored ? null : { of: "save", fault: OVERTAKEN };
}

async function remove({ db }: Visit, form: FormData): Promise<StakeholderAnswer | null> {
  const id = idIn(form);
  const removed = id && (await changeStakeholder(db, id, { revision: revisionIn(form), fields: null }));
  return removed ? null : { of: "remove", fault: OVERTAKEN };
}

async function engaging({ db }: Visit, form: FormData): Promise<StakeholderAnswer | null> {
  const submission = parseWithZod(form, { schema: engagementForm });
  if (submission.status !== "success") return { of: "engage", result: submission.reply() };
  const id = idIn(form);
  const stored = id && (await engage(db, id, submission.value));
  return stored ? null : { of: "engage", fault: OVERTAKEN };
}
