import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { passes, summaryOf } from "~/domain/collection/status-rows";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listYears } from "~/records/collection/years.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { actOnStatus, type StatusFault } from "./actions.server";
import { StatusOfMember } from "./StatusOfMember";
import { StatusOfYear } from "./StatusOfYear";
import { chosenYear, filterOf, memberAt, readMemberStatus, readRows } from "./status.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Status${data.year ? ` of ${data.year}` : ""} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const shell = shellOf(visited, catalog.collaborative);
    const listed = await listYears(db);
    const year = chosenYear(args.request, listed);
    const query = new URL(args.request.url).searchParams;
    const frame = {
      shell,
      years: listed.map((record) => record.year).toReversed(),
      closed: listed.filter(({ state }) => state === "closed").map((record) => record.year),
      mayRun: may(viewer, "run years"),
      mayEnter: may(viewer, "enter data"),
      seesOthers: viewer.memberId === null,
      done: query.get("done"),
    };
    if (year === null) return { ...frame, year: null };
    const member = memberAt(args.request, visited, catalog);
    if (member) {
      const status = await readMemberStatus(visited, catalog, year, member);
      return { ...frame, year, member: { slug: member.slug, name: member.name }, ...status };
    }
    const { record, rows } = await readRows(visited, catalog, year, null);
    const filter = filterOf(query);
    const summary = summaryOf(rows);
    const shown = rows.filter((row) => passes(row, filter));
    return { ...frame, year, member: null, record, summary, filter, rows: shown, all: rows.length };
  });
}

export const action = (args: ActionFunctionArgs) => actOnStatus(args);

const DONE: Record<string, string> = {
  submit: "Submitted. The backbone staff will review the numbers and may have questions.",
  return: "Sent back. The institution sees the question on its page.",
  except: "The exception applies from now on.",
  withdraw: "The exception is withdrawn.",
};

function doneWords(done: string): string | null {
  const [, step, count] = /^(verified|submitted)-(\d+)$/.exec(done) ?? [];
  if (step) return count === "1" ? `One member is ${step}.` : `${count} members are ${step}.`;
  return own(DONE, done) ?? null;
}

export default function DataStatus() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as StatusFault | undefined;
  const { shell, year } = shown;
  const message = shown.done && !answer ? doneWords(shown.done) : null;
  const notices = (
    <>
      {answer && ["verify", "submitAll", "withdraw"].includes(answer.intent) ? (
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
      {message ? <Notice tone="success">{message}</Notice> : null}
    </>
  );
  if (year === null)
    return (
      <CollaborativeShell shell={shell}>
        <Page eyebrow={shell.name} title="Status">
          <DataTabs shell={shell} />
          <EmptyState
            title="No year is open"
            action={shown.mayRun ? { to: paths.years(shell.slug), label: "Open a year" } : undefined}
          >
            <p>
              {shown.mayRun
                ? "Open a year and choose who is asked for what, and by when. This page then shows who has sent what, what is missing, and what is late."
                : "Nothing is asked at the moment. You can still enter numbers."}
            </p>
          </EmptyState>
        </Page>
      </CollaborativeShell>
    );
  const picker = <YearPicker years={shown.years} current={year} closed={shown.closed} />;
  return shown.member ? (
    <StatusOfMember
      shown={shown}
      notices={notices}
      answer={answer ?? null}
      picker={shown.years.length > 1 ? picker : undefined}
    />
  ) : (
    <StatusOfYear shown={shown} notices={notices} picker={picker} />
  );
}
