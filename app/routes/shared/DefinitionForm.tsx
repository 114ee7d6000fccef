import {
  getFormProps,
  getInputProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { GRADES, type Grade, type Measure } from "~/domain/types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { Notice } from "~/ui/layout/Notice";
import { definitionForm } from "./definition-form";
import { type RestatedYear, RestatementTable } from "./RestatementTable";

const GRADE_CHOICES: Record<Grade, [name: string, means: string]> = {
  same: ["The same", "Other words, but the same is counted."],
  close: ["Close", "Small differences; a total with it still means what it says."],
  different: ["Different", "A total mixes things that are not alike, and says so."],
};

/** Records how a member counts a measure; the question of earlier years is part of it. */
export function DefinitionForm({
  measure,
  memberName,
  baselineYear,
  years,
  lastResult,
  errors,
  typed,
  cancel,
}: {
  measure: Measure;
  memberName: string;
  baselineYear: number;
  years: RestatedYear[];
  lastResult: SubmissionResult<string[]> | undefined;
  errors: Record<number, string>;
  typed: Record<number, string>;
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
          hint="The first year that is counted so."
          error={fields.fromYear.errors}
        />
      </div>
      <div className="group grid gap-5">
        <Choices
          legend="Are earlier years restated?"
          hint={`The baseline, ${baselineYear}, above all: left as it was, the change since then compares two definitions.`}
          errors={fields.restates.errors}
          id={fields.restates.id}
        >
          <Choice
            name={fields.restates.name}
            value="no"
            checked={fields.restates.initialValue === "no"}
            label="No, they stay as they were"
            hint="They keep the definition they were counted by."
          />
          <Choice
            name={fields.restates.name}
            value="yes"
            checked={fields.restates.initialValue === "yes"}
            label="Yes, from a year on"
            hint="What stood there before is kept and shown beside what stands there then."
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
          <RestatementTable {...{ measure, years, errors, typed, baselineYear }} />
        </div>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button>Record the definition</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** A question with answers to choose from, what is wrong beside it. */
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
