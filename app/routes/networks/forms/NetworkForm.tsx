import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button, type ButtonKind } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { NetworkAnswer } from "./answer";

interface FormField {
  name: string;
  label: string;
  kind?: "text" | "date" | "number" | "area" | "check" | { value: string; label: string }[];
  hint?: string;
  optional?: boolean;
  rows?: number;
}

/** A form of a network: its fields in two columns, each error beside its field. */
export function NetworkForm<Schema extends z.ZodType<unknown, Record<string, unknown>>>({
  id,
  schema,
  fields: shown,
  values = {},
  hidden = {},
  intent,
  button,
  kind,
  answer,
  children,
}: {
  /** Unique on its page; the answer names it. */
  id: string;
  schema: Schema;
  fields: FormField[];
  values?: Record<string, string>;
  /** Sent along. */
  hidden?: Record<string, string | number>;
  intent: string;
  button: string;
  kind?: ButtonKind;
  answer: NetworkAnswer | undefined;
  children?: ReactNode;
}) {
  const own = answer?.of === id ? answer : undefined;
  const [form, fields] = useCheckedForm({
    id,
    schema: schema as unknown as z.ZodType<unknown, Record<string, string>>,
    lastResult: own?.result,
    defaultValue: values,
  });
  const fieldOf = (name: string) => fields[name] as NonNullable<(typeof fields)[string]>;
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="no-print grid max-w-[46rem] items-start gap-5 sm:grid-cols-2"
    >
      {own?.fault ? (
        <div className="sm:col-span-2">
          <Notice tone="error">{own.fault}</Notice>
        </div>
      ) : null}
      <input type="hidden" name="form" value={id} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {shown.map((field) => (
        <OneField key={field.name} field={field} meta={fieldOf(field.name)} />
      ))}
      {children}
      <div className="sm:col-span-2">
        <Button kind={kind ?? "primary"} name="intent" value={intent}>
          {button}
        </Button>
      </div>
    </Form>
  );
}

type Meta = Parameters<typeof getInputProps>[0] & { errors?: string[] | undefined };

function OneField({ field, meta }: { field: FormField; meta: Meta }) {
  const { label, hint, kind = "text", optional = false, rows = 3 } = field;
  const words = { label, hint, optional, error: meta.errors };
  if (Array.isArray(kind))
    return (
      <Select {...getSelectProps(meta as Parameters<typeof getSelectProps>[0])} {...words} options={kind} />
    );
  if (kind === "area")
    return (
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(meta as Parameters<typeof getTextareaProps>[0])}
          {...words}
          rows={rows}
        />
      </div>
    );
  if (kind === "check")
    return (
      <label className="flex min-h-11 cursor-pointer items-start gap-3 self-end py-2">
        <input
          {...getInputProps(meta, { type: "checkbox" })}
          className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span>{label}</span>
      </label>
    );
  return <Field {...getInputProps(meta, { type: kind })} {...words} />;
}
