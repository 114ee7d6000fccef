import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { PartnerFields } from "~/domain/people/form";
import { PARTNER_KINDS } from "~/domain/people/terms";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";

/** Adds or changes an organization that is no member. */
export function PartnerForm({
  value,
  revision,
  lastResult,
  cancel,
}: {
  value: Partial<PartnerFields>;
  revision: number | null;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useForm<Partial<PartnerFields>>({
    id: "partner",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      <Select
        {...getSelectProps(fields.kind)}
        label="Kind"
        options={choices(PARTNER_KINDS)}
        error={fields.kind.errors}
      />
      <Field
        {...getInputProps(fields.website, { type: "url" })}
        label="Website"
        optional
        error={fields.website.errors}
      />
      <TextField
        {...getTextareaProps(fields.note)}
        rows={2}
        label="Note"
        optional
        error={fields.note.errors}
      />
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Add the organization" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}
