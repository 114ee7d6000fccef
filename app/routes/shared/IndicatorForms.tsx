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
import { labelField, spanFields, valueFields } from "~/domain/indicator-fields";
import { AREA_LEVELS, SERIES_KINDS, type SeriesChoice, seriesFields } from "~/domain/indicator-series";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators";
import { formatDecimal } from "~/domain/typed-number";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import type { Writing } from "~/ui/figures/format";
import { percentWords } from "~/ui/figures/indicator-view";
import { Notice } from "~/ui/layout/Notice";
import { RemoveForm } from "./IndicatorTable";

type LastResult = SubmissionResult<string[]> | undefined;

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const labelFields = z.object({ label: labelField });

/** Names a new indicator, or gives one another name. */
export function LabelForm({
  indicator,
  lastResult,
}: {
  indicator?: IndicatorRecord;
  lastResult: LastResult;
}) {
  const [form, fields] = useForm({
    id: `label-${indicator?.code ?? "new"}`,
    lastResult,
    defaultValue: indicator ? { label: indicator.label } : {},
    onValidate: ({ formData }) => parseWithZod(formData, { schema: labelFields }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[34rem] gap-4">
      {indicator ? <Which {...{ indicator }} /> : null}
      <Field {...getInputProps(fields.label, { type: "text" })} label="Name" error={fields.label.errors} />
      <div>
        <Button kind="secondary" name="intent" value={indicator ? "rename" : "add"}>
          {indicator ? "Rename" : "Add indicator"}
        </Button>
      </div>
    </Form>
  );
}

/** One year's value by hand, with where it was read. */
export function ValueForm({
  indicator,
  writing,
  toChange,
  lastResult,
  theirs,
}: {
  indicator: IndicatorRecord;
  writing: Writing;
  /** The stored value that is to be changed; null: another year. */
  toChange: IndicatorValue | null;
  lastResult: LastResult;
  /** What somebody stored meanwhile, or stands in that year already. */
  theirs: IndicatorValue | null;
}) {
  const schema = valueFields(writing);
  const [form, fields] = useForm({
    id: `value-${indicator.code}`,
    lastResult,
    defaultValue: toChange
      ? {
          year: String(toChange.year),
          value: `${formatDecimal(toChange.value, writing.locale)} %`,
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
            title={`${theirs.year} stands at ${percentWords(theirs.value, writing)} already.`}
          >
            <p>
              {theirs.changedBy} stored it, from {theirs.source}. Save once more to put yours in its place.
            </p>
          </Notice>
        ) : null}
        <Which {...{ indicator }} />
        <input type="hidden" name="revision" value={revision} />
        <div className="grid gap-5 sm:grid-cols-2">
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
            label="Percent"
            hint="Such as 7.4; 0 is a value, too."
            error={fields.value.errors}
          />
        </div>
        <Field
          {...getInputProps(fields.source, { type: "text" })}
          label="Source"
          hint="Who publishes it, and for which place: others want to find it again."
          error={fields.source.errors}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="value">
            {toChange ? `Save ${toChange.year}` : "Save"}
          </Button>
          {toChange ? <Link to={`#${indicator.code}`}>Cancel</Link> : null}
        </div>
      </Form>
      {toChange ? <RemoveForm {...{ indicator }} value={toChange} /> : null}
    </>
  );
}

/** Where an indicator can be fetched, by the numbers that people know of their place. */
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
      <Which {...{ indicator }} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.kind)}
          label="Values"
          options={options(SERIES_KINDS)}
          error={fields.kind.errors}
        />
        <Select
          {...getSelectProps(fields.level)}
          label="Sort of area"
          options={options(AREA_LEVELS)}
          error={fields.level.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.codes, { type: "text" })}
        label="Number of the area"
        hint="State 29, county 29510, city 2965000, census tract 29510121010, ZIP area 63106. Several tracts or ZIP areas, separated by commas, are taken together. The Bureau of Labor Statistics goes down to counties and larger cities; neighborhoods come from the Census Bureau."
        optional
        error={fields.codes.errors}
      />
      <div>
        <Button kind="secondary" name="intent" value="series">
          Save where they come from
        </Button>
      </div>
    </Form>
  );
}

/** Fetches one indicator or all for a span of years. */
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
    // Not "fetch": that is the section, and fields find their form by its id.
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
          {busy ? "Asking for the values; this can take half a minute." : ""}
        </p>
      </div>
    </Form>
  );
}

/** Which indicator a form belongs to; the code leads back to its place on the page. */
function Which({ indicator }: { indicator: IndicatorRecord }) {
  return (
    <>
      <input type="hidden" name="indicator" value={indicator.id} />
      <input type="hidden" name="code" value={indicator.code} />
    </>
  );
}
