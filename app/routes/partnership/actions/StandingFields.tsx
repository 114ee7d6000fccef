import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { standingForm } from "~/domain/work/forms";
import { ACTION_STATES, type ActionState } from "~/domain/work/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";

const WORDS: Record<ActionState, string> = {
  open: "Open: still to be done",
  blocked: "Blocked: something is in the way",
  done: "Done",
  dropped: "Dropped: no longer wanted",
};

export interface Standing {
  state: ActionState;
  dueOn: string;
  doneOn: string | null;
  note: string | null;
  revision: number;
}

/** Says how an action stands, for its page and for the page behind a mailed link. */
export function StandingFields({
  standing,
  states = Object.keys(ACTION_STATES) as ActionState[],
  today,
  lastResult,
}: {
  standing: Standing;
  /** Those that this person may choose. */
  states?: readonly ActionState[];
  today: string;
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "standing",
    schema: standingForm(today, states),
    lastResult,
    defaultValue: {
      state: standing.state,
      dueOn: standing.dueOn,
      doneOn: standing.doneOn ?? "",
      note: standing.note ?? "",
    },
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      <input type="hidden" name="revision" value={standing.revision} />
      {form.errors ? (
        <div className="sm:col-span-2">
          <Notice tone="error">{form.errors.join(" ")}</Notice>
        </div>
      ) : null}
      <div className="sm:col-span-2">
        <Select
          {...getSelectProps(fields.state)}
          label="How it stands"
          options={states.map((value) => ({ value, label: WORDS[value] }))}
          error={fields.state.errors}
        />
      </div>
      <Field
        {...getInputProps(fields.dueOn, { type: "date" })}
        label="Due on"
        hint="A new date counts as a move; the first one is kept."
        error={fields.dueOn.errors}
      />
      <Field
        {...getInputProps(fields.doneOn, { type: "date" })}
        max={today}
        label="Done on"
        hint="Only if it is done. Left empty, that is today."
        error={fields.doneOn.errors}
      />
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.note)}
          rows={3}
          label="Note"
          hint="Proof or a note if it is done; what is in the way if it is blocked."
          error={fields.note.errors}
        />
      </div>
      <div>
        <Button name="intent" value="standing">
          Save
        </Button>
      </div>
    </Form>
  );
}
