import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { passes, STATUS_FILTERS, type StatusFilter, summaryOf } from "~/domain/collection";
import { readCatalog } from "~/records/catalog.server";
import { listYears } from "~/records/years.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { CheckSteps, ExceptionSteps } from "./shared/BackboneSteps";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { chosenYear, filterOf, memberAt, readMemberStatus, readRows } from "./shared/collection.server";
import { DataTabs } from "./shared/DataTabs";
import { choices, ListFilters } from "./shared/ListFilters";
import { MemberStatus, OpenQuestions, StepHistory } from "./shared/MemberStatus";
import { SignOffForm } from "./shared/SignOffForm";
import { StatusMatrix } from "./shared/StatusMatrix";
import { actOnStatus, type StatusFault } from "./shared/status-actions.server";
import { yearSentence } from "./shared/year-words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Status${data.year ? ` of ${data.year}` : ""} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const shell = shellOf(visited, catalog.collaborative);
    const listed = await listYears(db);
    const year = chosenYear(doorway.request, listed);
    const query = new URL(doorway.request.url).searchParams;
    const frame = {
      shell,
      years: listed.map((one) => one.year).toReversed(),
      closed: listed.filter(({ state }) => state === "closed").map((one) => one.year),
      mayRun: may(viewer, "run years"),
      mayEnter: may(viewer, "enter data"),
      mayLookAround: viewer.memberId === null,
      done: query.get("done"),
    };
    if (year === null) return { ...frame, year: null };
    const member = memberAt(doorway.request, visited, catalog);
    if (member) {
      const found = await readMemberStatus(visited, catalog, year, member);
      return { ...frame, year, member: { slug: member.slug, name: member.name }, ...found };
    }
    const { record, rows } = await readRows(visited, catalog, year, null);
    const filter = filterOf(query);
    const summary = summaryOf(rows);
    const shown = rows.filter((row) => passes(row, filter));
    return { ...frame, year, member: null, record, summary, filter, rows: shown, all: rows.length };
  });
}

export const action = (doorway: ActionFunctionArgs) => actOnStatus(doorway);

const DONE: Record<string, string> = {
  submit: "Submitted. The backbone staff looks it through and may ask about it.",
  return: "Sent back. The question stands on the institution’s page.",
  except: "The exception holds from now on.",
  withdraw: "The exception is withdrawn.",
};

function doneWords(done: string): string | null {
  const [, count] = /^verified-(\d+)$/.exec(done) ?? [];
  if (count) return count === "1" ? "One member is verified." : `${count} members are verified.`;
  return DONE[done] ?? null;
}

export default function DataStatus() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as StatusFault | undefined;
  const { shell, year } = shown;
  const base = `/c/${shell.slug}`;
  const told = shown.done && !answer ? doneWords(shown.done) : null;
  const notices = (
    <>
      {answer && (answer.intent === "verify" || answer.intent === "withdraw") ? (
        <Announced of={answer}>
          <Notice tone={answer.skipped?.length ? "warning" : "error"} title={answer.fault}>
            {answer.skipped?.map(({ name, why }) => (
              <p key={name}>
                {name}: {why}
              </p>
            ))}
          </Notice>
        </Announced>
      ) : null}
      {told ? <Notice tone="success">{told}</Notice> : null}
    </>
  );
  if (year === null)
    return (
      <CollaborativeShell shell={shell}>
        <Page eyebrow={shell.name} title="Status">
          <DataTabs shell={shell} />
          <EmptyState
            title="No year is open"
            {...(shown.mayRun && { action: { to: `${base}/data/years`, label: "Open a year" } })}
          >
            <p>
              {shown.mayRun
                ? "Open a year: choose who is asked for what, and by when. This page then shows who has sent what, what is missing and what is late."
                : "Nothing is asked at the moment. Numbers can be entered all the same."}
            </p>
          </EmptyState>
        </Page>
      </CollaborativeShell>
    );
  const picker = <YearPicker years={shown.years} current={year} closed={shown.closed} />;
  if (shown.member) {
    const { member, row, record, mayRun } = shown;
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
          actions={shown.years.length > 1 ? picker : undefined}
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
              <SignOffForm {...{ row, year }} person={shell.personName} refused={answer ?? null} />
            </Section>
          ) : null}
          {row && mayRun && mayChange ? (
            <CheckSteps {...{ row, year, base }} refused={answer ?? null} />
          ) : null}
          {mayRun && closed ? (
            <ExceptionSteps
              name={member.name}
              openUntil={shown.openUntil}
              year={year}
              locale={shell.locale}
              refused={answer ?? null}
            />
          ) : null}
          <StepHistory history={shown.history} locale={shell.locale} />
        </Page>
      </CollaborativeShell>
    );
  }
  const { rows, summary, filter, record } = shown;
  const here = `${base}/data/status?year=${year}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={shell.name}
        title={`Status of ${year}`}
        lead={yearSentence(record, summary, shell)}
        actions={picker}
      >
        <DataTabs shell={shell} />
        {notices}
        <div className="-mt-4 flex flex-wrap items-end justify-between gap-4">
          <ListFilters
            year={year}
            everything={here}
            filters={[
              {
                name: "show",
                label: "Show",
                value: filter ?? "",
                all: `All members (${shown.all})`,
                options: choices(STATUS_FILTERS),
              },
            ]}
          />
          <LinkButton
            kind="secondary"
            to={`${base}/data/status.csv?year=${year}${filter ? `&show=${filter}` : ""}`}
            reloadDocument
          >
            Download who owes what
          </LinkButton>
        </div>
        {shown.all === 0 ? (
          <EmptyState
            title={`Nobody was asked for ${year}`}
            {...(shown.mayRun &&
              record.state === "open" && {
                action: { to: `${base}/data/years?year=${year}`, label: "Choose who is asked for what" },
              })}
          >
            <p>
              {record.state === "closed"
                ? "The year was closed without having been opened: its numbers are locked."
                : "Choose members and strategies, and they appear here."}
            </p>
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={nobody(filter)}>
            <p>
              <Link to={here}>Show all members</Link>
            </p>
          </EmptyState>
        ) : (
          <StatusMatrix {...{ rows, year, base }} locale={shell.locale} mayRun={shown.mayRun} />
        )}
      </Page>
    </CollaborativeShell>
  );
}

function nobody(filter: StatusFilter | null): string {
  if (filter === "missing") return "Nothing is missing";
  if (filter === "late") return "Nobody is late";
  if (filter === "question") return "Nothing is in question";
  return "Nothing waits to be verified";
}
