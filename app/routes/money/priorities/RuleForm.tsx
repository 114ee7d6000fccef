import { getFormProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { MoneySettings } from "~/domain/money/money";
import { criteriaText, ruleForm } from "~/domain/money/plan-forms";
import { PRIORITY_RULES } from "~/domain/money/terms";
import { DecidedBy } from "~/routes/partnership";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Select, TextField } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices } from "../FoldedForm";

/** How the collaborative decides what is funded first. */
export function RuleForm({
  settings,
  decisions,
  answer,
}: {
  settings: MoneySettings;
  /** What adopting or revising the rule may cite. */
  decisions: Choices;
  answer: MoneyAnswer | undefined;
}) {
  const lastResult = answer?.of === "rule" ? answer.result : undefined;
  const [form, fields] = useCheckedForm({
    id: "rule",
    schema: ruleForm,
    lastResult,
    defaultValue: { rule: settings.rule ?? undefined, criteria: criteriaText(settings.criteria) },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="no-print grid max-w-[46rem] gap-6">
      <input type="hidden" name="revision" value={settings.revision} />
      <Select
        {...getSelectProps(fields.rule)}
        label="Priorities are decided by"
        options={[CHOOSE, ...choices(PRIORITY_RULES)]}
        error={fields.rule.errors}
      />
      <TextField
        {...getTextareaProps(fields.criteria)}
        rows={4}
        label="Criteria"
        hint="One a line, with its weight: “Residents ask for it: 3”. Ratings from before a criterion was added or removed no longer count."
        optional
        error={fields.criteria.errors}
      />
      <DecidedBy
        decisions={decisions}
        hint="The decision by which a body adopted or revised the rule."
        error={lastResult?.error?.decision ?? undefined}
      />
      <div>
        <Button name="intent" value="rule">
          Save the rule
        </Button>
      </div>
    </Form>
  );
}
