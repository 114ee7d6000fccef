import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { PASSWORD_HINT } from "~/routes/shared/passwords";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { passwordForm } from "./forms";

/** Changes the password, and asks for the present one. */
export function PasswordForm({ email, lastResult }: { email: string; lastResult: FormResult | undefined }) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({ id: "password", schema: passwordForm, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      <input type="hidden" name="intent" value="password" />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Field
        {...getInputProps(fields.current, { type: "password" })}
        label="Present password"
        autoComplete="current-password"
        error={fields.current.errors}
      />
      <Field
        {...getInputProps(fields.wanted, { type: "password" })}
        label="New password"
        hint={PASSWORD_HINT}
        autoComplete="new-password"
        error={fields.wanted.errors}
      />
      <div>
        <Button disabled={busy}>Change password</Button>
      </div>
    </Form>
  );
}
