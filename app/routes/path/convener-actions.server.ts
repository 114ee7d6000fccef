import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { candidateForm, ratingForm, weightsForm } from "~/domain/path/convener";
import { organizationIn } from "~/domain/people/form";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import {
  addCandidate,
  rate,
  removeCandidate,
  saveWeights,
  setInitiator,
} from "~/records/path/convener.server";
import type { FormResult } from "~/routes/shared/forms";
import { idIn, stepOf } from "~/routes/shared/steps";
import { readOrganizationChoices } from "./context.server";

export interface ConvenerAnswer {
  of: string;
  result: FormResult;
}

type Stepping = (visited: Visit, form: FormData) => Promise<ConvenerAnswer | null>;

/** One form, one intent. */
export async function convenerAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intents: Record<string, Stepping> = {
    candidate,
    "remove-candidate": removing,
    initiator: naming,
    rate: rating,
    weights,
  };
  const step = stepOf(intents, form);
  const answer = await visit(args, "run partnership", (visited) => step(visited, form));
  if (answer) return data<ConvenerAnswer>(answer, { status: 422 });
  return redirect(paths.convener(args.params.collaborative ?? ""));
}

const candidateIn = (form: FormData) => idIn(form, "candidate");

async function candidate(visited: Visit, form: FormData): Promise<ConvenerAnswer | null> {
  const submission = parseWithZod(form, { schema: candidateForm });
  const refuse = (message: string) => ({
    of: "candidate",
    result: submission.reply({ fieldErrors: { organization: [message] } }),
  });
  if (submission.status !== "success") return { of: "candidate", result: submission.reply() };
  const { organization } = submission.value;
  const choices = await readOrganizationChoices(visited, await readCatalog(visited.db));
  if (!choices.some(({ value }) => value === organization)) return refuse("Choose from the list.");
  const added = await addCandidate(visited.db, organizationIn(organization));
  return added ? null : refuse("It is a candidate already.");
}

async function removing({ db }: Visit, form: FormData) {
  const id = candidateIn(form);
  if (id) await removeCandidate(db, id);
  return null;
}

async function naming({ db }: Visit, form: FormData) {
  const id = candidateIn(form);
  if (id) await setInitiator(db, id);
  return null;
}

async function rating({ db }: Visit, form: FormData): Promise<ConvenerAnswer | null> {
  const of = `rate ${String(form.get("candidate"))}`;
  const submission = parseWithZod(form, { schema: ratingForm });
  if (submission.status !== "success") return { of, result: submission.reply() };
  const candidateId = candidateIn(form);
  const { contactId, ...scores } = submission.value;
  const outcome = candidateId ? await rate(db, { candidateId, contactId, scores }) : "gone";
  if (outcome === "stored") return null;
  const message = outcome === "own" ? "Nobody rates their own organization." : "Choose from the list.";
  return { of, result: submission.reply({ fieldErrors: { contactId: [message] } }) };
}

async function weights({ db }: Visit, form: FormData): Promise<ConvenerAnswer | null> {
  const submission = parseWithZod(form, { schema: weightsForm });
  if (submission.status !== "success") return { of: "weights", result: submission.reply() };
  await saveWeights(db, submission.value);
  return null;
}
