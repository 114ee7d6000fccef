import type { ChangeEvent } from "react";
import type { TypedGoal } from "~/domain/goal-typed";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the parts of the form write with: one goal, and what is wrong with it. */
export interface GoalPen {
  typed: TypedGoal;
  /** False before the script runs: then buttons send the form, and nothing follows by itself. */
  live: boolean;
  field(
    name: string,
    value: string,
  ): { name: string; value: string; onChange(event: ChangeEvent<Control>): void; onBlur(): void };
  /** Puts another goal in its place; `focused` names the field that is to be typed into next. */
  put(next: TypedGoal, focused?: string): void;
  /** What is wrong with a field, once it is time to say so. */
  faults(name: string, value: string): string[];
}
