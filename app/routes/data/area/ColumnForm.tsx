import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { AREA_UNIT_NAMES, type AreaUnit } from "~/domain/areas/codes";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";

/** Where a column is pasted or chosen as a file. A file can also be dropped on its field. */
export function ColumnForm({
  year,
  units,
  counting,
  faults,
  typed,
  onSubmit,
}: {
  year: number;
  units: AreaUnit[];
  counting: boolean;
  faults: string[];
  typed: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}) {
  return (
    <div className="grid max-w-[46rem] gap-6">
      <Form method="get" className="flex flex-wrap items-end gap-4">
        <Field
          label="Reporting year"
          hint="Each year is counted with its own list."
          name="year"
          inputMode="numeric"
          maxLength={4}
          defaultValue={year}
        />
        <Button kind="secondary">Show its lists</Button>
      </Form>
      <Form method="post" encType="multipart/form-data" onSubmit={onSubmit} className="grid gap-5">
        <input type="hidden" name="intent" value="count" />
        <input type="hidden" name="year" value={year} />
        {units.length > 1 ? (
          <Select
            label="The column has"
            name="unit"
            options={units.map((unit) => ({ value: unit, label: AREA_UNIT_NAMES[unit] }))}
            defaultValue={units[0]}
          />
        ) : (
          <input type="hidden" name="unit" value={units[0] ?? "zip"} />
        )}
        <TextField
          label="Codes"
          hint="One a line, straight from your spreadsheet. Put amounts into a second column if you count money."
          name="column"
          rows={8}
          spellCheck={false}
          autoComplete="off"
          defaultValue={typed}
          error={faults}
          className="tabular-nums"
        />
        <Field
          type="file"
          label="Or a file"
          hint="A text or CSV file with the same one or two columns. Drop it here or choose it."
          name="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          optional
        />
        <div>
          <Button disabled={counting}>{counting ? "Counting…" : "Count"}</Button>
        </div>
      </Form>
    </div>
  );
}
