import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type ContactFields, organizationText } from "~/domain/people/form";
import { DUTIES } from "~/domain/people/terms";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";

type TypedContact = Partial<
  Record<Exclude<keyof ContactFields, "memberId" | "partnerId"> | "organization", string>
>;

/** A stored contact as its form shows it. */
export const typedContact = ({
  memberId,
  partnerId,
  duty,
  until,
  ...words
}: ContactFields): TypedContact => ({
  ...words,
  organization: organizationText({ memberId, partnerId }),
  duty: duty ?? "",
  until: until ?? "",
});

/** Adds or changes a person. */
export function ContactForm({
  value,
  revision,
  organizations,
  lastResult,
  cancel,
}: {
  value: TypedContact;
  revision: number | null;
  organizations: { value: string; label: string }[];
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedContact>({
    id: "contact",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      <Select
        {...getSelectProps(fields.organization)}
        label="Organization"
        options={[{ value: "", label: "Choose…" }, ...organizations]}
        error={fields.organization.errors}
      />
      <Field
        {...getInputProps(fields.jobTitle, { type: "text" })}
        label="Job title"
        optional
        error={fields.jobTitle.errors}
      />
      <Select
        {...getSelectProps(fields.duty)}
        label="For the partnership"
        hint="The sponsor is an executive who answers for the institution’s part."
        options={[{ value: "", label: "Neither sponsor nor working lead" }, ...choices(DUTIES)]}
        error={fields.duty.errors}
      />
      <Field
        {...getInputProps(fields.email, { type: "email" })}
        label="E-mail"
        hint="An account with this address becomes theirs."
        optional
        error={fields.email.errors}
      />
      <Field
        {...getInputProps(fields.phone, { type: "tel" })}
        label="Phone"
        optional
        error={fields.phone.errors}
      />
      <Field {...getInputProps(fields.from, { type: "date" })} label="First day" error={fields.from.errors} />
      <Field
        {...getInputProps(fields.until, { type: "date" })}
        label="Last day"
        optional
        error={fields.until.errors}
      />
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.note)}
          rows={2}
          label="Note"
          hint="Only backbone staff and conveners see it."
          optional
          error={fields.note.errors}
        />
      </div>
      <div className="flex flex-wrap gap-3 sm:col-span-2">
        <Button>{revision === null ? "Add the person" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}
