import { Form } from "@remix-run/react";
import type { Addendum } from "~/domain/meetings/minutes";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";

/** What was added to approved minutes, and a form to add more. */
export function AddendumForm({
  addenda,
  mayAdd,
  locale,
}: {
  addenda: Addendum[];
  mayAdd: boolean;
  locale: string;
}) {
  return (
    <div className="grid max-w-[46rem] gap-6">
      {addenda.map(({ text, at, by }) => (
        <div key={`${at} ${text}`}>
          <p className="text-ink-soft text-sm">
            {by}, {formatDate(at, { locale })}
          </p>
          <p className="whitespace-pre-wrap">{text}</p>
        </div>
      ))}
      {mayAdd ? (
        <Form
          method="post"
          key={addenda.length}
          className="no-print grid justify-items-start gap-4 [&>div]:w-full"
        >
          <TextField name="text" label="Addendum" maxLength={5000} rows={3} required />
          <Button kind="secondary" name="intent" value="addendum">
            Add to the minutes
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
