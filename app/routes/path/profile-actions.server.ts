import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import { hostForm, offerForm } from "~/domain/path/profile";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addHost, addOffer, endHost, removeHost, removeOffer } from "~/records/path/profile.server";
import type { FormResult } from "~/routes/shared/forms";
import { stepOf } from "~/routes/shared/steps";
import { readOrganizationChoices } from "./context.server";

export interface ProfileAnswer {
  /** The form that was sent. */
  of: string;
  result?: FormResult;
  fault?: string;
}

/** One form, one intent: hosts and offers. */
export async function profileAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const steps: Record<string, (visited: Visit, form: FormData) => Promise<ProfileAnswer | null>> = {
    host: hosting,
    "end-host": ending,
    "remove-host": ({ db }) => removing(form, (id) => removeHost(db, id)),
    offer: offering,
    "remove-offer": ({ db }) => removing(form, (id) => removeOffer(db, id)),
  };
  const step = stepOf(steps, form);
  const answer = await visit(args, "run partnership", (visited) => step(visited, form));
  if (!answer) return redirect(paths.partnershipProfile(args.params.collaborative ?? ""));
  return data<ProfileAnswer>(answer, { status: answer.result ? 422 : 409 });
}

const UNKNOWN = { organization: ["Choose an organization from the list."] };

async function isKnown(visited: Visit, form: FormData): Promise<boolean> {
  const choices = await readOrganizationChoices(visited, await readCatalog(visited.db));
  return choices.some(({ value }) => value === form.get("organization"));
}

async function hosting(visited: Visit, form: FormData): Promise<ProfileAnswer | null> {
  const submission = parseWithZod(form, { schema: hostForm });
  if (submission.status !== "success") return { of: "host", result: submission.reply() };
  if (!(await isKnown(visited, form)))
    return { of: "host", result: submission.reply({ fieldErrors: UNKNOWN }) };
  await addHost(visited.db, submission.value);
  return null;
}

async function offering(visited: Visit, form: FormData): Promise<ProfileAnswer | null> {
  const submission = parseWithZod(form, { schema: offerForm });
  if (submission.status !== "success") return { of: "offer", result: submission.reply() };
  if (!(await isKnown(visited, form)))
    return { of: "offer", result: submission.reply({ fieldErrors: UNKNOWN }) };
  await addOffer(visited.db, submission.value);
  return null;
}

const endFields = z.object({ id: z.uuid(), until: z.iso.date() });

async function ending({ db }: Visit, form: FormData): Promise<ProfileAnswer | null> {
  const read = endFields.safeParse(Object.fromEntries(form));
  const ended = read.success && (await endHost(db, read.data.id, read.data.until));
  return ended ? null : { of: "end-host", fault: "Enter a last day that is not before the first." };
}

async function removing(
  form: FormData,
  remove: (id: string) => Promise<boolean>,
): Promise<ProfileAnswer | null> {
  const id = z.uuid().safeParse(form.get("id"));
  if (id.success) await remove(id.data);
  return null;
}
