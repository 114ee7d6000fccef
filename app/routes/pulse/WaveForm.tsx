import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { LEAST_K, MOST_K, waveForm } from "~/domain/pulse/wave";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

/** Plans a round, or changes a planned one. */
export function WaveForm({
  value,
  revision,
  lastResult,
  cancel,
}: {
  value: { name: string; k: number; asksGroup: boolean };
  /** Null for a new round. */
  revision: number | null;
  lastResult: FormResult | undefined;
  cancel?: string;
}) {
  const [form, fields] = useCheckedForm({
    id: "wave",
    schema: waveForm,
    lastResult,
    defaultValue: { name: value.name, k: `${value.k}`, ...(value.asksGroup && { asksGroup: "on" }) },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <Field
        {...getInputProps(fields.name, { type: "text" })}
        label="Name of the round"
        hint="Such as “Fall 2026”. Everyone who is asked by mail can see it later."
        error={fields.name.errors}
      />
      <Field
        {...getInputProps(fields.k, { type: "text" })}
        inputMode="numeric"
        label="Fewest answers of which anything is shown"
        hint={`From ${LEAST_K} to ${MOST_K}. Applies to the whole, to every group, and to people’s own words.`}
        error={fields.k.errors}
      />
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          {...getInputProps(fields.asksGroup, { type: "checkbox" })}
          className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span>Ask which of four groups people belong to. They may leave it out.</span>
      </label>
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="save">
          {revision === null ? "Plan the round" : "Save changes"}
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
