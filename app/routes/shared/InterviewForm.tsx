import {
  getFormProps,
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useId } from "react";
import {
  INTERVIEW_KIND_NAMES,
  INTERVIEW_KINDS,
  type InterviewPoint,
  interviewSchema,
} from "~/domain/interview";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { Button, buttonClass, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";

type Filled = { [Name in keyof InterviewPoint]?: string | null };

/** Records one point of an interview, or changes one (`value.id` given). */
export function InterviewForm({
  value,
  members,
  suggestions,
  lastResult,
  cancel,
}: {
  value: Filled;
  members: { id: string; name: string }[];
  /** Themes that others have named: choosing one makes them comparable. */
  suggestions: string[];
  lastResult: SubmissionResult<string[]> | undefined;
  cancel?: string;
}) {
  const list = useId();
  const [form, fields] = useForm({
    id: value.id ? "change-point" : "record-point",
    lastResult,
    defaultValue: value,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: interviewSchema }),
    shouldRevalidate: "onInput",
  });
  const choose = { value: "", label: "Choose…" };
  return (
    <Form method="post" {...getFormProps(form)} className="no-print grid max-w-[46rem] gap-6">
      {value.id ? <input type="hidden" name="id" value={value.id} /> : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.memberId)}
          label="Member"
          options={[choose, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
          error={fields.memberId.errors}
        />
        <Field
          {...getInputProps(fields.heldOn, { type: "date" })}
          label="Said on"
          optional
          error={fields.heldOn.errors}
        />
        <Select
          {...getSelectProps(fields.strategy)}
          label="Strategy"
          options={[choose, ...STRATEGIES.map((one) => ({ value: one, label: STRATEGY_NAMES[one] }))]}
          error={fields.strategy.errors}
        />
        <Select
          {...getSelectProps(fields.kind)}
          label="What it is"
          options={[
            choose,
            ...INTERVIEW_KINDS.map((one) => ({ value: one, label: INTERVIEW_KIND_NAMES[one] })),
          ]}
          error={fields.kind.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.theme, { type: "text" })}
        label="Theme"
        hint="A few words that others may say, too, such as entry-level vacancies. Themes named before are offered while you type."
        list={list}
        autoComplete="off"
        error={fields.theme.errors}
      />
      <datalist id={list}>
        {suggestions.map((theme) => (
          <option key={theme} value={theme} />
        ))}
      </datalist>
      <TextField
        {...getTextareaProps(fields.words)}
        label="In their own words"
        optional
        error={fields.words.errors}
      />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="save">
          {value.id ? "Save changes" : "Record it"}
        </Button>
        {cancel ? (
          <LinkButton kind="quiet" to={cancel}>
            Cancel
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}

/** Asked twice, without a script: the button that removes stands behind the first. */
export function RemovePoint({ id, theme }: { id: string; theme: string }) {
  return (
    <details className="no-print mt-8">
      <summary className={buttonClass("danger", "w-fit cursor-pointer list-none")}>Remove…</summary>
      <Form method="post" className="mt-4 grid max-w-[46rem] justify-items-start gap-4">
        <input type="hidden" name="id" value={id} />
        <p>It is no longer counted among what members said. What was recorded stays in the history.</p>
        <Button kind="danger" name="intent" value="remove">
          Remove “{theme}”
        </Button>
      </Form>
    </details>
  );
}
