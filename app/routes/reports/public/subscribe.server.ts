import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { takeLetter } from "~/access/account/attempts.server";
import { LONGEST_EMAIL } from "~/access/credentials";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { visitByLink } from "~/access/links/report-link.server";
import { queueQuestion } from "~/records/reports/recipients.server";

import { tooManyAttempts } from "~/routes/shared/passwords";
import { type SubscribeAnswer, subscription } from "./subscription";

/**
 * Asks the address in a form whether it wants new reports. The answer does not say whether the address is known.
 * @throws 404 if the link to the report is not in force
 */
export async function subscribe({
  params,
  context,
  request,
}: Pick<ActionFunctionArgs, "params" | "context" | "request">): Promise<SubscribeAnswer> {
  const form = await formOf(request);
  await visitByLink(context, params.token, async () => null);
  const submission = parseWithZod(form, { schema: subscription });
  if (submission.status !== "success") {
    const tooLong = String(form.get("email") ?? "").length > LONGEST_EMAIL;
    return { refused: submission.reply(tooLong ? { hideFields: ["email"] } : {}) };
  }
  if (mailOrigin(context, request) === null)
    return { refused: submission.reply({ formErrors: ["This server sends no mail. Reload the page."] }) };
  const email = submission.value.email.toLowerCase();
  const taken = await takeLetter(context, email);
  if ("retryAfterSeconds" in taken)
    return { refused: submission.reply({ formErrors: [tooManyAttempts(taken.retryAfterSeconds)] }) };
  if (taken.send) {
    await visitByLink(context, params.token, (db, versionId) => queueQuestion(db, { versionId, email }));
    context.post?.wake();
  }
  return { sent: true };
}
