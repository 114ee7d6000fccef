import { Form } from "@remix-run/react";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";

/** Shown while a collaborative has no rubric: what it is for, and a button that adds the standard one. */
export function NoRubric({ mayStart, slug }: { mayStart: boolean; slug: string }) {
  return (
    <EmptyState title="No practices yet">
      <p>
        The Continuum of Progress is a list of practices, such as a shared language, each described in three
        stages. Each year, members and the backbone see where they stand and what the next stage takes.
      </p>
      {mayStart ? (
        <Form method="post" action={paths.continuum(slug)} className="no-print mt-5">
          <Button name="intent" value="start">
            Start with the standard rubric
          </Button>
        </Form>
      ) : (
        <p className="mt-2">The backbone or the convener can start with the standard rubric.</p>
      )}
    </EmptyState>
  );
}
