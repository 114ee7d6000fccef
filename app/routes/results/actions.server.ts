import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { resultSchema, storySchema } from "~/domain/results/result";
import { paths } from "~/paths";
import { readGoals } from "~/records/goals/goals.server";
import { readIndicators } from "~/records/indicators/indicators.server";
import { removeResult, saveResult } from "~/records/results/results.server";
import { saveStory } from "~/records/results/stories.server";
import { notAForm } from "~/routes/shared/steps";
import { linkable } from "./view.server";

/** What the page shows after a form was refused; a success redirects instead. */
export interface ResultAnswer {
  intent: string;
  refused: SubmissionResult<string[]> | null;
  /** Somebody else changed or removed it first. */
  gone: boolean;
}

type Args = ActionFunctionArgs;
const CHANGE = "set goals";

/** One form, one intent. */
export async function resultAction(args: Args) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  if (intent === "save") return save(args, form);
  if (intent === "remove") return remove(args, form);
  if (intent === "story") return tell(args, form);
  if (intent === "untell") return untell(args, form);
  throw notAForm();
}

/** Back to the page in the year that it showed. */
function back({ params, request }: Args, fragment = "") {
  const year = new URL(request.url).searchParams.get("year");
  return redirect(`${paths.results(params.collaborative ?? "", year ? { year } : {})}${fragment}`);
}

const refuse = (intent: string, refused: SubmissionResult<string[]>) =>
  data<ResultAnswer>({ intent, refused, gone: false }, { status: 422 });
const overtaken = (intent: string, refused: SubmissionResult<string[]> | null = null) =>
  data<ResultAnswer>({ intent, refused, gone: true }, { status: 409 });

async function save(args: Args, form: FormData) {
  const submission = parseWithZod(form, { schema: resultSchema });
  return visit(args, CHANGE, async ({ db }) => {
    if (submission.status !== "success") return refuse("save", submission.reply());
    const { revision, ...fields } = submission.value;
    const indicators = new Set((await readIndicators(db)).map(({ id }) => id));
    if (!fields.indicatorIds.every((id) => indicators.has(id)))
      return refuse(
        "save",
        submission.reply({ fieldErrors: { indicatorIds: ["Choose indicators from the list."] } }),
      );
    const goals = new Set(linkable(await readGoals(db)).map(({ id }) => id));
    if (!fields.goalIds.every((id) => goals.has(id)))
      return refuse("save", submission.reply({ fieldErrors: { goalIds: ["Choose goals from the list."] } }));
    const id = form.get("id");
    const known = id === null ? null : z.uuid().safeParse(id);
    if (known && !known.success) return overtaken("save", submission.reply());
    const outcome = await saveResult(db, { id: known?.data ?? null, revision, fields });
    return outcome.stored ? back(args, `#${outcome.id}`) : overtaken("save", submission.reply());
  });
}

const placeFields = z.object({ id: z.uuid(), revision: z.coerce.number().int() });

async function remove(args: Args, form: FormData) {
  return visit(args, CHANGE, async ({ db }) => {
    const place = placeFields.safeParse(Object.fromEntries(form));
    if (!place.success) return overtaken("remove");
    const outcome = await removeResult(db, place.data.id, place.data.revision);
    return outcome.stored ? back(args) : overtaken("remove");
  });
}

async function tell(args: Args, form: FormData) {
  const submission = parseWithZod(form, { schema: storySchema });
  return visit(args, CHANGE, async ({ db }) => {
    if (submission.status !== "success") return refuse("story", submission.reply());
    const { revision, ...fields } = submission.value;
    const { indicatorId, year } = fields;
    if (!(await readIndicators(db)).some(({ id }) => id === indicatorId))
      return overtaken("story", submission.reply());
    const stored = await saveStory(db, { indicatorId, year, revision, fields });
    return stored ? back(args) : overtaken("story", submission.reply());
  });
}

const storyPlace = z.object({
  indicatorId: z.uuid(),
  year: z.coerce.number().int(),
  revision: z.coerce.number().int(),
});

async function untell(args: Args, form: FormData) {
  return visit(args, CHANGE, async ({ db }) => {
    const place = storyPlace.safeParse(Object.fromEntries(form));
    if (!place.success) return overtaken("untell");
    const stored = await saveStory(db, { ...place.data, fields: null });
    return stored ? back(args) : overtaken("untell");
  });
}
