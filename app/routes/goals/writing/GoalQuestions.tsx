import type { Letter } from "~/domain/goals/smartie/letters";
import type { TypedGoal } from "~/domain/goals/writing/typed";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import type { GoalEditor } from "~/ui/goals/editor";
import { GoalSentence } from "~/ui/goals/GoalSentence";
import { Milestones } from "~/ui/goals/Milestones";
import type { GoalCheck, GoalChoices } from "~/ui/goals/types";
import { Question, Reading } from "./GoalFormParts";
import type { FieldProps } from "./goal-fields";

interface QuestionsProps {
  editor: GoalEditor;
  check: GoalCheck;
  choices: GoalChoices;
  fieldProps: FieldProps;
}

const verdictsOf = ({ letters }: GoalCheck, ...names: Letter[]) =>
  letters.filter(({ letter }) => names.includes(letter));

/** What the goal is: its statement, people, place, target, and years. */
export function AimQuestions({ editor, check, choices, fieldProps }: QuestionsProps) {
  const { typed } = editor;
  return (
    <>
      <Question title="What do you want to achieve?">
        <TextField
          {...fieldProps("statement")}
          rows={3}
          label="The goal in one sentence"
          className="font-serif text-xl leading-snug"
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <Select
            {...fieldProps("whose")}
            label="Whose goal is it?"
            options={[
              ...(typed.whose === "" ? [{ value: "", label: "Choose…" }] : []),
              { value: "collaborative", label: "The collaborative’s, together" },
              ...choices.members,
            ]}
          />
          <Select
            {...fieldProps("strategy")}
            label="Strategy"
            options={STRATEGIES.map((value) => ({ value, label: STRATEGY_NAMES[value] }))}
          />
        </div>
      </Question>

      <Question title="For whom, and where?" letters={verdictsOf(check, "S")}>
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <TextField {...fieldProps("population")} rows={2} label="The people it concerns" />
          <TextField {...fieldProps("geography")} rows={2} label="The place" />
        </div>
      </Question>

      <Question title="When will it be reached?" letters={verdictsOf(check, "M", "A")}>
        <GoalSentence editor={editor} choices={choices} />
        {editor.live ? null : (
          <Button kind="secondary" name="step" value="check" className="w-fit">
            Check the goal
          </Button>
        )}
        <Reading check={check} />
      </Question>

      <Question title="From when, until when?" letters={verdictsOf(check, "T")}>
        <div className="grid grid-cols-[7rem_7rem] gap-4">
          <Field {...fieldProps("startYear")} label="Start" inputMode="numeric" className="tabular" />
          <Field {...fieldProps("targetYear")} label="Target year" inputMode="numeric" className="tabular" />
        </div>
        <Milestones editor={editor} choices={choices} way={check.way} />
      </Question>
    </>
  );
}

/** Who stands behind the goal: its owner, the people consulted, and the disparity it closes. */
export function CommitmentQuestions({
  typed,
  check,
  choices,
  fieldProps,
}: Omit<QuestionsProps, "editor"> & { typed: TypedGoal }) {
  return (
    <>
      <Question title="Who is responsible, and with what resources?" letters={verdictsOf(check, "R")}>
        <Field {...fieldProps("owner")} label="Owner" hint="One person or office that answers for it." />
        <TextField {...fieldProps("resources")} rows={2} label="Resources" hint="Money, people, time." />
      </Question>

      <Question title="Which of the people concerned were consulted?" letters={verdictsOf(check, "I")}>
        <TextField {...fieldProps("consultedWho")} rows={2} label="Who" />
        <Field {...fieldProps("consultedWhen")} label="When" hint="For example “March 2025”." />
      </Question>

      <Question title="Which disparity should it close?" letters={verdictsOf(check, "E")}>
        <TextField {...fieldProps("disparity")} rows={2} label="The disparity" />
        <Select
          {...fieldProps("breakdown")}
          label="Watched by"
          hint="The breakdown that will show whether it closes."
          options={[{ value: "", label: "Not chosen yet" }, ...choices.breakdowns]}
        />
        {typed.whose === "collaborative" || choices.goals.length === 0 ? null : (
          <Select
            {...fieldProps("rollsUpTo")}
            label="Which shared goal does it support?"
            options={[{ value: "", label: "None" }, ...choices.goals]}
          />
        )}
      </Question>
    </>
  );
}
