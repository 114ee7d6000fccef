import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";

/** Where in the file the table stands: on which sheet, under which line. */
export function SheetChoice({
  sheets,
  read,
  headerRow,
  path,
}: {
  sheets: string[];
  read: string[];
  headerRow: number;
  path: string;
}) {
  return (
    <details className="folded -mt-8">
      <summary>The table stands elsewhere in the file</summary>
      <Form
        method="post"
        action={path}
        key={`${read[0]} ${headerRow}`}
        className="mt-3 flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="intent" value="sheet" />
        {sheets.length > 1 ? (
          <Select
            label="Sheet"
            name="sheet"
            defaultValue={read[0]}
            options={sheets.map((name) => ({ value: name, label: name }))}
          />
        ) : (
          <input type="hidden" name="sheet" value={read[0]} />
        )}
        <Field
          label="Line of the header"
          name="header"
          inputMode="numeric"
          pattern="[0-9]+"
          defaultValue={headerRow || 1}
        />
        <Button kind="secondary">Read it there</Button>
      </Form>
    </details>
  );
}
