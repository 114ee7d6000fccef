import { getInputProps, getSelectProps } from "@conform-to/react";
import type { Shell } from "~/access/shell";
import { sourceForm } from "~/domain/money/forms";
import type { SourceRecord } from "~/domain/money/money";
import { ENTERED_KINDS, SOURCE_STATES } from "~/domain/money/terms";
import { formatDecimal } from "~/domain/numbers/read-number";
import { organizationText } from "~/domain/people/form";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Field, Select } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** A grant, contract, or gift. */
export function SourceForm({
  value,
  organizations,
  initiatives,
  answer,
  shell,
}: {
  value: SourceRecord | null;
  organizations: Choices;
  initiatives: Choices;
  answer: MoneyAnswer | undefined;
  shell: Shell;
}) {
  const [form, fields] = useCheckedForm({
    id: "source",
    schema: sourceForm(shell),
    lastResult: answer?.of === "source" ? answer.result : undefined,
    ...(value && {
      defaultValue: {
        organization: organizationText(value),
        kind: value.kind,
        award: formatDecimal(value.award, shell.locale),
        from: value.from,
        until: value.until,
        initiativeId: value.initiativeId ?? undefined,
        state: value.state,
        note: value.note,
      },
    }),
  });
  return (
    <FoldedForm
      title={value ? "The source" : "Add a source"}
      form={form}
      intent="source"
      button={value ? "Save changes" : "Add the source"}
      hidden={value ? { id: value.id, revision: value.revision } : {}}
      isOpen={value !== null || answer?.of === "source"}
    >
      <Select
        {...getSelectProps(fields.organization)}
        label="Organization"
        options={[CHOOSE, ...organizations]}
        error={fields.organization.errors}
      />
      <Select
        {...getSelectProps(fields.kind)}
        label="Kind"
        options={[CHOOSE, ...choices(ENTERED_KINDS)]}
        error={fields.kind.errors}
      />
      <Field
        {...getInputProps(fields.award, { type: "text" })}
        inputMode="decimal"
        label={`Award (${shell.currency})`}
        error={fields.award.errors}
      />
      <Select
        {...getSelectProps(fields.state)}
        label="How far it has come"
        options={[CHOOSE, ...choices(SOURCE_STATES)]}
        error={fields.state.errors}
      />
      <Field {...getInputProps(fields.from, { type: "date" })} label="First day" error={fields.from.errors} />
      <Field
        {...getInputProps(fields.until, { type: "date" })}
        label="Last day"
        error={fields.until.errors}
      />
      <Select
        {...getSelectProps(fields.initiativeId)}
        label="For"
        options={[{ value: "", label: "The core" }, ...initiatives]}
        error={fields.initiativeId.errors}
      />
      <Field
        {...getInputProps(fields.note, { type: "text" })}
        label="Note"
        optional
        error={fields.note.errors}
      />
    </FoldedForm>
  );
}
