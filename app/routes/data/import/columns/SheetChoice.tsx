import { Form } from "@remix-run/react";
import { ENCODINGS, SEPARATORS } from "~/exchange/opening/text-form";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";

/** Where the table is in the file: on which sheet, and with its header on which line. */
export function SheetChoice({
  sheets,
  read,
  headerRow,
  action,
}: {
  sheets: string[];
  read: string[];
  headerRow: number;
  action: string;
}) {
  return (
    <details className="folded -mt-8">
      <summary>The table is somewhere else in the file</summary>
      <Form
        method="post"
        action={action}
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
          label="Header line"
          name="header"
          inputMode="numeric"
          pattern="[0-9]+"
          defaultValue={headerRow || 1}
        />
        <Button kind="secondary">Read it from there</Button>
      </Form>
    </details>
  );
}

/** How a text file is divided into cells, with its first lines as they are read now. */
export function TextForm({ first, action }: { first: string[][]; action: string }) {
  if (first.length === 0) return null;
  return (
    <details className="folded -mt-8">
      <summary>Letters or columns look wrong</summary>
      <table className="mt-3 block overflow-x-auto text-sm">
        <caption className="text-start text-ink-soft">The first lines as they are read now</caption>
        <tbody>
          {first.map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines and cells have no other identity
            <tr key={line}>
              {cells.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={place} className="border border-line px-2 py-1">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Form method="post" action={action} className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="intent" value="opening" />
        <Select
          label="Columns are separated by"
          name="separator"
          options={[
            { value: "", label: "as detected" },
            ...Object.entries(SEPARATORS).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          label="Letters are in"
          name="encoding"
          options={[
            { value: "", label: "as detected" },
            ...ENCODINGS.map((value) => ({ value, label: value })),
          ]}
        />
        <Button kind="secondary">Read it like this</Button>
      </Form>
    </details>
  );
}
