import type { ChangeEvent } from "react";
import type { TypedGoal } from "~/domain/goals/writing/typed";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the parts of the form share: the goal as typed, its faults, and ways to change it. */
export interface GoalEditor {
  typed: TypedGoal;
  /** False before the script runs: then buttons submit the form, and nothing updates by itself. */
  live: boolean;
  field(
    name: string,
    value: string,
  ): { name: string; value: string; onChange(event: ChangeEvent<Control>): void; onBlur(): void };
  /** Replaces the goal; `focused` names the field to focus next. */
  put(next: TypedGoal, focused?: string): void;
  /** What is wrong with a field, once it was touched or a save was tried. */
  faults(name: string, value: string): string[];
}
