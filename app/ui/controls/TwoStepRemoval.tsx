import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, buttonClass } from "./Button";

/** How the first step looks: a button of its own, a quiet one below a text, or a line among others. */
const LOOKS = {
  button: {
    details: "no-print",
    summary: buttonClass("danger", "w-fit cursor-pointer list-none"),
    form: "mt-4 max-w-[46rem] gap-4",
  },
  quiet: {
    details: "no-print",
    summary: buttonClass("quiet", "list-none text-sm"),
    form: "mt-2 gap-3",
  },
  line: {
    details: "folded",
    summary: "min-h-11 sm:min-h-8",
    form: "gap-3 pt-2 pb-4",
  },
} as const;

/**
 * Removes something in two steps, without JavaScript: the first opens what will happen (`children`), the second
 * is the button that does it.
 */
export function TwoStepRemoval({
  first,
  button,
  name,
  value,
  fields = {},
  look = "button",
  open,
  disabled,
  className = "",
  children,
}: {
  /** Words of the first step, such as "Remove…". */
  first: ReactNode;
  /** Words of the button. */
  button: ReactNode;
  /** What the button sends. */
  name?: string;
  value?: string;
  /** Hidden fields sent along. */
  fields?: Record<string, string | number>;
  look?: keyof typeof LOOKS;
  /** Shows the second step right away, such as after a refusal. */
  open?: boolean;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { details, summary, form } = LOOKS[look];
  return (
    <details className={`${details} ${className}`} open={open}>
      <summary className={summary}>
        {/* A single item: the gap of a button or marker would open between its words. */}
        <span>{first}</span>
      </summary>
      <Form method="post" className={`grid justify-items-start ${form}`}>
        {Object.entries(fields).map(([field, content]) => (
          <input key={field} type="hidden" name={field} value={content} />
        ))}
        {children}
        <Button kind="danger" name={name} value={value} disabled={disabled}>
          <span>{button}</span>
        </Button>
      </Form>
    </details>
  );
}
