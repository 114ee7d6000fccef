import { type ReactNode, useId } from "react";
import { Icon } from "~/ui/figures/icons";

export interface ChoiceOption {
  value: string;
  label: string;
  /** What choosing it means, in a sentence or two. */
  hint: ReactNode;
}

interface Explained {
  legend: string;
  name: string;
  options: ChoiceOption[];
  error?: string[] | null | undefined;
}

/** One of a few, each explained: radio buttons, of which arrow keys choose. */
export function Choice({ defaultValue, ...rest }: Explained & { defaultValue: string | undefined }) {
  return <Options {...rest} type="radio" isChosen={(value) => value === defaultValue} />;
}

/** Any number of a few, each explained: checkboxes with one name. */
export function Choices({ checked, ...rest }: Explained & { checked: readonly string[] }) {
  return <Options {...rest} type="checkbox" isChosen={(value) => checked.includes(value)} />;
}

function Options({
  legend,
  name,
  options,
  error,
  type,
  isChosen,
}: Explained & { type: "radio" | "checkbox"; isChosen: (value: string) => boolean }) {
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
              type={type}
              name={name}
              value={value}
              defaultChecked={isChosen(value)}
              aria-labelledby={`${id}-${value}`}
              aria-describedby={`${id}-${value}-hint`}
              // Radio buttons cannot be invalid one by one.
              aria-invalid={error && type === "checkbox" ? true : undefined}
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
