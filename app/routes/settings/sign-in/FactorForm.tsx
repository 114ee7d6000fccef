import { getFormProps, getInputProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { FactorRule } from "~/domain/sign-in";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { factorForm } from "./form";

/** Whether a second factor is required, and from which day. */
export function FactorForm({
  rule: { from, everyone },
  today,
  lastResult,
}: {
  rule: FactorRule;
  /** ISO date. */
  today: string;
  lastResult: FormResult | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "factor",
    schema: factorForm(from, Date.parse(today)),
    lastResult,
    defaultValue: { required: from === null ? "no" : everyone ? "everyone" : "yes", from: from ?? today },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="group/factor grid max-w-[46rem] gap-6">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Choice
        legend="A second factor is"
        name={fields.required.name}
        options={OPTIONS}
        defaultValue={fields.required.initialValue}
        error={fields.required.errors}
      />
      <div className="hidden max-w-[20rem] group-has-[input:checked:not([value=no])]/factor:block">
        <Field
          {...getInputProps(fields.from, { type: "date" })}
          label="From"
          hint="Until then, people without one see a notice. From then on, they set one up before anything else here."
          error={fields.from.errors}
        />
      </div>
      <div>
        <Button>Save</Button>
      </div>
    </Form>
  );
}

const OPTIONS = [
  { value: "no", label: "Up to each person", hint: "Anyone can set one up on the page of their account." },
  {
    value: "yes",
    label: "Required of backbone staff and conveners",
    hint: "They see and change what matters most. If you have none yourself, set one up first.",
  },
  {
    value: "everyone",
    label: "Required of everyone",
    hint: "Data leads and executives, too: tell them before the first day.",
  },
];
