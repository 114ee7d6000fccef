import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { labelField } from "~/domain/indicators/fields";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

/** What the server said about the form that was sent. */
export type LastResult = SubmissionResult<string[]> | undefined;

/** Options of a select, from names by value. */
export const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const labelFields = z.object({ label: labelField });

/** Renames an indicator. */
export function LabelForm({ indicator, lastResult }: { indicator: IndicatorRecord; lastResult: LastResult }) {
  const [form, fields] = useForm({
    id: `label-${indicator.code}`,
    lastResult,
    defaultValue: { label: indicator.label },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: labelFields }),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 grid max-w-[34rem] gap-4">
      <Which indicator={indicator} />
      <Field {...getInputProps(fields.label, { type: "text" })} label="Name" error={fields.label.errors} />
      <div>
        <Button kind="secondary" name="intent" value="rename">
          Rename
        </Button>
      </div>
    </Form>
  );
}

/** The indicator a form belongs to; the code leads back to its section of the page. */
export function Which({ indicator }: { indicator: IndicatorRecord }) {
  return (
    <>
      <input type="hidden" name="indicator" value={indicator.id} />
      <input type="hidden" name="code" value={indicator.code} />
    </>
  );
}
