import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ListedYear } from "~/records/collection/years.server";
import { formatDate } from "~/ui/figures/dates";
import { StatusWord } from "~/ui/figures/StatusWord";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Section } from "~/ui/layout/Page";

/** Every year with its state in words and links to what can be done with it. */
export function YearTable({
  all,
  listed,
  slug,
  mayRun,
  locale,
}: {
  all: number[];
  listed: ListedYear[];
  /** Slug of the collaborative. */
  slug: string;
  mayRun: boolean;
  locale: string;
}) {
  const records = new Map(listed.map((record) => [record.year, record]));
  return (
    <ul className="grid">
      {all.map((year) => {
        const record = records.get(year);
        return (
          <li
            key={year}
            className="grid items-baseline gap-x-8 gap-y-1 border-line border-b py-3.5 first:pt-0 sm:grid-cols-[4rem_8rem_1fr_auto]"
          >
            <h3 className="tabular font-semibold text-xl">{year}</h3>
            <p>
              <StatusWord status={record?.state ?? "not_opened"} />
            </p>
            <p className="text-ink-soft">
              {record ? words(record, locale) : "Not opened. Numbers can be entered."}
            </p>
            <p className="flex flex-wrap gap-x-5">
              {record && record.members > 0 ? (
                <Link to={paths.status(slug, { year })} className="inline-flex min-h-8 items-center">
                  Status<span className="sr-only"> of {year}</span>
                </Link>
              ) : null}
              {mayRun || record?.state === "open" ? (
                <Link to={paths.years(slug, { year })} className="inline-flex min-h-8 items-center">
                  {next(record, mayRun)}
                  <span className="sr-only"> {year}</span>
                </Link>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function next(record: ListedYear | undefined, mayRun: boolean): string {
  if (!mayRun) return "Who is asked";
  if (!record) return "Open or close";
  return record.state === "open" ? "Change or close" : "Reopen";
}

function words({ state, members, submitted, verified, dueOn }: ListedYear, locale: string): string {
  if (members === 0) return state === "closed" ? "Its numbers are locked." : "Nobody is asked yet.";
  if (state === "closed") return `${verified} of ${members} institutions verified; its numbers are locked.`;
  const due = dueOn ? `, due ${formatDate(dueOn, { locale })}` : "";
  return `${submitted} of ${members} institutions have submitted, ${verified} are verified${due}.`;
}

interface Step {
  id: string;
  at: string;
  actor: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** Who opened, changed, closed, or reopened the year, newest first. */
export function YearHistory({ history, locale }: { history: Step[]; locale: string }) {
  if (history.length === 0) return null;
  return (
    <Section title="History">
      <ol className="grid gap-3">
        {history.map((step) => (
          <li key={step.id} className="max-w-[46rem]">
            <p>
              <span className="font-semibold">{step.actor}</span> {stepWords(step)}{" "}
              <span className="text-ink-soft">
                <ChangedAt at={step.at} locale={locale} />
              </span>
            </p>
            {step.reason ? (
              <p className="whitespace-pre-line border-line border-s-2 ps-3 text-ink-soft">{step.reason}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stepWords({ before, after }: Step): string {
  if (after?.released === true) return "released the figures";
  if (after?.state === "closed") {
    const missing = Number(after.missing ?? 0);
    const unverified = Number(after.unverified ?? 0);
    const open = [
      missing > 0 ? `${missing} numbers missing` : "",
      unverified > 0 ? `${unverified} institutions not verified` : "",
    ].filter(Boolean);
    return open.length > 0 ? `closed the year, with ${open.join(" and ")}` : "closed the year";
  }
  if (before?.state === "closed") return "reopened the year";
  return before ? "changed what is asked" : "opened the year";
}
