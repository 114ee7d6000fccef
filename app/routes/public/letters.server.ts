import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { takeLetter } from "~/access/account/attempts.server";
import { LONGEST_EMAIL } from "~/access/credentials";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { log } from "~/log.server";
import { tooManyAttempts } from "~/routes/shared/passwords";
import { addressForm, type LetterAnswer } from "./letters";

interface Made {
  name: string;
  email: string;
  token: string;
}

/**
 * Answers a form with an address, to which a link is mailed if it has an account. The answer comes before the address
 * is looked up, so that neither its words nor its time say whether there is an account.
 */
export async function letterTo(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  make: (email: string) => Promise<Made | null>,
  letter: { kind: "reset" | "sign in"; pathOf: (token: string) => string },
): Promise<LetterAnswer> {
  const form = await formOf(request);
  const submission = parseWithZod(form, { schema: addressForm });
  if (submission.status !== "success") {
    const tooLong = String(form.get("email") ?? "").length > LONGEST_EMAIL;
    return { refused: submission.reply(tooLong ? { hideFields: ["email"] } : {}) };
  }
  const origin = mailOrigin(context, request);
  if (origin === null)
    return { refused: submission.reply({ formErrors: ["This server sends no mail. Reload the page."] }) };
  const { email } = submission.value;
  const taken = await takeLetter(context, email);
  if ("retryAfterSeconds" in taken)
    return { refused: submission.reply({ formErrors: [tooManyAttempts(taken.retryAfterSeconds)] }) };
  if (taken.send)
    void make(email)
      .then((made) => {
        if (made)
          context.post?.tell(made, { kind: letter.kind, link: `${origin}${letter.pathOf(made.token)}` });
      })
      .catch((error: unknown) => log.error(error, `a link (${letter.kind}) could not be made`));
  return { sent: true };
}
