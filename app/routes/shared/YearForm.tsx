import { Form } from "@remix-run/react";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
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

/** Who is asked for what, by when, and when they are reminded. Whoever may not change it reads it. */
export function YearForm({ form, year, opened, mayRun, locale, refused }: YearFormProps) {
  const back = refused?.intent === "plan" ? refused : null;
  const typed = (name: string, otherwise: string) =>
    back ? (back.typed.find(([field]) => field === name)?.[1] ?? "") : otherwise;
  const isTicked = (slug: string, strategy: string, otherwise: boolean) =>
    back ? back.typed.some(([field, value]) => field === `ask.${slug}` && value === strategy) : otherwise;
  const faultAt = (field: string) => back?.faults.find((fault) => fault.field === field)?.message;
  return (
    <Form method="post" className="grid gap-12" noValidate>
      <input type="hidden" name="intent" value="plan" />
      <input type="hidden" name="year" value={year} />
      {back && back.faults.length > 0 ? (
        <Notice tone="error" title="Nothing was stored yet">
          {faultAt("ask") ? <p>{faultAt("ask")}</p> : <p>Look at the fields that are marked.</p>}
        </Notice>
      ) : null}
      <fieldset disabled={!mayRun} className="grid min-w-0 gap-12">
        <Section title="By when">
          <div className="grid max-w-[60rem] items-start gap-6 md:grid-cols-3">
            <Field
              type="date"
              label="Due date"
              name="dueOn"
              hint="For all who have no date of their own."
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
              hint="Days after it, for who has not sent anything."
              inputMode="numeric"
              defaultValue={typed("remindAfter", form.remindAfter.join(", "))}
              error={faultAt("remindAfter")}
            />
          </div>
        </Section>
        <Section
          title="Who is asked for what"
          lead={`Institutions that are members in ${year}. A strategy of which nothing concerns one is not offered.`}
        >
          <ul className="grid">
            {form.members.map((member) => (
              <li
                key={member.slug}
                className="grid items-start gap-x-8 gap-y-3 border-line border-b py-4 first:pt-0 lg:grid-cols-[minmax(12rem,1fr)_auto_13rem]"
              >
                <div>
                  <p className="font-semibold" id={`name-${member.slug}`}>
                    {member.name}
                  </p>
                  {member.endsAfterDue ? (
                    <p className="text-sm text-warn">
                      Its fiscal year ends on {formatDate(member.endsAfterDue, { locale })}, after the due
                      date.
                    </p>
                  ) : null}
                </div>
                {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend where no grid can place it */}
                <div
                  role="group"
                  aria-labelledby={`name-${member.slug}`}
                  className="grid gap-x-6 sm:grid-cols-3"
                >
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
                          does not concern it
                        </span>
                      )}
                    </span>
                  ))}
                </div>
                <OwnDate
                  {...{ member, mayRun }}
                  value={typed(`due.${member.slug}`, member.dueOn ?? "")}
                  fault={faultAt(`due.${member.slug}`)}
                />
              </li>
            ))}
          </ul>
        </Section>
        {mayRun ? (
          <div className="flex flex-wrap items-center gap-4">
            <Button>{opened ? "Store the changes" : `Open ${year}`}</Button>
          </div>
        ) : null}
      </fieldset>
    </Form>
  );
}

/** Folded until it is wanted: most have the date of all. */
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
