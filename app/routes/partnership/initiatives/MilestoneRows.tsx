import { type FormMetadata, getInputProps } from "@conform-to/react";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { TypedInitiative } from "./typed";

export const EMPTY_MILESTONE = { title: "", dueOn: "", doneOn: "" };

/** What is to be reached by when, and when it was. */
export function MilestoneRows({
  form,
  fields,
}: {
  form: FormMetadata<TypedInitiative, string[]>;
  fields: ReturnType<FormMetadata<TypedInitiative, string[]>["getFieldset"]>;
}) {
  return (
    <fieldset className="grid max-w-[64rem] gap-4">
      <legend className="mb-1 font-semibold font-serif text-xl">Milestones</legend>
      <p className="max-w-[46rem] text-ink-soft text-sm">
        The initiative is late while one of them is more than 14 days overdue.
      </p>
      {fields.milestones.errors ? <Notice tone="error">{fields.milestones.errors.join(" ")}</Notice> : null}
      {fields.milestones.getFieldList().map((milestone, place) => {
        const row = milestone.getFieldset();
        return (
          <div
            key={milestone.key}
            className="grid grid-cols-2 items-start gap-3 border-line border-b pb-4 lg:grid-cols-[1fr_11rem_11rem_auto]"
          >
            <div className="col-span-2 lg:col-span-1">
              <Field
                {...getInputProps(row.title, { type: "text" })}
                label="What is reached"
                error={row.title.errors}
              />
            </div>
            <Field {...getInputProps(row.dueOn, { type: "date" })} label="Due on" error={row.dueOn.errors} />
            <Field
              {...getInputProps(row.doneOn, { type: "date" })}
              label="Reached on"
              error={row.doneOn.errors}
            />
            <Button
              kind="quiet"
              className="w-fit lg:mt-[1.9rem]"
              aria-label={`Remove milestone ${place + 1}`}
              {...form.remove.getButtonProps({ name: fields.milestones.name, index: place })}
            >
              Remove
            </Button>
          </div>
        );
      })}
      <Button
        kind="secondary"
        className="w-fit"
        {...form.insert.getButtonProps({ name: fields.milestones.name, defaultValue: EMPTY_MILESTONE })}
      >
        Add a milestone
      </Button>
    </fieldset>
  );
}
