import { getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { answerForm } from "~/domain/money/forms";
import { QUESTIONS } from "~/domain/money/terms";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Field, Select, TextField } from "~/ui/controls/Field";
import type { MoneyAnswer } from "../action.server";
import { CHOOSE, type Choices, FoldedForm } from "../FoldedForm";

/** What a funder answered to one of the three questions. Earlier answers stay. */
export function AnswerForm({
  organizations,
  today,
  answer,
}: {
  organizations: Choices;
  today: string;
  answer: MoneyAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "answer",
    schema: answerForm,
    lastResult: answer?.of === "answer" ? answer.result : undefined,
    defaultValue: { answeredOn: today },
  });
  return (
    <FoldedForm
      title="Add an answer"
      form={form}
      intent="answer"
      button="Add the answer"
      isOpen={answer?.of === "answer"}
    >
      <Select
        {...getSelectProps(fields.organization)}
        label="Funder"
        options={[CHOOSE, ...organizations]}
        error={fields.organization.errors}
      />
      <Field
        {...getInputProps(fields.answeredOn, { type: "date" })}
        label="Answered on"
        error={fields.answeredOn.errors}
      />
      <div className="grid gap-6 sm:col-span-2">
        <Select
          {...getSelectProps(fields.question)}
          label="Question"
          options={[CHOOSE, ...choices(QUESTIONS)]}
          error={fields.question.errors}
        />
        <TextField
          {...getTextareaProps(fields.answer)}
          rows={3}
          label="Answer"
          error={fields.answer.errors}
        />
        <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
          <input
            {...getInputProps(fields.published, { type: "checkbox" })}
            className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
          />
          <span>May be published: members see it, and reports name it</span>
        </label>
      </div>
    </FoldedForm>
  );
}
