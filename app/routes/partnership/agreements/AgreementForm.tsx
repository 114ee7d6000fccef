import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { AGREEMENT_KIND_NAMES } from "~/domain/agreements/agreement";
import { POLICY_BOUNDS } from "~/domain/disclosure/presets";
import type { FormResult } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button, LinkButton } from "~/ui/controls/Button";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { PledgeTemplates } from "./PledgeTemplates";
import { RENEWAL_WORDS } from "./words";

const NUMBERS = [
  "termMonths",
  "noticeDays",
  "minimumContributors",
  "largestShare",
  "twoLargestShare",
  "smallestCell",
  "daysAfterPeriod",
] as const;
type NumberField = (typeof NUMBERS)[number];

export interface TypedAgreement extends Partial<Record<NumberField, number | null>> {
  kind?: string;
  title?: string;
  summary?: string;
  effectiveOn?: string | null;
  endsOn?: string | null;
  renewal?: string;
  peers?: string | null;
  measures?: string[];
  mayPublish?: string;
  mayName?: boolean;
  removal?: string;
  goals?: string[];
  reason?: string;
}

/** Adds or changes an agreement. Parts that only one kind has show with that kind. */
export function AgreementForm({
  value,
  revision,
  measures,
  goals,
  asksReason,
  pledge,
  lastResult,
  cancel,
}: {
  value: TypedAgreement;
  revision: number | null;
  measures: { code: string; label: string }[];
  goals: { id: string; label: string }[];
  /** Its limits bind now, so that loosening them takes a reason. */
  asksReason: boolean;
  /** What a new pledge can start from. */
  pledge?: { members: { id: string; name: string }[]; locale: string };
  lastResult: FormResult | undefined;
  cancel: string;
}) {
  const [form, fields] = useForm<TypedAgreement>({
    id: "agreement",
    lastResult: lastResult ?? null,
    defaultValue: value,
  });
  const number = (name: NumberField) => ({
    ...getInputProps(fields[name], { type: "number" }),
    inputMode: "numeric" as const,
    error: fields[name].errors,
    optional: true,
  });
  const { minimumContributors: k, smallestCell: cell, daysAfterPeriod: days } = POLICY_BOUNDS;
  return (
    <Form method="post" {...getFormProps(form)} className="group/agreement grid max-w-[46rem] gap-8">
      {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
      {revision === null ? null : <input type="hidden" name="revision" value={revision} />}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Select
          {...getSelectProps(fields.kind)}
          label="Kind"
          options={choices(AGREEMENT_KIND_NAMES)}
          error={fields.kind.errors}
        />
        <Field {...getInputProps(fields.title, { type: "text" })} label="Title" error={fields.title.errors} />
        <div className="sm:col-span-2">
          <TextField
            {...getTextareaProps(fields.summary)}
            label="What it says"
            hint="A few sentences for those who will not read the document."
            optional
            error={fields.summary.errors}
          />
        </div>
        <Field
          {...getInputProps(fields.effectiveOn, { type: "date" })}
          label="Effective on"
          hint="It isn’t in force until it has one."
          optional
          error={fields.effectiveOn.errors}
        />
        <Field
          {...getInputProps(fields.endsOn, { type: "date" })}
          label="First term ends on"
          hint="The last day on which it holds. Leave empty if it has no end."
          optional
          error={fields.endsOn.errors}
        />
        <Select
          {...getSelectProps(fields.renewal)}
          label="At the end"
          options={choices(RENEWAL_WORDS)}
          error={fields.renewal.errors}
        />
        <div className="grid grid-cols-2 gap-4 not-group-has-[option[value=automatic]:checked]/agreement:hidden">
          <Field {...number("termMonths")} optional={false} label="By months" />
          <Field {...number("noticeDays")} optional={false} label="Days of notice" />
        </div>
      </div>
      <fieldset className="min-w-0 not-group-has-[option[value=data_sharing]:checked]/agreement:hidden">
        <legend className="mb-1 font-semibold">What it asks of disclosure</legend>
        <p className="mb-4 text-ink-soft text-sm">
          While it is in force, the strictest of your own settings and of all such agreements applies
          everywhere. Leave empty what it does not say.
        </p>
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <Field
            {...number("minimumContributors")}
            label="Members behind a figure, at least"
            hint={`From ${k.least} to ${k.most}.`}
          />
          <Field
            {...number("daysAfterPeriod")}
            label="Days after the end of the period"
            hint={`From ${days.least} to ${days.most}.`}
          />
          <Field {...number("largestShare")} label="Largest member, percent of a figure" />
          <Field {...number("twoLargestShare")} label="Two largest, percent of a figure" />
          <Field
            {...number("smallestCell")}
            label="People in a group, at least"
            hint={`From ${cell.least} to ${cell.most}.`}
          />
          <Select
            {...getSelectProps(fields.peers)}
            label="What members see of each other"
            options={[
              { value: "", label: "It does not say" },
              { value: "open", label: "Each other’s figures" },
              { value: "anonymous_peers", label: "Peers without names" },
              { value: "totals_only", label: "Totals only" },
            ]}
            error={fields.peers.errors}
          />
          <details className="folded sm:col-span-2">
            <summary>Measures that it covers (none chosen: all)</summary>
            <CheckBoxes
              name="measures"
              options={measures.map(({ code, label }) => ({ value: code, label }))}
              checked={value.measures ?? []}
            />
          </details>
          <TextField
            {...getTextareaProps(fields.mayPublish)}
            rows={2}
            label="What may be published"
            optional
            error={fields.mayPublish.errors}
          />
          <TextField
            {...getTextareaProps(fields.removal)}
            rows={2}
            label="When data are removed"
            optional
            error={fields.removal.errors}
          />
          <label className="flex min-h-11 items-center gap-3">
            <input
              {...getInputProps(fields.mayName, { type: "checkbox" })}
              className="size-4.5 accent-(--color-ink)"
            />
            The party may be named in public
          </label>
        </div>
      </fieldset>
      <fieldset className="min-w-0 not-group-has-[option[value=pledge]:checked]/agreement:hidden">
        <legend className="mb-1 font-semibold">Goals that keep the pledge</legend>
        <p className="mb-3 text-ink-soft text-sm">
          Each institution’s own. Promises shows whether they are on track.
        </p>
        {goals.length === 0 ? (
          <p className="text-ink-soft">No institution has a goal of its own yet.</p>
        ) : (
          <CheckBoxes
            name="goals"
            options={goals.map(({ id, label }) => ({ value: id, label }))}
            checked={value.goals ?? []}
          />
        )}
      </fieldset>
      {pledge ? <PledgeTemplates {...pledge} lastResult={lastResult} /> : null}
      {asksReason ? (
        <Field
          {...getInputProps(fields.reason, { type: "text" })}
          label="Why"
          hint="Needed where members would see more afterwards. Only backbone staff may do that."
          optional
          error={fields.reason.errors}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button>{revision === null ? "Add the agreement" : "Save changes"}</Button>
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </Form>
  );
}
