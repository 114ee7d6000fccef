import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type StoryFields, storyForm } from "~/domain/outcomes/story";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { FormEnd } from "~/ui/controls/FormEnd";
import type { StoryChoices } from "./view.server";

const NONE = { value: "", label: "None" };

/** Tells a story, with what the person has consented to. */
export function StoryForm({
  value,
  revision,
  choices,
  lastResult,
  cancel,
}: {
  value: StoryFields | null;
  revision: number | null;
  choices: StoryChoices;
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "story",
    schema: storyForm,
    lastResult,
    defaultValue: value ? typed(value) : {},
  });
  const box = (field: "consentWords" | "consentName" | "consentPicture", label: string) => (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input
        {...getInputProps(fields[field], { type: "checkbox" })}
        className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
      />
      <span>{label}</span>
    </label>
  );
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <Field
        {...getInputProps(fields.title, { type: "text" })}
        label="Title"
        hint="Without the person’s name."
        error={fields.title.errors}
      />
      <TextField
        {...getTextareaProps(fields.words)}
        rows={8}
        label="The story"
        hint="In the person’s own words where you can. A name in here is shown as well."
        error={fields.words.errors}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold text-lg">What the person consents to</legend>
        <div>
          {box("consentWords", "Their words may be shown")}
          {box("consentName", "Their name may be shown")}
          {box("consentPicture", "A picture may be shown")}
        </div>
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <Field
            {...getInputProps(fields.consentOn, { type: "date" })}
            label="Consented on"
            error={fields.consentOn.errors}
          />
          <Field
            {...getInputProps(fields.consentUntil, { type: "date" })}
            label="Until"
            hint="Empty for no end."
            optional
            error={fields.consentUntil.errors}
          />
        </div>
        <Field
          {...getInputProps(fields.consentHow, { type: "text" })}
          label="How"
          hint="Such as: a signed form, kept at the office."
          error={fields.consentHow.errors}
        />
      </fieldset>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field
          {...getInputProps(fields.personName, { type: "text" })}
          label="Name"
          hint="Shown only with consent."
          optional
          error={fields.personName.errors}
        />
        <Field
          {...getInputProps(fields.place, { type: "text" })}
          label="Place"
          hint="Only together with a name."
          optional
          error={fields.place.errors}
        />
        <Select
          {...getSelectProps(fields.areaId)}
          label="Focus area"
          options={[NONE, ...choices.areas]}
          optional
          error={fields.areaId.errors}
        />
        <Select
          {...getSelectProps(fields.outcomeId)}
          label="Outcome that it tells of"
          options={[NONE, ...choices.outcomes]}
          optional
          error={fields.outcomeId.errors}
        />
      </div>
      <FormEnd save={revision === null ? "Save as a draft" : "Save changes"} cancel={cancel} />
    </Form>
  );
}

/** A stored story as its form shows it. */
function typed({
  areaId,
  outcomeId,
  consentOn,
  consentUntil,
  consentWords,
  consentName,
  consentPicture,
  ...fields
}: StoryFields) {
  return {
    title: fields.title,
    words: fields.words,
    personName: fields.personName,
    place: fields.place,
    consentHow: fields.consentHow,
    ...(areaId && { areaId }),
    ...(outcomeId && { outcomeId }),
    ...(consentOn && { consentOn }),
    ...(consentUntil && { consentUntil }),
    ...(consentWords && { consentWords: "on" }),
    ...(consentName && { consentName: "on" }),
    ...(consentPicture && { consentPicture: "on" }),
  };
}
