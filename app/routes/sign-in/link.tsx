import { getFormProps, getInputProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LONGEST_PASSWORD } from "~/access/credentials";
import { formOf } from "~/access/limits/body.server";
import { linkWithPassword, pendingLink } from "~/access/sign-in/sso/link.server";
import { paths } from "~/paths";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Is this your account? · Tidemark" }];

const linkForm = z.object({
  password: z
    .string("Enter your password.")
    .max(LONGEST_PASSWORD, "This is longer than any password here. Check what you pasted."),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const pending = await pendingLink(context, request);
  if (!pending) throw redirect(paths.home());
  return { email: pending.identity.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(request), { schema: linkForm });
  if (submission.status !== "success") return submission.reply({ hideFields: ["password"] });
  const done = await linkWithPassword(context, request, submission.value.password);
  const refuse = (text: string) => submission.reply({ hideFields: ["password"], formErrors: [text] });
  switch (done.outcome) {
    case "signed in": {
      const headers = new Headers();
      for (const cookie of done.cookies) headers.append("set-cookie", cookie);
      throw redirect(done.next, { headers });
    }
    case "over":
      throw redirect(paths.home({ institution: "again" }));
    case "refused":
      return refuse("This is not the password of that account. Try again.");
    case "code needed":
      return refuse("That account asks for a code as well. Sign in with your password and code instead.");
    case "too many attempts":
      return refuse(`Too many attempts. Wait ${done.retryAfterSeconds} seconds, then try again.`);
  }
}

export default function LinkAccount() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = useCheckedForm({ id: "link", schema: linkForm, lastResult: useAnswer() });
  return (
    <AppShell>
      <Page
        title="Is this your account?"
        lead={`There is already an account for ${email}. Enter its password once, and your institution signs you in from now on.`}
      >
        <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
          {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
          <Field
            {...getInputProps(fields.password, { type: "password" })}
            label="Your Tidemark password"
            autoComplete="current-password"
            error={fields.password.errors}
          />
          <div>
            <Button>Continue</Button>
          </div>
        </Form>
      </Page>
    </AppShell>
  );
}
