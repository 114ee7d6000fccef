import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { GoalState } from "~/domain/goal";
import { Button, buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Letters, lettersInShort } from "~/ui/goals/Letters";
import type { LetterShown } from "~/ui/goals/types";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";

const STEPS: Record<Exclude<GoalState, "draft">, { title: string; lead: string; button: string }> = {
  adopted: {
    title: "Open it again",
    lead: "It counts among the goals again, and can be revised.",
    button: "Open the goal again",
  },
  met: {
    title: "Mark it as met",
    lead: "It stays as it was, with the reason, and is celebrated as met.",
    button: "Mark as met",
  },
  closed: {
    title: "Close it",
    lead: "It ends without being met, stays as it was, and can be opened again.",
    button: "Close the goal",
  },
};

/** What may be done with a goal as a whole, one below the other; what was asked for stands open. */
export function GoalFormSteps({
  goal,
  letters,
  aim,
  steps,
  here,
  asked,
  fault,
  reason,
}: {
  goal: { id: string; state: GoalState; revision: number; statement: string };
  letters: LetterShown[];
  aim: string | null;
  steps: GoalState[];
  here: string;
  asked: string | null;
  fault: string | null;
  reason: string;
}) {
  const draft = goal.state === "draft";
  const lacking = letters.filter(({ verdict }) => verdict === "missing");
  const faultOf = (to: string) => (asked === to ? fault : null);
  return (
    <>
      {fault && !steps.some((to) => to === asked) && !(draft && asked === "removed") ? (
        <Notice tone="error">{fault}</Notice>
      ) : null}
      {draft ? (
        <Section
          title="Adopt it"
          lead="From then on it is a promise: members see it, it is measured, and it changes only with a reason."
        >
          <Step goal={goal} to="adopted" fault={faultOf("adopted")}>
            {aim ? <p className="font-serif text-lg">“{aim}”</p> : null}
            <p className="font-semibold">{lettersInShort(letters)}</p>
            {lacking.length > 0 ? (
              <p>
                Adoption needs every letter. <Link to={`${here}/edit`}>Go on writing</Link>
              </p>
            ) : (
              <Button name="to" value="adopted">
                Adopt the goal
              </Button>
            )}
          </Step>
          <div className="mt-8 max-w-[46rem]">
            <Letters letters={letters} />
          </div>
        </Section>
      ) : null}
      {(draft ? [] : steps).flatMap((to) => {
        if (to === "draft") return [];
        const { title, lead, button } = STEPS[to];
        return (
          <Section key={to} title={title} lead={lead}>
            <Step goal={goal} to={to} fault={null}>
              <TextField
                name="reason"
                id={`reason-${to}`}
                rows={2}
                label="Why?"
                hint="The reason stays with the goal."
                defaultValue={asked === to ? reason : ""}
                error={faultOf(to)}
              />
              <Button kind={asked === to ? "primary" : "secondary"} name="to" value={to}>
                {button}
              </Button>
            </Step>
          </Section>
        );
      })}
      {draft ? (
        <Section
          title="Take the draft away"
          lead="Nobody has relied on it yet. What it said stays in the history."
        >
          <details open={asked === "removed"}>
            <summary className={buttonClass("danger", "w-fit list-none")}>Remove the draft…</summary>
            <div className="mt-4">
              <Step goal={goal} to="removed" fault={faultOf("removed")}>
                <p>“{goal.statement}” goes, and cannot be put back from here.</p>
                <Button kind="danger" name="to" value="removed">
                  Yes, remove the draft
                </Button>
              </Step>
            </div>
          </details>
        </Section>
      ) : null}
    </>
  );
}

function Step({
  goal,
  to,
  fault,
  children,
}: {
  goal: { revision: number };
  to: string;
  fault: string | null;
  children: ReactNode;
}) {
  return (
    <Form method="post" className="grid max-w-[46rem] gap-4 [&>button]:w-fit" data-step={to}>
      <input type="hidden" name="revision" value={goal.revision} />
      {fault ? <Notice tone="error">{fault}</Notice> : null}
      {children}
    </Form>
  );
}
