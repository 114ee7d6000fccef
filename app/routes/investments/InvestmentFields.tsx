import { getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investments/terms";
import { Field, Select, TextField } from "~/ui/controls/Field";
import type { InvestmentFormFields } from "./form-fields";

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The investment itself: name, purpose, stage, and place. */
export function InvestmentFields({ fields }: { fields: InvestmentFormFields["fields"] }) {
  return (
    <div className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      </div>
      <Select
        {...getSelectProps(fields.type)}
        label="What it is for"
        options={[{ value: "", label: "Choose…" }, ...options(INVESTMENT_TYPES)]}
        error={fields.type.errors}
      />
      <Select
        {...getSelectProps(fields.stage)}
        label="Stage"
        options={[{ value: "", label: "Choose…" }, ...options(INVESTMENT_STAGES)]}
        error={fields.stage.errors}
      />
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.place, { type: "text" })}
          label="Place"
          hint="An address, census tract, or ZIP code."
          optional
          error={fields.place.errors}
        />
      </div>
      <Select
        {...getSelectProps(fields.lowIncome)}
        label="In a low-income area"
        hint="According to a map or list."
        options={options(LOW_INCOME)}
        error={fields.lowIncome.errors}
      />
      <Field
        {...getInputProps(fields.lowIncomeSource, { type: "text" })}
        label="Known from"
        hint="The map or list; needed for yes and no."
        error={fields.lowIncomeSource.errors}
      />
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.note)}
          rows={2}
          label="Note"
          optional
          error={fields.note.errors}
        />
      </div>
    </div>
  );
}
