import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { TypedGoal } from "~/domain/goal-typed";
import type { Letter } from "~/domain/smartie";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { GoalSentence } from "~/ui/goals/GoalSentence";
import { Letters, lettersInShort } from "~/ui/goals/Letters";
import { Milestones } from "~/ui/goals/Milestones";
import type { GoalAnswer, GoalCheck, GoalDesk } from "~/ui/goals/types";
import { Notice } from "~/ui/layout/Notice";
import { Question, Reading, Refusal } from "./GoalFormParts";
import { useGoalPen, useKeptGoal } from "./use-goal-pen";

type Plain = Exclude<keyof TypedGoal, "target" | "milestones">;

/** Writes a goal: questions with blanks, and beside them what the seven letters say to what stands there. */
export function GoalForm({
  typed: initial,
  check: first,
  desk,
  answer,
  goal,
  base,
  cancel,
}: {
  typed: TypedGoal;
  check: GoalCheck;
  desk: GoalDesk;
  answer: GoalAnswer | undefined;
  /** The stored goal that is changed; null for a new one. */
  goal: { id: string; state: string; revision: number } | null;
  base: string;
  cancel: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const pen = useGoalPen({ initial, check: first, answer, form, checkAt: `${base}/goals/check` });
  const { typed, check } = pen;
  const kept = useKeptGoal(`goal ${base} ${goal?.id ?? "new"}`, typed, initial);
  const busy = useNavigation().state === "submitting";
  const adopted = goal?.state === "adopted";
  const text = (name: Plain) => ({ ...pen.field(name, typed[name]), error: pen.faults(name, typed[name]) });
  const letters = (...names: Letter[]) => check.letters.filter(({ letter }) => names.includes(letter));

  // Whoever is refused stands at the first thing that is wrong.
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
        {kept.offered ? (
          <Notice title="Something that you typed was not saved">
            <p className="mt-2 flex flex-wrap gap-3">
              <Button
                type="button"
                kind="secondary"
                onClick={() => {
                  pen.put(kept.offered ?? typed);
                  kept.settle();
                }}
              >
                Put it back
              </Button>
              <Button type="button" kind="quiet" onClick={kept.settle}>
                Leave it
              </Button>
            </p>
          </Notice>
        ) : null}
        <Refusal answer={answer} locale={desk.locale} />

        <Question title="What do you want to achieve?">
          <TextField
            {...text("statement")}
            rows={3}
            label="The goal in one sentence"
            className="font-serif text-xl leading-snug"
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <Select
              {...text("whose")}
              label="Whose goal is it?"
              options={[
                ...(typed.whose === "" ? [{ value: "", label: "Choose…" }] : []),
                { value: "collaborative", label: "The collaborative’s, together" },
                ...desk.members,
              ]}
            />
            <Select
              {...text("strategy")}
              label="Strategy"
              options={STRATEGIES.map((value) => ({ value, label: STRATEGY_NAMES[value] }))}
            />
          </div>
        </Question>

        <Question title="For whom, and where?" letters={letters("S")}>
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <TextField {...text("population")} rows={2} label="The people it concerns" />
            <TextField {...text("geography")} rows={2} label="The place" />
          </div>
        </Question>

        <Question title="When is it reached?" letters={letters("M", "A")}>
          <GoalSentence pen={pen} desk={desk} />
          {pen.live ? null : (
            <Button kind="secondary" name="step" value="check" className="w-fit">
              Check the goal
            </Button>
          )}
          <Reading check={check} />
        </Question>

        <Question title="From when, until when?" letters={letters("T")}>
          <div className="grid grid-cols-[7rem_7rem] gap-4">
            <Field {...text("startYear")} label="Start" inputMode="numeric" className="tabular" />
            <Field {...text("targetYear")} label="Target year" inputMode="numeric" className="tabular" />
          </div>
          <Milestones pen={pen} desk={desk} way={check.way} />
        </Question>

        <Question title="Who carries it, and with what?" letters={letters("R")}>
          <Field {...text("owner")} label="Owner" hint="One person or office that answers for it." />
          <TextField {...text("resources")} rows={2} label="Resources" hint="Money, people, time." />
        </Question>

        <Question title="Who among the people concerned was asked?" letters={letters("I")}>
          <TextField {...text("consultedWho")} rows={2} label="Who" />
          <Field {...text("consultedWhen")} label="When" hint="For example “March 2025”." />
        </Question>

        <Question title="Which disparity should it close?" letters={letters("E")}>
          <TextField {...text("disparity")} rows={2} label="The disparity" />
          <Select
            {...text("breakdown")}
            label="Watched by"
            hint="The breakdown that will show whether it closes."
            options={[{ value: "", label: "Not chosen yet" }, ...desk.breakdowns]}
          />
          {typed.whose === "collaborative" || desk.goals.length === 0 ? null : (
            <Select
              {...text("rollsUpTo")}
              label="Which goal of the collaborative does it help to reach?"
              options={[{ value: "", label: "None" }, ...desk.goals]}
            />
          )}
        </Question>

        <div className="grid gap-5 border-line border-t pt-8">
          {adopted ? (
            <TextField
              {...text("reason")}
              rows={2}
              label="Why is the goal changed?"
              hint="Members promised the goal as it was: the reason stays with it."
            />
          ) : null}
          <p aria-live="polite" className="font-semibold">
            {lettersInShort(check.letters)}
          </p>
          <div className="flex flex-wrap gap-3">
            {adopted ? (
              <Button name="step" value="save" disabled={busy}>
                Save the revision
              </Button>
            ) : (
              <>
                <Button name="step" value="adopt" disabled={busy}>
                  Adopt the goal
                </Button>
                <Button kind="secondary" name="step" value="save" disabled={busy}>
                  Save as a draft
                </Button>
              </>
            )}
            <LinkButton kind="quiet" to={cancel}>
              Cancel
            </LinkButton>
          </div>
        </div>
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
