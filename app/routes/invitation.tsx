import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/body.server";
import { acceptInvitation, lookAtInvitation } from "~/access/invitations.server";
import { ROLE_NAMES } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction = () => [{ title: "Invitation · Tidemark" }];

const newcomer = z.object({
  name: z.string("Enter your name.").trim().min(2, "Enter your name."),
  password: z
    .string("Choose a password.")
    .min(12, "Choose at least 12 characters: a short sentence does well."),
});
const known = z.object({ password: z.string("Enter your password.").min(1, "Enter your password.") });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { email, role, collaborative, hasAccount } = await lookAtInvitation(context, params.secret ?? "");
  return { email, roleName: ROLE_NAMES[role], collaborative, hasAccount };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const secret = params.secret ?? "";
  const { hasAccount } = await lookAtInvitation(context, secret);
  const form = await formOf(request);
  const submission = hasAccount
    ? parseWithZod(form, { schema: known })
    : parseWithZod(form, { schema: newcomer });
  if (submission.status !== "success") return submission.reply({ hideFields: ["password"] });
  const accepted = await acceptInvitation(context, secret, submission.value);
  if ("error" in accepted)
    return submission.reply({ hideFields: ["password"], formErrors: [accepted.error] });
  // Who supplies numbers begins with what is asked of them.
  const page = accepted.role === "data_lead" ? "/data/status" : "";
  throw redirect(`/c/${accepted.slug}${page}`, { headers: accepted.headers });
}

export default function Invitation() {
  const { email, roleName, collaborative, hasAccount } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm({
    id: "invitation",
    lastResult: lastResult as SubmissionResult<string[]> | undefined,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: hasAccount ? known : newcomer }),
  });
  const field = fields as unknown as Record<"name" | "password", (typeof fields)[keyof typeof fields]>;
  return (
    <AppShell>
      <Page
        title={`Join ${collaborative}`}
        lead={`You are invited as ${roleName.toLowerCase()}, with the address ${email}.`}
      >
        <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
          {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
          {hasAccount ? null : (
            <Field
              {...getInputProps(field.name, { type: "text" })}
              label="Your name"
              hint="As colleagues see it beside what you change."
              autoComplete="name"
              error={field.name.errors}
            />
          )}
          <Field
            {...getInputProps(field.password, { type: "password" })}
            label={hasAccount ? "Your Tidemark password" : "Choose a password"}
            {...(!hasAccount && { hint: "At least 12 characters: a short sentence does well." })}
            autoComplete={hasAccount ? "current-password" : "new-password"}
            error={field.password.errors}
          />
          <div>
            <Button>{hasAccount ? "Sign in and join" : "Create account and join"}</Button>
          </div>
        </Form>
      </Page>
    </AppShell>
  );
}
