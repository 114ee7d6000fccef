import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { TypedGoal } from "~/domain/goals/writing/typed";
import { paths } from "~/paths";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { Letters } from "~/ui/goals/Letters";
import type { GoalAnswer, GoalCheck, GoalChoices } from "~/ui/goals/types";
import { Refusal } from "./GoalFormParts";
import { AimQuestions, CommitmentQuestions } from "./GoalQuestions";
import { fieldPropsOf } from "./goal-fields";
import { SaveGoal, UnsavedOffer } from "./SaveGoal";
import { useGoalEditor, useUnsavedGoal } from "./use-goal-editor";

/** Writes a goal: questions with blanks, and beside them what the seven letters say to what stands there. */
export function GoalForm({
  typed: initial,
  check: first,
  choices,
  answer,
  goal,
  decisions = [],
  c,
  cancel,
}: {
  typed: TypedGoal;
  check: GoalCheck;
  choices: GoalChoices;
  answer: GoalAnswer | undefined;
  /** The stored goal that is changed; null for a new one. */
  goal: { id: string; state: string; revision: number } | null;
  /** What revising it may cite. */
  decisions?: { value: string; label: string }[];
  /** The collaborative's slug. */
  c: string;
  cancel: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const editor = useGoalEditor({ initial, check: first, answer, form, checkAt: paths.goalCheck(c) });
  const { typed, check } = editor;
  const unsaved = useUnsavedGoal(`goal ${c} ${goal?.id ?? "new"}`, typed, initial);
  const busy = useNavigation().state === "submitting";
  const adopted = goal?.state === "adopted";
  const fieldProps = fieldPropsOf(editor);

  // After a refusal, moves focus to the first error.
  useEffect(() => {
    if (answer?.tried && check === answer.check)
      form.current?.querySelector<HTMLElement>("[data-refused], [aria-invalid=true]")?.focus();
  }, [answer, check]);

  return (
    <Form
      ref={form}
      method="post"
      className={`${ACCENT_CLASS[typed.strategy]} grid grid-cols-[minmax(0,1fr)] items-start gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_25rem]`}
    >
      {/* Enter in a field saves; without this it would press the first button, which may take a part away. */}
      <button type="submit" name="step" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {goal ? (
        <>
          <input type="hidden" name="revision" value={answer?.revision ?? goal.revision} />
          <input type="hidden" name="goal" value={goal.id} />
        </>
      ) : null}
      <div className="grid min-w-0 max-w-[46rem] grid-cols-[minmax(0,1fr)] gap-12">
        {unsaved.offered ? (
          <UnsavedOffer
            onRestore={() => {
              editor.put(unsaved.offered ?? typed);
              unsaved.settle();
            }}
            onDiscard={unsaved.settle}
          />
        ) : null}
        <Refusal answer={answer} locale={choices.locale} />

        <AimQuestions editor={editor} check={check} choices={choices} fieldProps={fieldProps} />
        <CommitmentQuestions typed={typed} check={check} choices={choices} fieldProps={fieldProps} />
        <SaveGoal
          adopted={adopted}
          busy={busy}
          letters={check.letters}
          fieldProps={fieldProps}
          decisions={decisions}
          cancel={cancel}
        />
      </div>

      <aside
        aria-label="The seven letters"
        className="min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto"
      >
        <h2 className="mb-4 text-[1.375rem]">Is it a good goal?</h2>
        <Letters letters={check.letters} />
      </aside>
    </Form>
  );
}
