import { Form, Link } from "@remix-run/react";
import type { CellState, YearSummary } from "~/domain/collection";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { StatusWord } from "~/ui/figures/StatusWord";
import { Section } from "~/ui/layout/Page";
import { Confirm } from "./SignOffForm";
import type { YearFault } from "./year-fault";

interface OpenMember {
  slug: string;
  name: string;
  state: CellState;
  answered: number;
  asked: number;
}

/** Closing a year, after all that is open has been seen. */
export function CloseYear({
  year,
  base,
  opened,
  summary: shown,
  open,
  refused,
}: {
  year: number;
  base: string;
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
      lead="From then on nobody changes a number of it, on screen, by file or by program, until it is opened again."
    >
      {opened && !settled ? (
        <div className="mb-6 grid gap-4">
          <p className="font-semibold">Still open:</p>
          <ul className="-mt-2 grid gap-1 sm:flex sm:flex-wrap sm:gap-x-8">
            <Open count={missing} to={`${base}/data/status?year=${year}&show=missing`}>
              {missing === 1 ? "number is missing" : "numbers are missing"}
            </Open>
            <Open count={unverified} to={`${base}/data/status?year=${year}`}>
              of {members} {members === 1 ? "institution is" : "institutions are"} not verified
            </Open>
            <Open count={inQuestion} to={`${base}/data/status?year=${year}&show=question`}>
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
                  <Link to={`${base}/data/status?year=${year}&member=${member.slug}`}>{member.name}</Link>
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
            ? `Close ${year} without asking anybody.`
            : settled
              ? `Everything is verified: close ${year}.`
              : `Close ${year} as it is, with what is still open.`}
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

/** A closed year, opened again for everybody, or for one member only. */
export function ReopenYear({
  year,
  base,
  refused,
}: {
  year: number;
  base: string;
  refused: YearFault | null;
}) {
  return (
    <Section
      title={`Reopen ${year}`}
      lead="For everybody. Verified numbers stay verified, and change only with a reason."
    >
      <Form method="post" className="grid max-w-[34rem] gap-4">
        <input type="hidden" name="intent" value="reopen" />
        <input type="hidden" name="year" value={year} />
        <TextField
          label="Why"
          name="reason"
          hint="It stays in the history."
          rows={3}
          maxLength={2000}
          error={refused?.intent === "reopen" ? refused.fault : null}
        />
        <p>
          <Button kind="secondary">Reopen {year}</Button>
        </p>
      </Form>
      <p className="mt-6 text-ink-soft">
        To let one institution alone correct its numbers, choose it{" "}
        <Link to={`${base}/data/status?year=${year}`}>in the status of {year}</Link>.
      </p>
    </Section>
  );
}
