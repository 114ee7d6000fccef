import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation } from "@remix-run/react";
import { spanFields } from "~/domain/indicators/fields";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { AREA_LEVELS, SERIES_KINDS, type SeriesChoice, seriesFields } from "~/domain/indicators/series";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { type LastResult, options, Which } from "./IndicatorForms";

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
