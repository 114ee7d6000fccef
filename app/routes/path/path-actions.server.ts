import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { commonGroundForm, decisionForm, evidenceForm, notNeededForm } from "~/domain/path/forms";
import { STEPS, type Step } from "~/domain/path/steps";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readPathChoices } from "~/records/path/facts.server";
import {
  addEvidence,
  nameAgendaItem,
  nameDecision,
  removeEvidence,
  setNotNeeded,
} from "~/records/path/path.server";
import type { FormResult } from "~/routes/shared/forms";
import { stepOf } from "~/routes/shared/steps";
import { readOrganizationChoices } from "./context.server";

export interface PathAnswer {
  /** The form that was refused. */
  of: string;
  result: FormResult;
}

type Stepping = (visited: Visit, form: FormData) => Promise<PathAnswer | null>;

/** One form, one intent. */
export async function pathAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intents: Record<string, Stepping> = {
    evidence,
    "remove-evidence": removing,
    "not-needed": passing,
    needed: needing,
    decision,
    "no-decision": async ({ db }) => nameDecision(db, null).then(() => null),
    "common-ground": commonGround,
    "no-common-ground": async ({ db }) => nameAgendaItem(db, null).then(() => null),
  };
  const step = stepOf(intents, form);
  const answer = await visit(args, "run partnership", (visited) => step(visited, form));
  if (answer) return data<PathAnswer>(answer, { status: 422 });
  const fragment = STEPS.find((known) => known === form.get("step"));
  return redirect(`${paths.path(args.params.collaborative ?? "")}${fragment ? `#${fragment}` : ""}`);
}

async function evidence(visited: Visit, form: FormData): Promise<PathAnswer | null> {
  const submission = parseWithZod(form, { schema: evidenceForm });
  const of = `evidence ${String(form.get("kind"))}`;
  if (submission.status !== "success") return { of, result: submission.reply() };
  const named = form.get("organization");
  const choices = await readOrganizationChoices(visited, await readCatalog(visited.db));
  if (named && !choices.some(({ value }) => value === named))
    return { of, result: submission.reply({ fieldErrors: { organization: ["Choose from the list."] } }) };
  await addEvidence(visited.db, submission.value);
  return null;
}

async function removing({ db }: Visit, form: FormData) {
  const id = z.uuid().safeParse(form.get("id"));
  if (id.success) await removeEvidence(db, id.data);
  return null;
}

async function passing({ db }: Visit, form: FormData): Promise<PathAnswer | null> {
  const submission = parseWithZod(form, { schema: notNeededForm });
  if (submission.status !== "success")
    return { of: `not-needed ${String(form.get("step"))}`, result: submission.reply() };
  await setNotNeeded(db, submission.value.step, submission.value.reason);
  return null;
}

async function needing({ db }: Visit, form: FormData) {
  const step = STEPS.find((known): known is Step => known === form.get("step"));
  if (step) await setNotNeeded(db, step, null);
  return null;
}

async function decision({ db }: Visit, form: FormData): Promise<PathAnswer | null> {
  const submission = parseWithZod(form, { schema: decisionForm });
  if (submission.status !== "success") return { of: "decision", result: submission.reply() };
  const { decisions } = await readPathChoices(db);
  if (!decisions.some(({ value }) => value === submission.value.decisionId))
    return {
      of: "decision",
      result: submission.reply({ fieldErrors: { decisionId: ["Choose from the list."] } }),
    };
  await nameDecision(db, submission.value);
  return null;
}

async function commonGround({ db }: Visit, form: FormData): Promise<PathAnswer | null> {
  const submission = parseWithZod(form, { schema: commonGroundForm });
  if (submission.status !== "success") return { of: "common-ground", result: submission.reply() };
  const { agendaItemId } = submission.value;
  const { items } = await readPathChoices(db);
  if (!items.some(({ value }) => value === agendaItemId)) {
    const fieldErrors = { agendaItemId: ["Choose from the list."] };
    return { of: "common-ground", result: submission.reply({ fieldErrors }) };
  }
  await nameAgendaItem(db, agendaItemId);
  return null;
}
