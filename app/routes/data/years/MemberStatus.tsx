import { Link } from "@remix-run/react";
import type { StatusRow } from "~/domain/collection/status-rows";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { StatusWord } from "~/ui/figures/StatusWord";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { changedWords } from "./StatusParts";
import { StrategyProgress, WorkbookOffer } from "./StrategyProgress";

export interface MemberStatusProps {
  row: StatusRow;
  year: number;
  /** Slug of the collaborative. */
  slug: string;
  locale: string;
  /** The months that the year covers for this member. */
  period: string;
  /** ISO date on which its fiscal year ends, if the numbers are due before that. */
  endsAfterDue: string | null;
  closed: boolean;
  mayEnter: boolean;
}

/** What one member is asked for, its progress, and links to continue. */
export function MemberStatus(props: MemberStatusProps) {
  const { row, year, slug, locale, closed, mayEnter } = props;
  const member = row.member.slug;
  return (
    <>
      {row.request.state === "returned" ? (
        <Notice tone="warning" title="Sent back with a question">
          <p className="whitespace-pre-line">{row.request.question}</p>
        </Notice>
      ) : null}
      {row.changed > 0 ? (
        <Notice tone="warning" title={changedWords(row.changed, row.changedBy)}>
          <p>They are drafts until the year is submitted again. Nothing is late.</p>
        </Notice>
      ) : null}
      <RequestFacts {...props} />
      {props.endsAfterDue && !closed ? (
        <Notice>
          The numbers are due before the fiscal year ends on {formatDate(props.endsAfterDue, { locale })}. Ask
          the backbone staff for a later date if you cannot know them by then.
        </Notice>
      ) : null}
      <Section
        title={`${row.answered} of ${row.asked} numbers entered`}
        lead="A number also counts as answered if you say why it is unavailable or that it does not apply."
      >
        <ul className="grid gap-x-12 gap-y-8 md:grid-cols-3">
          {row.cells
            .filter(({ state }) => state !== "not_asked")
            .map((cell) => (
              <StrategyProgress
                key={cell.strategy}
                cell={cell}
                member={member}
                year={year}
                slug={slug}
                mayEnter={mayEnter}
              />
            ))}
        </ul>
        {mayEnter && !closed ? <WorkbookOffer member={member} year={year} slug={slug} /> : null}
      </Section>
    </>
  );
}

function RequestFacts({ row, locale, closed, period }: MemberStatusProps) {
  return (
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
        <dd className="mt-0.5 text-lg">{period}</dd>
      </div>
    </dl>
  );
}

interface OpenQuestionsProps {
  questions: { id: string; code: string; label: string; text: string; author: string; at: string }[];
  member: string;
  year: number;
  slug: string;
  locale: string;
}

/** Questions about single values, each linked to the page where it is answered. */
export function OpenQuestions({ questions, member, year, slug, locale }: OpenQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <Section title="Questions about single numbers">
      <ul className="grid gap-5">
        {questions.map(({ id, code, label, text, author, at }) => (
          <li key={id} className="max-w-[46rem]">
            <p className="font-semibold">
              <Link to={paths.value(slug, { member, measure: code, year })}>{label}</Link>
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

/** Who submitted, verified, or returned what, newest first. */
export function StepHistory({ history, locale }: { history: Step[]; locale: string }) {
  if (history.length === 0) return null;
  return (
    <Section title="History">
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
  return "changed its reminders";
}
