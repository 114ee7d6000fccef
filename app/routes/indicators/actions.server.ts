import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { DateTime } from "luxon";
import { z } from "zod";
import { signalOf } from "~/access/client-gone.server";
import { formOf } from "~/access/limits/body.server";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { labelField, ownFields, scaleFields, spanFields, valueFields } from "~/domain/indicators/fields";
import {
  COMMUNITY_INDICATORS,
  type IndicatorRecord,
  type IndicatorValue,
} from "~/domain/indicators/indicators";
import { seriesFields } from "~/domain/indicators/series";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import {
  addIndicators,
  addOwnIndicator,
  changeIndicator,
  readIndicators,
  readIndicatorToChange,
} from "~/records/indicators/indicators.server";
import {
  answerOffer,
  applyFetched,
  removeValue,
  saveValue,
  type Tally,
  type ValueOutcome,
} from "~/records/indicators/values.server";
import { stepOf } from "~/routes/shared/steps";
import { askFeeds, type Fetched } from "./feeds.server";

/** What the page shows after a form was sent; a plain success redirects instead. */
export type IndicatorAnswer =
  | { refused: SubmissionResult<string[]>; intent: string; indicator: string; theirs: IndicatorValue | null }
  | { report: FetchReport[] }
  /** Somebody else changed it first: the page shows what is stored now. */
  | { overtaken: { year: number } };

export interface FetchReport extends Pick<Fetched, "code" | "without" | "trouble"> {
  tally: Tally | null;
}

export const labelFields = z.object({ label: labelField });

type RouteArgs = ActionFunctionArgs;

/** One form, one intent. */
export async function indicatorAction(args: RouteArgs) {
  const form = await formOf(args.request);
  return stepOf(ACTIONS, form)(args, form);
}

const ACTIONS: Record<string, (args: RouteArgs, form: FormData) => Promise<Response>> = {
  standard: async (args) =>
    visit(args, MANAGE, async ({ db }) => {
      await addIndicators(db, COMMUNITY_INDICATORS);
      return back(args);
    }),
  add: async (args, form) => {
    const submission = parseWithZod(form, { schema: ownFields });
    return visit(args, MANAGE, async ({ db }) => {
      if (submission.status !== "success") return refuse(submission.reply(), "add");
      return back(args, await addOwnIndicator(db, submission.value));
    });
  },
  rename: (args, form) => change(args, form, "rename", labelFields),
  series: changeSeries,
  scale: changeScale,
  value: enter,
  remove: async (args, form) =>
    visit(args, MANAGE, async ({ db }) => {
      const place = placeOf(form);
      return done(args, form, place, await removeValue(db, place));
    }),
  take: (args, form) => settle(args, form, true),
  leave: (args, form) => settle(args, form, false),
  fetch: fetchNow,
};

const MANAGE = "manage indicators";

function back({ params }: RouteArgs, code?: string): Response {
  return redirect(`${paths.indicators(params.collaborative ?? "")}${code ? `#${code}` : ""}`);
}

function refuse(
  refused: SubmissionResult<string[]>,
  intent: string,
  indicator = "",
  theirs: IndicatorValue | null = null,
): Response {
  return json<IndicatorAnswer>({ refused, intent, indicator, theirs });
}

const codeOf = (form: FormData) => String(form.get("code") ?? "");
const noSuchIndicator = () => notFound("There is no such indicator in this collaborative.");

async function change(
  args: RouteArgs,
  form: FormData,
  intent: string,
  schema: typeof labelFields,
): Promise<Response> {
  const submission = parseWithZod(form, { schema });
  return visit(args, MANAGE, async ({ db }) => {
    if (submission.status !== "success") return refuse(submission.reply(), intent, codeOf(form));
    const id = z.uuid().safeParse(form.get("indicator"));
    if (!id.success || !(await changeIndicator(db, id.data, submission.value))) throw noSuchIndicator();
    return back(args, codeOf(form));
  });
}

async function changeSeries(args: RouteArgs, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: seriesFields });
  return visit(args, MANAGE, async ({ db }) => {
    if (submission.status !== "success") return refuse(submission.reply(), "series", codeOf(form));
    const indicator = await chosen(db, form);
    if (submission.value.series !== null && indicator.unit !== "percent") {
      const fieldErrors = { kind: ["The publishers give percentages, and this indicator is no percentage."] };
      return refuse(submission.reply({ fieldErrors }), "series", codeOf(form));
    }
    await changeIndicator(db, indicator.id, submission.value);
    return back(args, codeOf(form));
  });
}

