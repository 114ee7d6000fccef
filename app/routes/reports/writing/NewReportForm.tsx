import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { AUDIENCE_CHOICES } from "~/reports/audiences";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select } from "~/ui/controls/Field";
import { reportFields } from "./report-fields";

export function NewReportForm({
  lastResult,
  years,
  opening,
}: {
  lastResult: SubmissionResult<string[]> | undefined;
  years: number[];
  opening: number;
}) {
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(reportFields),
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: reportFields }),
    defaultValue: { title: `Progress report ${opening}`, year: String(opening), audience: "public" },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[42rem] gap-6">
      <Field
        label="Title"
        {...getInputProps(fields.title, { type: "text" })}
        key={fields.title.key}
        error={fields.title.errors}
      />
      <Select
        label="Year"
        name={fields.year.name}
        id={fields.year.id}
        defaultValue={String(fields.year.initialValue ?? opening)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        error={fields.year.errors}
      />
      <Choice
        legend="Who reads it"
        name={fields.audience.name}
        defaultValue={String(fields.audience.initialValue ?? "public")}
        options={AUDIENCE_CHOICES}
        error={fields.audience.errors}
      />
      <div>
        <Button>Start the report</Button>
      </div>
    </Form>
  );
}
