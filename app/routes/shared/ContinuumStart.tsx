import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";

/** A collaborative that has no rubric yet: what it is for, and the standard one to begin with. */
export function NoRubric({ mayStart, path }: { mayStart: boolean; path: string }) {
  return (
    <EmptyState title="No practices to be placed on yet">
      <p>
        The Continuum of Progress is a list of practices, such as a shared language, each described in three
        stages. Members and the backbone are placed on it year by year, and see what the next stage asks for.
      </p>
      {mayStart ? (
        <Form method="post" action={path} className="no-print mt-5">
          <Button name="intent" value="start">
            Start with the standard rubric
          </Button>
        </Form>
      ) : (
        <p className="mt-2">The backbone or the convener can start with the standard one.</p>
      )}
    </EmptyState>
  );
}
