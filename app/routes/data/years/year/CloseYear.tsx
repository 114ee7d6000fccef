import { Form, Link } from "@remix-run/react";
import type { CellState } from "~/domain/collection/collection";
import type { YearSummary } from "~/domain/collection/status-rows";
import { paths } from "~/paths";
import { Confirm } from "~/routes/data/years/SignOffForm";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { StatusWord } from "~/ui/figures/StatusWord";
import { Section } from "~/ui/layout/Page";
import type { YearFault } from "./year-fault";

interface OpenMember {
  slug: string;
  name: string;
  state: CellState;
  answered: number;
  asked: number;
}

/** Closes a year, after showing everything that is still open. */
export function CloseYear({
  year,
  slug,
  opened,
  summary: shown,
  open,
  refused,
}: {
  year: number;
  /** Slug of the collaborative. */
  slug: string;
  opened: boolean;
  summary: YearSummary;
  open: OpenMember[];
  refused: YearFault | null;
}) {
  const summary = refused?.summary ?? shown;
  const { members, missing, unverified, inQuestion } = summary;
  const settled = missing + unverified + inQuestion === 0;
  return (
    <Section
      id="close"
      title={`Close ${year}`}
      lead="Its numbers can then no longer be changed, on screen, by file, or through the API, until it is reopened."
    >
      {opened && !settled ? (
        <div className="mb-6 grid gap-4">
          <p className="font-semibold">Still open:</p>
          <ul className="-mt-2 grid gap-1 sm:flex sm:flex-wrap sm:gap-x-8">
            <Open count={missing} to={paths.status(slug, { year, show: "missing" })}>
              {missing === 1 ? "number is missing" : "numbers are missing"}
            </Open>
            <Open count={unverified} to={paths.status(slug, { year })}>
              of {members} {members === 1 ? "institution is" : "institutions are"} not verified
            </Open>
            <Open count={inQuestion} to={paths.status(slug, { year, show: "question" })}>
              {inQuestion === 1 ? "institution is in question" : "institutions are in question"}
            </Open>
          </ul>
          <details className="folded">
            <summary>Which institutions</summary>
            <ul className="mt-2 grid max-w-[46rem] gap-1">
              {open.map((member) => (
                <li
                  key={member.slug}
                  className="flex flex-wrap justify-between gap-x-4 border-line border-b py-1.5"
                >
                  <Link to={paths.status(slug, { year, member: member.slug })}>{member.name}</Link>
                  <span className="flex gap-4">
                    <span className="tabular text-ink-soft">
                      {member.answered} of {member.asked}
                    </span>
                    <StatusWord status={member.state} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </div>
      ) : null}
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="seen" value={[members, missing, unverified, inQuestion].join(" ")} />
        <Confirm name="confirm">
          {!opened
            ? `Close ${year} without asking any member for numbers.`
            : settled
              ? `Everything is verified: close ${year}.`
              : `Close ${year} anyway, with what is still open.`}
        </Confirm>
        <p>
          <Button kind="secondary">Close {year}</Button>
        </p>
      </Form>
    </Section>
  );
}

function Open({ count, to, children }: { count: number; to: string; children: React.ReactNode }) {
  if (count === 0) return null;
  return (
    <li>
      <Link to={to}>
        <span className="tabular font-semibold">{count}</span> {children}
      </Link>
    </li>
  );
}

/** Reopens a closed year for everyone, or points to exceptions for one member. */
export function ReopenYear({
  year,
  slug,
  refused,
}: {
  year: number;
  /** Slug of the collaborative. */
  slug: string;
  refused: YearFault | null;
}) {
  return (
    <Section
      title={`Reopen ${year}`}
      lead="For everyone. Verified numbers stay verified and change only with a reason."
    >
      <Form method="post" className="grid max-w-[34rem] gap-4">
        <input type="hidden" name="intent" value="reopen" />
        <input type="hidden" name="year" value={year} />
        <TextField
          label="Why"
          name="reason"
          hint="It is kept in the history."
          rows={3}
          maxLength={2000}
          error={refused?.intent === "reopen" ? refused.fault : null}
        />
        <p>
          <Button kind="secondary">Reopen {year}</Button>
        </p>
      </Form>
      <p className="mt-6 text-ink-soft">
        To let a single institution correct its numbers, choose it{" "}
        <Link to={paths.status(slug, { year })}>in the status of {year}</Link>.
      </p>
    </Section>
  );
}
