import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { notNeededForm } from "~/domain/path/forms";
import type { Step } from "~/domain/path/steps";
import { STEP_WORDS } from "~/domain/path/words";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import type { PathAnswer } from "./path-actions.server";

/** Says why a step is not needed, or takes that back. */
export function NotNeeded({
  step,
  reason,
  answer,
}: {
  step: Step;
  reason: string | null;
  answer: PathAnswer | undefined;
}) {
  const of = `not-needed ${step}`;
  const [form, fields] = useCheckedForm({
    id: `not-needed-${step}`,
    schema: notNeededForm,
    lastResult: answer?.of === of ? answer.result : undefined,
    defaultValue: { step, reason: reason ?? "" },
  });
  const { title } = STEP_WORDS[step];
  if (reason)
    return (
      <Form method="post">
        <input type="hidden" name="step" value={step} />
        <Button kind="quiet" name="intent" value="needed">
          It is needed after all<span className="sr-only">: {title}</span>
        </Button>
      </Form>
    );
  return (
    <details open={answer?.of === of}>
      <summary className="w-fit cursor-pointer text-ink-soft">
        Not needed…<span className="sr-only"> {title}</span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid max-w-[46rem] gap-4">
        <input type="hidden" name="step" value={step} />
        <Field
          {...getInputProps(fields.reason, { type: "text" })}
          label="Why it is not needed"
          error={fields.reason.errors}
        />
        <div>
          <Button kind="secondary" name="intent" value="not-needed">
            Pass it over
          </Button>
        </div>
      </Form>
    </details>
  );
}
