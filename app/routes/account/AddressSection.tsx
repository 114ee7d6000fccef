import { getFormProps, getInputProps } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { paths } from "~/paths";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { addressForm } from "./forms";

/** The address that the person signs in with, whether it is proved, and how to change it. */
export function AddressSection({
  email,
  proved,
  mails,
  lastResult,
}: {
  email: string;
  proved: boolean;
  mails: boolean;
  lastResult: FormResult | undefined;
}) {
  return (
    <Section
      title="E-mail address"
      lead={
        <>
          You sign in with <strong className="[overflow-wrap:anywhere]">{email}</strong>.{" "}
          {proved ? "It is confirmed." : "It is not confirmed yet."}
        </>
      }
    >
      <div className="grid gap-6">
        {proved ? null : (
          <Notice>
            Until you show that the address is yours, other collaboratives cannot let you in, and sign-in
            links cannot be mailed to you.{" "}
            {mails ? (
              <>
                <Link to={paths.forgot()}>Choose a new password by mail</Link> to confirm it.
              </>
            ) : (
              "The people who run the server can make a link that confirms it."
            )}
          </Notice>
        )}
        {mails ? (
          <AddressForm lastResult={lastResult} />
        ) : (
          <p>
            This server sends no mail, so a new address cannot be confirmed here. Ask the backbone staff to
            invite your new address and to remove the old one.
          </p>
        )}
      </div>
    </Section>
  );
}

function AddressForm({ lastResult }: { lastResult: FormResult | undefined }) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useCheckedForm({ id: "email", schema: addressForm, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[28rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <input type="hidden" name="intent" value="email" />
      <Field
        {...getInputProps(fields.email, { type: "email" })}
        label="New e-mail address"
        hint="We send a link there. We let the old address know once you have used it."
        autoComplete="email"
        error={fields.email.errors}
      />
      <Field
        {...getInputProps(fields.password, { type: "password" })}
        label="Your password"
        autoComplete="current-password"
        error={fields.password.errors}
      />
      <div>
        <Button kind="secondary" disabled={busy}>
          Send the link
        </Button>
      </div>
    </Form>
  );
}
