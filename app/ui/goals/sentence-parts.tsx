import { SCALES, type Shape, type TypedTarget } from "~/domain/goals/writing/typed";
import type { Strategy } from "~/domain/terms";
import { buttonClass } from "~/ui/controls/Button";
import { Icon } from "~/ui/figures/icons";
import type { GoalEditor } from "./editor";
import type { GoalChoices } from "./types";

/** Styles of controls within a sentence. */
export const INLINE =
  "min-h-11 min-w-0 max-w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 font-sans text-[1.0625rem] text-ink aria-invalid:border-2 aria-invalid:border-bad";
export const SELECT = `${INLINE} [field-sizing:content] font-semibold`;

/** Figures by group, the goal's own strategy first. A chosen figure that no longer exists stays listed. */
export function FigureOptions({
  choices,
  strategy,
  also,
}: {
  choices: GoalChoices;
  strategy: Strategy;
  also: string;
}) {
  const sorted = [
    ...choices.figures.filter((figure) => figure.strategy === strategy),
    ...choices.figures.filter((figure) => figure.strategy !== strategy),
  ];
  const known = also === "" || sorted.some(({ code }) => code === also);
  const offered = sorted.filter(({ again, code }) => !again || code === also);
  const groups = [...new Set(offered.map(({ group }) => group))];
  return (
    <>
      {known ? null : <option value={also}>{also} (no longer collected here)</option>}
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {offered
            .filter((figure) => figure.group === group)
            .map(({ code, label }) => (
              <option key={code} value={code}>
                {lowered(label)}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}

/** What is wrong with a field, under its sentence. */
export function Faults({ editor, name, value }: { editor: GoalEditor; name: string; value: string }) {
  const faults = editor.faults(name, value);
  if (faults.length === 0) return null;
  return (
    <p id={`${name}-fault`} className="flex gap-2 font-medium text-bad text-sm">
      <Icon name="warn" className="mt-0.5" />
      {faults.join(" ")}
    </p>
  );
}

/** A button that changes the form: in place with JavaScript, else by submitting it. */
export function StepButton({
  editor,
  step,
  label,
  onStep,
  children,
}: {
  editor: Pick<GoalEditor, "live">;
  step: string;
  label?: string;
  onStep: () => void;
  children: string;
}) {
  return (
    <button
      type="submit"
      name="step"
      value={step}
      {...(label && { "aria-label": label })}
      onClick={(event) => {
        if (!editor.live) return;
        event.preventDefault();
        onStep();
      }}
      className={buttonClass("quiet", "-ms-2 w-fit text-[0.9375rem]")}
    >
      {children}
    </button>
  );
}

/** What follows the number: "% from 2020", "times what it was in 2020". */
export function unitWords(shape: Shape, startYear: string): string {
  const start = startYear.trim() || "the start year";
  if (shape === "times") return `times what it was in ${start}`;
  if (shape === "growth") return "% on the year before";
  if (shape === "reduction") return `% from ${start}`;
  if (shape === "increase_year" || shape === "increase_total") return `over ${start}`;
  if (shape === "points") return `percentage points over ${start}`;
  return SCALES[shape] === "percent" ? "%" : "";
}

/** In the middle of a sentence, unless it begins with an abbreviation. */
export const lowered = (label: string) =>
  /^[A-Z]{2}|^Tier\b/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** What each control within a sentence needs to know of its target, or of its part of one. */
export interface SentencePart {
  editor: GoalEditor;
  choices: GoalChoices;
  target: TypedTarget;
  /** "target.clauses[1]" */
  name: string;
  /** "Part 2: ", for screen readers. */
  place: string;
  /** Only a goal of the collaborative can ask each member, and "each member" does not nest. */
  mayAskEach: boolean;
}

/** Whether the target is for all members together or for each. */
export function Scope({ editor, target, name, place, mayAskEach }: SentencePart) {
  const field = editor.field(`${name}.each`, target.each ? "each" : "together");
  if (!mayAskEach && !target.each) return <input type="hidden" name={field.name} value="together" />;
  return (
    <select {...field} className={SELECT} aria-label={`${place}Together or each`}>
      <option value="together">Together,</option>
      <option value="each">At each member,</option>
    </select>
  );
}
