import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useActionData } from "@remix-run/react";
import type { z } from "zod";

/** What is wrong with a form that was sent, to show beside its fields. */
export type FormResult = SubmissionResult<string[]>;

/**
 * The answer of the page's action; undefined before anything is sent. The framework derives its own type from
 * JSON, which loses the unions that actions answer with.
 */
export function useAnswer<Answer = FormResult>(): Answer | undefined {
  return useActionData() as Answer | undefined;
}

/** A form checked by one schema, in the browser as on the server, and checked again while it is corrected. */
export function useCheckedForm<Schema extends z.ZodType<unknown, Record<string, unknown>>>({
  id,
  schema,
  lastResult,
  defaultValue,
}: {
  id: string;
  schema: Schema;
  lastResult: FormResult | undefined;
  defaultValue?: DefaultValue<z.input<Schema>>;
}) {
  return useForm<z.input<Schema>, z.output<Schema>, string[]>({
    id,
    lastResult,
    defaultValue,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
  });
}
