import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DateTime } from "luxon";
import { formOf } from "~/access/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { summaryOf, type YearSummary } from "~/domain/collection";
import { readPlan } from "~/domain/collection-form";
import { isYear } from "~/domain/years";
import { readCatalog } from "~/records/catalog.server";
import { readSetting } from "~/records/rollup.server";
import { closeYear, listYears, openYear, readYearHistory, reopenYear } from "~/records/years.server";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { CloseYear, ReopenYear } from "./shared/CloseYear";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { readRows } from "./shared/collection.server";
import { DataTabs } from "./shared/DataTabs";
import { YearForm } from "./shared/YearForm";
import { YearHistory, YearTable } from "./shared/YearTable";
import type { YearFault } from "./shared/year-fault";
import { readYearForm } from "./shared/year-form.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Years · ${shown.shell.name}` : "Tidemark" },
];

/** All years; with ?year= one of them, to open, change, close or reopen. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see entries", async (visited) => {
    const { db, viewer } = visited;
    if (viewer.memberId !== null)
      throw forbidden(
        "Years are opened and closed by the backbone staff. What is asked of you stands under Status.",
      );
    const { catalog, years } = await readSetting(db);
    const listed = await listYears(db);
    const all = yearsOf(years, listed);
    const query = new URL(doorway.request.url).searchParams;
    const shell = shellOf(visited, catalog.collaborative);
    const frame = {
      shell,
      all,
      listed,
      members: catalog.members.length,
      mayRun: may(viewer, "run years"),
      done: query.get("done"),
    };
    const asked = query.get("year");
    if (asked === null) return { ...frame, chosen: null };
    const year = Number(asked);
    if (!all.includes(year)) throw notFound(`There is no year ${asked.slice(0, 20)} to open here.`);
    const record = listed.find((one) => one.year === year) ?? null;
    const rows = record ? (await readRows(visited, catalog, year, null)).rows : [];
    return {
      ...frame,
      chosen: {
        year,
        record,
        summary: summaryOf(rows),
        open: rows
          .filter(
            ({ request, changed, answered, asked: of, questions }) =>
              request.state !== "verified" || changed + questions > 0 || answered < of,
          )
          .map(({ member, state, answered, asked: of }) => ({ ...member, state, answered, asked: of })),
        form: record?.state === "closed" ? null : await readYearForm(db, catalog, year, record),
        history: await readYearHistory(db, year),
      },
    };
  });
}

/** The years of the figures, those that were opened, and this and the next, the newest first. */
function yearsOf(years: number[], listed: { year: number }[]): number[] {
  const now = DateTime.utc().year;
  const all = new Set([...years, ...listed.map(({ year }) => year), now]);
  for (let year = Math.min(...all); year < Math.max(...all); year++) all.add(year);
  return [...all].sort((a, b) => b - a);
}

/** Fields: `intent` (plan, close, reopen), `year`, and what belongs to it. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const intent = String(form.get("intent") ?? "");
  const year = Number(form.get("year"));
  if (!isYear(year))
    throw new Response("What was sent names no year.", { status: 400, statusText: "No year" });
  const list = `/c/${doorway.params.collaborative}/data/years`;
  return visit(doorway, "run years", async ({ db }) => {
    const catalog = await readCatalog(db);
    const typed = [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    const refuse = (fault: string | null, more: Partial<YearFault> = {}) =>
      data<YearFault>({ intent, fault, faults: [], typed, ...more }, { status: 422 });
    if (intent === "plan") {
      const { plan, faults } = readPlan(form, catalog.members);
      if (faults.length > 0) return refuse(null, { faults });
      const stored = await openYear(db, { year, ...plan });
      if (!stored) return refuse(`${year} is closed: reopen it first.`);
      return redirect(`${list}?done=opened&year=${year}`);
    }
    if (intent === "close") {
      if (form.get("confirm") !== "yes") return refuse("Confirm that the year is to be closed as it is.");
      const outcome = await closeYear(db, catalog, year, seenIn(String(form.get("seen") ?? "")));
      if (outcome.closed) return redirect(`${list}?done=closed&year=${year}`);
      if (outcome.state === "closed") return refuse(`${year} is closed already.`);
      return refuse(
        "Something has changed since this page was made. Look at what is open now, and decide again.",
        {
          summary: outcome.summary,
        },
      );
    }
    if (intent !== "reopen")
      throw new Response("What was sent is not a step of a year.", { status: 400, statusText: "Not a step" });
    const reason = String(form.get("reason") ?? "")
      .trim()
      .slice(0, 2000);
    if (!reason) return refuse("Say why: it stays in the history.");
    if (!(await reopenYear(db, year, reason))) return refuse(`${year} is not closed.`);
    return redirect(`${list}?done=reopened&year=${year}`);
  });
}

/** What was open on the page from which a year is closed; nothing that could be read is not what is open. */
function seenIn(text: string): YearSummary {
  const [members = -1, missing = -1, unverified = -1, inQuestion = -1] = text.split(" ").map(Number);
  return { members, missing, unverified, inQuestion, submitted: 0, verified: 0, late: 0 };
}

const DONE: Record<string, (year: string) => string> = {
  opened: (year) => `${year} is open. Who is asked for what is stored.`,
  closed: (year) => `${year} is closed: its numbers are locked.`,
  reopened: (year) => `${year} is open again. The reason stays in the history.`,
};

export default function DataYears() {
  const shown = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as YearFault | undefined) ?? null;
  const { shell, chosen, mayRun } = shown;
  const base = `/c/${shell.slug}`;
  const told = shown.done && chosen && !refused ? DONE[shown.done]?.(String(chosen.year)) : null;
  const notices = (
    <>
      {refused?.fault && refused.intent !== "reopen" ? (
        <Announced of={refused}>
          <Notice tone="error">{refused.fault}</Notice>
        </Announced>
      ) : null}
      {told ? <Notice tone="success">{told}</Notice> : null}
    </>
  );
  if (chosen) {
    const { year, record, form } = chosen;
    const closed = record?.state === "closed";
    return (
      <CollaborativeShell shell={shell}>
        <Page
          eyebrow={<Link to={`${base}/data/years`}>Back to all years</Link>}
          title={record ? `${year} is ${record.state}` : `Open ${year}`}
          lead={
            closed
              ? "Its numbers are locked on every path. They can be read, and change only once the year is open again."
              : record
                ? "Who is asked for what, and by when. What was entered stays, whatever you change here."
                : "Choose who is asked for what, and by when. Each institution then sees on one page what it still owes."
          }
        >
          <DataTabs shell={shell} />
          {notices}
          {form && shown.members > 0 ? (
            <YearForm
              key={`${year} ${record?.changedAt}`}
              {...{ form, year, refused, mayRun }}
              opened={record !== null}
              locale={shell.locale}
            />
          ) : null}
          {mayRun && !closed ? (
            <CloseYear
              {...{ year, base, refused }}
              opened={record !== null}
              summary={chosen.summary}
              open={chosen.open}
            />
          ) : null}
          {mayRun && closed ? <ReopenYear {...{ year, base, refused }} /> : null}
          <YearHistory history={chosen.history} locale={shell.locale} />
        </Page>
      </CollaborativeShell>
    );
  }
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Years"
        lead="A year is opened to ask members for their numbers, and closed once they are verified: then nothing in it changes any more."
      >
        <DataTabs shell={shell} />
        {notices}
        {shown.members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>A year asks members for their numbers. Add the first institution, then come back.</p>
          </EmptyState>
        ) : (
          <Section title="All years">
            <YearTable {...{ base, mayRun }} all={shown.all} listed={shown.listed} locale={shell.locale} />
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
