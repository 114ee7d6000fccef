import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import type { Person } from "~/access/auth.server";
import { formOf } from "~/access/limits/body.server";
import { requireOwner } from "~/access/sign-in/owner.server";
import {
  confirmFactor,
  renewRecoveryCodes,
  startFactor,
  turnOffFactor,
} from "~/access/sign-in/second-factor.server";
import { paths } from "~/paths";
import { isRefused, waitWords } from "~/routes/account/refusals";
import { codeForm, passwordForm } from "./forms";

export type FactorAnswer = { refused: SubmissionResult<string[]>; intent: string };

export async function changeFactor(args: ActionFunctionArgs) {
  const person = await requireOwner(args);
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  switch (intent) {
    case "start":
      return withPassword(form, intent, async (password) => {
        const done = await startFactor(args.context, args.request, { person, password });
        return done.outcome === "started" ? redirect(here(args)) : done;
      });
    case "confirm":
      return confirm(args, person, form);
    case "renew":
      return withPassword(form, intent, async (password) => {
        const done = await renewRecoveryCodes(args.context, args.request, { person, password });
        return done.outcome === "renewed" ? redirect(here(args)) : done;
      });
    case "turn off":
      return withPassword(form, intent, async (password) => {
        const done = await turnOffFactor(args.context, args.request, { person, password });
        return done.outcome === "off"
          ? redirect(paths.accountPage("second-factor", { off: 1 }), { headers: done.headers })
          : done;
      });
    default:
      throw new Response("This page cannot do that.", { status: 400, statusText: "Not a form" });
  }
}

/** The page as it was opened, so that "next" stays in its address. */
const here = ({ request }: ActionFunctionArgs) => {
  const next = new URL(request.url).searchParams.get("next");
  return paths.accountPage("second-factor", { next });
};

async function withPassword<Done>(form: FormData, intent: string, work: (password: string) => Promise<Done>) {
  const submission = parseWithZod(form, { schema: passwordForm });
  if (submission.status !== "success")
    return data<FactorAnswer>({ refused: submission.reply({ hideFields: ["password"] }), intent });
  const done = await work(submission.value.password);
  if (!isRefused(done)) return done;
  const refused = submission.reply({
    hideFields: ["password"],
    ...(done.outcome === "refused"
      ? { fieldErrors: { password: ["This is not your password."] } }
      : { formErrors: [waitWords(done.retryAfterSeconds)] }),
  });
  return data<FactorAnswer>({ refused, intent });
}

async function confirm(args: ActionFunctionArgs, person: Person, form: FormData) {
  const { request, context } = args;
  const submission = parseWithZod(form, { schema: codeForm });
  const intent = "confirm";
  if (submission.status !== "success")
    return data<FactorAnswer>({ refused: submission.reply({ hideFields: ["code"] }), intent });
  const done = await confirmFactor(context, request, { person, code: submission.value.code });
  if (done.outcome === "on") return redirect(here(args), { headers: done.headers });
  const refused = submission.reply({
    hideFields: ["code"],
    ...(done.outcome === "refused"
      ? { fieldErrors: { code: ["This code is not right. Check that your phone shows the right time."] } }
      : { formErrors: [waitWords(done.retryAfterSeconds)] }),
  });
  return data<FactorAnswer>({ refused, intent });
}
