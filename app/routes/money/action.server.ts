import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMoney } from "~/records/locks.server";
import type { Kept, Ref } from "~/records/money/keep.server";
import { type Content, changeItem, type MoneySubject } from "~/records/money/store.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import type { FormResult } from "~/routes/shared/forms";
import { idIn, stepOf } from "~/routes/shared/steps";

/** What the forms of money have in common: one form, one intent, one transaction. */

export interface MoneyAnswer {
  /** The form that was sent. */
  of: string;
  result?: FormResult;
  fault?: string;
}

/** A form that was sent, with the collaborative that it is about. */
export interface Sent {
  visited: Visit;
  form: FormData;
  catalog: Catalog;
}

/** Messages by field. */
export type Faults = Record<string, string[]>;

export type Step = (sent: Sent) => Promise<MoneyAnswer | null>;

export const OVERTAKEN =
  "Somebody changed or removed this entry first. Nothing was saved. Load the page again.";

/** Runs the step that the form's intent names, and leads back to the page. @param to the page's address */
export async function moneyAction(
  args: ActionFunctionArgs,
  steps: Record<string, Step>,
  to: (c: string) => string,
) {
  const form = await formOf(args.request);
  const step = stepOf(steps, form);
  const answer = await visit(args, "keep money", async (visited): Promise<MoneyAnswer | null> => {
    await lockMoney(visited.db);
    return step({ visited, form, catalog: await readCatalog(visited.db) });
  });
  if (answer) return data<MoneyAnswer>(answer, { status: answer.result ? 422 : 409 });
  return redirect(to(args.params.collaborative ?? ""));
}

export const revisionIn = (form: FormData) => Number(form.get("revision")) || 0;

/**
 * Checks a form and stores what it says. An organization that it names must be on the list.
 * @param store answers with faults by field, or null once it is stored
 */
export async function checked<Output>(
  { form, visited, catalog }: Sent,
  of: string,
  schema: z.ZodType<Output, Record<string, unknown>>,
  store: (fields: Output) => Promise<Faults | null>,
): Promise<MoneyAnswer | null> {
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return { of, result: submission.reply() };
  const refuse = (fieldErrors: Record<string, string[]>) => ({
    of,
    result: submission.reply({ fieldErrors }),
  });
  const named = form.get("organization");
  if (typeof named === "string" && named !== "members") {
    const choices = await readOrganizationChoices(visited, catalog);
    if (!choices.some(({ value }) => value === named))
      return refuse({ organization: ["Choose an organization from the list."] });
  }
  const faults = await store(submission.value as Output);
  return faults && refuse(faults);
}

/** The row that a form changes; null if it adds one. */
export const refIn = (form: FormData): Ref => {
  const id = idIn(form);
  return id === null ? null : { id, revision: revisionIn(form) };
};

/** Checks a form, and stores what it says by the rules for what is stored. */
export async function keeping<Output>(
  sent: Sent,
  of: string,
  schema: z.ZodType<Output, Record<string, unknown>>,
  keep: (fields: Output) => Promise<Kept>,
): Promise<MoneyAnswer | null> {
  let overtaken = false;
  const answered = await checked(sent, of, schema, async (fields) => {
    const kept = await keep(fields);
    if (kept !== "overtaken") return "field" in kept ? { [kept.field]: [kept.message] } : null;
    overtaken = true;
    return null;
  });
  return overtaken ? { of, fault: OVERTAKEN } : answered;
}

/** Changes a row that the form names with the revision that its sender saw; with `fields` null it is removed. */
export async function changing<Subject extends MoneySubject>(
  { visited, form }: Sent,
  subject: Subject,
  fields: Partial<Content<Subject>> | null,
): Promise<MoneyAnswer | null> {
  const id = idIn(form);
  const done = id && (await changeItem(visited.db, subject, id, { revision: revisionIn(form), fields }));
  return done ? null : { of: String(form.get("intent")), fault: OVERTAKEN };
}
