import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { labelField, spanFields, valueFields } from "~/domain/indicators/fields";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators/indicators";
import { AREA_LEVELS, SERIES_KINDS, type SeriesChoice, seriesFields } from "~/domain/indicators/series";
import { UNIT_EXAMPLES } from "~/domain/indicators/units";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import type { Writing } from "~/ui/figures/format-numbers";
import { formatIndicator, indicatorUnitWords, typedValue } from "~/ui/figures/indicators/indicator-numbers";
import { Notice } from "~/ui/layout/Notice";
import { RemoveForm } from "./IndicatorTable";

export type LastResult = SubmissionResult<string[]> | undefined;

export const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const labelFields = z.object({ label: labelField });

/** Renames an indicator. */
export function LabelForm({ indicator, lastResult }: { indicator: IndicatorRecord; lastResult: LastResult }) {
  const [form, fields] = useForm({
    id: `label-${indicator.code}`,
    lastResult,
    defaultValue: { label: indicator.label },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: labelFields }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[34rem] gap-4">
      <Which indicator={indicator} />
      <Field {...getInputProps(fields.label, { type: "text" })} label="Name" error={fields.label.errors} />
      <div>
        <Button kind="secondary" name="intent" value="rename">
          Rename
        </Button>
      </div>
    </Form>
  );
}

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

/** Chooses the series to fetch, by the usual numbers of places. */
export function SeriesForm({
  indicator,
  choice,
  lastResult,
}: {
  indicator: IndicatorRecord;
  choice: SeriesChoice;
  lastResult: LastResult;
}) {
  const [form, fields] = useForm({
    id: `series-${indicator.code}`,
    lastResult,
    defaultValue: choice,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: seriesFields }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[46rem] gap-5">
      <Which indicator={indicator} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.kind)}
          label="Values"
          options={options(SERIES_KINDS)}
          error={fields.kind.errors}
        />
        <Select
          {...getSelectProps(fields.level)}
          label="Kind of area"
          options={options(AREA_LEVELS)}
          error={fields.level.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.codes, { type: "text" })}
        label="Area number"
        hint="State 29, county 29510, city 2965000, census tract 29510121010, ZIP area 63106. Several tracts or ZIP areas, separated by commas, are combined. The Bureau of Labor Statistics goes down to counties and larger cities; neighborhoods come from the Census Bureau."
        optional
        error={fields.codes.errors}
      />
      <div>
        <Button kind="secondary" name="intent" value="series">
          Save the source
        </Button>
      </div>
    </Form>
  );
}

/** Fetches one indicator, or all, for a span of years. */
export function FetchForm({
  fetchable,
  span,
  lastResult,
}: {
  fetchable: IndicatorRecord[];
  span: { from: number; to: number };
  lastResult: LastResult;
}) {
  const [form, fields] = useForm({
    // Not "fetch": that is the section's id, and fields find their form by id.
    id: "fetch-values",
    lastResult,
    defaultValue: { indicator: "", from: String(span.from), to: String(span.to) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: spanFields(span.to) }),
  });
  const navigation = useNavigation();
  const busy = navigation.state !== "idle" && navigation.formData?.get("intent") === "fetch";
  const all = { value: "", label: fetchable.length === 1 ? "The one with a series" : "All with a series" };
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-5">
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr_1fr]">
        <Select
          {...getSelectProps(fields.indicator)}
          label="Indicator"
          options={[all, ...fetchable.map(({ code, label }) => ({ value: code, label }))]}
          error={fields.indicator.errors}
        />
        <Field
          {...getInputProps(fields.from, { type: "text" })}
          inputMode="numeric"
          label="From year"
          error={fields.from.errors}
        />
        <Field
          {...getInputProps(fields.to, { type: "text" })}
          inputMode="numeric"
          label="To year"
          error={fields.to.errors}
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button name="intent" value="fetch" aria-disabled={busy || undefined}>
          Fetch now
        </Button>
        <p aria-live="polite" className="text-ink-soft">
          {busy ? "Fetching the values. This can take half a minute." : ""}
        </p>
      </div>
    </Form>
  );
}

/** The indicator a form belongs to; the code leads back to its section of the page. */
export function Which({ indicator }: { indicator: IndicatorRecord }) {
  return (
    <>
      <input type="hidden" name="indicator" value={indicator.id} />
      <input type="hidden" name="code" value={indicator.code} />
    </>
  );
}
