import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type Member, SECTORS } from "~/domain/terms";
import { type FormResult, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { monthName } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { Notice } from "~/ui/layout/Notice";
import { memberForm } from "./form";
import { NoLongerCounted } from "./NoLongerCounted";
import { TimesAway } from "./TimesAway";

type Fields = ReturnType<typeof useCheckedForm<typeof memberForm>>[1];

/** Adds a member, or changes `member`, whose short name stays because addresses and files use it. */
export function MemberForm({
  member,
  lastResult,
  baselineYear,
  writing,
  cancel,
  confirm,
}: {
  member?: Omit<Member, "id">;
  lastResult: FormResult | undefined;
  baselineYear: number;
  writing: Writing;
  cancel?: string;
  /** Recorded years that would no longer count, to be confirmed before saving. */
  confirm?: number[];
}) {
  const [form, fields] = useCheckedForm({
    id: "member",
    schema: memberForm,
    lastResult,
    defaultValue: member ?? { fiscalYearEndMonth: 12 },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {/* Enter presses the first button of a form, which must not be the one that adds a time away. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      {member ? (
        <input type="hidden" name={fields.slug.name} value={member.slug} />
      ) : (
        <Field
          {...getInputProps(fields.slug, { type: "text" })}
          label="Short name"
          hint="Used in addresses and files, such as st-mary. If left empty, it is made from the name."
          optional
          error={fields.slug.errors}
        />
      )}
      <MembershipFields fields={fields} member={member} baselineYear={baselineYear} writing={writing} />
      <TimesAway
        rows={fields.absences.getFieldList().map((row) => {
          const { from, to } = row.getFieldset();
          const day = (field: typeof from) => ({
            input: getInputProps(field, { type: "date" }),
            errors: field.errors,
          });
          return { key: row.key, from: day(from), to: day(to) };
        })}
        add={form.insert.getButtonProps({ name: fields.absences.name })}
        remove={(index) => form.remove.getButtonProps({ name: fields.absences.name, index })}
      />
      {confirm && confirm.length > 0 ? <NoLongerCounted years={confirm} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button>{member ? "Save changes" : "Add member"}</Button>
        {cancel ? (
          <LinkButton kind="quiet" to={cancel}>
            Cancel
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}

/** Sector, fiscal year, first and last day, and the member's own baseline year. */
function MembershipFields({
  fields,
  member,
  baselineYear,
  writing,
}: {
  fields: Fields;
  member: Omit<Member, "id"> | undefined;
  baselineYear: number;
  writing: Writing;
}) {
  const sectors = Object.entries(SECTORS).map(([value, label]) => ({ value, label }));
  const months = Array.from({ length: 12 }, (_, place) => ({
    value: String(place + 1),
    label: monthName(place + 1, writing),
  }));
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Select
        {...getSelectProps(fields.sector)}
        label="Sector"
        options={[{ value: "", label: "Choose…" }, ...sectors]}
        error={fields.sector.errors}
      />
      <Select
        {...getSelectProps(fields.fiscalYearEndMonth)}
        label="Fiscal year ends in"
        hint="December means the calendar year. Numbers of closed years keep the months they were collected for."
        options={months}
        error={fields.fiscalYearEndMonth.errors}
      />
      {member ? (
        <Field
          {...getInputProps(fields.fiscalYearFrom, { type: "number" })}
          label="From reporting year"
          hint={`If the end changed: the first year it applies to. Earlier years keep their periods${earlierWords(member, writing)}; that first year covers the months since the last period ended, 6 to 18, and is marked as a transition. Leave it empty if the end was always wrong: every year is then re-dated.`}
          optional
          error={fields.fiscalYearFrom.errors}
        />
      ) : null}
      <Field
        {...getInputProps(fields.joinedOn, { type: "date" })}
        label="Member since"
        error={fields.joinedOn.errors}
      />
      <Field
        {...getInputProps(fields.leftOn, { type: "date" })}
        label="Last day of membership"
        hint="Years after this day do not count; earlier numbers stay. If the institution comes back, clear this and enter a time away below."
        optional
        error={fields.leftOn.errors}
      />
      <Field
        {...getInputProps(fields.baselineYear, { type: "number" })}
        label="Own baseline year"
        hint={`If left empty, the collaborative’s: ${baselineYear}.`}
        optional
        error={fields.baselineYear.errors}
      />
    </div>
  );
}

/** " (December until 2023)"; empty if the end never changed. */
function earlierWords(
  { earlierFiscalYearEnds = [] }: Pick<Member, "earlierFiscalYearEnds">,
  writing: Writing,
) {
  const ends = earlierFiscalYearEnds.map(({ until, month }) => `${monthName(month, writing)} until ${until}`);
  return ends.length === 0 ? "" : ` (${ends.join(", ")})`;
}
