import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { MOST_IN_ADDRESS, WEBHOOK_EVENT_MEANINGS, WEBHOOK_EVENTS } from "~/domain/programs/events";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Choices } from "~/ui/controls/Choice";
import { Field } from "~/ui/controls/Field";
import { newWebhookForm } from "./webhook-form";

export const EVENT_OPTIONS = WEBHOOK_EVENTS.map((value) => ({
  value,
  label: value,
  hint: WEBHOOK_EVENT_MEANINGS[value],
}));

/** Adds an address with the events that it is told of. */
export function WebhookForm({ lastResult }: { lastResult: FormResult | undefined }) {
  const [form, fields] = useCheckedForm({ id: "webhook", schema: newWebhookForm, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      <Field
        {...getInputProps(fields.url, { type: "text" })}
        label="Address"
        hint="Where the other program listens: https, and reachable from the internet."
        inputMode="url"
        maxLength={MOST_IN_ADDRESS}
        autoComplete="off"
        error={fields.url.errors}
      />
      <Choices
        legend="Events"
        name={fields.events.name}
        options={EVENT_OPTIONS}
        // What was chosen stays chosen when the server refuses the form.
        checked={[fields.events.initialValue ?? []].flat() as string[]}
        error={fields.events.errors}
      />
      <div>
        <Button>Add webhook</Button>
      </div>
    </Form>
  );
}
