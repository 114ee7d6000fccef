import { Form } from "@remix-run/react";
import type { RowError } from "~/exchange/table";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { FileFaults } from "./FileFaults";

export interface UploadAnswer {
  errors?: RowError[];
  counts?: { created: number; changed: number; unchanged: number };
}

/** A CSV file to send in, and what became of it. */
export function FileUpload({
  label,
  hint,
  answer,
}: {
  label: string;
  hint: string;
  answer: UploadAnswer | undefined;
}) {
  const { errors, counts } = answer ?? {};
  return (
    <div className="grid gap-6">
      {counts ? (
        <Notice tone="success">
          {counts.created} added, {counts.changed} changed, {counts.unchanged} as they were.
        </Notice>
      ) : null}
      {errors ? (
        <FileFaults
          where="Line and column"
          faults={errors.map(({ row, column, message }) => ({
            place: `${row === null ? "The whole file" : `Line ${row}`}${column ? `, ${column}` : ""}`,
            message,
          }))}
        />
      ) : null}
      <Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-4">
        <Field
          type="file"
          name="file"
          accept=".csv,text/csv"
          required
          label={label}
          hint={hint}
          error={null}
        />
        <Button kind="secondary">Send the file</Button>
      </Form>
    </div>
  );
}
