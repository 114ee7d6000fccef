import type { TypedGoal } from "~/domain/goals/writing/typed";
import type { GoalEditor } from "~/ui/goals/editor";

/** The fields of a goal that hold one plain text. */
export type PlainField = Exclude<keyof TypedGoal, "target" | "milestones">;

/** What ties a control to its field: name, value, handlers, and faults. */
export type FieldProps = (name: PlainField) => ReturnType<GoalEditor["field"]> & { error: string[] };

/** Ties controls to the plain fields of the goal that the editor holds. */
export function fieldPropsOf(editor: GoalEditor): FieldProps {
  return (name) => ({
    ...editor.field(name, editor.typed[name]),
    error: editor.faults(name, editor.typed[name]),
  });
}
