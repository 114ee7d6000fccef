import { getFormProps, getInputProps, getSelectProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { Due, ObligationKind } from "~/domain/agreements/obligations";
import type { ObligationPeriod } from "~/domain/agreements/stored";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate, monthName } from "~/ui/figures/dates";
import { Section } from "~/ui/layout/Page";
import { dueWords, OBLIGATION_WORDS, PERIOD_WORDS } from "./words";
import type { Answer } from "./writing.server";

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

const EVERY = { once: "Once", year: "Each year", quarter: "Each quarter" };

function ObligationForm({
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
