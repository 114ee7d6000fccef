import { Form, Link, useSubmit } from "@remix-run/react";
import { type FormEvent, useMemo, useState } from "react";
import { fieldOf, LONGEST_TYPED } from "~/domain/goals/takes/scenario-form";
import { Button } from "~/ui/controls/Button";
import type { Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { StatusWord } from "~/ui/figures/StatusWord";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { type Known, knownOf, type Outcome, outcomeOf } from "./scenario";
import type { WhatIfMember, WhatIfView } from "./takes-view";

/**
 * Members' expected numbers, typed in place, and where they would leave the collaborative. Nothing is stored:
 * without a script, the form's numbers stand in the address.
 */
export function WhatIf({
  view,
  action,
  pageYear,
  writing,
}: {
  view: WhatIfView;
  /** The address of the goal. */
  action: string;
  pageYear: number;
  writing: Writing;
}) {
  const [typed, setTyped] = useState(view.typed);
  const hydrated = useHydrated();
  const submit = useSubmit();
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Addresses have a length limit, so empty fields stay out.
    const filled = [...new FormData(event.currentTarget)].filter(([, text]) => text !== "");
    const query = new URLSearchParams(filled.map(([name, text]) => [name, String(text)]));
    submit(query, { method: "get", action: `${action}#what-if`, preventScrollReset: true });
  };
  const outcome = useMemo(() => outcomeOf(view, typed, writing), [view, typed, writing]);
  const known = useMemo(
    () => new Map(view.members.map((member) => [member.id, knownOf(view, member, writing)])),
    [view, writing],
  );
  return (
    <Form
      method="get"
      action={`${action}#what-if`}
      id="what-if"
      preventScrollReset
      onSubmit={keep}
      className="grid gap-5"
    >
      <input type="hidden" name="year" value={pageYear} />
      <div>
        <h3 className="text-xl">What if …</h3>
        <p className="mt-1 max-w-[46rem] text-ink-soft">
          Type what {view.whole ? "members expect" : "your institution expects"} to report. Empty fields stay
          as they were in {view.from}. Nothing is stored.
        </p>
      </div>
      <YearChoice view={view} />
      <OutcomePanel outcome={outcome} year={view.year} />
      <ScrollTable label={`Expected numbers, ${view.year}`}>
        <thead>
          <tr>
            <th scope="col">Member</th>
            {view.columns.map(({ key, label, cumulative }) => (
              <th key={key} scope="col">
                {cumulative ? `${label}, added after ${view.from}` : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.members.map((member) => (
            <MemberRow
              key={member.id}
              view={view}
              member={member}
              known={known.get(member.id) ?? new Map()}
              typed={typed}
              errors={outcome.errors}
              onType={(name, text) => setTyped((before) => ({ ...before, [name]: text }))}
            />
          ))}
        </tbody>
      </ScrollTable>
      <div className="no-print flex flex-wrap items-center gap-3">
        <Button kind="secondary">{hydrated ? "Make a link with these numbers" : "Compute"}</Button>
        {hydrated ? (
          <Button kind="secondary" type="button" onClick={() => window.print()}>
            Print for the meeting
          </Button>
        ) : null}
        <Link to={`${action}?year=${pageYear}#what-if`} onClick={() => setTyped({})} preventScrollReset>
          Start over
        </Link>
      </div>
    </Form>
  );
}

function YearChoice({ view }: { view: WhatIfView }) {
  if (view.years.length < 2) return <input type="hidden" name="then" value={view.year} />;
  return (
    <label className="flex flex-wrap items-center gap-3">
      <span className="font-semibold">In year</span>
      <select
        name="then"
        defaultValue={view.year}
        onChange={({ currentTarget }) => currentTarget.form?.requestSubmit()}
        className="min-h-11 rounded-md border border-line-strong bg-raised px-3 py-2 text-ink"
      >
        {view.years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
}

function OutcomePanel({ outcome, year }: { outcome: Outcome; year: number }) {
  return (
    <div
      role="status"
      aria-label={`With these numbers, ${year}`}
      className="rounded-md border border-line-strong bg-raised px-5 py-4"
    >
      <p className="font-semibold text-ink-soft text-sm">With these numbers, in {year}</p>
      <p className="mt-1 text-lg">
        <StatusWord status={outcome.status} />
      </p>
      <p className="mt-1 text-balance font-serif text-xl leading-snug">{outcome.sentence}</p>
      {outcome.clauses.length > 0 ? (
        <ul className="mt-3 grid gap-2">
          {outcome.clauses.map(({ aim, status, sentence }) => (
            <li key={aim} className="border-line border-t pt-2">
              <StatusWord status={status} /> <span className="text-ink-soft">{sentence}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {outcome.needs.map((need) => (
        <p key={need} className="mt-2 text-ink-soft">
          Still needed after that: {need}
        </p>
      ))}
    </div>
  );
}

function MemberRow({
  view,
  member,
  known,
  typed,
  errors,
  onType,
}: {
  view: WhatIfView;
  member: WhatIfMember;
  known: Map<string, Known>;
  typed: Record<string, string>;
  errors: Map<string, string>;
  onType: (name: string, text: string) => void;
}) {
  return (
    <tr>
      <th scope="row" className="font-normal">
        {member.name}
      </th>
      {view.columns.map((column) => {
        const name = fieldOf(column, member.slug);
        const now = known.get(column.key);
        const error = errors.get(name);
        const about = aboutNow(now, column.cumulative, view.from);
        return (
          <td key={column.key} className="align-top">
            {member.mayType && now?.kind !== "not_applicable" ? (
              <input
                name={name}
                value={typed[name] ?? ""}
                onChange={({ currentTarget }) => onType(name, currentTarget.value)}
                inputMode="decimal"
                autoComplete="off"
                maxLength={LONGEST_TYPED}
                aria-label={`${column.label}, ${member.name}, ${view.year}`}
                aria-describedby={`${name}-about`}
                aria-invalid={error ? true : undefined}
                className="tabular min-h-11 w-24 rounded-md sm:w-32 border border-line-strong bg-raised px-2 py-1 text-end text-ink aria-invalid:border-2 aria-invalid:border-bad"
              />
            ) : null}
            <span id={`${name}-about`} className="block text-ink-soft text-sm">
              {about}
              {error ? <strong className="block font-medium text-bad">{error}</strong> : null}
            </span>
          </td>
        );
      })}
    </tr>
  );
}

function aboutNow(known: Known | undefined, cumulative: boolean, year: number): string {
  if (known?.kind === "not_applicable") return "not applicable";
  if (!known) return cumulative ? `nothing up to ${year}` : `nothing in ${year}`;
  return cumulative ? `${known.text} up to ${year}` : `${year}: ${known.text}`;
}
