import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";

/** Which sheet of a workbook is read, where it has several. */
export function SheetChoice({ sheets, read, path }: { sheets: string[]; read: string[]; path: string }) {
  if (sheets.length < 2) return null;
  return (
    <Form method="post" action={path} className="-mt-6 flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="sheet" />
      <Select
        label="Sheet"
        name="sheet"
        key={read[0]}
        defaultValue={read[0]}
        hint={read.length > 1 ? `Read with ${read.length - 1} others that have the same columns.` : undefined}
        options={sheets.map((name) => ({ value: name, label: name }))}
      />
      <Button kind="secondary">Read this sheet</Button>
    </Form>
  );
}
