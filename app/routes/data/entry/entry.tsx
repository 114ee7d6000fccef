import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { textOrNull } from "~/domain/plain-text";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { saveEntries } from "~/records/entry/entry.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { EntryGrid } from "~/ui/grid/EntryGrid";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { chosenMember } from "./chosen-member.server";
import { type EntryAddress, EntryHeading } from "./EntryHeading";
import { changedCells } from "./form";
import { readEntry } from "./read-entry.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Enter data · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", (visited) => readEntry(visited, args.request));
}

/** Saves the grid as a plain form, for browsers without JavaScript. Every cell is sent; only changed ones count. */
export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const form = await formOf(request);
  const url = new URL(request.url);
  return visit(args, "enter data", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const member = chosenMember(request, visited, catalog);
    if (!member) throw redirect(url.pathname);
    const { changes, typed } = changedCells(form);
    const reason = textOrNull(String(form.get("reason") ?? ""));
    const answer = await saveEntries(visited.db, catalog, { member, changes, reason });
    if (answer.outcome === "refused") return data({ ...answer, typed }, { status: 422 });
    url.searchParams.set("saved", "");
    // Returned rather than thrown, since throwing would roll the transaction back.
    return redirect(url.pathname + url.search);
  });
}

type Shown = Awaited<ReturnType<typeof loader>>;
type Filled = Exclude<Shown, { member: null }>;

const LINK = "inline-flex min-h-8 items-center";
const READ_ONLY = "Your role can see the numbers but not change them.";

export default function Entry() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shell, member } = shown;
  const { slug } = shell;
  /** How many numbers are entered by now; null until the grid has counted. */
  const [entered, setEntered] = useState<number | null>(null);
  if (member === null)
    return (
      <CollaborativeShell shell={shell}>
        <Page eyebrow={shell.name} title="Enter data">
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Numbers belong to institutions. Add the first member, then come back to enter its baseline.</p>
          </EmptyState>
        </Page>
      </CollaborativeShell>
    );
  const { strategy, members, asked: year, split, mayWrite } = shown;
  const kept: Record<string, string> = {
    strategy,
    ...(split && { split }),
    ...(year === null ? { years: "all" } : { year: String(year) }),
  };
  const address: EntryAddress = (to) => paths.entry(slug, { member: member.slug, ...kept, ...to });
  const last = shown.years.at(-1);
  return (
    <CollaborativeShell shell={shell}>
      <div className="frame frame-wide grid grid-cols-[minmax(0,1fr)] gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-6">
          <DataTabs shell={shell} compact />
          <p className="no-print flex flex-wrap gap-x-4 text-sm">
            {year === null && last ? (
              <Link to={address({ years: "", year: "" })} className={LINK}>
                One year
              </Link>
            ) : (
              <Link to={address({ years: "all", year: "" })} className={LINK}>
                All years
              </Link>
            )}
            <Link to={paths.observationsCsv(slug)} reloadDocument className={LINK}>
              Download all as CSV
            </Link>
          </p>
        </div>
        <EntryHeading
          strategy={strategy}
          member={member}
          members={members}
          kept={kept}
          facts={<Facts shown={shown} entered={entered} />}
          address={address}
        />
        {shown.saved && !refused ? <Notice tone="success">All changes are saved.</Notice> : null}
        {shown.only ? (
          <Notice title={`Only what is missing in ${year}`}>
            {shown.items.length === 0 ? <p>Nothing is missing here anymore.</p> : null}
            <p>
              <Link to={address({})}>All numbers</Link>
            </p>
          </Notice>
        ) : null}
        {shown.notConcerned.length > 0 ? (
          <Notice title={`${STRATEGY_NAMES[strategy]} does not concern ${member.name}`}>
            <p>
              Nothing is expected here for {shown.notConcerned.join(", and ")}. What is entered counts all the
              same.
            </p>
          </Notice>
        ) : null}
        <EntryGrid
          yearMarks={shown.yearMarks}
          lockedYears={shown.lockedYears}
          items={shown.items}
          years={shown.years}
          focusYear={year ?? undefined}
          onEntered={setEntered}
          baselineYear={shown.baselineYear}
          activeYears={shown.activeYears}
          periods={shown.periods}
          cells={shown.cells}
          warnings={shown.warnings}
          valueTo={paths.value(slug, { member: member.slug })}
          definitions={shown.definitions}
          locale={shell.locale}
          currency={shell.currency}
          readOnly={!mayWrite}
          action={address({})}
          saveTo={paths.entryCells(slug, { member: member.slug })}
          member={member}
          split={split}
          splitTo={`${address({ split: "" })}&split=`}
          ledger={paths.investments(slug, { member: member.slug })}
          errors={refused?.errors}
          typed={refused?.typed}
          conflicts={refused?.conflicts}
        />
      </div>
    </CollaborativeShell>
  );
}

/** "Jul 1, 2024 – Jun 30, 2025 · 10 of 12 entered". */
function Facts({ shown, entered }: { shown: Filled; entered: number | null }) {
  const { asked: year, items, cells, periods } = shown;
  if (year === null) return <>{shown.mayWrite ? "Every year since the baseline" : READ_ONLY}</>;
  const measures = items.filter((item) => item.kind === "measure" && !item.part);
  const codes = new Set(measures.map(({ code }) => code));
  const stored = cells.filter(
    (cell) => cell.year === year && codes.has(cell.code) && cell.state !== "missing",
  );
  return (
    <>
      {periods[year]}
      {shown.only ? null : ` · ${entered ?? stored.length} of ${measures.length} entered`}
      {shown.mayWrite ? null : ` · ${READ_ONLY}`}
    </>
  );
}
