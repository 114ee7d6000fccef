import { Form } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "./Button";

/**
 * Choices that are kept in the address and apply as soon as one changes; without JavaScript, with a button.
 * @param version changes when the choices in the address do, so that the fields show them
 */
export function ChoiceForm({
  version,
  className,
  children,
}: {
  version: string;
  className?: string;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  /** The field that was changed; the new page has it in a new form. */
  const changed = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is made again with each version
  useEffect(() => {
    const name = changed.current;
    changed.current = null;
    if (name === null || document.activeElement !== document.body) return;
    frame.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus({ preventScroll: true });
  }, [version]);
  const apply = (field: HTMLInputElement | HTMLSelectElement) => {
    changed.current = field.name;
    field.form?.requestSubmit();
  };
  const onChange = ({ target }: FormEvent) => {
    // What is typed applies when the field is left, or with Enter.
    if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && isChosen(target)))
      apply(target);
  };
  const onBlur = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && !isChosen(target) && target.value !== target.defaultValue)
      apply(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    apply(event.target);
  };
  return (
    <div ref={frame} className="no-print min-w-0">
      <Form
        key={version}
        method="get"
        preventScrollReset
        onChange={onChange}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        className={className}
      >
        {children}
        <noscript>
          <Button kind="secondary">Apply</Button>
        </noscript>
      </Form>
    </div>
  );
}

/** Checkboxes and radio buttons are chosen, everything else is typed. */
function isChosen({ type }: HTMLInputElement): boolean {
  return ["checkbox", "radio"].includes(type);
}
