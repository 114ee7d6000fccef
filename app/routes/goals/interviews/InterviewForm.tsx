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
} from "~/domain/goals/interview";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";

type Filled = { [Name in keyof InterviewPoint]?: string | null };

/** Records a point of an interview, or changes the one with `value.id`. */
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
          options={[
            choose,
            ...STRATEGIES.map((strategy) => ({ value: strategy, label: STRATEGY_NAMES[strategy] })),
          ]}
          error={fields.strategy.errors}
        />
        <Select
          {...getSelectProps(fields.kind)}
          label="What it is"
          options={[
            choose,
            ...INTERVIEW_KINDS.map((kind) => ({ value: kind, label: INTERVIEW_KIND_NAMES[kind] })),
          ]}
          error={fields.kind.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.theme, { type: "text" })}
        label="Theme"
        hint="A few words that other members might use, such as entry-level vacancies. Earlier themes are suggested as you type."
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

/** Removes a point from what members said. */
export function RemovePoint({ id, theme }: { id: string; theme: string }) {
  return (
    <TwoStepRemoval
      first="Remove…"
      button={`Remove “${theme}”`}
      name="intent"
      value="remove"
      fields={{ id }}
      className="mt-8"
    >
      <p>It will no longer count among what members said. The history keeps it.</p>
    </TwoStepRemoval>
  );
}
