import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { type Members, RoleFields } from "~/routes/settings/tokens/RoleFields";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { inviteForm } from "./form";

export function InviteForm({
  members,
  lastResult,
}: {
  members: Members;
  lastResult: FormResult | undefined;
}) {
  const busy = useNavigation().formData?.has("email") ?? false;
  const [form, fields] = useCheckedForm({
    id: "invite",
    schema: inviteForm,
    lastResult,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      <Field
        {...getInputProps(fields.email, { type: "email" })}
        label="E-mail address"
        hint="If this address already has a Tidemark account, that account is used."
        autoComplete="off"
        error={fields.email.errors}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <RoleFields fields={fields} members={members} hint="What this person sees and may change." />
      </div>
      <div>
        <Button disabled={busy}>{busy ? "Inviting…" : "Invite"}</Button>
      </div>
    </Form>
  );
}
