import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";

/** Where another table begins in the file; nothing from there on was read. */
export interface FurtherTable {
  line: number;
  sheet: string;
}

/** Offers to read each further table as a file of its own, beside this one, which stays as it is. */
export function FurtherTables({ tables, action }: { tables: FurtherTable[]; action: string }) {
  return tables.map(({ line, sheet }) => (
    <Notice key={`${sheet} ${line}`} title={`Another table begins on line ${line}`}>
      <p>Only the table above it is read here. The other can be checked and imported in a tab of its own.</p>
      <Form method="post" action={action} reloadDocument target="_blank" className="mt-3">
        <input type="hidden" name="intent" value="further-table" />
        <input type="hidden" name="sheet" value={sheet} />
        <input type="hidden" name="header" value={line} />
        <Button kind="secondary">Read the table from line {line}</Button>
      </Form>
    </Notice>
  ));
}
