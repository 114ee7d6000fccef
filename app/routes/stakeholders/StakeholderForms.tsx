import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { organizationText } from "~/domain/people/form";
import {
  ASSETS,
  ENGAGEMENTS,
  engagementForm,
  LEVELS,
  type Stakeholder,
  stakeholderForm,
} from "~/domain/stakeholders/stakeholders";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { FormEnd } from "~/ui/controls/FormEnd";
import type { StakeholderAnswer } from "./actions.server";

const CHOOSE = { value: "", label: "Choose…" };

/** Adds a stakeholder, or changes `value`. */
export function StakeholderForm({
  value,
  organizations,
  answer,
  cancel,
}: {
  value: Stakeholder | null;
  organizations: { value: string; label: string }[];
  answer: StakeholderAnswer | undefined;
  cancel: string;
}) {
  const [form, fields] = useCheckedForm({
    id: value ? "change-stakeholder" : "add-stakeholder",
    schema: stakeholderForm,
    lastResult: answer?.of === "save" ? answer.result : undefined,
    defaultValue: value ? typed(value) : {},
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="no-print grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      {value ? (
        <>
          <input type="hidden" name="id" value={value.id} />
          <input type="hidden" name="revision" value={value.revision} />
        </>
      ) : null}
      <Field
        {...getInputProps(fields.name, { type: "text" })}
        label="Organization or group"
        error={fields.name.errors}
      />
      <Select
        {...getSelectProps(fields.organization)}
        label="Listed here as"
        hint="So that its seats count."
        options={[{ value: "", label: "Not listed" }, ...organizations]}
        optional
        error={fields.organization.errors}
      />
      <Select
        {...getSelectProps(fields.interest)}
        label="Interest"
        options={[CHOOSE, ...choices(LEVELS)]}
        error={fields.interest.errors}
      />
      <Select
        {...getSelectProps(fields.influence)}
        label="Influence"
        options={[CHOOSE, ...choices(LEVELS)]}
        error={fields.influence.errors}
      />
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2 sm:col-span-2">
        <input
          {...getInputProps(fields.speaks, { type: "checkbox" })}
          className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span>Speaks for the people most affected</span>
      </label>
      <fieldset className="min-w-0 sm:col-span-2">
        <legend className="mb-1 font-semibold">What it offers</legend>
        <CheckBoxes name="assets" options={choices(ASSETS)} checked={value?.assets ?? []} />
      </fieldset>
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.offers)}
          rows={2}
          label="In words"
          optional
          error={fields.offers.errors}
        />
      </div>
      <FormEnd
        save={value ? "Save changes" : "Add it"}
        cancel={value ? cancel : null}
        className="sm:col-span-2"
      />
    </Form>
  );
}

/** A stored stakeholder as its form shows it. */
function typed(value: Stakeholder) {
  const organization = organizationText(value);
  return {
    name: value.name,
    ...(organization && { organization }),
    interest: `${value.interest}`,
    influence: `${value.influence}`,
    ...(value.speaks && { speaks: "on" }),
    offers: value.offers,
  };
}

/** Notes how a stakeholder is engaged from a day on. */
export function EngagementForm({
  id,
  answer,
  today,
}: {
  id: string;
  answer: StakeholderAnswer | undefined;
  today: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "engagement",
    schema: engagementForm,
    lastResult: answer?.of === "engage" ? answer.result : undefined,
    defaultValue: { since: today },
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="no-print mt-8 flex max-w-[46rem] flex-wrap items-end gap-4"
    >
      <input type="hidden" name="id" value={id} />
      <Select
        {...getSelectProps(fields.engagement)}
        label="How it is engaged"
        options={[CHOOSE, ...choices(ENGAGEMENTS)]}
        error={fields.engagement.errors}
      />
      <Field {...getInputProps(fields.since, { type: "date" })} label="Since" error={fields.since.errors} />
      <Button kind="secondary" name="intent" value="engage">
        Note it
      </Button>
    </Form>
  );
}
