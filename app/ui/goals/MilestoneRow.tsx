import { removeMilestone } from "~/domain/goals/writing/steps";
import { Field } from "~/ui/controls/Field";
import type { GoalEditor } from "./editor";
import { StepButton } from "./sentence-parts";

/** A milestone as fields, with the button that takes it out. */
export function MilestoneRow({
  editor,
  row,
  year,
  number,
  unit,
}: {
  editor: GoalEditor;
  /** Its place among the milestones, from 0. */
  row: number;
  /** As typed. */
  year: string;
  number: string;
  unit: string;
}) {
  return (
    <div className="grid grid-cols-[6rem_9rem_auto] items-start gap-x-3">
      <Field
        {...editor.field(`milestones[${row}].year`, year)}
        id={`milestone-${row}-year`}
        label="In year"
        aria-label={`Milestone ${row + 1}: In year`}
        inputMode="numeric"
        className="tabular"
        error={editor.faults(`milestones[${row}].year`, year)}
      />
      <Field
        {...editor.field(`milestones[${row}].number`, number)}
        id={`milestone-${row}-number`}
        label={unit}
        aria-label={`Milestone ${row + 1}: ${unit}`}
        inputMode="decimal"
        className="tabular text-end"
        error={editor.faults(`milestones[${row}].number`, number)}
      />
      <div className="mt-[1.9rem]">
        <StepButton
          editor={editor}
          step={`remove milestones[${row}]`}
          label={`Milestone ${row + 1}: take it out`}
          onStep={() =>
            editor.put(
              removeMilestone(editor.typed, row),
              row > 0 ? `milestones[${row - 1}].year` : "targetYear",
            )
          }
        >
          Take out
        </StepButton>
      </div>
    </div>
  );
}
