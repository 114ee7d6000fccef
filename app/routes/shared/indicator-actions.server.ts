import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { DateTime } from "luxon";
import { z } from "zod";
import { formOf } from "~/access/body.server";
import { notFound, visit } from "~/access/visit.server";
import { labelField, spanFields, valueFields } from "~/domain/indicator-fields";
import { seriesFields } from "~/domain/indicator-series";
import { COMMUNITY_INDICATORS, type IndicatorValue } from "~/domain/indicators";
import { readCatalog } from "~/records/catalog.server";
import {
  answerOffer,
  applyFetched,
  removeValue,
  saveValue,
  type Tally,
  type ValueOutcome,
} from "~/records/indicator-values.server";
import { addIndicators, addOwnIndicator, changeIndicator, readIndicators } from "~/records/indicators.server";
import { askFeeds, type Fetched } from "./indicator-feeds.server";

/** What the page says after something was sent; what was stored without a question is simply there. */
export type IndicatorAnswer =
  | { refused: SubmissionResult<string[]>; intent: string; indicator: string; theirs: IndicatorValue | null }
  | { report: FetchReport[] }
  /** Somebody else was quicker: the page shows what is stored now. */
  | { overtaken: { year: number } };

export interface FetchReport extends Pick<Fetched, "code" | "without" | "trouble"> {
  tally: Tally | null;
}

export const labelFields = z.object({ label: labelField });

type Doorway = ActionFunctionArgs;

/** One form, one intent. */
export async function indicatorAction(doorway: Doorway) {
  const form = await formOf(doorway.request);
  const intent = String(form.get("intent") ?? "");
  const work = ACTIONS[intent];
  if (!work) throw new Response("This page has no such form.", { status: 400, statusText: "Not a form" });
  return work(doorway, form);
}

const ACTIONS: Record<string, (doorway: Doorway, form: FormData) => Promise<Response>> = {
  standard: async (doorway) =>
    visit(doorway, MANAGE, async ({ db }) => {
      await addIndicators(db, COMMUNITY_INDICATORS);
      return back(doorway);
    }),
  add: async (doorway, form) => {
    const submission = parseWithZod(form, { schema: labelFields });
    return visit(doorway, MANAGE, async ({ db }) => {
      if (submission.status !== "success") return refuse(submission.reply(), "add");
      return back(doorway, await addOwnIndicator(db, submission.value.label));
    });
  },
  rename: (doorway, form) => change(doorway, form, "rename", labelFields),
  series: (doorway, form) => change(doorway, form, "series", seriesFields),
  value: enter,
  remove: async (doorway, form) => {
    const place = placeOf(form);
    return visit(doorway, MANAGE, async ({ db }) => done(doorway, form, place, await removeValue(db, place)));
  },
  take: (doorway, form) => settle(doorway, form, true),
  leave: (doorway, form) => settle(doorway, form, false),
  fetch: fetchNow,
};

const MANAGE = "manage indicators";

function back({ params }: Doorway, code?: string): Response {
  return redirect(`/c/${params.collaborative}/indicators${code ? `#${code}` : ""}`);
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
  doorway: Doorway,
  form: FormData,
  intent: string,
  schema: typeof labelFields | typeof seriesFields,
): Promise<Response> {
  const submission = parseWithZod(form, { schema });
  return visit(doorway, MANAGE, async ({ db }) => {
    if (submission.status !== "success") return refuse(submission.reply(), intent, codeOf(form));
    const id = z.uuid().safeParse(form.get("indicator"));
    if (!id.success || !(await changeIndicator(db, id.data, submission.value))) throw noSuchIndicator();
    return back(doorway, codeOf(form));
  });
}

async function enter(doorway: Doorway, form: FormData): Promise<Response> {
  const id = z.uuid().safeParse(form.get("indicator"));
  if (!id.success) throw noSuchIndicator();
  return visit(doorway, MANAGE, async ({ db }) => {
    const { collaborative } = await readCatalog(db);
    const submission = parseWithZod(form, { schema: valueFields(collaborative) });
    if (submission.status !== "success") return refuse(submission.reply(), "value", codeOf(form));
    const outcome = await saveValue(db, { ...submission.value, indicatorId: id.data });
    if (outcome.stored || outcome.why === "gone") return done(doorway, form, submission.value, outcome);
    return refuse(submission.reply(), "value", codeOf(form), outcome.theirs);
  });
}

const placeFields = z.object({
  indicator: z.uuid(),
  year: z.coerce.number().int(),
  revision: z.coerce.number().int(),
});

/** Buttons carry what they stand beside. */
function placeOf(form: FormData) {
  const given = placeFields.safeParse(Object.fromEntries(form));
  if (!given.success) throw new Response("What was sent is not a form of this page.", { status: 400 });
  const { indicator, year, revision } = given.data;
  return { indicatorId: indicator, year, revision };
}

function settle(doorway: Doorway, form: FormData, take: boolean): Promise<Response> {
  const place = placeOf(form);
  return visit(doorway, MANAGE, async ({ db }) =>
    done(doorway, form, place, await answerOffer(db, { ...place, take })),
  );
}

function done(doorway: Doorway, form: FormData, { year }: { year: number }, outcome: ValueOutcome): Response {
  if (outcome.stored) return back(doorway, codeOf(form));
  if (outcome.why === "gone") throw noSuchIndicator();
  return json<IndicatorAnswer>({ overtaken: { year } });
}

/** The feeds are asked between two transactions: nothing is held open while one waits for a network. */
async function fetchNow(doorway: Doorway, form: FormData): Promise<Response> {
  const submission = parseWithZod(form, { schema: spanFields(DateTime.utc().year) });
  const stored = await visit(doorway, MANAGE, async ({ db }) => readIndicators(db));
  if (submission.status !== "success") return refuse(submission.reply(), "fetch");
  const { indicator, ...span } = submission.value;
  const asked = stored.filter(({ code, series }) => series !== null && (!indicator || code === indicator));
  if (asked.length === 0) throw notFound("There is no indicator with a series to fetch.");
  const { settings } = doorway.context;
  const fetched = await askFeeds(asked, span, settings, doorway.request.signal);
  const found = fetched.filter(({ values }) => values.length > 0);
  const tallies =
    found.length === 0
      ? []
      : await visit(doorway, MANAGE, async ({ db }) => applyFetched(db, new Date(), found));
  return json<IndicatorAnswer>({
    report: fetched.map(({ code, without, trouble }) => ({
      ...{ code, without, trouble },
      tally: tallies.find((tally) => tally.code === code) ?? null,
    })),
  });
}
