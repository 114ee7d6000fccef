import { getInputProps, getSelectProps } from "@conform-to/react";
import type { Shell } from "~/access/shell";
import { invoiceForm } from "~/domain/money/plan-forms";
import { useCheckedForm } from "~/routes/shared/forms";
import { Field, Select } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** Drafts an invoice, or one for each member. */
export function InvoiceForm({
  organizations,
  year,
  shell,
  answer,
}: {
  organizations: Choices;
  year: number;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "invoice",
    schema: invoiceForm(shell),
    lastResult: answer?.of === "invoice" ? answer.result : undefined,
    defaultValue: { year: `${year}` },
  });
  return (
    <FoldedForm
      title="Draft invoices"
      form={form}
      intent="invoice"
      button="Draft"
      isOpen={answer?.of === "invoice"}
    >
      <Select
        {...getSelectProps(fields.organization)}
        label="For"
        options={[
          CHOOSE,
          { value: "members", label: "Each member without an invoice of that year" },
          ...organizations,
        ]}
        error={fields.organization.errors}
      />
      <Field
        {...getInputProps(fields.year, { type: "text" })}
        inputMode="numeric"
        label="Fiscal year"
        error={fields.year.errors}
      />
      <Field
        {...getInputProps(fields.amount, { type: "text" })}
        inputMode="decimal"
        label={`Amount (${shell.currency})`}
        error={fields.amount.errors}
      />
      <Field
        {...getInputProps(fields.tier, { type: "text" })}
        label="Tier"
        hint="Such as “over 1,000 employees”."
        optional
        error={fields.tier.errors}
      />
      <Field {...getInputProps(fields.dueOn, { type: "date" })} label="Due on" error={fields.dueOn.errors} />
    </FoldedForm>
  );
}
