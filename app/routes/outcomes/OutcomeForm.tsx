import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { CHANGES, DOMAINS, type OutcomeFields, outcomeForm } from "~/domain/outcomes/outcome";
import { organizationText } from "~/domain/people/form";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import type { OutcomeChoices } from "./view.server";

const NONE = { value: "", label: "None" };
const CHOOSE = { value: "", label: "Choose…" };
const YES_NO = [CHOOSE, { value: "yes", label: "Yes" }, { value: "no", label: "No" }];

/** Adds an outcome, or changes `value`. */
export function OutcomeForm({
  value,
  revision,
  choices: offered,
  lastResult,
  cancel,
}: {
  value: OutcomeFields | null;
  revision: number | null;
  choices: OutcomeChoices;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "outcome",
    schema: outcomeForm,
    lastResult,
    defaultValue: value ? typed(value) : {},
  });
  const words = (field: "what" | "matters" | "contribution", label: string, hint?: string) => (
    <TextField
      {...getTextareaProps(fields[field])}
      rows={3}
      label={label}
      hint={hint}
      error={fields[field].errors}
    />
  );
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.domain)}
          label="Who changed"
          options={[CHOOSE, ...choices(DOMAINS)]}
          error={fields.domain.errors}
        />
        <Select
          {...getSelectProps(fields.change)}
          label="What is new or different"
          hint="Only of organizations."
          options={[NONE, ...choices(CHANGES)]}
          optional
          error={fields.change.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.who, { type: "text" })}
        label="Who exactly"
        hint="Such as “Hiring managers at St. Alder”. Leave out the names of private people."
        error={fields.who.errors}
      />
      <Select
        {...getSelectProps(fields.organization)}
        label="Organization"
        hint="The outcome then stands on its page as well."
        options={[NONE, ...offered.organizations]}
        optional
        error={fields.organization.errors}
      />
      {words("what", "What they now do differently")}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field
          {...getInputProps(fields.happenedOn, { type: "date" })}
          label="When"
          error={fields.happenedOn.errors}
        />
        <Field
          {...getInputProps(fields.place, { type: "text" })}
          label="Where"
          optional
          error={fields.place.errors}
        />
      </div>
      {words("matters", "Why it matters")}
      {words("contribution", "What the partnership did toward it")}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.planned)}
          label="Was it planned?"
          options={YES_NO}
          error={fields.planned.errors}
        />
        <Select
          {...getSelectProps(fields.good)}
          label="Is it good?"
          options={YES_NO}
          error={fields.good.errors}
        />
      </div>
      <Several
        legend="Initiatives"
        name="initiativeIds"
        options={offered.initiatives}
        chosen={value?.initiativeIds ?? []}
        error={fields.initiativeIds.errors}
      />
      <Several
        legend="Goals"
        name="goalIds"
        options={offered.goals}
        chosen={value?.goalIds ?? []}
        error={fields.goalIds.errors}
      />
      <Several
        legend="Results"
        name="resultIds"
        options={offered.results}
        chosen={value?.resultIds ?? []}
        error={fields.resultIds.errors}
      />
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Save as a draft" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** A stored outcome as its form shows it. */
function typed({ memberId, partnerId, change, planned, good, ...fields }: OutcomeFields) {
  const organization = organizationText({ memberId, partnerId });
  return {
    ...fields,
    ...(organization && { organization }),
    ...(change && { change }),
    planned: planned ? ("yes" as const) : ("no" as const),
    good: good ? ("yes" as const) : ("no" as const),
  };
}

function Several({
  legend,
  name,
  options,
  chosen,
  error,
}: {
  legend: string;
  name: string;
  options: { value: string; label: string }[];
  chosen: string[];
  error: string[] | undefined;
}) {
  if (options.length === 0) return null;
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1 font-semibold">
        {legend}
        <span className="font-normal text-ink-soft"> (optional)</span>
      </legend>
      <CheckBoxes name={name} options={options} checked={chosen} />
      {error ? (
        <p id={`${name}-error`} className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {error.join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}
