import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { OBLIGATION_WORDS } from "~/routes/partnership/agreements/words";
import type { Answer } from "~/routes/partnership/agreements/writing.server";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { monthName } from "~/ui/figures/dates";

const EVERY = { once: "Once", year: "Each year", quarter: "Each quarter" };

/** Adds an obligation of a party, due once or again and again. */
export function ObligationForm({
  parties,
  answer,
  locale,
}: {
  parties: { value: string; label: string }[];
  answer: Answer | undefined;
  locale: string;
}) {
  const [form, fields] = useForm<
    Partial<Record<"partyId" | "text" | "kind" | "every" | "on" | "month" | "monthOfQuarter" | "day", string>>
  >({
    id: "obligation",
    lastResult: answer?.result ?? null,
    defaultValue: { kind: "numbers", every: "year" },
  });
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: `${at + 1}`,
    label: monthName(at + 1, { locale }),
  }));
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="group/due grid max-w-[46rem] items-start gap-5 pt-3 pb-5 sm:grid-cols-2"
    >
      <input type="hidden" name="intent" value="obligation" />
      <Select
        {...getSelectProps(fields.partyId)}
        label="Who promises it"
        options={parties}
        error={fields.partyId.errors}
      />
      <Select
        {...getSelectProps(fields.kind)}
        label="About"
        options={choices(OBLIGATION_WORDS)}
        error={fields.kind.errors}
      />
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.text, { type: "text" })}
          label="What is promised"
          error={fields.text.errors}
        />
      </div>
      <Select
        {...getSelectProps(fields.every)}
        label="Due"
        options={choices(EVERY)}
        error={fields.every.errors}
      />
      <div className="not-group-has-[option[value=once]:checked]/due:hidden">
        <Field {...getInputProps(fields.on, { type: "date" })} label="On" error={fields.on.errors} />
      </div>
      <div className="not-group-has-[option[value=year]:checked]/due:hidden">
        <Select
          {...getSelectProps(fields.month)}
          label="Month"
          options={[{ value: "", label: "Choose…" }, ...months]}
          error={fields.month.errors}
        />
      </div>
      <div className="not-group-has-[option[value=quarter]:checked]/due:hidden">
        <Select
          {...getSelectProps(fields.monthOfQuarter)}
          label="Month of the quarter"
          options={[
            { value: "", label: "Choose…" },
            { value: "1", label: "First" },
            { value: "2", label: "Second" },
            { value: "3", label: "Third" },
          ]}
          error={fields.monthOfQuarter.errors}
        />
      </div>
      <div className="group-has-[option[value=once]:checked]/due:hidden">
        <Field
          {...getInputProps(fields.day, { type: "number" })}
          inputMode="numeric"
          label="Day of the month"
          hint="A day that a month lacks is its last one."
          error={fields.day.errors}
        />
      </div>
      <div className="sm:col-span-2">
        <Button>Add the obligation</Button>
      </div>
    </Form>
  );
}
