import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button, buttonClass } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { codeForm, passwordForm } from "./forms";

/** Asks for the password before anything about the second factor changes. */
export function PasswordForm({
  intent,
  button,
  kind = "secondary",
  lastResult,
  children,
}: {
  intent: string;
  button: ReactNode;
  kind?: "secondary" | "danger";
  lastResult: FormResult | undefined;
  children?: ReactNode;
}) {
  const [form, fields] = useCheckedForm({
    id: `factor-${intent.replace(" ", "-")}`,
    schema: passwordForm,
    lastResult,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      {children}
      <Field
        {...getInputProps(fields.password, { type: "password" })}
        label="Your password"
        autoComplete="current-password"
        error={fields.password.errors}
      />
      <input type="hidden" name="intent" value={intent} />
      <div>
        <Button kind={kind}>{button}</Button>
      </div>
    </Form>
  );
}

/** The first code from the app. */
export function ConfirmForm({ lastResult }: { lastResult: FormResult | undefined }) {
  const [form, fields] = useCheckedForm({ id: "factor-confirm", schema: codeForm, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.code, { type: "text" })}
        label="Code"
        hint="Six digits."
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        error={fields.code.errors}
      />
      <input type="hidden" name="intent" value="confirm" />
      <div>
        <Button>Turn on</Button>
      </div>
    </Form>
  );
}

/** Two steps, without script: what will happen, then the button that does it. */
export function TurnOffForm({ lastResult }: { lastResult: FormResult | undefined }) {
  return (
    <details open={lastResult !== undefined}>
      <summary className={buttonClass("danger", "w-fit cursor-pointer list-none")}>
        <span>Turn off…</span>
      </summary>
      <div className="mt-4">
        <PasswordForm intent="turn off" button="Turn off now" kind="danger" lastResult={lastResult}>
          <p>
            The key in your app and all recovery codes stop working. A collaborative that requires a second
            factor will ask you to set one up again.
          </p>
        </PasswordForm>
      </div>
    </details>
  );
}
