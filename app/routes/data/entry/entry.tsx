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
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { type Visit, visit } from "~/access/visit.server";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { isExempt, spanWords } from "~/domain/members/exemptions";
import { acceptsValues, baselineYearOf, periodFor } from "~/domain/periods";
import { textOrNull } from "~/domain/plain-text";
import { definitionIn } from "~/domain/rollup/definitions";
import { type Catalog, type Grade, STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readYearsOf } from "~/records/collection/years.server";
import { entryItems, readEntryCells, saveEntries } from "~/records/entry/entry.server";
import { readCellWarnings } from "~/records/entry/soft-checks.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { readSetting } from "~/records/figures/rollup.server";
import { todayIso } from "~/records/today";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { formatPeriod } from "~/ui/figures/dates";
import { EntryGrid } from "~/ui/grid/EntryGrid";
import type { YearMark } from "~/ui/grid/state/types";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { chosenMember } from "./chosen-member.server";
import { type EntryAddress, EntryHeading } from "./EntryHeading";
import { newestFinished, shownYears } from "./entry-years";
import { changedCells } from "./form";
import { lockedYears, yearMark } from "./year-marks";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Enter data · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, newest, years: past } = await readSetting(db);
    const { collaborative } = catalog;
    const shell = shellOf(visited, collaborative);
    const query = new URL(args.request.url).searchParams;
    const strategy = chosenStrategy(query);
    const member = chosenMember(args.request, visited, catalog);
    if (!member) return { shell, member: null };

    const baselineYear = baselineYearOf(member, collaborative.baselineYear);
    const opened = await readYearsOf(db, member.id);
    const last = Math.max(newest, newestFinished(member), ...opened.map(({ year }) => year));
    const all = Array.from({ length: last - (past[0] ?? last) + 1 }, (_, index) => (past[0] ?? last) + index);
    const { focus: chosenYear, years } = shownYears({ query, all, baselineYear, opened, newest });
    const only = chosenYear !== null && query.get("only") === "missing";
    const everything = entryItems(catalog, strategy);
    const cells = await readEntryCells(db, catalog, member, everything, years);
    const missing = (year: number) =>
      isExempt(member, strategy, year) ? [] : everything.filter((item) => isMissing(item, cells, year));
    const items = only ? missing(chosenYear) : everything;
    const reachable = catalog.members.filter(({ id }) => viewer.memberId === null || viewer.memberId === id);
    return {
      shell,
      member: { slug: member.slug, name: member.name },
      members: reachable.map(({ slug, name }) => ({ value: slug, label: name })),
      strategy,
      asked: chosenYear,
      split: query.get("split") ?? "",
      only,
      items,
      years,
      yearMarks: Object.fromEntries(
        opened.flatMap((year): [number, YearMark][] => {
          const mark = yearMark(year, todayIso(), collaborative);
          return mark ? [[year.year, mark]] : [];
        }),
      ),
      lockedYears: lockedYears(opened),
      baselineYear,
      activeYears: years.filter((year) => acceptsValues(member, year)),
      periods: Object.fromEntries(
        years.map((year) => {
          const { start, end } = periodFor(member, year);
          return [year, formatPeriod(start, end, collaborative)];
        }),
      ),
      cells: only ? cells.filter(({ code }) => items.some((item) => item.code === code)) : cells,
      warnings: (await readCellWarnings(db, catalog, { member, years, items: everything, viewer })).warnings,
      definitions: {
        to: paths.definitions(collaborative.slug, member.slug),
        grades: await gradesOf(db, catalog, member.id, years.at(-1) ?? newest),
      },
      notConcerned: (member.exemptions ?? [])
        .filter((exemption) => exemption.strategy === strategy)
        .map(spanWords),
      mayWrite: may(viewer, "enter data"),
      saved: query.has("saved"),
    };
  });
}

/** Whether the item is a whole measure without a value in the year. */
function isMissing(item: EntryItem, cells: EntryCell[], year: number): boolean {
  return (
    item.kind === "measure" &&
    !item.part &&
    !cells.some((cell) => cell.code === item.code && cell.year === year && cell.state !== "missing")
  );
}

/** The grade of the member's own definitions in that year, by measure code. */
async function gradesOf(db: Visit["db"], { measures }: Catalog, memberId: string, year: number) {
  const own = await readDefinitions(db, { memberId });
  return Object.fromEntries(
    measures.flatMap(({ id, code }): [string, Grade][] => {
      const definition = definitionIn(own, memberId, id, year);
      return definition ? [[code, definition.grade]] : [];
    }),
  );
}

function chosenStrategy(query: URLSearchParams): Strategy {
  return STRATEGIES.find((strategy) => strategy === query.get("strategy")) ?? "workforce";
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
