import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useId } from "react";
import { Icon } from "~/ui/figures/icons";

export interface FieldWords {
  label: ReactNode;
  /** What to enter, in a sentence. */
  hint?: ReactNode;
  /** What is wrong with what was entered; several are shown one below the other. */
  error?: string | string[] | null | undefined;
}

type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

const BOX =
  "block w-full min-h-11 rounded-md border border-line-strong bg-raised px-3 py-2 text-ink placeholder:text-ink-soft aria-invalid:border-2 aria-invalid:border-bad disabled:bg-sunk disabled:text-ink-soft";

/** Label, hint and error around any control; `children` receives the attributes that tie them together. */
export function FieldFrame({
  label,
  hint,
  error,
  id,
  optional,
  children,
}: FieldWords & { id?: string | undefined; optional?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const own = useId();
  const control = id ?? own;
  const errors = (Array.isArray(error) ? error : [error]).filter((message): message is string =>
    Boolean(message),
  );
  const described = [hint ? `${control}-hint` : "", errors.length > 0 ? `${control}-error` : ""].filter(
    Boolean,
  );
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={control} className="font-semibold">
        {label}
        {optional ? <span className="font-normal text-ink-soft"> (optional)</span> : null}
      </label>
      {hint ? (
        <p id={`${control}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {children({
        id: control,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": errors.length > 0 ? true : undefined,
      })}
      {errors.length > 0 ? (
        <div id={`${control}-error`} className="flex gap-2 font-medium text-bad text-sm">
          <Icon name="warn" className="mt-0.5" />
          <div>
            {errors.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** A one-line input with its words. Takes what conform's getInputProps gives. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  className = "",
  ...input
}: FieldWords & InputHTMLAttributes<HTMLInputElement> & { optional?: boolean }) {
  return (
    <FieldFrame label={label} hint={hint} error={error} id={input.id} optional={optional}>
      {(wiring) => <input {...input} {...wiring} className={`${BOX} ${className}`} />}
    </FieldFrame>
  );
}

/** Several lines of text with their words. */
export function TextField({
  label,
  hint,
  error,
  optional = false,
  className = "",
  ...input
}: FieldWords & TextareaHTMLAttributes<HTMLTextAreaElement> & { optional?: boolean }) {
  return (
    <FieldFrame label={label} hint={hint} error={error} id={input.id} optional={optional}>
      {(wiring) => <textarea rows={4} {...input} {...wiring} className={`${BOX} ${className}`} />}
    </FieldFrame>
  );
}

/** The browser's own select with its words. */
export function Select({
  label,
  hint,
  error,
  optional = false,
  options,
  className = "",
  ...select
}: FieldWords &
  SelectHTMLAttributes<HTMLSelectElement> & {
    optional?: boolean;
    options: { value: string; label: string }[];
  }) {
  return (
    <FieldFrame label={label} hint={hint} error={error} id={select.id} optional={optional}>
      {(wiring) => (
        <select {...select} {...wiring} className={`${BOX} ${className}`}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
