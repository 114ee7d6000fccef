import { Form } from "@remix-run/react";
import type { RowError } from "~/exchange/opening/table";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { FileFaults } from "./FileFaults";

export interface UploadAnswer {
  errors?: RowError[];
  counts?: { created: number; changed: number; unchanged: number };
  /** Rows that no longer apply. They are no faults. */
  leftOut?: { line: number; why: string }[];
}

/** A file to send in, and what became of it. */
export function FileUpload({
  label,
  hint,
  accept = ".csv,text/csv",
  answer,
}: {
  label: string;
  hint: string;
  accept?: string;
  answer: UploadAnswer | undefined;
}) {
  const { errors, counts, leftOut = [] } = answer ?? {};
  return (
    <div className="grid gap-6">
      {counts ? (
        <Notice tone="success">
          {counts.created} added, {counts.changed} changed, {counts.unchanged} as they were.
        </Notice>
      ) : null}
      {leftOut.length > 0 ? (
        <Notice tone="info" title={`Left out: ${leftOut.length === 1 ? "1 row" : `${leftOut.length} rows`}`}>
          <ul className="grid gap-1">
            {leftOut.map(({ line, why }) => (
              <li key={line}>
                Line {line}: {why}
              </li>
            ))}
          </ul>
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
        <Field type="file" name="file" accept={accept} required label={label} hint={hint} error={null} />
        <Button kind="secondary">Send the file</Button>
      </Form>
    </div>
  );
}
