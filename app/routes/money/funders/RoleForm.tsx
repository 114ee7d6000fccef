import { getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { roleForm } from "~/domain/money/forms";
import type { RoleRecord } from "~/domain/money/money";
import { EXIT_FORMS, FUNDER_ROLES } from "~/domain/money/terms";
import { organizationText } from "~/domain/people/form";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Field, Select, TextField } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** A role of a funder, with the way out of a short-term home. */
export function RoleForm({
  value,
  organizations,
  answer,
}: {
  value: RoleRecord | null;
  organizations: Choices;
  answer: MoneyAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "role",
    schema: roleForm,
    lastResult: answer?.of === "role" ? answer.result : undefined,
    ...(value && {
      defaultValue: {
        organization: organizationText(value),
        role: value.role,
        from: value.from,
        until: value.until ?? undefined,
        exitForm: value.exitForm ?? undefined,
        exitOn: value.exitOn ?? undefined,
        milestones: value.milestones.join("\n"),
      },
    }),
  });
  return (
    <FoldedForm
      title={value ? "The role" : "Add a role"}
      form={form}
      intent="role"
      button={value ? "Save changes" : "Add the role"}
      hidden={value ? { id: value.id, revision: value.revision } : {}}
      isOpen={value !== null || answer?.of === "role"}
    >
      <Select
        {...getSelectProps(fields.organization)}
        label="Organization"
        options={[CHOOSE, ...organizations]}
        error={fields.organization.errors}
      />
      <Select
        {...getSelectProps(fields.role)}
        label="Role"
        options={[CHOOSE, ...choices(FUNDER_ROLES)]}
        error={fields.role.errors}
      />
      <Field {...getInputProps(fields.from, { type: "date" })} label="First day" error={fields.from.errors} />
      <Field
        {...getInputProps(fields.until, { type: "date" })}
        label="Last day"
        optional
        error={fields.until.errors}
      />
      <Select
        {...getSelectProps(fields.exitForm)}
        label="Way out"
        hint="Of a short-term home."
        options={[{ value: "", label: "Not agreed" }, ...choices(EXIT_FORMS)]}
        optional
        error={fields.exitForm.errors}
      />
      <Field
        {...getInputProps(fields.exitOn, { type: "date" })}
        label="Out by"
        hint="Of a short-term home."
        optional
        error={fields.exitOn.errors}
      />
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.milestones)}
          rows={3}
          label="Milestones on the way out"
          hint="One a line."
          optional
          error={fields.milestones.errors}
        />
      </div>
    </FoldedForm>
  );
}