/** The unit stays as it is once there are values: they would mean something else. */
async function changeScale(args: RouteArgs, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: scaleFields });
  return visit(args, MANAGE, async ({ db }) => {
    if (submission.status !== "success") return refuse(submission.reply(), "scale", codeOf(form));
    const indicator = await chosen(db, form);
    const { unit, per } = submission.value;
    if (
      (unit !== indicator.unit || per !== indicator.per) &&
      (indicator.values.length > 0 || indicator.series)
    ) {
      const fieldErrors = {
        unit: [
          "The unit cannot change once there are values or a source to fetch from. Add another indicator.",
        ],
      };
      return refuse(submission.reply({ fieldErrors }), "scale", codeOf(form));
    }
    await changeIndicator(db, indicator.id, submission.value);
    return back(args, codeOf(form));
  });
}

/** The indicator that a form names, locked against other writers. @throws 404 if there is none */
async function chosen(db: Visit["db"], form: FormData): Promise<IndicatorRecord> {
  const indicator = await readIndicatorToChange(db, String(form.get("indicator")));
  if (!indicator) throw noSuchIndicator();
  return indicator;
}

async function enter(args: RouteArgs, form: FormData): Promise<Response> {
  return visit(args, MANAGE, async ({ db }) => {
    const { id, unit } = await chosen(db, form);
    const { collaborative } = await readCatalog(db);
    const submission = parseWithZod(form, { schema: valueFields(collaborative, unit) });
    if (submission.status !== "success") return refuse(submission.reply(), "value", codeOf(form));
    const outcome = await saveValue(db, { ...submission.value, indicatorId: id });
    if (outcome.stored || outcome.why === "gone") return done(args, form, submission.value, outcome);
    return refuse(submission.reply(), "value", codeOf(form), outcome.theirs);
  });
}

const placeFields = z.object({
  indicator: z.uuid(),
  year: z.coerce.number().int(),
  revision: z.coerce.number().int(),
});

/** Reads which value a button belongs to. */
function placeOf(form: FormData) {
  const parsed = placeFields.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("This is not a form of this page.", { status: 400 });
  const { indicator, year, revision } = parsed.data;
  return { indicatorId: indicator, year, revision };
}

function settle(args: RouteArgs, form: FormData, take: boolean): Promise<Response> {
  return visit(args, MANAGE, async ({ db }) => {
    const place = placeOf(form);
    return done(args, form, place, await answerOffer(db, { ...place, take }));
  });
}

function done(args: RouteArgs, form: FormData, { year }: { year: number }, outcome: ValueOutcome): Response {
  if (outcome.stored) return back(args, codeOf(form));
  if (outcome.why === "gone") throw noSuchIndicator();
  return json<IndicatorAnswer>({ overtaken: { year } });
}

/** Asks the feeds between two transactions, so none stays open while waiting for the network. */
async function fetchNow(args: RouteArgs, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: spanFields(DateTime.utc().year) });
  const stored = await visit(args, MANAGE, async ({ db }) => readIndicators(db));
  if (submission.status !== "success") return refuse(submission.reply(), "fetch");
  const { indicator, ...span } = submission.value;
  const fetchable = stored.filter(
    ({ code, series }) => series !== null && (!indicator || code === indicator),
  );
  if (fetchable.length === 0) throw notFound("There is no indicator with a series to fetch.");
  const { config } = args.context;
  const fetched = await askFeeds(fetchable, span, config, signalOf(args));
  const answered = fetched.filter(({ values }) => values.length > 0);
  const tallies =
    answered.length === 0
      ? []
      : await visit(args, MANAGE, async ({ db }) => applyFetched(db, new Date(), answered));
  return json<IndicatorAnswer>({
    report: fetched.map(({ code, without, trouble }) => ({
      code,
      without,
      trouble,
      tally: tallies.find((tally) => tally.code === code) ?? null,
    })),
  });
}
