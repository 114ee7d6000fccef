import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DateTime } from "luxon";
import type { ReactNode } from "react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { closedForBackbone } from "~/domain/collection/closed-years";
import { summaryOf, type YearSummary } from "~/domain/collection/collection";
import { readPlan } from "~/domain/collection/form";
import { own } from "~/domain/own";
import { isBlank } from "~/domain/plain-text";
import { isYear } from "~/domain/years";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import {
  closeYear,
  listYears,
  openYear,
  readYearHistory,
  release,
  reopenYear,
} from "~/records/collection/years.server";
import { readSetting } from "~/records/figures/rollup.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CloseYear, ReopenYear } from "./CloseYear";
import { ReleaseYear } from "./release/ReleaseYear";
import { releaseView } from "./release/release.server";
import { readRows } from "./status.server";
import { YearForm } from "./YearForm";
import { YearHistory, YearTable } from "./YearTable";
import type { YearFault } from "./year-fault";
import { readYearForm } from "./year-form.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Years · ${shown.shell.name}` : "Tidemark" },
];

/** All years or, with ?year=, one year to open, change, close, or reopen. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    if (viewer.memberId !== null)
      throw forbidden("The backbone staff opens and closes years. See Status for what is asked of you.");
    const { catalog, years } = await readSetting(db);
    const listed = await listYears(db);
    const all = yearsOf(years, listed);
    const query = new URL(args.request.url).searchParams;
    const shell = shellOf(visited, catalog.collaborative);
    const frame = {
      shell,
      all,
      listed,
      members: catalog.members.length,
      mayRun: may(viewer, "run years"),
      done: query.get("done"),
    };
    const wanted = query.get("year");
    if (wanted === null) return { ...frame, chosen: null };
    const year = Number(wanted);
    if (!all.includes(year)) throw notFound(`There is no year ${wanted.slice(0, 20)} to open here.`);
    const record = listed.find((entry) => entry.year === year) ?? null;
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
        release: record && frame.mayRun ? await releaseView(db, catalog, year) : null,
        form: record?.state === "closed" ? null : await readYearForm(db, catalog, year, record),
        history: await readYearHistory(db, year),
      },
    };
  });
}

/** Years with figures, years that were opened, and the current year, without gaps, newest first. */
function yearsOf(years: number[], listed: { year: number }[]): number[] {
  const now = DateTime.utc().year;
  const all = new Set([...years, ...listed.map(({ year }) => year), now]);
  for (let year = Math.min(...all); year < Math.max(...all); year++) all.add(year);
  return [...all].sort((a, b) => b - a);
}

/** Fields: `intent` (plan, release, close, reopen), `year`, and those of the intent. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const year = Number(form.get("year"));
  if (!isYear(year))
    throw new Response("What was sent names no year.", { status: 400, statusText: "No year" });
  const done = (what: string) => redirect(paths.years(args.params.collaborative ?? "", { done: what, year }));
  return visit(args, "run years", async ({ db }) => {
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
      if (!stored) return refuse(closedForBackbone(year));
      return done("opened");
    }
    if (intent === "release") {
      if (await release(db, year)) return done("released");
      return refuse(`${year} was never opened: its figures are shown as they are.`);
    }
    if (intent === "close") {
      if (form.get("confirm") !== "yes") return refuse("Confirm that you want to close the year as it is.");
      const outcome = await closeYear(db, catalog, year, seenIn(String(form.get("seen") ?? "")));
      if (outcome.closed) return done("closed");
      if (outcome.state === "closed") return refuse(`${year} is already closed.`);
      return refuse(
        "Something changed since you opened this page. Check what is open now, then decide again.",
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
    if (isBlank(reason)) return refuse("Give a reason; it is kept in the history.");
    if (!(await reopenYear(db, year, reason))) return refuse(`${year} is not closed.`);
    return done("reopened");
  });
}

/** What the page showed as open when the year was closed; -1, which matches nothing, for what cannot be read. */
function seenIn(text: string): YearSummary {
  const [members = -1, missing = -1, unverified = -1, inQuestion = -1] = text.split(" ").map(Number);
  return { members, missing, unverified, inQuestion, submitted: 0, verified: 0, late: 0 };
}

const DONE: Record<string, (year: string) => string> = {
  opened: (year) => `${year} is open, and your choices are saved.`,
  released: (year) => `The figures of ${year} are released: members see them as they are now.`,
  closed: (year) => `${year} is closed. Its numbers are locked.`,
  reopened: (year) => `${year} is open again. The reason is kept in the history.`,
};

export default function DataYears() {
  const shown = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as YearFault | undefined) ?? null;
  const { shell, chosen, mayRun } = shown;
  const message = chosen && !refused ? own(DONE, shown.done)?.(String(chosen.year)) : null;
  const notices = (
    <>
      {refused?.fault && refused.intent !== "reopen" ? (
        <Announced of={refused}>
          <Notice tone="error">{refused.fault}</Notice>
        </Announced>
      ) : null}
      {message ? <Notice tone="success">{message}</Notice> : null}
    </>
  );
  if (chosen) return <ChosenYear shown={shown} chosen={chosen} refused={refused} notices={notices} />;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Years"
        lead="Open a year to ask members for their numbers, and close it once they are verified. Its numbers are then locked."
      >
        <DataTabs shell={shell} />
        {notices}
        {shown.members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>A year asks members for their numbers. Add the first institution, then come back.</p>
          </EmptyState>
        ) : (
          <Section title="All years">
            <YearTable
              slug={shell.slug}
              mayRun={mayRun}
              all={shown.all}
              listed={shown.listed}
              locale={shell.locale}
            />
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

/** One year, to open, change, close, or reopen. */
function ChosenYear({
  shown,
  chosen,
  refused,
  notices,
}: {
  shown: Shown;
  chosen: NonNullable<Shown["chosen"]>;
  refused: YearFault | null;
  notices: ReactNode;
}) {
  const { shell, mayRun } = shown;
  const { year, record, form } = chosen;
  const closed = record?.state === "closed";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.years(shell.slug)}>Back to all years</Link>}
        title={record ? `${year} is ${record.state}` : `Open ${year}`}
        lead={
          closed
            ? "Its numbers are locked. They can be read, but not changed until the year is reopened."
            : record
              ? "Who is asked for what, and by when. Changes here do not affect numbers that were entered."
              : "Choose who is asked for what, and by when. Each institution then sees on one page what is still missing."
        }
      >
        <DataTabs shell={shell} />
        {notices}
        {form && shown.members > 0 ? (
          <YearForm
            key={`${year} ${record?.changedAt}`}
            form={form}
            year={year}
            refused={refused}
            mayRun={mayRun}
            opened={record !== null}
            locale={shell.locale}
          />
        ) : null}
        {record && chosen.release ? (
          <ReleaseYear year={year} open={!closed} release={chosen.release} writing={shell} />
        ) : null}
        {mayRun && !closed ? (
          <CloseYear
            year={year}
            slug={shell.slug}
            refused={refused}
            opened={record !== null}
            summary={chosen.summary}
            open={chosen.open}
          />
        ) : null}
        {mayRun && closed ? <ReopenYear year={year} slug={shell.slug} refused={refused} /> : null}
        <YearHistory history={chosen.history} locale={shell.locale} />
      </Page>
    </CollaborativeShell>
  );
}
