import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { INITIATIVE_STAGES } from "~/domain/work/terms";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { CheckList } from "./CheckList";
import { MilestoneRows } from "./MilestoneRows";
import type { TypedInitiative } from "./typed";

export interface InitiativeChoices {
  /** Organizations that this person may name as leading. */
  leads: { value: string; label: string }[];
  organizations: { value: string; label: string }[];
  goals: { value: string; label: string }[];
}

/** Adds or changes an initiative. Without JavaScript, the server adds and removes milestones. */
export function InitiativeForm({
  value,
  revision,
  lastResult,
  choices: named,
  cancel,
}: {
  value: TypedInitiative;
  /** Null for a new initiative. */
  revision: number | null;
  lastResult: FormResult | undefined;
  choices: InitiativeChoices;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedInitiative>({
    id: "initiative",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  const list = (initial: unknown): string[] =>
    Array.isArray(initial) ? initial.map(String) : typeof initial === "string" ? [initial] : [];
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-10">
      {/* Enter in a field saves. Without this it would press the first button, which removes a row. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <div className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
        </div>
        <div className="sm:col-span-2">
          <TextField
            {...getTextareaProps(fields.about)}
            rows={3}
            label="What it does"
            optional
            error={fields.about.errors}
          />
        </div>
        <Select
          {...getSelectProps(fields.strategy)}
          label="Strategy"
          options={[
            { value: "", label: "Choose…" },
            ...STRATEGIES.map((strategy) => ({ value: strategy, label: STRATEGY_NAMES[strategy] })),
          ]}
          error={fields.strategy.errors}
        />
        <Select
          {...getSelectProps(fields.lead)}
          label="Led by"
          options={[{ value: "", label: "Choose…" }, ...named.leads]}
          error={fields.lead.errors}
        />
        <Field
          {...getInputProps(fields.startsOn, { type: "date" })}
          label="Starts on"
          optional
          error={fields.startsOn.errors}
        />
        <Field
          {...getInputProps(fields.endsOn, { type: "date" })}
          label="Ends on"
          optional
          error={fields.endsOn.errors}
        />
        <Select
          {...getSelectProps(fields.stage)}
          label="Stage"
          options={choices(INITIATIVE_STAGES)}
          error={fields.stage.errors}
        />
        <Field
          {...getInputProps(fields.why, { type: "text" })}
          label="Why"
          hint="In a sentence, if it is paused, finished, or stopped."
          error={fields.why.errors}
        />
      </div>
      <CheckList
        legend="Goals it serves"
        name={fields.goalIds.name}
        options={named.goals}
        checked={list(fields.goalIds.initialValue)}
        empty="There are no goals yet."
        errors={fields.goalIds.errors}
      />
      <CheckList
        legend="Others that take part"
        name={fields.organizations.name}
        options={named.organizations}
        checked={list(fields.organizations.initialValue)}
        empty="There are no other organizations yet."
        errors={fields.organizations.errors}
      />
      <MilestoneRows form={form} fields={fields} />
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Add the initiative" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}
