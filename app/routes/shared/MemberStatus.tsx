import { Link } from "@remix-run/react";
import type { StatusRow } from "~/domain/collection";
import { STRATEGY_NAMES } from "~/domain/types";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { StrategyLabel } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { changedWords, ProgressBar } from "./StatusParts";

export interface MemberStatusProps {
  row: StatusRow;
  year: number;
  base: string;
  locale: string;
  /** The months that the year covers for this member. */
  period: string;
  /** ISO; its fiscal year ends only then, and the numbers are due before. */
  endsAfterDue: string | null;
  closed: boolean;
  mayEnter: boolean;
}

/** What is asked of one member, how far it is, and where to go on. */
export function MemberStatus(props: MemberStatusProps) {
  const { row, year, base, locale, closed, mayEnter } = props;
  const grid = `${base}/data?member=${row.member.slug}&year=${year}`;
  return (
    <>
      {row.request.state === "returned" ? (
        <Notice tone="warning" title="Sent back with a question">
          <p className="whitespace-pre-line">{row.request.question}</p>
        </Notice>
      ) : null}
      {row.changed > 0 ? (
        <Notice tone="warning" title={changedWords(row.changed)}>
          <p>They count as drafts until the year is submitted again.</p>
        </Notice>
      ) : null}
      <dl className="grid gap-x-12 gap-y-5 sm:grid-cols-3">
        <div>
          <dt className="text-ink-soft text-sm">State</dt>
          <dd className="mt-0.5 text-lg">
            <StatusWord status={closed ? "locked" : row.state} />
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft text-sm">{row.late ? "Was due" : "Due"}</dt>
          <dd className={`mt-0.5 font-semibold text-lg ${row.late ? "text-bad" : ""}`}>
            {row.dueOn ? formatDate(row.dueOn, { locale }) : "No due date"}
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft text-sm">Period</dt>
          <dd className="mt-0.5 text-lg">{props.period}</dd>
        </div>
      </dl>
      {props.endsAfterDue && !closed ? (
        <Notice>
          The numbers are due before the fiscal year ends on {formatDate(props.endsAfterDue, { locale })}: ask
          the backbone staff for a later date if they cannot be known by then.
        </Notice>
      ) : null}
      <Section
        title={`${row.answered} of ${row.asked} numbers are there`}
        lead="A reason why a number is unavailable, or that it does not concern the institution, is an answer, too."
      >
        <ul className="grid gap-x-12 gap-y-8 md:grid-cols-3">
          {row.cells
            .filter(({ state }) => state !== "not_asked")
            .map((cell) => (
              <li key={cell.strategy} className="grid content-start justify-items-start gap-2">
                <StrategyLabel strategy={cell.strategy}>{STRATEGY_NAMES[cell.strategy]}</StrategyLabel>
                <p className="flex flex-wrap gap-x-3">
                  <StatusWord status={cell.state} />
                  <span className="tabular text-ink-soft">
                    {cell.answered} of {cell.asked}
                  </span>
                </p>
                <ProgressBar done={cell.answered} of={cell.asked} />
                {cell.missing.length > 0 ? (
                  <>
                    <p className="mt-1 font-semibold text-sm">Missing</p>
                    <ul className="-mt-1 list-disc ps-5 text-ink-soft text-sm">
                      {cell.missing.map(({ code, label }) => (
                        <li key={code}>{label}</li>
                      ))}
                    </ul>
                    {mayEnter ? (
                      <LinkButton
                        kind={cell.answered === 0 ? "primary" : "secondary"}
                        to={`${grid}&strategy=${cell.strategy}&only=missing`}
                        className="mt-1"
                      >
                        Enter what is missing
                      </LinkButton>
                    ) : null}
                  </>
                ) : null}
                <Link
                  to={`${grid}&strategy=${cell.strategy}`}
                  className="inline-flex min-h-6 items-center text-sm"
                >
                  {mayEnter ? "All its numbers" : "Its numbers"}
                  <span className="sr-only"> in {STRATEGY_NAMES[cell.strategy]}</span>
                </Link>
              </li>
            ))}
        </ul>
        {mayEnter && !closed ? (
          <div className="no-print mt-10 flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t pt-5">
            <p className="max-w-[34rem]">
              Rather in a workbook? It holds what is asked, last year’s figures and what is there so far. Fill
              it in and send the same file back: you see what would change before anything is stored.
            </p>
            <div className="flex flex-wrap gap-3">
              <LinkButton
                kind="secondary"
                to={`${base}/data/template.xlsx?year=${year}&member=${row.member.slug}`}
                reloadDocument
              >
                Download the workbook
              </LinkButton>
              <LinkButton kind="secondary" to={`${base}/data/import`}>
                Send it back
              </LinkButton>
            </div>
          </div>
        ) : null}
      </Section>
    </>
  );
}

export interface Questions {
  questions: { id: string; code: string; label: string; text: string; author: string; at: string }[];
  member: string;
  year: number;
  base: string;
  locale: string;
}

/** Questions about single values; each is answered on the value's own page. */
export function OpenQuestions({ questions, member, year, base, locale }: Questions) {
  if (questions.length === 0) return null;
  return (
    <Section title="Questions about single numbers">
      <ul className="grid gap-5">
        {questions.map(({ id, code, label, text, author, at }) => (
          <li key={id} className="max-w-[46rem]">
            <p className="font-semibold">
              <Link to={`${base}/data/value?member=${member}&measure=${code}&year=${year}`}>{label}</Link>
            </p>
            <p className="whitespace-pre-line">{text}</p>
            <p className="text-ink-soft text-sm">
              {author}, <ChangedAt at={at} locale={locale} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Step {
  id: string;
  at: string;
  actor: string;
  reason: string | null;
  after: Record<string, unknown> | null;
}

/** Who sent, verified or sent back what, the newest first. */
export function StepHistory({ history, locale }: { history: Step[]; locale: string }) {
  if (history.length === 0) return null;
  return (
    <Section title="What has happened so far">
      <ol className="grid gap-4">
        {history.map((step) => (
          <li key={step.id} className="max-w-[46rem]">
            <p>
              <span className="font-semibold">{step.actor}</span> {stepWords(step.after)}{" "}
              <span className="text-ink-soft">
                <ChangedAt at={step.at} locale={locale} />
              </span>
            </p>
            {[step.after?.question, step.after?.statement, step.reason]
              .filter((text) => typeof text === "string")
              .map((text) => (
                <p key={text} className="whitespace-pre-line border-line border-s-2 ps-3 text-ink-soft">
                  {text}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stepWords(after: Step["after"]): string {
  const missing = Array.isArray(after?.missing) ? after.missing.length : 0;
  if (after?.state === "submitted")
    return missing > 0 ? `submitted the year with ${missing} missing` : "submitted the year";
  if (after?.state === "verified") return "verified it";
  if (after?.state === "returned") return "sent it back with a question";
  if (typeof after?.openUntil === "string") return "allowed changes for a while";
  if (after && "openUntil" in after) return "withdrew the exception";
  return "changed whether it is reminded";
}
