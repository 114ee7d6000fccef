import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { MeasureSetting } from "~/domain/measures/settings";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { measureEdit } from "./form";
import { CountingFields, type MeasureOption, WordingFields } from "./MeasureFields";

/** The form of one measure; how it is counted stays once values are stored. */
export function MeasureEdit({
  measure,
  measures,
  mayChange,
  lastResult,
  cancel,
}: {
  measure: MeasureSetting;
  measures: MeasureOption[];
  mayChange: boolean;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const { label, definition, unit, kind, partOf, values, code } = measure;
  const [form, fields] = useCheckedForm({
    id: "measure",
    schema: measureEdit,
    lastResult,
    defaultValue: {
      label,
      definition,
      ...(unit !== "percent" && { unit }),
      kind,
      partOf: partOf ?? "",
      reason: "",
    },
  });
  if (!mayChange) return <p className="max-w-[46rem]">{definition}</p>;
  const counted = values > 0 || unit === "percent";
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[40rem] gap-6">
      <WordingFields label={fields.label} definition={fields.definition} />
      {counted ? (
        <p className="text-ink-soft text-sm">
          {values === 1 ? "1 value is" : `${values.toLocaleString("en-US")} values are`} stored, so the unit,
          the time, and what it is part of stay. To count differently, switch it off and add another measure.
        </p>
      ) : (
        <CountingFields unit={fields.unit} kind={fields.kind} partOf={fields.partOf} measures={measures} />
      )}
      <ReasonField {...getInputProps(fields.reason, { type: "text" })} error={fields.reason.errors} />
      <p className="text-ink-soft text-sm">
        In files and the API it is always <code>{code}</code>. Published reports keep the words that they had.
      </p>
      <SaveOrCancel cancel={cancel} />
    </Form>
  );
}

/** Why something is changed, for the history. */
export function ReasonField(
  input: React.InputHTMLAttributes<HTMLInputElement> & { error: string[] | undefined },
) {
  return <Field {...input} label="Reason" optional hint="Kept in the history." autoComplete="off" />;
}

export function SaveOrCancel({ cancel }: { cancel: string }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button name="intent" value="save">
        Save
      </Button>
      <LinkButton kind="quiet" to={cancel}>
        Cancel
      </LinkButton>
    </div>
  );
}
