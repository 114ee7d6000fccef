import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import {
  COMPOSITIONS,
  LEVELS,
  PHASES,
  type ProfileRecord,
  PURPOSES,
  profileForm,
  STRUCTURES,
} from "~/domain/path/profile";
import { STRATEGY_NAMES } from "~/domain/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";

const NONE = { value: "", label: "Not stated" };

/** The profile as a form; everything may be left open. */
export function ProfileForm({
  profile,
  lastResult,
  cancel,
}: {
  profile: ProfileRecord;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const { revision, purpose, structure, phase, phaseOn, ...rest } = profile;
  const [form, fields] = useCheckedForm({
    id: "profile",
    schema: profileForm,
    lastResult,
    defaultValue: {
      ...rest,
      ...(purpose && { purpose }),
      ...(structure && { structure }),
      ...(phase && { phase }),
      ...(phaseOn && { phaseOn }),
    },
  });
  const text = (field: "geography" | "nestsIn" | "vision" | "imperative", label: string, hint: string) => (
    <TextField
      {...getTextareaProps(fields[field])}
      rows={2}
      label={label}
      hint={hint}
      optional
      error={fields[field].errors}
    />
  );
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-7">
      <input type="hidden" name="revision" value={revision} />
      <Select
        {...getSelectProps(fields.purpose)}
        label="Main purpose"
        options={[NONE, ...choices(PURPOSES)]}
        error={fields.purpose.errors}
      />
      <Several
        legend="Other purposes"
        name="otherPurposes"
        words={PURPOSES}
        chosen={rest.otherPurposes}
        error={fields.otherPurposes.errors}
      />
      <Select
        {...getSelectProps(fields.structure)}
        label="Structure"
        options={[NONE, ...choices(STRUCTURES)]}
        error={fields.structure.errors}
      />
      <Several
        legend="Who takes part"
        name="compositions"
        words={COMPOSITIONS}
        chosen={rest.compositions}
        error={fields.compositions.errors}
      />
      <Several
        legend="Levels it works on"
        name="levels"
        words={LEVELS}
        chosen={rest.levels}
        error={fields.levels.errors}
      />
      <Several
        legend="Strategies chosen"
        name="strategies"
        words={STRATEGY_NAMES}
        chosen={rest.strategies}
        error={fields.strategies.errors}
      />
      {text("geography", "Where", "The area in words.")}
      {text("nestsIn", "Part of", "A larger partnership or plan that it belongs to.")}
      {text("vision", "Vision", "What is different once it has worked.")}
      {text("imperative", "Why it must be now", "What makes waiting too costly.")}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.phase)}
          label="Phase"
          options={[NONE, ...choices(PHASES)]}
          error={fields.phase.errors}
        />
        <Field
          {...getInputProps(fields.phaseOn, { type: "date" })}
          label="Since"
          optional
          error={fields.phaseOn.errors}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button>Save changes</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

function Several({
  legend,
  name,
  words,
  chosen,
  error,
}: {
  legend: string;
  name: string;
  words: Record<string, string>;
  chosen: readonly string[];
  error: string[] | undefined;
}) {
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <CheckBoxes name={name} options={choices(words)} checked={[...chosen]} />
      {error ? (
        <p id={`${name}-error`} className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {error.join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}
