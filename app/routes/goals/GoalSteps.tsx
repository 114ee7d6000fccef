import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { GoalState } from "~/domain/goals/goal";
import { paths } from "~/paths";
import { DecidedBy } from "~/routes/partnership";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
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
    lead: "It stays as it is, with the reason, and counts as met.",
    button: "Mark as met",
  },
  closed: {
    title: "Close it",
    lead: "It ends without being met. You can open it again later.",
    button: "Close the goal",
  },
};

/** The steps a goal allows: adopt, end, open again, or remove; a refused step shows why. */
export function GoalFormSteps({
  goal,
  letters,
  aim,
  steps,
  decisions,
  c,
  asked: requested,
  fault,
  reason,
}: {
  goal: { id: string; state: GoalState; revision: number; statement: string };
  letters: LetterShown[];
  aim: string | null;
  steps: GoalState[];
  /** Decisions that adopting it may cite. */
  decisions: { value: string; label: string }[];
  /** The collaborative's slug. */
  c: string;
  asked: string | null;
  fault: string | null;
  reason: string;
}) {
  const draft = goal.state === "draft";
  const lacking = letters.filter(({ verdict }) => verdict === "missing");
  const faultOf = (to: string) => (requested === to ? fault : null);
  return (
    <>
      {fault && !steps.some((to) => to === requested) && !(draft && requested === "removed") ? (
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
                Adoption needs every letter. <Link to={paths.editGoal(c, goal.id)}>Continue writing</Link>
              </p>
            ) : (
              <>
                <DecidedBy decisions={decisions} hint="The decision by which a body adopted it." />
                <Button name="to" value="adopted">
                  Adopt the goal
                </Button>
              </>
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
                defaultValue={requested === to ? reason : ""}
                error={faultOf(to)}
              />
              {to === "adopted" ? (
                <DecidedBy decisions={decisions} hint="The decision by which a body adopted it." />
              ) : null}
              <Button kind={requested === to ? "primary" : "secondary"} name="to" value={to}>
                {button}
              </Button>
            </Step>
          </Section>
        );
      })}
      {draft ? (
        <Section title="Remove the draft" lead="Nobody relies on it yet. Its content stays in the history.">
          <TwoStepRemoval
            first="Remove the draft…"
            button="Yes, remove the draft"
            name="to"
            value="removed"
            fields={{ revision: goal.revision }}
            open={requested === "removed"}
          >
            {faultOf("removed") ? <Notice tone="error">{faultOf("removed")}</Notice> : null}
            <p>“{goal.statement}” will be removed and cannot be restored from here.</p>
          </TwoStepRemoval>
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
