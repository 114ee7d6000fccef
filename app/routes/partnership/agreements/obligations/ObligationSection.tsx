import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { Due, ObligationKind } from "~/domain/agreements/obligations";
import type { ObligationPeriod } from "~/domain/agreements/stored";
import { dueWords, OBLIGATION_WORDS, PERIOD_WORDS } from "~/routes/partnership/agreements/words";
import type { Answer } from "~/routes/partnership/agreements/writing.server";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";
import { ObligationForm } from "./ObligationForm";

interface Row {
  id: string;
  party: string;
  text: string;
  kind: ObligationKind;
  due: Due;
  periods: ObligationPeriod[];
}

/** What each party has promised to do, and what became of it in each period. */
export function ObligationSection({
  rows,
  parties,
  mayKeep,
  answer,
  locale,
}: {
  rows: Row[];
  parties: { value: string; label: string }[];
  mayKeep: boolean;
  answer: Answer | undefined;
  locale: string;
}) {
  const place = { locale };
  return (
    <Section
      id="obligations"
      title="Obligations"
      lead="What each party has promised to do. Numbers submitted, dues paid, and attendance are known here and decide by themselves."
    >
      {rows.length === 0 ? <p className="text-ink-soft">None has been entered.</p> : null}
      <ul className="grid gap-6">
        {rows.map((row) => (
          <li key={row.id} className="border-line border-b pb-5">
            <p className="font-semibold">
              {row.party}: {row.text}
            </p>
            <p className="text-ink-soft text-sm">
              {OBLIGATION_WORDS[row.kind]}, due {dueWords(row.due, place)}
            </p>
            <ul className="mt-2 grid gap-1">
              {row.periods.map((period) => (
                <li key={period.dueOn}>
                  {periodSentence(row.kind, period, locale)}
                  {mayKeep && (!period.fromFacts || period.state === "open" || period.state === "missed") ? (
                    <OutcomeForm
                      obligation={row.id}
                      period={period}
                      answer={answer?.of === `outcome ${row.id} ${period.dueOn}` ? answer : undefined}
                      locale={locale}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
            {mayKeep ? (
              <TwoStepRemoval
                look="quiet"
                first="Remove this obligation…"
                button="Remove the obligation"
                fields={{ intent: "remove obligation", obligation: row.id }}
              >
                <p>What was said about its periods goes with it. The history keeps both.</p>
              </TwoStepRemoval>
            ) : null}
          </li>
        ))}
      </ul>
      {mayKeep && parties.length > 0 ? (
        <details className="folded no-print mt-6" open={answer?.of === "obligation"}>
          <summary>Add an obligation</summary>
          <ObligationForm
            key={rows.length}
            parties={parties}
            answer={answer?.of === "obligation" ? answer : undefined}
            locale={locale}
          />
        </details>
      ) : null}
    </Section>
  );
}

function periodSentence(
  kind: ObligationKind,
  { dueOn, state, doneOn, waived, fromFacts, words }: ObligationPeriod,
  locale: string,
): string {
  const due = `Due ${formatDate(dueOn, { locale })}: ${PERIOD_WORDS[state].toLowerCase()}`;
  if (waived !== null) return `${due}, because ${waived}`;
  const known = words === null ? due : `${due}, ${words}`;
  // Of attendance, the last day of the period says nothing.
  if (doneOn === null || (fromFacts && kind === "attendance")) return known;
  const did = !fromFacts ? "done" : kind === "dues" ? "paid" : "submitted";
  return `${known}, ${did} ${formatDate(doneOn, { locale })}`;
}

function OutcomeForm({
  obligation,
  period,
  answer,
  locale,
}: {
  obligation: string;
  period: ObligationPeriod;
  answer: Answer | undefined;
  locale: string;
}) {
  const [form, fields] = useForm<{ doneOn?: string; waived?: string }>({
    id: `outcome-${obligation}-${period.dueOn}`,
    lastResult: answer?.result ?? null,
    defaultValue: { doneOn: period.doneOn ?? "", waived: period.waived ?? "" },
  });
  return (
    <details className="folded no-print" open={answer !== undefined}>
      <summary>
        {period.fromFacts ? "Waive what is due on" : "Say what happened by"}{" "}
        {formatDate(period.dueOn, { locale })}
      </summary>
      <Form
        method="post"
        {...getFormProps(form)}
        className="grid max-w-[46rem] items-start gap-4 pt-2 pb-4 sm:grid-cols-2"
      >
        <input type="hidden" name="intent" value="outcome" />
        <input type="hidden" name="obligation" value={obligation} />
        <input type="hidden" name="dueOn" value={period.dueOn} />
        {period.fromFacts ? null : (
          <Field
            {...getInputProps(fields.doneOn, { type: "date" })}
            label="Done on"
            optional
            error={fields.doneOn.errors}
          />
        )}
        <Field
          {...getInputProps(fields.waived, { type: "text" })}
          label={period.fromFacts ? "Waived, because" : "Or waived, because"}
          optional
          error={fields.waived.errors}
        />
        <div className="sm:col-span-2">
          <Button kind="secondary">Save</Button>
        </div>
      </Form>
    </details>
  );
}
