import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { MetricSetting } from "~/domain/measures/settings";
import type { Unit } from "~/domain/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import type { Writing } from "~/ui/figures/format-numbers";
import { metricEdit } from "./form";
import { ReasonField, SaveOrCancel } from "./MeasureEdit";
import type { MeasureOption } from "./MeasureFields";
import { PreviewTable } from "./PreviewTable";
import type { Preview } from "./preview.server";

/** The form of one figure: its name, and what a share is divided by. */
export function MetricEdit({
  metric,
  measures,
  mayChange,
  lastResult,
  preview,
  writing,
  cancel,
}: {
  metric: MetricSetting;
  measures: (MeasureOption & { unit: Unit })[];
  mayChange: boolean;
  lastResult: FormResult | undefined;
  preview: Preview | null;
  writing: Writing;
  cancel: string;
}) {
  const { label, denominator, kind, code, numerator, shares } = metric;
  const [form, fields] = useCheckedForm({
    id: "figure",
    schema: metricEdit,
    lastResult,
    defaultValue: { label, denominator: denominator ?? "", reason: "" },
  });
  if (!mayChange) return null;
  const unit = measures.find((measure) => measure.code === numerator)?.unit;
  const options = measures.filter(
    (measure) => measure.code !== numerator && (measure.unit === unit || measure.code === denominator),
  );
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[40rem] gap-6">
      <Field
        {...getInputProps(fields.label, { type: "text" })}
        label="Name"
        hint="As it stands on pages, in files, and in charts. Say what it is divided by."
        error={fields.label.errors}
        autoComplete="off"
      />
      {kind === "share" && shares === 0 ? (
        <Select
          {...getSelectProps(fields.denominator)}
          label="Divided by"
          hint="Another denominator applies to every year at once, and to the goals that read this figure. Published reports stay as they are."
          options={options.map((measure) => ({ value: measure.code, label: measure.label }))}
          error={fields.denominator.errors}
        />
      ) : kind === "share" ? (
        <>
          <input type="hidden" name="denominator" value={denominator ?? ""} />
          <p className="text-ink-soft text-sm">
            {shares === 1 ? "1 share was" : `${shares.toLocaleString("en-US")} shares were`} reported without
            counts, so what it is divided by stays. To divide by something else, add another figure.
          </p>
        </>
      ) : null}
      <ReasonField {...getInputProps(fields.reason, { type: "text" })} error={fields.reason.errors} />
      <p className="text-ink-soft text-sm">
        In files and the API it is always <code>{code}</code>.
      </p>
      {preview ? <PreviewTable preview={preview} writing={writing} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {kind === "share" && shares === 0 ? (
          <Button kind="secondary" name="intent" value="preview">
            Preview
          </Button>
        ) : null}
        <SaveOrCancel cancel={cancel} />
      </div>
    </Form>
  );
}
