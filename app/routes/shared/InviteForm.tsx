import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { inviteForm } from "./people-form";
import { type Members, RoleFields } from "./RoleFields";

export function InviteForm({
  members,
  lastResult,
}: {
  members: Members;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const busy = useNavigation().formData?.has("email") ?? false;
  const [form, fields] = useForm({
    id: "invite",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: inviteForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      <Field
        {...getInputProps(fields.email, { type: "email" })}
        label="E-mail address"
        hint="Whoever has a Tidemark account with it already keeps that account."
        autoComplete="off"
        error={fields.email.errors}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <RoleFields {...{ fields, members }} hint="What this person sees and may change." />
      </div>
      <div>
        <Button disabled={busy}>{busy ? "Inviting…" : "Invite"}</Button>
      </div>
    </Form>
  );
}
