import { Form, Link } from "@remix-run/react";
import { type Dispatch, type SetStateAction, useId, useState } from "react";
import type { StatusRow } from "~/domain/collection/status-rows";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { Button } from "~/ui/controls/Button";
import { StrategyLabel } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { Confirm } from "./SignOffForm";
import { CellStatus, DueWords, RowLinks, RowNotes } from "./StatusParts";

/** Cells hold words rather than numbers, so everything is aligned left and top. */
const TABLE =
  "w-full border-collapse text-[0.9375rem] [&_:is(th,td)]:border-line [&_:is(th,td)]:border-b [&_:is(th,td)]:py-3 [&_:is(th,td)]:pe-6 [&_:is(th,td)]:text-start [&_:is(th,td)]:align-top [&_tbody_th]:max-w-96 [&_th]:font-normal [&_thead_:is(th,td)]:border-line-strong";

interface StatusMatrixProps {
  rows: StatusRow[];
  year: number;
  /** Slug of the collaborative. */
  slug: string;
  locale: string;
  /** May verify and send back; other visitors only read. */
  mayRun: boolean;
  /** The year is closed: nothing can be submitted. */
  closed: boolean;
}

/** The checkboxes that select members: their form, and what is ticked. */
interface Selection {
  form: string;
  ticked: string[];
  setTicked: Dispatch<SetStateAction<string[]>>;
}

/** Members down, strategies across; on a phone, one card per member. All ticked members are submitted or verified at once. */
export function StatusMatrix(props: StatusMatrixProps) {
  const form = useId();
  const [ticked, setTicked] = useState<string[]>([]);
  const selection = { form, ticked, setTicked };
  return (
    <div className="grid gap-5">
      <StepsForm {...props} {...selection} />
      <StatusTable {...props} selection={selection} />
      <StatusCards {...props} selection={selection} />
    </div>
  );
}

/** What is done for all ticked members at once: submit in one's own name, or verify. */
function StepsForm({ rows, year, mayRun, closed, form, ticked, setTicked }: StatusMatrixProps & Selection) {
  const hydrated = useHydrated();
  const slugsOf = (fits: (row: StatusRow) => boolean) => rows.filter(fits).map(({ member }) => member.slug);
  const verifiable = slugsOf(({ notVerified }) => notVerified === null);
  const submittable = closed ? [] : slugsOf(({ notSubmitted }) => notSubmitted === null);
  const changed = closed ? [] : slugsOf((row) => row.changed > 0 && row.notSubmitted === null);
  if (!mayRun || verifiable.length + submittable.length === 0) return null;
  const count = (slugs: string[]) => ticked.filter((slug) => slugs.includes(slug)).length;
  const toggles = [
    { slugs: verifiable, label: `Select all ready to verify (${verifiable.length})` },
    { slugs: changed, label: `Select all changed since submitted (${changed.length})` },
  ];
  const gaps = rows.some(
    ({ notSubmitted, request, asked, answered }) =>
      notSubmitted === null &&
      answered < asked &&
      (request.state === "asked" || request.state === "returned"),
  );
  const step = (value: string, word: string, slugs: string[]) =>
    slugs.length === 0 ? null : (
      <Button
        name="intent"
        value={value}
        kind={value === "verify" ? "primary" : "secondary"}
        disabled={hydrated && count(slugs) === 0}
      >
        {hydrated && count(slugs) > 0 ? `${word} ${count(slugs)}` : `${word} selected`}
      </Button>
    );
  return (
    <Form id={form} method="post" onSubmit={() => setTicked([])} className="no-print grid gap-3">
      <input type="hidden" name="year" value={year} />
      <div className="flex flex-wrap items-center gap-3">
        {hydrated
          ? toggles
              .filter(({ slugs }) => slugs.length > 0)
              .map(({ slugs, label }) => {
                const all = count(slugs) === slugs.length && ticked.length === slugs.length;
                return (
                  <Button
                    key={label}
                    type="button"
                    kind="secondary"
                    aria-pressed={all}
                    onClick={() => setTicked(all ? [] : slugs)}
                  >
                    {all ? "Select none" : label}
                  </Button>
                );
              })
          : null}
        {step("verify", "Verify", verifiable)}
        {step("submitAll", "Submit", submittable)}
      </div>
      {submittable.length > 0 ? (
        <div className="max-w-[46rem] text-ink-soft text-sm">
          <p>
            Submitting signs for each institution, in your name, that its numbers are correct to the best of
            your knowledge. The institution sees it and can change its numbers until the year is closed.
          </p>
          {gaps ? (
            <Confirm name="confirmMissing">Numbers that are missing stay missing, never zero.</Confirm>
          ) : null}
        </div>
      ) : null}
    </Form>
  );
}

