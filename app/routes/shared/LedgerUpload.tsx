import { Form } from "@remix-run/react";
import type { RowError } from "~/exchange/table";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";

export interface LedgerUploadAnswer {
  errors?: RowError[];
  counts?: { created: number; changed: number; unchanged: number };
}

const MOST_SHOWN = 100;

/** A ledger file to send in, and what became of it. */
export function LedgerUpload({ answer }: { answer: LedgerUploadAnswer | undefined }) {
  const { errors, counts } = answer ?? {};
  return (
    <div className="grid gap-6">
      {counts ? (
        <Notice tone="success">
          {counts.created} added, {counts.changed} changed, {counts.unchanged} as they were.
        </Notice>
      ) : null}
      {errors ? (
        <>
          <Notice tone="error" title="Nothing of the file was stored">
            <p>
              {errors.length === 1 ? "One fault" : `${errors.length} faults`} to correct, then send the file
              again.
            </p>
          </Notice>
          <ScrollTable label="Faults of the file">
            <thead>
              <tr>
                <th scope="col">Line and column</th>
                <th scope="col" className="word">
                  What is wrong
                </th>
              </tr>
            </thead>
            <tbody>
              {errors.slice(0, MOST_SHOWN).map(({ row, column, message }) => (
                <tr key={`${row} ${column} ${message}`}>
                  <th scope="row">
                    {row === null ? "The whole file" : `Line ${row}`}
                    {column ? `, ${column}` : null}
                  </th>
                  <td className="word">{message}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="flex flex-wrap items-end gap-4">
        <Field
          type="file"
          name="file"
          accept=".csv,text/csv"
          required
          label="Ledger file (CSV)"
          hint="One row for each investment and year, as in the file that can be downloaded here."
          error={null}
        />
        <Button kind="secondary">Send the file</Button>
      </Form>
    </div>
  );
}
