import { useId } from "react";
import { STAGES, type Stage } from "~/domain/continuum/continuum";
import { StageMark } from "./StageMark";
import type { StageWords } from "./stages";

/** A choice of stages for a practice, each with its descriptor. */
export function StageCards({
  name,
  words,
  descriptors,
  chosen,
  before,
  open,
  invalid,
  describedBy,
}: {
  name: string;
  words: StageWords;
  /** Of stages 1 to 3. */
  descriptors: readonly string[];
  /** "0" to "3", or empty. */
  chosen: string;
  /** The previous rating. */
  before: { year: number; stage: Stage } | null;
  /** Whether to offer leaving the practice unrated. */
  open: boolean;
  invalid: boolean;
  describedBy: string | undefined;
}) {
  const id = useId();
  const card =
    "flex cursor-pointer gap-3 rounded-md border border-line-strong px-3 py-3 hover:bg-sunk has-checked:border-ink has-checked:bg-sunk has-checked:outline-2 has-checked:outline-ink has-focus-visible:outline-3 has-focus-visible:outline-focus";
  return (
    <div className="grid gap-2">
      <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {STAGES.map((stage) => (
          <label key={stage} className={card}>
            <input
              type="radio"
              name={name}
              value={stage}
              defaultChecked={chosen === String(stage)}
              aria-invalid={invalid || undefined}
              aria-labelledby={`${id}-${stage}`}
              aria-describedby={[`${id}-${stage}-words`, describedBy].filter(Boolean).join(" ")}
              className="mt-1 size-5 shrink-0 accent-(--color-ink)"
            />
            <span className="min-w-0">
              <span id={`${id}-${stage}`} className="flex flex-wrap items-center gap-x-2 font-semibold">
                <StageMark stage={stage} />
                {words[stage]}
              </span>
              <span id={`${id}-${stage}-words`} className="mt-0.5 block text-ink-soft text-sm leading-snug">
                {stage === 0 ? "No work on this has started." : descriptors[stage - 1]}
                {before?.stage === stage ? (
                  <span className="mt-1 block font-semibold">Here in {before.year}</span>
                ) : null}
              </span>
            </span>
          </label>
        ))}
      </div>
      {open ? (
        <label className="flex w-fit min-h-11 cursor-pointer items-center gap-3 px-3 text-ink-soft text-sm">
          <input
            type="radio"
            name={name}
            value=""
            defaultChecked={chosen === ""}
            className="size-5 shrink-0 accent-(--color-ink)"
          />
          Leave unrated for now
        </label>
      ) : null}
    </div>
  );
}
