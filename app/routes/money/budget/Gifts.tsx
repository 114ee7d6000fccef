import { getInputProps, getSelectProps } from "@conform-to/react";
import type { Shell } from "~/access/shell";
import type { GiftRecord } from "~/domain/money/money";
import { giftForm } from "~/domain/money/plan-forms";
import { useCheckedForm } from "~/routes/shared/forms";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** What was given instead of money. It stands beside cash, never in it. */
export function Gifts({
  gifts,
  organizations,
  today,
  shell,
  answer,
}: {
  gifts: GiftRecord[];
  organizations: Choices;
  today: string;
  shell: Shell;
  answer: MoneyAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "gift",
    schema: giftForm(shell),
    lastResult: answer?.of === "gift" ? answer.result : undefined,
    defaultValue: { givenOn: today },
  });
  return (
    <Section title="In kind" lead="Space, time, and things. They stand beside the cash, never in it.">
      <ul className="grid max-w-[46rem] gap-3">
        {gifts.map(({ id, revision, name, what, value, valued, givenOn }) => (
          <li key={id} className="border-line border-b pb-2">
            <span className="font-semibold">{what}</span>, {name}: {formatMoney(value, shell)}
            <span className="block text-ink-soft text-sm">
              {formatDate(givenOn, shell)}. Valued: {valued}
            </span>
            <TwoStepRemoval
              look="quiet"
              first={
                <>
                  Remove…<span className="sr-only"> {what}</span>
                </>
              }
              button={`Remove ${what}`}
              name="intent"
              value="remove-gift"
              fields={{ id, revision }}
            >
              <p>The history keeps it.</p>
            </TwoStepRemoval>
          </li>
        ))}
      </ul>
      <FoldedForm
        title="Add a contribution"
        form={form}
        intent="gift"
        button="Add the contribution"
        isOpen={answer?.of === "gift"}
      >
        <Select
          {...getSelectProps(fields.organization)}
          label="Given by"
          options={[CHOOSE, ...organizations]}
          error={fields.organization.errors}
        />
        <Field
          {...getInputProps(fields.givenOn, { type: "date" })}
          label="Given on"
          error={fields.givenOn.errors}
        />
        <Field {...getInputProps(fields.what, { type: "text" })} label="What" error={fields.what.errors} />
        <Field
          {...getInputProps(fields.value, { type: "text" })}
          inputMode="decimal"
          label={`Value (${shell.currency})`}
          error={fields.value.errors}
        />
        <div className="sm:col-span-2">
          <Field
            {...getInputProps(fields.valued, { type: "text" })}
            label="How the value was found"
            hint="Such as the rent of a room like it."
            error={fields.valued.errors}
          />
        </div>
      </FoldedForm>
    </Section>
  );
}
