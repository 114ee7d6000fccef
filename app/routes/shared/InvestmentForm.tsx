import {
  getFormProps,
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { TypedInvestment } from "~/domain/investment-form";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investment-types";
import { FIGURE_NAMES, YEAR_FIGURES } from "~/domain/investments";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Adds an investment or changes one. Rows are added and removed by the server too, for want of JavaScript. */
export function InvestmentForm({
  value,
  revision,
  lastResult,
  members,
  currency,
  cancel,
}: {
  value: TypedInvestment;
  /** The revision that the writer has before them; null for a new one. */
  revision: number | null;
  lastResult: SubmissionResult<string[]> | undefined;
  members: { id: string; name: string }[];
  currency: string;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedInvestment>({
    id: "investment",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  const years = fields.years.getFieldList();
  const shares = fields.shares.getFieldList();
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-10">
      {/* Enter in a field saves; without this it would press the first button, which takes a row away. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
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
            hint="An address, census tract or ZIP code."
            optional
            error={fields.place.errors}
          />
        </div>
        <Select
          {...getSelectProps(fields.lowIncome)}
          label="In a low-income area"
          hint="As a map or list has it."
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

      <fieldset className="grid max-w-[46rem] gap-4">
        <legend className="mb-1 font-semibold font-serif text-xl">Members and their shares</legend>
        <p className="text-ink-soft text-sm">
          Who funds it, each with its part in percent; together exactly 100, for example 33.33, 33.33 and
          33.34.
        </p>
        {fields.shares.errors ? <Notice tone="error">{fields.shares.errors.join(" ")}</Notice> : null}
        {shares.map((share, place) => {
          const row = share.getFieldset();
          return (
            <div
              key={share.key}
              className="grid grid-cols-[1fr_7rem] items-start gap-x-3 gap-y-1 sm:grid-cols-[1fr_8rem_auto]"
            >
              <Select
                {...getSelectProps(row.memberId)}
                label={`Member ${place + 1}`}
                options={[
                  { value: "", label: "Choose…" },
                  ...members.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                error={row.memberId.errors}
              />
              <Field
                {...getInputProps(row.share, { type: "text" })}
                inputMode="decimal"
                label="Percent"
                className="tabular text-end"
                error={row.share.errors}
              />
              <Button
                kind="quiet"
                className="col-span-2 w-fit sm:col-span-1 sm:mt-[1.9rem]"
                aria-label={`Take member ${place + 1} out`}
                {...form.remove.getButtonProps({ name: fields.shares.name, index: place })}
              >
                Take out
              </Button>
            </div>
          );
        })}
        <Button
          kind="secondary"
          className="w-fit"
          {...form.insert.getButtonProps({
            name: fields.shares.name,
            defaultValue: { memberId: "", share: "" },
          })}
        >
          Add a member
        </Button>
      </fieldset>

      <fieldset className="grid gap-4">
        <legend className="mb-1 font-semibold font-serif text-xl">Year by year</legend>
        <p className="max-w-[46rem] text-ink-soft text-sm">
          Only what the members themselves put in, not grants or loans of others; the homes are those of the
          whole investment. Amounts in {currency}. Leave empty what is not known: 0 says that there was none.
        </p>
        {fields.years.errors ? <Notice tone="error">{fields.years.errors.join(" ")}</Notice> : null}
        {years.map((one, place) => {
          const row = one.getFieldset();
          return (
            <div
              key={one.key}
              className="grid grid-cols-2 items-start gap-3 border-line border-b pb-4 lg:grid-cols-[6rem_1fr_1fr_9rem_9rem_auto]"
            >
              <Field
                {...getInputProps(row.year, { type: "text" })}
                inputMode="numeric"
                label="Year"
                className="tabular"
                error={row.year.errors}
              />
              {YEAR_FIGURES.map((figure) => (
                <Field
                  {...getInputProps(row[figure], { type: "text" })}
                  key={row[figure].key ?? figure}
                  inputMode="decimal"
                  label={FIGURE_NAMES[figure]}
                  className="tabular text-end"
                  error={row[figure].errors}
                />
              ))}
              <Button
                kind="quiet"
                className="w-fit self-end lg:mt-[1.9rem] lg:self-start"
                aria-label={`Remove year ${place + 1}`}
                {...form.remove.getButtonProps({ name: fields.years.name, index: place })}
              >
                Remove
              </Button>
            </div>
          );
        })}
        <Button
          kind="secondary"
          className="w-fit"
          {...form.insert.getButtonProps({ name: fields.years.name, defaultValue: EMPTY_YEAR })}
        >
          Add a year
        </Button>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Record the investment" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

export const EMPTY_YEAR = { year: "", committed: "", deployed: "", homesProduced: "", homesPreserved: "" };
