import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { passes, summaryOf } from "~/domain/collection";
import { readCatalog } from "~/records/catalog.server";
import { listYears } from "~/records/years.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { chosenYear, filterOf, memberAt, readMemberStatus, readRows } from "./shared/collection.server";
import { DataTabs } from "./shared/DataTabs";
import { StatusOfMember } from "./shared/StatusOfMember";
import { StatusOfYear } from "./shared/StatusOfYear";
import { actOnStatus, type StatusFault } from "./shared/status-actions.server";

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
  return shown.member ? (
    <StatusOfMember
      {...{ shown, notices }}
      answer={answer ?? null}
      picker={shown.years.length > 1 ? picker : undefined}
    />
  ) : (
    <StatusOfYear {...{ shown, notices, picker }} />
  );
}
