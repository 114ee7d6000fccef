import { getInputProps } from "@conform-to/react";
import { FIGURE_NAMES, YEAR_FIGURES } from "~/domain/investments/investments";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { InvestmentFormFields } from "./form-fields";

/** What the members put in, and the homes of the whole investment, year by year. */
export function YearRows({ form, fields, currency }: InvestmentFormFields & { currency: string }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 font-semibold font-serif text-xl">Year by year</legend>
      <p className="max-w-[46rem] text-ink-soft text-sm">
        Only what the members themselves put in, not grants or loans from others. Homes are those of the whole
        investment. Amounts are in {currency}. Leave unknown figures empty: 0 means there were none.
      </p>
      {fields.years.errors ? <Notice tone="error">{fields.years.errors.join(" ")}</Notice> : null}
      {fields.years.getFieldList().map((year, place) => {
        const row = year.getFieldset();
        return (
          <div
            key={year.key}
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
  );
}

export const EMPTY_YEAR = { year: "", committed: "", deployed: "", homesProduced: "", homesPreserved: "" };
