import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { forwardForm, quarterKey, VALUE_BANDS } from "~/domain/forward/forward";
import { useCheckedForm } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import type { ForwardAnswer } from "./actions.server";

const CHOOSE = { value: "", label: "Choose…" };

/** A contract that is coming up. */
export function ContractForm({
  quarters,
  members,
  answer,
}: {
  quarters: { year: number; quarter: number }[];
  members: { value: string; label: string }[];
  answer: ForwardAnswer | undefined;
}) {
  const [form, fields] = useCheckedForm({
    id: "contract",
    schema: forwardForm,
    lastResult: answer?.result,
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="no-print grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      <Field
        {...getInputProps(fields.category, { type: "text" })}
        label="What will be bought"
        error={fields.category.errors}
      />
      <Select
        {...getSelectProps(fields.band)}
        label="Value"
        options={[CHOOSE, ...choices(VALUE_BANDS)]}
        error={fields.band.errors}
      />
      <Select
        {...getSelectProps(fields.when)}
        label="Quarter"
        options={[
          CHOOSE,
          ...quarters.map((each) => ({
            value: quarterKey(each),
            label: `Quarter ${each.quarter} of ${each.year}`,
          })),
        ]}
        error={fields.when.errors}
      />
      <Select
        {...getSelectProps(fields.memberId)}
        label="Buyer"
        options={[{ value: "", label: "Not said" }, ...members]}
        optional
        error={fields.memberId.errors}
      />
      <div className="sm:col-span-2">
        <Field
          {...getInputProps(fields.note, { type: "text" })}
          label="Note"
          hint="What firms should know, such as a license they need. Name no vendor."
          optional
          error={fields.note.errors}
        />
      </div>
      <div>
        <Button name="intent" value="add">
          Add it
        </Button>
      </div>
    </Form>
  );
}
