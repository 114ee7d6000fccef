import { type ReactNode, useId } from "react";
import { Icon } from "../figures/icons";

export interface ChoiceOption {
  value: string;
  label: string;
  /** What choosing it means, in a sentence or two. */
  hint: ReactNode;
}

/** One of a few, each explained: radio buttons, of which arrow keys choose. */
export function Choice({
  legend,
  name,
  options,
  defaultValue,
  error,
}: {
  legend: string;
  name: string;
  options: ChoiceOption[];
  defaultValue: string | undefined;
  error?: string[] | undefined;
}) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid gap-2">
        {options.map(({ value, label, hint }) => (
          <label
            key={value}
            className="flex cursor-pointer gap-3 rounded-md border border-line px-4 py-3 hover:border-line-strong has-checked:border-ink has-checked:bg-raised"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === defaultValue}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-hint`}
              className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
            />
            <span className="min-w-0">
              <span id={`${id}-${value}`} className="block font-semibold">
                {label}
              </span>
              <span id={`${id}-${value}-hint`} className="block text-ink-soft text-sm">
                {hint}
              </span>
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          {error.join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}
