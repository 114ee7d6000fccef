import {
  PLEDGE_TEMPLATES,
  type PledgeTemplate,
  promiseField,
  TEMPLATE_CODES,
} from "~/domain/agreements/templates";
import type { FormResult } from "~/routes/shared/forms";
import { CheckBoxes } from "~/ui/controls/CheckBoxes";
import { Field, Select } from "~/ui/controls/Field";
import { monthName } from "~/ui/figures/dates";
import { OBLIGATION_WORDS } from "./words";

/** Templates of what a new pledge promises, to edit before it is added, and who is asked to sign it. */
export function PledgeTemplates({
  members,
  locale,
  lastResult,
}: {
  members: { id: string; name: string }[];
  locale: string;
  lastResult: FormResult | undefined;
}) {
  const typed = (lastResult?.initialValue ?? null) as Typed | null;
  const errorsOf = (field: string) => lastResult?.error?.[field] ?? undefined;
  const asked = errorsOf("ask");
  return (
    <div className="grid gap-8 not-group-has-[option[value=pledge]:checked]/agreement:hidden">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-semibold">Promises to start from</legend>
        <p className="mb-3 text-ink-soft text-sm">
          Choose what the pledge promises, and change the words. Each becomes an obligation of everyone who is
          asked below.
        </p>
        <ul className="grid gap-5">
          {TEMPLATE_CODES.map((code) => (
            <TemplateRow key={code} code={code} locale={locale} typed={typed} errorsOf={errorsOf} />
          ))}
        </ul>
      </fieldset>
      <fieldset className="min-w-0" aria-describedby={asked ? "asked-error" : undefined}>
        <legend className="mb-1 font-semibold">Who is asked to sign</legend>
        <p className="mb-3 text-ink-soft text-sm">Each becomes a party that has not signed yet.</p>
        {asked ? (
          <p id="asked-error" className="mb-2 font-medium text-bad text-sm">
            {asked.join(" ")}
          </p>
        ) : null}
        <CheckBoxes
          name="ask"
          options={[
            { value: "all", label: "Every institution" },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          checked={listOf(typed?.ask)}
        />
      </fieldset>
    </div>
  );
}

/** What a refused form held. */
interface Typed {
  take?: string | string[];
  ask?: string | string[];
  promise?: Partial<Record<PledgeTemplate, Partial<Record<"text" | "on" | "month" | "day", string>>>>;
}

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function TemplateRow({
  code,
  locale,
  typed,
  errorsOf,
}: {
  code: PledgeTemplate;
  locale: string;
  typed: Typed | null;
  errorsOf: (field: string) => string[] | undefined;
}) {
  const { label, kind, text, due } = PLEDGE_TEMPLATES[code];
  const name = (field: "text" | "on" | "month" | "day") => promiseField(code, field);
  const value = (field: "text" | "on" | "month" | "day", initial: string) =>
    typed ? (typed.promise?.[code]?.[field] ?? "") : initial;
  const months = Array.from({ length: 12 }, (_, at) => ({
    value: `${at + 1}`,
    label: monthName(at + 1, { locale }),
  }));
  return (
    <li className="group/promise grid gap-3 border-line border-b pb-4">
      <label className="flex min-h-11 cursor-pointer items-center gap-3 sm:min-h-8">
        <input
          type="checkbox"
          name="take"
          value={code}
          defaultChecked={listOf(typed?.take).includes(code)}
          className="size-4.5 shrink-0 accent-(--color-ink)"
        />
        <span className="font-semibold">{label}</span>
        {OBLIGATION_WORDS[kind] === label ? null : (
          <span className="text-ink-soft text-sm">{OBLIGATION_WORDS[kind]}</span>
        )}
      </label>
      <p className="text-ink-soft text-sm group-has-[input:checked]/promise:hidden">{text}</p>
      <div className="hidden items-start gap-4 group-has-[input:checked]/promise:grid sm:grid-cols-2">
        <div className="sm:col-span-2">
          <Field
            name={name("text")}
            label={`What is promised: ${label.toLowerCase()}`}
            maxLength={500}
            defaultValue={value("text", text)}
            error={errorsOf(name("text"))}
          />
        </div>
        {due.every === "once" ? (
          <Field
            type="date"
            name={name("on")}
            label="Due on"
            defaultValue={value("on", "")}
            error={errorsOf(name("on"))}
          />
        ) : (
          <>
            <Select
              name={name("month")}
              label="Each year in"
              options={months}
              defaultValue={value("month", `${due.month}`)}
              error={errorsOf(name("month"))}
            />
            <Field
              type="number"
              name={name("day")}
              label="Day of the month"
              inputMode="numeric"
              min={1}
              max={31}
              defaultValue={value("day", `${due.day}`)}
              error={errorsOf(name("day"))}
            />
          </>
        )}
      </div>
    </li>
  );
}
