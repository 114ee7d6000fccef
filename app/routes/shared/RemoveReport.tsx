import { Form } from "@remix-run/react";
import { Button, buttonClass } from "~/ui/controls/Button";

/** Asked twice, without a script: the button that removes stands behind the first. */
export function RemoveReport({ title }: { title: string }) {
  return (
    <details className="no-print">
      <summary className={buttonClass("danger", "w-fit cursor-pointer list-none")}>Remove…</summary>
      <Form method="post" className="mt-4 grid max-w-[46rem] justify-items-start gap-4">
        <p>
          It was never published, so nobody else has read it. Its words are gone for good; the figures stay.
          That there was such a report stays in the history.
        </p>
        <Button kind="danger" name="intent" value="remove">
          Remove “{title}”
        </Button>
      </Form>
    </details>
  );
}
