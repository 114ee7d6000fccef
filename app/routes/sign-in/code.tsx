import { getFormProps, getInputProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { awaitsCode, enterCode } from "~/access/sign-in/code.server";
import { paths } from "~/paths";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { afterSignIn, safeNext } from "~/routes/shared/safe-next";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Enter your code · Tidemark" }];

const ENTER = "Enter the six digits that your app shows, or one of your recovery codes.";
const codeForm = z.object({
  code: z.string(ENTER).trim().min(6, ENTER).max(40, "This is longer than any code. Check what you pasted."),
  trust: z.literal("on").optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!(await awaitsCode(context, request))) throw redirect(paths.home());
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const submission = parseWithZod(form, { schema: codeForm });
  if (submission.status !== "success") return submission.reply({ hideFields: ["code"] });
  const { code, trust } = submission.value;
  const next = safeNext(request);
  const done = await enterCode(context, request, { code, trustDevice: trust === "on" });
  switch (done.outcome) {
    case "signed in":
      throw redirect(afterSignIn(request), { headers: done.headers });
    case "start over":
      throw redirect(paths.home({ next, again: 1 }));
    case "wrong code":
      return submission.reply({
        hideFields: ["code"],
        fieldErrors: { code: ["This code is not right. Check that your phone shows the right time."] },
      });
    case "unreadable":
      return submission.reply({
        hideFields: ["code"],
        formErrors: [
          "This server can no longer check the codes of your app, because its secret has changed. Enter a recovery code, sign in with a passkey, or ask whoever runs the server to remove your second factor.",
        ],
      });
    case "too many attempts": {
      const wait = Math.ceil(done.retryAfterSeconds / 60);
      const minutes = wait === 1 ? "a minute" : `${wait} minutes`;
      return submission.reply({
        hideFields: ["code"],
        formErrors: [`Too many attempts. Wait ${minutes}, then try again.`],
      });
    }
  }
}

export default function EnterCode() {
  const [search] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({ id: "code", schema: codeForm, lastResult: useAnswer() });
  return (
    <AppShell>
      <Page title="Enter your code" lead="Your password is right. One more step protects your account.">
        <Form
          method="post"
          action={`${paths.signInCode()}?${search}`}
          {...getFormProps(form)}
          className="grid max-w-[28rem] gap-5"
        >
          {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
          <Field
            {...getInputProps(fields.code, { type: "text" })}
            label="Code"
            hint="Six digits from your authenticator app. Without your phone, use a recovery code."
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            error={fields.code.errors}
          />
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="trust" className="size-4.5 shrink-0 accent-(--color-ink)" />
            <span>Don’t ask for a code in this browser for 30 days</span>
          </label>
          <div className="flex flex-wrap items-center gap-4">
            <Button disabled={busy}>{busy ? "Signing in…" : "Sign in"}</Button>
            <Link to={paths.home()}>Start over</Link>
          </div>
        </Form>
      </Page>
    </AppShell>
  );
}
