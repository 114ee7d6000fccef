import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { Button } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select } from "~/ui/controls/Field";
import { AUDIENCE_WORDS } from "./report-words";

export const newReportForm = z.object({
  title: z
    .string({ error: "Give the report a title." })
    .trim()
    .min(1, "Give the report a title.")
    .max(160, "At most 160 characters."),
  year: z.coerce.number({ error: "Choose a year." }).int().min(1990).max(2100),
  audience: z.enum(["public", "members", "internal"], { error: "Choose who reads it." }),
});

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
    constraint: getZodConstraint(newReportForm),
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newReportForm }),
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
        options={(["public", "members", "internal"] as const).map((value) => ({
          value,
          ...AUDIENCE_WORDS[value],
        }))}
        error={fields.audience.errors}
      />
      <div>
        <Button>Begin the report</Button>
      </div>
    </Form>
  );
}
