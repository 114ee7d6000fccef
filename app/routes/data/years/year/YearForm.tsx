import { Form } from "@remix-run/react";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { formatDate } from "~/ui/figures/dates";
import { StrategyLabel } from "~/ui/figures/icons";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import type { YearFault } from "./year-fault";
import type { YearFormMember } from "./year-form.server";

interface YearFormProps {
  form: { dueOn: string | null; remindBefore: number[]; remindAfter: number[]; members: YearFormMember[] };
  year: number;
  opened: boolean;
  mayRun: boolean;
  locale: string;
  refused: YearFault | null;
}

/** What a refused form holds: typed texts and ticks, each with the stored value as a fallback, and faults. */
interface RefusedAnswer {
  typed: (name: string, initial: string) => string;
  isTicked: (slug: string, strategy: string, initial: boolean) => boolean;
  faultAt: (field: string) => string | undefined;
}

/** Who is asked for what, by when, and when they are reminded. Disabled for visitors who may only read it. */
export function YearForm({ form, year, opened, mayRun, locale, refused }: YearFormProps) {
  const retry = refused?.intent === "plan" ? refused : null;
  const typed = (name: string, initial: string) =>
    retry ? (retry.typed.find(([field]) => field === name)?.[1] ?? "") : initial;
  const isTicked = (slug: string, strategy: string, initial: boolean) =>
    retry ? retry.typed.some(([field, value]) => field === `ask.${slug}` && value === strategy) : initial;
  const faultAt = (field: string) => retry?.faults.find((fault) => fault.field === field)?.message;
  const answer = { typed, isTicked, faultAt };
  return (
    <Form method="post" className="grid gap-12" noValidate>
      <input type="hidden" name="intent" value="plan" />
      <input type="hidden" name="year" value={year} />
      {retry && retry.faults.length > 0 ? (
        <Notice tone="error" title="Nothing has been saved yet">
          {faultAt("ask") ? <p>{faultAt("ask")}</p> : <p>Check the marked fields.</p>}
        </Notice>
      ) : null}
      <fieldset disabled={!mayRun} className="grid min-w-0 gap-12">
        <DateFields form={form} {...answer} />
        <Section
          title="Who is asked for what"
          lead={`Institutions that are members in ${year}. Only strategies that apply to an institution are offered.`}
        >
          <ul className="grid">
            {form.members.map((member) => (
              <MemberRequest key={member.slug} member={member} locale={locale} {...answer} />
            ))}
          </ul>
        </Section>
        {mayRun ? (
          <div className="flex flex-wrap items-center gap-4">
            <Button>{opened ? "Save changes" : `Open ${year}`}</Button>
          </div>
        ) : null}
      </fieldset>
    </Form>
  );
}

function DateFields({ form, typed, faultAt }: Pick<YearFormProps, "form"> & RefusedAnswer) {
  return (
    <Section title="By when">
      <div className="grid max-w-[60rem] items-start gap-6 md:grid-cols-3">
        <Field
          type="date"
          label="Due date"
          name="dueOn"
          hint="For members without their own due date."
          defaultValue={typed("dueOn", form.dueOn ?? "")}
          error={faultAt("dueOn")}
        />
        <Field
          label="Remind before"
          name="remindBefore"
          hint="Days before the date, such as 14, 3."
          inputMode="numeric"
          defaultValue={typed("remindBefore", form.remindBefore.join(", "))}
          error={faultAt("remindBefore")}
        />
        <Field
          label="Remind after"
          name="remindAfter"
          hint="Days after the date, for members that have not submitted."
          inputMode="numeric"
          defaultValue={typed("remindAfter", form.remindAfter.join(", "))}
          error={faultAt("remindAfter")}
        />
      </div>
    </Section>
  );
}

/** What one member is asked for: its strategies and its own due date. */
function MemberRequest({
  member,
  locale,
  typed,
  isTicked,
  faultAt,
}: { member: YearFormMember; locale: string } & RefusedAnswer) {
  return (
    <li className="grid items-start gap-x-8 gap-y-3 border-line border-b py-4 first:pt-0 lg:grid-cols-[minmax(12rem,1fr)_auto_13rem]">
      <div>
        <p className="font-semibold" id={`name-${member.slug}`}>
          {member.name}
        </p>
        {member.endsAfterDue ? (
          <p className="text-sm text-warn">
            Its fiscal year ends on {formatDate(member.endsAfterDue, { locale })}, after the due date.
          </p>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend where no grid can place it */}
      <div role="group" aria-labelledby={`name-${member.slug}`} className="grid gap-x-6 sm:grid-cols-3">
        {STRATEGIES.map((strategy) => (
          <span key={strategy} className="lg:w-60">
            {member.offered.includes(strategy) ? (
              <label className="flex min-h-9 cursor-pointer items-center gap-2.5">
                <input
                  type="checkbox"
                  name={`ask.${member.slug}`}
                  value={strategy}
                  defaultChecked={isTicked(member.slug, strategy, member.asked.includes(strategy))}
                  className="size-4.5 shrink-0 accent-(--color-ink)"
                />
                <StrategyLabel strategy={strategy}>{STRATEGY_NAMES[strategy]}</StrategyLabel>
              </label>
            ) : (
              <span className="hidden min-h-9 items-center text-ink-soft text-sm sm:flex">
                does not apply
              </span>
            )}
          </span>
        ))}
      </div>
      <OwnDate
        member={member}
        value={typed(`due.${member.slug}`, member.dueOn ?? "")}
        fault={faultAt(`due.${member.slug}`)}
      />
    </li>
  );
}

/** A due date for one member. Folded, since most members use the common date. */
function OwnDate({
  member,
  value,
  fault,
}: {
  member: YearFormMember;
  value: string;
  fault: string | undefined;
}) {
  return (
    <details className="folded" open={value !== "" || fault !== undefined || member.endsAfterDue !== null}>
      <summary>
        Own due date<span className="sr-only"> of {member.name}</span>
      </summary>
      <div className="mt-2">
        <Field
          type="date"
          label={<span className="sr-only">Due date of {member.name}</span>}
          name={`due.${member.slug}`}
          defaultValue={value}
          error={fault}
        />
      </div>
    </details>
  );
}
