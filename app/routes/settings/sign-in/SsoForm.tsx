import { getFormProps, getInputProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { ssoForm } from "./sso-form";

export interface SsoView {
  label: string;
  issuer: string;
  clientId: string;
  domains: string;
  asksForFactor: boolean;
  roleClaim: string;
  claimRoles: string;
}

/** The institution's OpenID Connect provider. */
export function SsoForm({
  stored,
  lastResult,
}: {
  stored: SsoView | null;
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "sso",
    schema: ssoForm,
    lastResult,
    ...(stored && { defaultValue: stored }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-5">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field
        {...getInputProps(fields.label, { type: "text" })}
        label="Name on the button"
        hint="“Sign in with …”"
        error={fields.label.errors}
      />
      <Field
        {...getInputProps(fields.issuer, { type: "url" })}
        label="Issuer"
        hint="Such as https://login.microsoftonline.com/…/v2.0, exactly as the provider writes it."
        error={fields.issuer.errors}
      />
      <Field
        {...getInputProps(fields.clientId, { type: "text" })}
        label="Client ID"
        autoComplete="off"
        error={fields.clientId.errors}
      />
      <Field
        {...getInputProps(fields.clientSecret, { type: "password" })}
        label="Client secret"
        hint={stored ? "Leave empty to keep the stored one." : "Stored encrypted and never shown."}
        autoComplete="off"
        error={fields.clientSecret.errors}
      />
      <Field
        {...getInputProps(fields.domains, { type: "text" })}
        label="E-mail domains"
        hint="Only addresses of these domains are accepted, such as wenlow.example.edu."
        error={fields.domains.errors}
      />
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          {...getInputProps(fields.asksForFactor, { type: "checkbox" })}
          className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span className="min-w-0">
          The provider asks everyone for a second factor
          <span className="block text-ink-soft text-sm">
            Counts where the provider does not say how somebody signed in (the claim amr).
          </span>
        </span>
      </label>
      <Field
        {...getInputProps(fields.roleClaim, { type: "text" })}
        label="Claim with roles"
        hint="Such as groups. If left empty, people come by invitation."
        optional
        error={fields.roleClaim.errors}
      />
      <TextField
        {...getTextareaProps(fields.claimRoles)}
        label="Roles by value of the claim"
        hint="One per line: value = role, such as “tidemark-staff = backbone”. For data leads and executives, add the institution: “finance = data_lead, wenlow-state”. People with none of these cannot sign in."
        optional
        error={fields.claimRoles.errors}
      />
      <input type="hidden" name="intent" value="sso" />
      <div>
        <Button>Save single sign-on</Button>
      </div>
    </Form>
  );
}
