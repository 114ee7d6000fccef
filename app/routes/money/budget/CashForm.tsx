import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import type { MoneySettings } from "~/domain/money/money";
import { cashForm } from "~/domain/money/plan-forms";
import { formatDecimal } from "~/domain/numbers/read-number";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { monthName } from "~/ui/figures/dates";
import type { MoneyAnswer } from "../action.server";

/** What is in the bank, when the fiscal year ends, and whether members see amounts. */
export function CashForm({
  settings,
  shell,
  answer,
}: {
  settings: MoneySettings;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const { cash, opened, fiscalYearEndMonth, revision } = settings;
  const [form, fields] = useCheckedForm({
    id: "cash",
    schema: cashForm(shell),
    lastResult: answer?.of === "cash" ? answer.result : undefined,
    defaultValue: {
      fiscalYearEndMonth: `${fiscalYearEndMonth}`,
      ...(opened && { opened: "on" }),
      ...(cash && { cash: formatDecimal(cash.amount, shell.locale), cashOn: cash.on }),
    },
  });
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: `${at + 1}`,
    label: monthName(at + 1, shell),
  }));
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      <input type="hidden" name="revision" value={revision} />
      <Field
        {...getInputProps(fields.cash, { type: "text" })}
        inputMode="decimal"
        label={`In the bank (${shell.currency})`}
        optional
        error={fields.cash.errors}
      />
      <Field
        {...getInputProps(fields.cashOn, { type: "date" })}
        label="Counted on"
        optional
        error={fields.cashOn.errors}
      />
      <Select
        {...getSelectProps(fields.fiscalYearEndMonth)}
        label="Fiscal year ends in"
        options={months}
        error={fields.fiscalYearEndMonth.errors}
      />
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2 sm:col-span-2">
        <input
          {...getInputProps(fields.opened, { type: "checkbox" })}
          className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span>Members see amounts, not only shares and dates</span>
      </label>
      <div>
        <Button name="intent" value="cash">
          Save
        </Button>
      </div>
    </Form>
  );
}
