import { Form } from "@remix-run/react";
import { MOST_SITES } from "~/domain/programs/sites";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";

/** The sites whose pages may read through the API, one a line. */
export function SitesForm({
  sites,
  refused,
}: {
  sites: string[];
  /** What was typed and is not right. */
  refused: { text: string; fault: string } | null;
}) {
  return (
    <Form method="post" className="grid max-w-[46rem] gap-6">
      <TextField
        // What is stored, after each time it is stored.
        key={sites.join()}
        label="Sites"
        hint={`One a line, such as https://dashboard.example.org; at most ${MOST_SITES}.`}
        name="sites"
        optional
        maxLength={10_000}
        defaultValue={refused?.text ?? sites.join("\n")}
        error={refused?.fault}
      />
      <div>
        <Button kind="secondary">Save sites</Button>
      </div>
    </Form>
  );
}
