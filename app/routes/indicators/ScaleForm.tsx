import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { ownFields, scaleFields } from "~/domain/indicators/fields";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { INDICATOR_UNITS, POOLED_YEARS, RATE_BASES, WANTED } from "~/domain/indicators/units";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { type LastResult, options, Which } from "./IndicatorForms";

const PER = RATE_BASES.map((base) => ({ value: String(base), label: base.toLocaleString("en-US") }));

/** Adds an indicator of the collaborative's own, or changes how one is counted. */
export function ScaleForm({
  indicator,
  lastResult,
}: {
  indicator?: IndicatorRecord;
  lastResult: LastResult;
}) {
  const schema = indicator ? scaleFields : ownFields;
  const [form, fields] = useForm<{
    label?: string;
    unit?: string;
    per?: string;
    wanted?: string;
    pooledYears?: string;
    source?: string;
  }>({
    id: `scale-${indicator?.code ?? "new"}`,
    lastResult,
    defaultValue: indicator
      ? {
          unit: indicator.unit,
          per: String(indicator.per ?? RATE_BASES[1]),
          wanted: indicator.wanted,
          pooledYears: String(indicator.pooledYears),
          source: indicator.source,
        }
      : { unit: "percent", per: String(RATE_BASES[1]), wanted: "down", pooledYears: "1" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[46rem] gap-5">
      {indicator ? (
        <Which indicator={indicator} />
      ) : (
        <Field {...getInputProps(fields.label, { type: "text" })} label="Name" error={fields.label.errors} />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.unit)}
          label="Unit"
          options={options(INDICATOR_UNITS)}
          error={fields.unit.errors}
        />
        <Select
          {...getSelectProps(fields.per)}
          label="A rate counts among"
          hint="Only for rates."
          options={PER}
          error={fields.per.errors}
        />
        <Select
          {...getSelectProps(fields.wanted)}
          label="It should"
          options={options(WANTED)}
          error={fields.wanted.errors}
        />
        <Select
          {...getSelectProps(fields.pooledYears)}
          label="One value covers"
          hint="Surveys of small areas pool several years."
          options={options(POOLED_YEARS)}
          error={fields.pooledYears.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.source, { type: "text" })}
        label="Source"
        hint="Who publishes it."
        optional
        error={fields.source.errors}
      />
      <div>
        <Button kind="secondary" name="intent" value={indicator ? "scale" : "add"}>
          {indicator ? "Save" : "Add indicator"}
        </Button>
      </div>
    </Form>
  );
}
