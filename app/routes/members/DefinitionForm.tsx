import {
  type FieldMetadata,
  getFormProps,
  getInputProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { GRADES, type Grade, type Measure } from "~/domain/terms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { Notice } from "~/ui/layout/Notice";
import { definitionForm } from "./definition-form";
import { type RestatedYear, RestatementTable } from "./RestatementTable";

interface Fields {
  restates: FieldMetadata<"no" | "yes">;
  restatedFrom: FieldMetadata<number | undefined>;
}

const GRADE_CHOICES: Record<Grade, [name: string, means: string]> = {
  same: ["The same", "Different words, but it counts the same things."],
  close: ["Close", "Small differences. A total that includes it still means what it says."],
  different: ["Different", "A total that includes it mixes unlike things, and says so."],
};

interface Restatement {
  measure: Measure;
  baselineYear: number;
  years: RestatedYear[];
  errors: Record<number, string>;
  typed: Record<number, string>;
}

/** Records how a member counts a measure, and asks what that means for earlier years. */
export function DefinitionForm({
  memberName,
  lastResult,
  cancel,
  ...restatement
}: Restatement & {
  memberName: string;
  lastResult: SubmissionResult<string[]> | undefined;
  cancel: string;
}) {
  const [form, fields] = useForm({
    id: "definition",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: definitionForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-7">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <TextField
        {...getTextareaProps(fields.wording)}
        label={`How ${memberName} counts it`}
        hint="In plain words: what is in, what is not, and whose list or certificate decides."
        error={fields.wording.errors}
      />
      <Choices
        legend="Compared with the collaborative’s definition"
        errors={fields.grade.errors}
        id={fields.grade.id}
      >
        {GRADES.map((grade) => (
          <Choice
            key={grade}
            name={fields.grade.name}
            value={grade}
            checked={fields.grade.initialValue === grade}
            label={GRADE_CHOICES[grade][0]}
            hint={GRADE_CHOICES[grade][1]}
          />
        ))}
      </Choices>
      <div className="max-w-64">
        <Field
          {...getInputProps(fields.fromYear, { type: "number" })}
          label="From reporting year"
          hint="The first year counted this way."
          error={fields.fromYear.errors}
        />
      </div>
      <RestatementFields {...restatement} fields={fields} />
      <div className="flex flex-wrap gap-3">
        <Button>Record the definition</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** Whether the definition also counts for earlier years, and their restated values. */
function RestatementFields({ fields, baselineYear, ...table }: Restatement & { fields: Fields }) {
  return (
    <div className="group grid gap-5">
      <Choices
        legend="Are earlier years restated?"
        hint={`Above all the baseline, ${baselineYear}: if it stays as it was, the change since then compares two definitions.`}
        errors={fields.restates.errors}
        id={fields.restates.id}
      >
        <Choice
          name={fields.restates.name}
          value="no"
          checked={fields.restates.initialValue === "no"}
          label="No, they stay as they were"
          hint="They keep the definition they were counted under."
        />
        <Choice
          name={fields.restates.name}
          value="yes"
          checked={fields.restates.initialValue === "yes"}
          label="Yes, from a year on"
          hint="The old values are kept and shown beside the new ones."
        />
      </Choices>
      <div className="grid gap-5 border-line-strong border-s-2 ps-4 group-has-[input[value=no]:checked]:hidden">
        <div className="max-w-64">
          <Field
            {...getInputProps(fields.restatedFrom, { type: "number" })}
            label="First restated year"
            error={fields.restatedFrom.errors}
          />
        </div>
        <RestatementTable {...table} baselineYear={baselineYear} />
      </div>
    </div>
  );
}

/** A multiple-choice question with its error. */
function Choices({
  legend,
  hint,
  errors,
  id,
  children,
}: {
  legend: string;
  hint?: string;
  errors: string[] | undefined;
  id: string;
  children: ReactNode;
}) {
  const described = [hint ? `${id}-hint` : "", errors ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className="grid gap-2" aria-describedby={described || undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {children}
      {errors ? (
        <p id={`${id}-error`} className="flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {errors.join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}

function Choice({
  name,
  value,
  checked,
  label,
  hint,
}: {
  name: string;
  value: string;
  checked: boolean;
  label: string;
  hint: string;
}) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-1">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        className="mt-1 size-5 shrink-0"
      />
      <span>
        {label}
        <span className="block text-ink-soft text-sm">{hint}</span>
      </span>
    </label>
  );
}
