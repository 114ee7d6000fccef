import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { paths } from "~/paths";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import type { StatusFault } from "./actions.server";
import { CheckSteps, ExceptionSteps } from "./BackboneSteps";
import { MemberStatus, OpenQuestions, StepHistory } from "./MemberStatus";
import { SignOffForm } from "./SignOffForm";
import type { readMemberStatus } from "./status.server";

type Shown = Awaited<ReturnType<typeof readMemberStatus>> & {
  shell: Shell;
  year: number;
  member: { slug: string; name: string };
  mayRun: boolean;
  mayEnter: boolean;
  /** May see the other members as well. */
  seesOthers: boolean;
};

/** What one member is asked for, what it has sent, and what can be done now. */
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
  const { slug } = shell;
  const closed = record.state === "closed";
  const mayChange = !closed || shown.openUntil !== null;
  const unsigned =
    row && (row.changed > 0 || row.request.state === "asked" || row.request.state === "returned");
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          shown.seesOthers ? (
            <Link to={paths.status(slug, { year })}>Back to all members of {year}</Link>
          ) : (
            shell.name
          )
        }
        title={shown.seesOthers ? `${member.name}, ${year}` : `What is asked of you for ${year}`}
        lead={shown.seesOthers ? undefined : member.name}
        actions={picker}
      >
        <DataTabs shell={shell} />
        {notices}
        {closed ? (
          <Notice>
            {year} is closed: its numbers are locked
            {shown.openUntil ? ", except for this institution for now" : ""}.
          </Notice>
        ) : null}
        {row ? (
          <MemberStatus
            row={row}
            year={year}
            slug={slug}
            closed={closed}
            locale={shell.locale}
            period={shown.period}
            endsAfterDue={shown.endsAfterDue}
            mayEnter={shown.mayEnter && mayChange}
          />
        ) : (
          <EmptyState title={`Nothing is asked for ${year}`}>
            <p>
              {mayChange
                ? "You can still enter numbers; they stay drafts."
                : "Its numbers are locked and can only be read."}
            </p>
          </EmptyState>
        )}
        <OpenQuestions {...shown} year={year} slug={slug} member={member.slug} locale={shell.locale} />
        {row && unsigned && mayChange && shown.mayEnter ? (
          <Section
            title={mayRun ? `Submit for ${member.name}` : "Submit"}
            lead={
              mayRun
                ? "Usually the institution does this itself. Your name is recorded."
                : "This sends the numbers to the backbone staff under your name. You can still change them until the year is closed."
            }
          >
            <SignOffForm row={row} year={year} person={shell.personName} refused={answer} />
          </Section>
        ) : null}
        {row && mayRun && mayChange ? (
          <CheckSteps row={row} year={year} slug={slug} refused={answer} />
        ) : null}
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
