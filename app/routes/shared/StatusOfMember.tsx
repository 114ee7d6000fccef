import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CheckSteps, ExceptionSteps } from "./BackboneSteps";
import { CollaborativeShell } from "./CollaborativeShell";
import type { readMemberStatus } from "./collection.server";
import { DataTabs } from "./DataTabs";
import { MemberStatus, OpenQuestions, StepHistory } from "./MemberStatus";
import { SignOffForm } from "./SignOffForm";
import type { StatusFault } from "./status-actions.server";

type Shown = Awaited<ReturnType<typeof readMemberStatus>> & {
  shell: Shell;
  year: number;
  member: { slug: string; name: string };
  mayRun: boolean;
  mayEnter: boolean;
  /** Whoever sees other members, too. */
  mayLookAround: boolean;
};

/** What is asked of one member, what has come, and what can be done now. */
export function StatusOfMember({
  shown,
  answer,
  picker,
  notices,
}: {
  shown: Shown;
  answer: StatusFault | null;
  picker: ReactNode;
  notices: ReactNode;
}) {
  const { shell, year, member, row, record, mayRun } = shown;
  const base = `/c/${shell.slug}`;
  const closed = record.state === "closed";
  const mayChange = !closed || shown.openUntil !== null;
  const unsigned =
    row && (row.changed > 0 || row.request.state === "asked" || row.request.state === "returned");
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          shown.mayLookAround ? (
            <Link to={`${base}/data/status?year=${year}`}>Back to all members of {year}</Link>
          ) : (
            shell.name
          )
        }
        title={shown.mayLookAround ? `${member.name}, ${year}` : `What is asked of you for ${year}`}
        lead={shown.mayLookAround ? undefined : member.name}
        actions={picker}
      >
        <DataTabs shell={shell} />
        {notices}
        {closed ? (
          <Notice>
            {year} is closed: its numbers are locked
            {shown.openUntil ? ", but not for this institution yet" : ""}.
          </Notice>
        ) : null}
        {row ? (
          <MemberStatus
            {...{ row, year, base, closed }}
            locale={shell.locale}
            period={shown.period}
            endsAfterDue={shown.endsAfterDue}
            mayEnter={shown.mayEnter && mayChange}
          />
        ) : (
          <EmptyState title={`Nothing is asked for ${year}`}>
            <p>
              {mayChange
                ? "Numbers can be entered all the same; they stay drafts."
                : "Its numbers can be read, and are locked."}
            </p>
          </EmptyState>
        )}
        <OpenQuestions {...shown} {...{ year, base }} member={member.slug} locale={shell.locale} />
        {row && unsigned && mayChange && shown.mayEnter ? (
          <Section
            title={mayRun ? `Submit for ${member.name}` : "Submit"}
            lead={
              mayRun
                ? "Usually the institution does this itself. Your name is kept with it."
                : "With your name, the numbers go to the backbone staff. You can still change them until the year is closed."
            }
          >
            <SignOffForm {...{ row, year }} person={shell.personName} refused={answer} />
          </Section>
        ) : null}
        {row && mayRun && mayChange ? <CheckSteps {...{ row, year, base }} refused={answer} /> : null}
        {mayRun && closed ? (
          <ExceptionSteps
            name={member.name}
            openUntil={shown.openUntil}
            year={year}
            locale={shell.locale}
            refused={answer}
          />
        ) : null}
        <StepHistory history={shown.history} locale={shell.locale} />
      </Page>
    </CollaborativeShell>
  );
}
