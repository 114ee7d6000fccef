import { getInputProps } from "@conform-to/react";
import type { Shell } from "~/access/shell";
import type { LineRecord } from "~/domain/money/money";
import { lineForm } from "~/domain/money/plan-forms";
import { formatDecimal } from "~/domain/numbers/read-number";
import { useCheckedForm } from "~/routes/shared/forms";
import { Field } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { FoldedForm } from "../FoldedForm";

/** A line of the budget: planned, and spent by quarter as far as it is known. */
export function LineForm({
  value,
  year,
  shell,
  answer,
}: {
  value: LineRecord | null;
  year: number;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const text = (amount: string | null | undefined) =>
    amount == null ? undefined : formatDecimal(amount, shell.locale);
  const [form, fields] = useCheckedForm({
    id: "line",
    schema: lineForm(shell),
    lastResult: answer?.of === "line" ? answer.result : undefined,
    defaultValue: {
      year: `${value?.year ?? year}`,
      label: value?.label,
      planned: text(value?.planned),
      spent1: text(value?.spent[0]),
      spent2: text(value?.spent[1]),
      spent3: text(value?.spent[2]),
      spent4: text(value?.spent[3]),
    },
  });
  const quarters = [fields.spent1, fields.spent2, fields.spent3, fields.spent4];
  return (
    <FoldedForm
      title={value ? "The line" : "Add a line"}
      form={form}
      intent="line"
      button={value ? "Save changes" : "Add the line"}
      hidden={value ? { id: value.id, revision: value.revision } : {}}
      isOpen={value !== null || answer?.of === "line"}
    >
      <Field
        {...getInputProps(fields.label, { type: "text" })}
        label="What it is for"
        error={fields.label.errors}
      />
      <Field
        {...getInputProps(fields.year, { type: "text" })}
        inputMode="numeric"
        label="Fiscal year"
        error={fields.year.errors}
      />
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.planned, { type: "text" })}
          inputMode="decimal"
          label={`Planned (${shell.currency})`}
          error={fields.planned.errors}
        />
      </div>
      {quarters.map((quarter, at) => (
        <Field
          {...getInputProps(quarter, { type: "text" })}
          key={quarter.name}
          inputMode="decimal"
          label={`Spent in quarter ${at + 1}`}
          hint={at === 0 ? "Leave empty what is not known yet." : undefined}
          optional
          error={quarter.errors}
        />
      ))}
    </FoldedForm>
  );
}
