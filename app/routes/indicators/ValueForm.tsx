import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link } from "@remix-run/react";
import { valueFields } from "~/domain/indicators/fields";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators/indicators";
import { UNIT_EXAMPLES } from "~/domain/indicators/units";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import type { Writing } from "~/ui/figures/format-numbers";
import { formatIndicator, indicatorUnitWords, typedValue } from "~/ui/figures/indicators/indicator-numbers";
import { Notice } from "~/ui/layout/Notice";
import { type LastResult, Which } from "./IndicatorForms";
import { RemoveForm } from "./IndicatorTable";

/** Enters one year's value by hand, with its source. */
export function ValueForm({
  indicator,
  writing,
  toChange,
  lastResult,
  theirs,
}: {
  indicator: IndicatorRecord;
  writing: Writing;
  /** The stored value to change; null for a new year. */
  toChange: IndicatorValue | null;
  lastResult: LastResult;
  /** The value already stored for that year, perhaps by somebody else in the meantime. */
  theirs: IndicatorValue | null;
}) {
  const schema = valueFields(writing, indicator.unit);
  const [form, fields] = useForm({
    id: `value-${indicator.code}`,
    lastResult,
    defaultValue: toChange
      ? {
          year: String(toChange.year),
          value: typedValue(indicator, toChange.value, writing),
          margin: toChange.margin === null ? "" : typedValue({ unit: "years" }, toChange.margin, writing),
          source: toChange.origin === "hand" ? toChange.source : "",
        }
      : {},
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
  const revision = theirs?.revision ?? toChange?.revision ?? 0;
  return (
    <>
      <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[46rem] gap-5">
        {theirs ? (
          <Notice
            tone="warning"
            title={`${theirs.year} already has a value: ${formatIndicator(indicator, theirs.value, writing)}.`}
          >
            <p>
              {theirs.changedBy} saved it, from {theirs.source}. Save again to replace it with yours.
            </p>
          </Notice>
        ) : null}
        <Which indicator={indicator} />
        <input type="hidden" name="revision" value={revision} />
        <div className="grid gap-5 sm:grid-cols-3">
          <Field
            {...getInputProps(fields.year, { type: "text" })}
            inputMode="numeric"
            readOnly={toChange !== null}
            label="Year"
            error={fields.year.errors}
          />
          <Field
            {...getInputProps(fields.value, { type: "text" })}
            inputMode="decimal"
            label={indicatorUnitWords(indicator, writing)}
            hint={
              indicator.unit === "percent"
                ? "Such as 7.4. 0 is also a value."
                : `Enter ${UNIT_EXAMPLES[indicator.unit]}.`
            }
            error={fields.value.errors}
          />
          <Field
            {...getInputProps(fields.margin, { type: "text" })}
            inputMode="decimal"
            label="Margin of error"
            optional
            hint="Of a survey: half its 90% interval, such as 1.1."
            error={fields.margin.errors}
          />
        </div>
        <Field
          {...getInputProps(fields.source, { type: "text" })}
          label="Source"
          hint="Who publishes it, and for which place, so others can find it."
          error={fields.source.errors}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="value">
            {toChange ? `Save ${toChange.year}` : "Save"}
          </Button>
          {toChange ? <Link to={`#${indicator.code}`}>Cancel</Link> : null}
        </div>
      </Form>
      {toChange ? <RemoveForm indicator={indicator} value={toChange} /> : null}
    </>
  );
}
