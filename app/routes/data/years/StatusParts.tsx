import { Link } from "@remix-run/react";
import type { StatusCell, StatusRow } from "~/domain/collection/status-rows";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { enumerated } from "~/ui/figures/metrics/sentences";
import { StatusWord } from "~/ui/figures/StatusWord";
import { ChangedAt } from "~/ui/grid/ChangedAt";

/** A progress bar, hidden from screen readers because the text beside it says the same. */
export function ProgressBar({ done, of }: { done: number; of: number }) {
  return (
    <span aria-hidden="true" className="print-color block h-1.5 w-full max-w-32 rounded-full bg-line">
      <span
        className={`block h-full rounded-full ${done === of ? "bg-good" : "bg-ink-soft"}`}
        style={{ width: `${of === 0 ? 0 : Math.round((done / of) * 100)}%` }}
      />
    </span>
  );
}

/** The status of one strategy of one member: state, progress, and a list of what is missing. */
export function CellStatus({ cell, member }: { cell: StatusCell; member: string }) {
  if (cell.state === "not_asked") return <StatusWord status="not_asked" />;
  const { missing, questions } = cell;
  return (
    <div className="grid content-start justify-items-start gap-1">
      <StatusWord status={cell.state} />
      <span className="tabular text-ink-soft text-sm">
        {cell.answered} of {cell.asked}
        {questions > 0 ? `, ${questions} ${questions === 1 ? "question" : "questions"}` : null}
      </span>
      <ProgressBar done={cell.answered} of={cell.asked} />
      {missing.length > 0 ? (
        <details className="folded text-sm">
          <summary aria-label={`${missing.length} missing, ${member}, ${STRATEGY_NAMES[cell.strategy]}`}>
            {missing.length} missing
          </summary>
          <ul className="mt-1 grid max-w-60 gap-0.5 whitespace-normal text-ink-soft">
            {missing.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** "Due Mar 1, 2026", or "Was due" if late. */
export function DueWords({ row, locale }: { row: Pick<StatusRow, "dueOn" | "late">; locale: string }) {
  if (row.dueOn === null) return <>No due date</>;
  return (
    <span className={row.late ? "font-semibold text-bad" : undefined}>
      {row.late ? "Was due " : "Due "}
      {formatDate(row.dueOn, { locale })}
    </span>
  );
}

/** Notes on the whole row: who signed, what changed since, and how long an exception lasts. */
export function RowNotes({ row, locale }: { row: StatusRow; locale: string }) {
  const { request, changed, changedBy } = row;
  return (
    <>
      {request.state === "submitted" && request.submittedBy ? (
        <p>
          Submitted by {request.submittedBy}{" "}
          {request.submittedAt ? <ChangedAt at={request.submittedAt} locale={locale} /> : null}
        </p>
      ) : null}
      {request.state === "verified" && request.verifiedBy ? <p>Verified by {request.verifiedBy}</p> : null}
      {request.state === "returned" ? <p>Sent back: “{request.question}”</p> : null}
      {changed > 0 ? <p className="font-semibold text-warn">{changedWords(changed, changedBy)}</p> : null}
      {row.withoutAgreement ? (
        <p className="font-semibold text-warn">Asked for numbers without a data-sharing agreement in force</p>
      ) : null}
      {request.openUntil ? (
        <p className="font-semibold text-warn">
          May change values until <ChangedAt at={request.openUntil} locale={locale} />
        </p>
      ) : null}
    </>
  );
}

/** "2 values changed since submitted, by Ana Ruiz". */
export function changedWords(changed: number, by: string[]): string {
  const who = by.length > 0 ? `, by ${enumerated(by)}` : "";
  return `${changed} ${changed === 1 ? "value" : "values"} changed since submitted${who}`;
}

/** Links of a member's row: the grid, and the page with all steps. */
export function RowLinks({
  row,
  slug: collaborative,
  year,
  mayRun,
  submitForm,
}: {
  row: StatusRow;
  /** Slug of the collaborative. */
  slug: string;
  year: number;
  mayRun: boolean;
  /** The id of the form that submits for members. */
  submitForm: string;
}) {
  const { slug, name } = row.member;
  const details = paths.status(collaborative, { year, member: slug });
  const link = "inline-flex min-h-6 items-center";
  return (
    <div className="no-print flex flex-wrap gap-x-3 gap-y-1 text-sm lg:min-w-52">
      <Link
        to={paths.entry(collaborative, { member: slug, year })}
        className={link}
        aria-label={`Numbers of ${name}`}
      >
        Numbers
      </Link>
      {mayRun && row.changed > 0 ? (
        <button
          type="submit"
          form={submitForm}
          name="only"
          value={slug}
          className={`${link} font-semibold text-link underline underline-offset-4`}
          aria-label={`Submit the changes of ${name}`}
        >
          Submit the changes
        </button>
      ) : null}
      {mayRun && row.request.state !== "asked" && row.request.state !== "returned" ? (
        <Link to={`${details}#return`} className={link} aria-label={`Send back to ${name}`}>
          Send back
        </Link>
      ) : null}
      {mayRun && (row.request.state === "asked" || row.request.state === "returned") ? (
        <Link to={paths.reminders(collaborative, { year })} className={link} aria-label={`Remind ${name}`}>
          Remind
        </Link>
      ) : null}
      <Link to={details} className={link} aria-label={`Details of ${name}`}>
        Details
      </Link>
    </div>
  );
}
