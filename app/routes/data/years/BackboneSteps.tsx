import { Form } from "@remix-run/react";
import type { StatusRow } from "~/domain/collection/status-rows";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Section } from "~/ui/layout/Page";
import type { StatusFault } from "./actions.server";

/** What the backbone staff does about a member's numbers: remind, verify, or send back. */
export function CheckSteps({
  row,
  year,
  slug,
  refused,
}: {
  row: StatusRow;
  year: number;
  /** Slug of the collaborative. */
  slug: string;
  refused: StatusFault | null;
}) {
  const { request, notVerified } = row;
  const sent = request.state === "submitted" || request.state === "verified";
  if (!sent)
    return (
      <Section title="Remind">
        <p className="mb-4 max-w-[46rem] text-ink-soft">
          {row.member.name} has not submitted {year} yet.
        </p>
        <LinkButton kind="secondary" to={paths.reminders(slug, { year })}>
          Send a reminder
        </LinkButton>
      </Section>
    );
  return (
    <Section title="Review">
      <div className="grid gap-10 lg:grid-cols-2">
        <Form method="post" className="grid content-start gap-3">
          <Hidden intent="verify" year={year} />
          <input type="hidden" name="member" value={row.member.slug} />
          <p className="text-ink-soft">
            {notVerified ??
              "Verified numbers change only with a reason. The member sees that you verified them."}
          </p>
          <p>
            <Button disabled={notVerified !== null}>Verify {year}</Button>
          </p>
        </Form>
        <Form method="post" id="return" className="grid content-start gap-3">
          <Hidden intent="return" year={year} />
          <TextField
            label="Question"
            name="question"
            hint={`${row.member.name} sees it on its page. Its numbers become drafts again until it answers.`}
            rows={3}
            maxLength={2000}
            error={refused?.intent === "return" ? refused.fault : null}
            defaultValue={refused?.typed.question}
          />
          <p>
            <Button kind="secondary">Send back with this question</Button>
          </p>
        </Form>
      </div>
    </Section>
  );
}

/** Lets one member change its values of a closed year for a while. */
export function ExceptionSteps({
  name,
  openUntil,
  year,
  locale,
  refused,
}: {
  name: string;
  openUntil: string | null;
  year: number;
  locale: string;
  refused: StatusFault | null;
}) {
  const fault = refused?.intent === "except" ? refused.fault : null;
  const aboutDay = fault?.includes("day") ?? false;
  return (
    <Section
      title="Exception"
      lead={`${year} is closed. You can let ${name} change its numbers for a few days.`}
    >
      {openUntil ? (
        <Form method="post" className="grid gap-3">
          <Hidden intent="withdraw" year={year} />
          <p>
            {name} may change its numbers of {year} until{" "}
            <strong>
              <ChangedAt at={openUntil} locale={locale} />
            </strong>
            .
          </p>
          <p>
            <Button kind="secondary">Withdraw the exception</Button>
          </p>
        </Form>
      ) : (
        <Form method="post" className="grid max-w-[34rem] gap-4">
          <Hidden intent="except" year={year} />
          <Field
            type="date"
            label="Last day"
            name="until"
            hint="The exception ends after that day, at midnight UTC."
            error={aboutDay ? fault : null}
            defaultValue={refused?.typed.until}
          />
          <TextField
            label="Why"
            name="reason"
            rows={2}
            maxLength={2000}
            error={aboutDay ? null : fault}
            defaultValue={refused?.typed.reason}
          />
          <p>
            <Button kind="secondary">Let {name} change its numbers</Button>
          </p>
        </Form>
      )}
    </Section>
  );
}

function Hidden({ intent, year }: { intent: string; year: number }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="year" value={year} />
    </>
  );
}
