import { Form } from "@remix-run/react";
import { MOST_PASTED_CHARS } from "~/domain/members/pasted";
import { SECTORS } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import type { PasteAnswer } from "./paste.server";

/** Adds several institutions from one paste, all or none. */
export function PasteForm({
  answer,
  baselineYear,
}: {
  answer: PasteAnswer | undefined;
  baselineYear: number;
}) {
  return (
    <Form method="post" className="grid max-w-[46rem] gap-5">
      <TextField
        name="pasted"
        label="Institutions, one a line"
        hint={
          <>
            Copy them from a spreadsheet, or type: name, sector, month in which the fiscal year ends, member
            since. Separate the parts with tabs, semicolons, or commas. Without a month it is December,
            without a day January 1, {baselineYear}. Sectors: {Object.values(SECTORS).join(", ")}.
          </>
        }
        placeholder="St. Mary’s Hospital; Health system; June; 2020-01-01"
        rows={7}
        maxLength={MOST_PASTED_CHARS}
        required
        defaultValue={answer?.pasted}
        error={answer?.faults.map(({ line, message }) => `Line ${line}: ${message}`)}
      />
      <div>
        <Button name="intent" value="paste">
          Add these members
        </Button>
      </div>
    </Form>
  );
}
