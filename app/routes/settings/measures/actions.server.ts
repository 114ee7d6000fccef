import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { type Visit, visit } from "~/access/visit.server";
import type { SettingFault } from "~/domain/measures/settings";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { changeExemption } from "~/records/measures/exemptions.server";
import { moveMeasureUp, switchMeasure } from "~/records/measures/measures.server";
import { moveMetric, switchMetric } from "~/records/measures/metrics.server";
import { declineOffer, takeOffer } from "~/records/measures/offers.server";
import { MeasureFault } from "~/records/measures/settings.server";
import { exemptionForm } from "./form";
import { LIBRARY } from "./view.server";

/** What the page answers where a button or form was refused. */
export interface Refusal {
  /** Code of the measure or figure, or "exemption". */
  at: string;
  message: string;
  /** Of the form for exemptions. */
  result?: SubmissionResult<string[]>;
}

/** What the buttons of the list do, by their intent. */
const STEPS: Record<string, (db: Visit["db"], code: string, form: FormData) => Promise<void>> = {
  "switch measure off": (db, code, form) => switchMeasure(db, code, { on: false, seen: seenOf(form) }),
  "switch measure on": (db, code, form) => switchMeasure(db, code, { on: true, seen: seenOf(form) }),
  "switch figure off": (db, code) => switchMetric(db, code, false),
  "switch figure on": (db, code) => switchMetric(db, code, true),
  "move measure up": (db, code) => moveMeasureUp(db, code),
  "move figure up": (db, code) => moveMetric(db, code, "up"),
  "let figure lead": (db, code) => moveMetric(db, code, "lead"),
  "take offer": (db, code) => takeOffer(db, LIBRARY, code),
  "decline offer": (db, code) => declineOffer(db, LIBRARY, code),
};

const seenOf = (form: FormData) => String(form.get("seen") ?? "");

/** Stores what a button of the list says. */
export async function measuresAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const code = String(form.get("code") ?? "").slice(0, 100);
  const slug = args.params.collaborative ?? "";
  if (intent === "exempt" || intent === "concern again") return exempt(args, form, intent);
  const step = own(STEPS, intent);
  return refusing(code, async () => {
    await visit(args, "manage measures", async ({ db }) => {
      if (!step) throw new Response("There is no such step.", { status: 400 });
      await step(db, code, form);
    });
    return redirect(`${paths.settingsPage(slug, "measures", { saved: code })}#${code}`);
  });
}

async function exempt(args: ActionFunctionArgs, form: FormData, intent: "exempt" | "concern again") {
  const submission = parseWithZod(form, { schema: exemptionForm });
  const slug = args.params.collaborative ?? "";
  const result = await faultOf(async () => {
    await visit(args, "manage measures", async ({ db }) => {
      if (submission.status !== "success") return;
      const { member: memberSlug, ...exemption } = submission.value;
      const { members } = await readCatalog(db);
      const member = members.find((each) => each.slug === memberSlug);
      if (!member) throw new MeasureFault({ field: "member", message: "Choose a member." });
      const action = intent === "exempt" ? "add" : "remove";
      await changeExemption(db, member.id, { action, exemption });
    });
  });
  if (submission.status === "success" && !result)
    return redirect(`${paths.settingsPage(slug, "measures", { saved: "exemptions" })}#exemptions`);
  const fieldErrors = result ? { [result.field]: [result.message] } : undefined;
  return data<Refusal>(
    { at: "exemption", message: "", result: submission.reply(fieldErrors && { fieldErrors }) },
    { status: 422 },
  );
}

/** Answers a fault at the row that it concerns. Nothing was stored: the transaction was rolled back. */
async function refusing<T>(at: string, work: () => Promise<T>) {
  let answer: T | null = null;
  const fault = await faultOf(async () => {
    answer = await work();
  });
  if (fault) return data<Refusal>({ at, message: fault.message }, { status: 422 });
  return answer as T;
}

/** What a rule forbids, or null if the work was done. */
export async function faultOf(work: () => Promise<unknown>): Promise<SettingFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof MeasureFault) return error.fault;
    throw error;
  }
}
