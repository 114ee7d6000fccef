import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { checkPassword, takeLetter } from "~/access/account/attempts.server";
import { wishForAddress } from "~/access/account/email-change.server";
import { changePassword } from "~/access/account/own.server";
import type { Person } from "~/access/auth.server";
import { LONGEST_EMAIL } from "~/access/credentials";
import { mailOrigin } from "~/access/links/link-origin.server";
import { log } from "~/log.server";
import { paths } from "~/paths";
import { tooManyAttempts } from "~/routes/shared/passwords";
import { type AccountAnswer, addressForm, passwordForm } from "./forms";

/** Changes the password. @returns the headers with the new session, or what is wrong */
export async function answerPassword(
  { request, context }: ActionFunctionArgs,
  person: Person,
  form: FormData,
): Promise<{ headers: Headers } | AccountAnswer> {
  const submission = parseWithZod(form, { schema: passwordForm });
  const hideFields = ["current", "wanted"];
  if (submission.status !== "success") return { form: "password", refused: submission.reply({ hideFields }) };
  const changed = await changePassword(context, request, person, submission.value);
  if ("problem" in changed)
    return {
      form: "password",
      refused: submission.reply({ hideFields, fieldErrors: { [changed.field]: [changed.problem] } }),
    };
  context.post?.tell(person, { kind: "password changed" });
  return changed;
}

/**
 * Mails a link to a new address. Whether the address already has an account shows neither in the answer nor in its
 * time.
 */
export async function answerAddress(
  { request, context }: ActionFunctionArgs,
  person: Person,
  form: FormData,
): Promise<AccountAnswer> {
  const submission = parseWithZod(form, { schema: addressForm });
  const tooLong = String(form.get("email") ?? "").length > LONGEST_EMAIL;
  const hideFields = tooLong ? ["email", "password"] : ["password"];
  const refuse = (fieldErrors?: Record<string, string[]>, formErrors?: string[]): AccountAnswer => ({
    form: "email",
    refused: submission.reply({
      hideFields,
      ...(fieldErrors && { fieldErrors }),
      ...(formErrors && { formErrors }),
    }),
  });
  if (submission.status !== "success") return refuse();
  const { email, password } = submission.value;
  const origin = mailOrigin(context, request);
  if (origin === null) return refuse(undefined, ["This server sends no mail. Reload the page."]);
  if (email === person.email) return refuse({ email: ["This is already your address."] });
  const checked = await checkPassword(context, person, password);
  if (checked.outcome === "refused") return refuse({ password: ["This is not your password. Try again."] });
  if (checked.outcome !== "right") return refuse({ password: [tooManyAttempts(checked.retryAfterSeconds)] });
  const taken = await takeLetter(context, email);
  if ("retryAfterSeconds" in taken) return refuse(undefined, [tooManyAttempts(taken.retryAfterSeconds)]);
  if (taken.send)
    void wishForAddress(context, person, email)
      .then((token) => {
        const link = token && `${origin}${paths.confirmAddress(token)}`;
        if (link) context.post?.tell({ name: person.name, email }, { kind: "confirm address", link });
      })
      .catch((error: unknown) => log.error(error, "a link to confirm an address could not be made"));
  return { form: "email", sentTo: email };
}
