import { Form } from "@remix-run/react";
import type { AreaResult } from "~/domain/areas/counting";
import { summaryOf } from "~/domain/areas/stored-count";
import { MAX_NOTE_CHARS } from "~/domain/entry/entry";
import type { Unit } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { formatCount, formatMoney, type Writing } from "~/ui/figures/format-numbers";
import { Notice } from "~/ui/layout/Notice";

/** Stores what was counted as the value of a measure. It sends sums only, no codes. */
export function StoreForm({
  area,
  measures,
  result,
  year,
  members,
  chosenMember,
  writing,
  error,
}: {
  area: { code: string; label: string };
  measures: { code: string; label: string; unit: Unit }[];
  result: AreaResult;
  year: number;
  members: { slug: string; name: string }[];
  chosenMember: string | null;
  writing: Writing;
  error: string | null;
}) {
  const rows = summaryOf(result, "rows");
  const amount = summaryOf(result, "amount");
  const sums = {
    intent: "store",
    area: area.code,
    year,
    kind: rows.kind,
    rows: rows.rows,
    placed: rows.placedRows,
    insideRows: rows.value,
    mostRows: rows.most,
    insideAmount: amount.value,
    mostAmount: amount.most,
  };
  const amountAs = (unit: Unit) =>
    unit === "currency" ? formatMoney(amount.value, writing) : formatCount(rows.value, writing);
  const [only] = members;
  return (
    <Form
      method="post"
      className="no-print grid max-w-[46rem] gap-4"
      aria-label={`Store the count of ${area.label}`}
    >
      <h3 className="text-lg">
        Store the count of {area.label} for {year}
      </h3>
      {error ? <Notice tone="error">{error}</Notice> : null}
      {Object.entries(sums).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        {members.length > 1 ? (
          <Select
            label="Member"
            name="member"
            options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
            defaultValue={chosenMember ?? undefined}
          />
        ) : (
          <input type="hidden" name="member" value={only?.slug ?? ""} />
        )}
        <Select
          label="As"
          name="measure"
          options={measures.map(({ code, label, unit }) => ({
            value: code,
            label: `${label}: ${amountAs(unit)}`,
          }))}
        />
      </div>
      <Field
        label="Reason"
        hint="Needed only if a verified value changes."
        name="reason"
        maxLength={MAX_NOTE_CHARS}
        optional
      />
      <div>
        <Button kind="secondary">Store</Button>
      </div>
    </Form>
  );
}
