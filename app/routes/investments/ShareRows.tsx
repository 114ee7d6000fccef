import { getInputProps, getSelectProps } from "@conform-to/react";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import type { InvestmentFormFields } from "./form-fields";

/** The members that fund the investment, each with its share in percent. */
export function ShareRows({
  form,
  fields,
  members,
}: InvestmentFormFields & { members: { id: string; name: string }[] }) {
  return (
    <fieldset className="grid max-w-[46rem] gap-4">
      <legend className="mb-1 font-semibold font-serif text-xl">Members and their shares</legend>
      <p className="text-ink-soft text-sm">
        Who funds it, each with its share in percent. Together exactly 100: for example 33.33, 33.33, and
        33.34.
      </p>
      {fields.shares.errors ? <Notice tone="error">{fields.shares.errors.join(" ")}</Notice> : null}
      {fields.shares.getFieldList().map((share, place) => {
        const row = share.getFieldset();
        return (
          <div
            key={share.key}
            className="grid grid-cols-[1fr_7rem] items-start gap-x-3 gap-y-1 sm:grid-cols-[1fr_8rem_auto]"
          >
            <Select
              {...getSelectProps(row.memberId)}
              label={`Member ${place + 1}`}
              options={[
                { value: "", label: "Choose…" },
                ...members.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              error={row.memberId.errors}
            />
            <Field
              {...getInputProps(row.share, { type: "text" })}
              inputMode="decimal"
              label="Percent"
              className="tabular text-end"
              error={row.share.errors}
            />
            <Button
              kind="quiet"
              className="col-span-2 w-fit sm:col-span-1 sm:mt-[1.9rem]"
              aria-label={`Take member ${place + 1} out`}
              {...form.remove.getButtonProps({ name: fields.shares.name, index: place })}
            >
              Take out
            </Button>
          </div>
        );
      })}
      <Button
        kind="secondary"
        className="w-fit"
        {...form.insert.getButtonProps({
          name: fields.shares.name,
          defaultValue: { memberId: "", share: "" },
        })}
      >
        Add a member
      </Button>
    </fieldset>
  );
}
