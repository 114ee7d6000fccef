import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { z } from "zod";
import {
  checkAbsences,
  ENDS_BEFORE,
  endsAfterItBegan,
  memberFields,
  slugFrom,
  slugSchema,
} from "~/domain/member";
import { type Member, SECTORS } from "~/domain/types";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { monthName } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format";
import { Notice } from "~/ui/layout/Notice";
import { NoLongerCounted } from "./NoLongerCounted";
import { TimesAway } from "./TimesAway";

/** The fields of a member's form; without a short name it is made from the name. */
export const memberForm = z
  .object({ ...memberFields, slug: slugSchema.optional() })
  .refine(endsAfterItBegan, ENDS_BEFORE)
  .superRefine(checkAbsences)
  .transform(({ slug, absences = [], ...member }) => ({
    ...member,
    absences,
    slug: slug ?? slugFrom(member.name),
  }));

/** Adds a member, or changes one (`member` given: its short name stays, since addresses and files use it). */
export function MemberForm({
  member,
  lastResult,
  baselineYear,
  writing,
  cancel,
  confirm,
}: {
  member?: Omit<Member, "id">;
  lastResult: SubmissionResult<string[]> | undefined;
  baselineYear: number;
  writing: Writing;
  cancel?: string;
  /** Recorded years that would count no longer: to be confirmed before it is stored. */
  confirm?: number[];
}) {
  const [form, fields] = useForm({
    id: "member",
    lastResult,
    defaultValue: member ?? { fiscalYearEndMonth: 12 },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: memberForm }),
    shouldRevalidate: "onInput",
  });
  const sectors = Object.entries(SECTORS).map(([value, label]) => ({ value, label }));
  const months = Array.from({ length: 12 }, (_, place) => ({
    value: String(place + 1),
    label: monthName(place + 1, writing),
  }));
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-[46rem] gap-6">
      {/* The button that Enter presses: not the one that adds a time away. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
      {member ? (
        <input type="hidden" name={fields.slug.name} value={member.slug} />
      ) : (
        <Field
          {...getInputProps(fields.slug, { type: "text" })}
          label="Short name"
          hint="For addresses and files, such as st-mary. Left empty, it is made from the name."
          optional
          error={fields.slug.errors}
        />
      )}
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
          hint="December is the calendar year. Numbers of closed years keep the months they were collected for."
          options={months}
          error={fields.fiscalYearEndMonth.errors}
        />
        <Field
          {...getInputProps(fields.joinedOn, { type: "date" })}
          label="Member since"
          error={fields.joinedOn.errors}
        />
        <Field
          {...getInputProps(fields.leftOn, { type: "date" })}
          label="Last day of membership"
          hint="Years after it no longer count; the numbers before stay. If it comes back, empty this and enter a time away below."
          optional
          error={fields.leftOn.errors}
        />
        <Field
          {...getInputProps(fields.baselineYear, { type: "number" })}
          label="Own baseline year"
          hint={`Left empty, the collaborative’s: ${baselineYear}.`}
          optional
          error={fields.baselineYear.errors}
        />
      </div>
      <TimesAway
        rows={fields.absences.getFieldList().map((row) => {
          const { from, to } = row.getFieldset();
          const day = (one: typeof from) => ({
            input: getInputProps(one, { type: "date" }),
            errors: one.errors,
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
