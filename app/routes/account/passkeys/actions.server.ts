import type { Submission, SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data } from "@remix-run/node";
import type { Person } from "~/access/auth.server";
import { formOf, parseJson } from "~/access/limits/body.server";
import type { Refused } from "~/access/sign-in/own-password.server";
import { requireOwner } from "~/access/sign-in/owner.server";
import {
  addPasskey,
  type NewPasskeyOptions,
  removePasskey,
  startPasskey,
} from "~/access/sign-in/passkeys.server";
import { notFound } from "~/access/visit.server";
import { waitWords } from "~/routes/account/refusals";
import { addForm, removeForm, startForm } from "./forms";

export type PasskeyAnswer =
  | { options: NewPasskeyOptions }
  | { done: string }
  | { refused: SubmissionResult<string[]>; intent: string };

export async function changePasskeys(args: ActionFunctionArgs) {
  const person = await requireOwner(args);
  const form = await formOf(args.request);
  switch (form.get("intent")) {
    case "start":
      return start(args, person, form);
    case "add":
      return add(args, person, form);
    case "remove":
      return remove(args, person, form);
    default:
      throw new Response("This page cannot do that.", { status: 400, statusText: "Not a form" });
  }
}

async function start({ request, context }: ActionFunctionArgs, person: Person, form: FormData) {
  const submission = parseWithZod(form, { schema: startForm });
  if (submission.status !== "success")
    return data<PasskeyAnswer>({
      refused: submission.reply({ hideFields: ["password"] }),
      intent: "start",
    });
  const { password } = submission.value;
  const done = await startPasskey(context, request, { person, password });
  if (done.outcome === "started")
    return data<PasskeyAnswer>({ options: done.options }, { headers: done.headers });
  if (done.outcome === "full") {
    const formErrors = ["You have as many passkeys as an account can have. Remove one first."];
    return data<PasskeyAnswer>({ refused: submission.reply({ formErrors }), intent: "start" });
  }
  return refuse(submission, done, "start");
}

async function add({ request, context }: ActionFunctionArgs, person: Person, form: FormData) {
  const submission = parseWithZod(form, { schema: addForm });
  if (submission.status !== "success")
    return data<PasskeyAnswer>({ refused: submission.reply(), intent: "start" });
  const { name } = submission.value;
  const response = read(submission.value.response);
  const done = await addPasskey(context, request, { person, name, response });
  if (done.outcome === "added")
    return data<PasskeyAnswer>({ done: `“${name}” is added. You can sign in with it from now on.` });
  const formErrors = [
    done.outcome === "refused"
      ? "This passkey could not be checked. Try again; your device must ask for a finger, face, or PIN."
      : waitWords(done.retryAfterSeconds),
  ];
  return data<PasskeyAnswer>({ refused: submission.reply({ formErrors }), intent: "start" });
}

async function remove({ request, context }: ActionFunctionArgs, person: Person, form: FormData) {
  const submission = parseWithZod(form, { schema: removeForm });
  const intent = `remove ${String(form.get("id")).slice(0, 36)}`;
  if (submission.status !== "success")
    return data<PasskeyAnswer>({ refused: submission.reply({ hideFields: ["password"] }), intent });
  const done = await removePasskey(context, request, { person, ...submission.value });
  if (done.outcome === "gone") throw notFound("There is no such passkey, or it is already removed.");
  if (done.outcome === "removed")
    return data<PasskeyAnswer>({ done: `“${done.name}” is removed and no longer signs you in.` });
  return refuse(submission, done, intent);
}

function refuse(submission: Submission<unknown, string[]>, done: Refused, intent: string) {
  const refused = submission.reply({
    hideFields: ["password"],
    ...(done.outcome === "refused"
      ? { fieldErrors: { password: ["This is not your password."] } }
      : { formErrors: [waitWords(done.retryAfterSeconds)] }),
  });
  return data<PasskeyAnswer>({ refused, intent });
}

/** What the browser sent; nothing if it is not JSON. */
function read(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
