import { getInputProps, getSelectProps } from "@conform-to/react";
import type { Shell } from "~/access/shell";
import { proposalForm } from "~/domain/money/plan-forms";
import { useCheckedForm } from "~/routes/shared/forms";
import { Field, Select } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** What could be funded, and who proposes it. */
export function ProposalForm({
  organizations,
  shell,
  answer,
}: {
  organizations: Choices;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "proposal",
    schema: proposalForm(shell),
    lastResult: answer?.of === "proposal" ? answer.result : undefined,
  });
  return (
    <FoldedForm
      title="Add a proposal"
      form={form}
      intent="proposal"
      button="Add the proposal"
      isOpen={answer?.of === "proposal"}
    >
      <Field {...getInputProps(fields.title, { type: "text" })} label="What" error={fields.title.errors} />
      <Select
        {...getSelectProps(fields.organization)}
        label="Proposed by"
        options={[CHOOSE, ...organizations]}
        error={fields.organization.errors}
      />
      <Field
        {...getInputProps(fields.amount, { type: "text" })}
        inputMode="decimal"
        label={`Amount (${shell.currency})`}
        optional
        error={fields.amount.errors}
      />
    </FoldedForm>
  );
}
