import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { TypedInvestment } from "~/domain/investments/form";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { InvestmentFields } from "./InvestmentFields";
import { ShareRows } from "./ShareRows";
import { YearRows } from "./YearRows";

/** Adds or changes an investment. Without JavaScript, the server adds and removes rows. */
export function InvestmentForm({
  value,
  revision,
  lastResult,
  members,
  currency,
  cancel,
}: {
  value: TypedInvestment;
  /** The revision the writer sees; null for a new investment. */
  revision: number | null;
  lastResult: SubmissionResult<string[]> | undefined;
  members: { id: string; name: string }[];
  currency: string;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedInvestment>({
    id: "investment",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-10">
      {/* Enter in a field saves. Without this it would press the first button, which removes a row. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <InvestmentFields fields={fields} />
      <ShareRows form={form} fields={fields} members={members} />
      <YearRows form={form} fields={fields} currency={currency} />
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Record the investment" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}