function Checkbox({ row, form, ticked, setTicked }: Selection & { row: StatusRow }) {
  const { slug, name } = row.member;
  if (row.notVerified !== null && row.notSubmitted !== null) return null;
  const toggle = () =>
    setTicked((before) =>
      before.includes(slug) ? before.filter((other) => other !== slug) : [...before, slug],
    );
  return (
    <label className="no-print -m-2 inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center">
      <input
        type="checkbox"
        name="member"
        value={slug}
        form={form}
        checked={ticked.includes(slug)}
        onChange={toggle}
        className="size-4.5 accent-(--color-ink)"
      />
      <span className="sr-only">Select {name}</span>
    </label>
  );
}

function MemberLink({ row, slug, year }: { row: StatusRow; slug: string; year: number }) {
  return <Link to={paths.status(slug, { year, member: row.member.slug })}>{row.member.name}</Link>;
}

type Listed = StatusMatrixProps & { selection: Selection };

function StatusTable({ rows, year, slug, locale, mayRun, selection }: Listed) {
  return (
    <section
      className="relative hidden overflow-x-auto lg:block print:block"
      aria-label="Who has submitted what"
    >
      <table className={TABLE}>
        <thead>
          <tr>
            {mayRun ? (
              <td className="no-print">
                <span className="sr-only">Select</span>
              </td>
            ) : null}
            <th scope="col">Member</th>
            {STRATEGIES.map((strategy) => (
              <th key={strategy} scope="col">
                <StrategyLabel strategy={strategy}>{STRATEGY_NAMES[strategy]}</StrategyLabel>
              </th>
            ))}
            <td className="no-print">
              <span className="sr-only">What to do</span>
            </td>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.member.slug}>
              {mayRun ? (
                <td className="no-print">
                  <Checkbox row={row} {...selection} />
                </td>
              ) : null}
              <th scope="row">
                <span className="font-semibold">
                  <MemberLink row={row} slug={slug} year={year} />
                </span>
                <div className="mt-0.5 grid gap-0.5 text-ink-soft text-sm">
                  <p>
                    <DueWords row={row} locale={locale} />
                  </p>
                  <RowNotes row={row} locale={locale} />
                </div>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.strategy}>
                  <CellStatus cell={cell} member={row.member.name} />
                </td>
              ))}
              <td className="no-print">
                <RowLinks row={row} slug={slug} year={year} mayRun={mayRun} submitForm={selection.form} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StatusCards({ rows, year, slug, locale, mayRun, selection }: Listed) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:hidden print:hidden">
      {rows.map((row) => (
        <li
          key={row.member.slug}
          className="grid content-start gap-3 rounded-lg border border-line bg-raised p-4"
        >
          <div className="flex items-start justify-between gap-3">
            <h3 className="text-lg">
              <MemberLink row={row} slug={slug} year={year} />
            </h3>
            {mayRun ? <Checkbox row={row} {...selection} /> : null}
          </div>
          <div className="grid gap-0.5 text-ink-soft text-sm">
            <p className="flex flex-wrap gap-x-3">
              <StatusWord status={row.state} />
              <DueWords row={row} locale={locale} />
            </p>
            <RowNotes row={row} locale={locale} />
          </div>
          <dl className="grid gap-2">
            {row.cells
              .filter(({ state }) => state !== "not_asked")
              .map((cell) => (
                <div key={cell.strategy} className="grid gap-1 border-line border-t pt-2">
                  <dt>
                    <StrategyLabel strategy={cell.strategy}>{STRATEGY_NAMES[cell.strategy]}</StrategyLabel>
                  </dt>
                  <dd>
                    <CellStatus cell={cell} member={row.member.name} />
                  </dd>
                </div>
              ))}
          </dl>
          <RowLinks row={row} slug={slug} year={year} mayRun={mayRun} submitForm={selection.form} />
        </li>
      ))}
    </ul>
  );
}
