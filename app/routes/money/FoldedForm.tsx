import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/controls/Button";

/** A form that opens when it is needed, or stays open after a refusal; in two columns where there is room. */
export function FoldedForm({
  title,
  form,
  intent,
  button,
  hidden = {},
  isOpen,
  children,
}: {
  title: string;
  // biome-ignore lint/suspicious/noExplicitAny: the fields of a form are the caller's
  form: FormMetadata<any, string[]>;
  intent: string;
  button: string;
  hidden?: Record<string, string | number>;
  isOpen: boolean;
  children: ReactNode;
}) {
  return (
    <details className="no-print mt-6" open={isOpen}>
      <summary className="w-fit cursor-pointer font-semibold">{title}</summary>
      <Form
        method="post"
        {...getFormProps(form)}
        className="mt-4 grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="self-end sm:col-span-2">
          <Button name="intent" value={intent}>
            {button}
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** What a choice of organizations begins with. */
export const CHOOSE = { value: "", label: "Choose…" };

export type Choices = { value: string; label: string }[];
