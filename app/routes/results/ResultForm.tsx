import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useId } from "react";
import { MOST_INDICATORS, type ResultRecord, resultSchema } from "~/domain/results/result";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field } from "~/ui/controls/Field";
import { FormEnd } from "~/ui/controls/FormEnd";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Icon } from "~/ui/figures/icons";

/** Adds a result, or changes `value`. */
export function ResultForm({
  value,
  indicators,
  goals,
  cancel,
  lastResult,
}: {
  value: ResultRecord | null;
  indicators: { id: string; label: string }[];
  goals: { id: string; statement: string }[];
  cancel: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const [form, fields] = useForm({
    id: value ? "change-result" : "add-result",
    lastResult,
    defaultValue: value ? { ...value, revision: String(value.revision) } : {},
    onValidate: ({ formData }) => parseWithZod(formData, { schema: resultSchema }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="no-print grid max-w-[46rem] gap-6">
      {value ? <input type="hidden" name="id" value={value.id} /> : null}
      <input type="hidden" name="revision" value={value?.revision ?? 0} />
      <Field
        {...getInputProps(fields.sentence, { type: "text" })}
        label="The result"
        hint="One sentence without numbers, such as: People here live as long as those downtown."
        error={fields.sentence.errors}
      />
      <Checkboxes
        legend="Indicators"
        hint={`One to ${MOST_INDICATORS} figures by which people would see it.`}
        name={fields.indicatorIds.name}
        options={indicators.map(({ id, label }) => ({ value: id, label }))}
        chosen={chosenOf(fields.indicatorIds.initialValue)}
        error={fields.indicatorIds.errors}
      />
      {goals.length > 0 ? (
        <Checkboxes
          legend="Goals that are to move it"
          hint="The earliest start among them is the year from which the curve may turn."
          name={fields.goalIds.name}
          options={goals.map(({ id, statement }) => ({ value: id, label: statement }))}
          chosen={chosenOf(fields.goalIds.initialValue)}
          error={fields.goalIds.errors}
        />
      ) : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <Field
          {...getInputProps(fields.lead, { type: "text" })}
          label="Lead"
          optional
          error={fields.lead.errors}
        />
        <Field
          {...getInputProps(fields.partners, { type: "text" })}
          label="Partners"
          optional
          error={fields.partners.errors}
        />
      </div>
      <FormEnd save={value ? "Save changes" : "Add result"} cancel={value ? cancel : null} />
    </Form>
  );
}

/** What was sent or stored, as a list. */
const chosenOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];

function Checkboxes({
  legend,
  hint,
  name,
  options,
  chosen,
  error,
}: {
  legend: string;
  hint: string;
  name: string;
  options: { value: string; label: string }[];
  chosen: string[];
  error: string[] | undefined;
}) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}>
      <legend className="font-semibold">{legend}</legend>
      <p id={`${id}-hint`} className="mt-1 mb-2 text-ink-soft text-sm">
        {hint}
      </p>
      <CheckBoxes name={name} options={options} checked={chosen} />
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {error.join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Removes a result; what it refers to stays. */
export function RemoveResult({ result: { id, revision, sentence } }: { result: ResultRecord }) {
  return (
    <TwoStepRemoval
      first="Remove…"
      button={`Remove “${sentence}”`}
      name="intent"
      value="remove"
      fields={{ id, revision }}
      className="mt-8"
    >
      <p>Its indicators with their stories, and its goals, stay. The history keeps the result.</p>
    </TwoStepRemoval>
  );
}
