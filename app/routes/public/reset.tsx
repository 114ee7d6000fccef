import { getFormProps, getInputProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { completeReset, readReset } from "~/access/account/reset.server";
import { formOf } from "~/access/limits/body.server";
import { paths } from "~/paths";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { newPassword, PASSWORD_HINT } from "~/routes/shared/passwords";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "New password · Tidemark" }];

const resetForm = z.object({ password: newPassword });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { account } = await readReset(context, params.token ?? "");
  return { email: account.email };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  await readReset(context, token);
  const submission = parseWithZod(await formOf(request), { schema: resetForm });
  const hideFields = ["password"];
  if (submission.status !== "success") return submission.reply({ hideFields });
  const reset = await completeReset(context, token, submission.value.password);
  if ("problem" in reset) return submission.reply({ hideFields, fieldErrors: { password: [reset.problem] } });
  context.post?.tell(reset.done, { kind: "password changed" });
  throw redirect(paths.home({ done: "reset" }));
}

export default function Reset() {
  const { email } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({ id: "reset", schema: resetForm, lastResult: useAnswer() });
  return (
    <AppShell>
      <Page title="Choose a new password" lead={`For the account with the address ${email}.`}>
        <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
          {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <Field
            {...getInputProps(fields.password, { type: "password" })}
            label="New password"
            hint={`${PASSWORD_HINT} You are signed out everywhere.`}
            autoComplete="new-password"
            error={fields.password.errors}
          />
          <div>
            <Button disabled={busy}>Save the new password</Button>
          </div>
        </Form>
      </Page>
    </AppShell>
  );
}
