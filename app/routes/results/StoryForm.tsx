import {
  getFormProps,
  getInputProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { type StoryRecord, storySchema } from "~/domain/results/result";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";

/** Tells the story of an indicator and year, or changes it. */
export function StoryForm({
  value,
  cancel,
  lastResult,
}: {
  value: Pick<StoryRecord, "indicatorId" | "year"> & Partial<StoryRecord>;
  cancel: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const [form, fields] = useForm({
    id: "story",
    lastResult,
    defaultValue: { ...value, year: String(value.year), revision: String(value.revision ?? 0) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: storySchema }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="no-print grid max-w-[46rem] gap-6">
      <input type="hidden" name="indicatorId" value={value.indicatorId} />
      <input type="hidden" name="year" value={value.year} />
      <input type="hidden" name="revision" value={value.revision ?? 0} />
      <TextField
        {...getTextareaProps(fields.helps)}
        label="What helps"
        optional
        error={fields.helps.errors}
      />
      <TextField
        {...getTextareaProps(fields.hinders)}
        label="What hinders"
        optional
        error={fields.hinders.errors}
      />
      <TextField
        {...getTextareaProps(fields.proposed)}
        label="What is proposed"
        optional
        error={fields.proposed.errors}
      />
      <Field
        {...getInputProps(fields.saidBy, { type: "text" })}
        label="Who said so"
        hint="The people, the meeting, or the source."
        error={fields.saidBy.errors}
      />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="story">
          Save the story
        </Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}

/** Removes a story; the history keeps it. */
export function RemoveStory({ story: { indicatorId, year, revision } }: { story: StoryRecord }) {
  return (
    <TwoStepRemoval
      first="Remove…"
      button={`Remove the story of ${year}`}
      name="intent"
      value="untell"
      fields={{ indicatorId, year, revision }}
      className="mt-8"
    >
      <p>The value stays. The history keeps the story.</p>
    </TwoStepRemoval>
  );
}
