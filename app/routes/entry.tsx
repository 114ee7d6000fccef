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
import { type Visit, visit } from "~/access/visit.server";
import { definitionIn } from "~/domain/definitions";
import type { EntryCell, EntryItem } from "~/domain/entry";
import { baselineYearOf, isActive, periodOf } from "~/domain/periods";
import { type Catalog, type Grade, STRATEGIES, type Strategy } from "~/domain/types";
import { readCatalog } from "~/records/catalog.server";
import { todayIso } from "~/records/decision.server";
import { readDefinitions } from "~/records/definitions.server";
import { entryItems, readEntryCells, saveEntries } from "~/records/entry.server";
import { readSetting } from "~/records/rollup.server";
import { readCellWarnings } from "~/records/soft-checks.server";
import { readYearsOf } from "~/records/years.server";
import { LinkButton } from "~/ui/controls/Button";
import { formatPeriod } from "~/ui/figures/dates";
import { EntryGrid } from "~/ui/grid/EntryGrid";
import type { YearMark } from "~/ui/grid/grid-types";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { DataTabs } from "./shared/DataTabs";
import { type EntryAddress, EntryChoice } from "./shared/EntryChoice";
import { chosenMember } from "./shared/entry.server";
import { changedCells } from "./shared/entry-form";
import { lockedYears, yearMark } from "./shared/year-marks";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Enter data · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, newest, years: past } = await readSetting(db);
    const { collaborative } = catalog;
    const shell = shellOf(visited, collaborative);
    const query = new URL(doorway.request.url).searchParams;
    const strategy = chosenStrategy(query);
    const member = chosenMember(doorway.request, visited, catalog);
    if (!member) return { shell, member: null };

    const baselineYear = baselineYearOf(member, collaborative.baselineYear);
    const opened = await readYearsOf(db, member.id);
    const last = Math.max(
      newest,
      newestFinished(member.fiscalYearEndMonth),
      ...opened.map((one) => one.year),
    );
    const all = Array.from({ length: last - (past[0] ?? last) + 1 }, (_, place) => (past[0] ?? last) + place);
    const asked = Number(query.get("year")) || null;
    const years = asked ? all.filter((year) => [baselineYear, asked - 1, asked].includes(year)) : all;
    const only = asked !== null && query.get("only") === "missing";
    const everything = entryItems(catalog, strategy);
    const cells = await readEntryCells(db, catalog, member, everything);
    const items = only ? everything.filter((item) => isMissing(item, cells, asked)) : everything;
    const reachable = catalog.members.filter(({ id }) => viewer.memberId === null || viewer.memberId === id);
    return {
      shell,
      member: { slug: member.slug, name: member.name },
      members: reachable.map(({ slug, name }) => ({ value: slug, label: name })),
      strategy,
      asked,
      split: query.get("split") ?? "",
      only,
      items,
      years,
      yearMarks: Object.fromEntries(
        opened.flatMap((one): [number, YearMark][] => {
          const mark = yearMark(one, todayIso(), collaborative);
          return mark ? [[one.year, mark]] : [];
        }),
      ),
      lockedYears: lockedYears(opened),
      baselineYear,
      activeYears: years.filter((year) => isActive(member, year)),
      periods: Object.fromEntries(
        years.map((year) => {
          const { start, end } = periodOf(year, member.fiscalYearEndMonth);
          return [year, formatPeriod(start, end, collaborative)];
        }),
      ),
      cells: only ? cells.filter(({ code }) => items.some((item) => item.code === code)) : cells,
      warnings: (await readCellWarnings(db, catalog, member, years, viewer)).warnings,
      definitions: {
        to: `/c/${collaborative.slug}/members/${member.slug}/definitions`,
        grades: await gradesOf(db, catalog, member.id, years.at(-1) ?? newest),
      },
      mayWrite: may(viewer, "enter data"),
      saved: query.has("saved"),
    };
  });
}

/** A measure of which nothing is recorded in the year, as a whole. */
function isMissing(item: EntryItem, cells: EntryCell[], year: number): boolean {
  return (
    item.kind === "measure" &&
    !item.part &&
    !cells.some((cell) => cell.code === item.code && cell.year === year && cell.state !== "missing")
  );
}

/** How comparable the member's own definitions are in that year, by code of the measure. */
async function gradesOf(db: Visit["db"], { measures }: Catalog, memberId: string, year: number) {
  const own = await readDefinitions(db, { memberId });
  return Object.fromEntries(
    measures.flatMap(({ id, code }): [string, Grade][] => {
      const found = definitionIn(own, memberId, id, year);
      return found ? [[code, found.grade]] : [];
    }),
  );
}

/** The newest reporting year whose twelve months are over for an institution with this fiscal year. */
function newestFinished(endMonth: number): number {
  const now = DateTime.utc();
  return periodOf(now.year, endMonth).end < (now.toISODate() ?? "") ? now.year : now.year - 1;
}

function chosenStrategy(query: URLSearchParams): Strategy {
  return STRATEGIES.find((one) => one === query.get("strategy")) ?? "workforce";
}

/** The same grid as a plain form, for browsers without JavaScript: every cell comes, the changed ones count. */
export async function action(doorway: ActionFunctionArgs) {
  const { request } = doorway;
  const form = await formOf(request);
  const url = new URL(request.url);
  return visit(doorway, "enter data", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const member = chosenMember(request, visited, catalog);
    if (!member) throw redirect(url.pathname);
    const { changes, typed } = changedCells(form);
    const reason = String(form.get("reason") ?? "").trim() || null;
    const answer = await saveEntries(visited.db, catalog, member, changes, { reason });
    if (answer.outcome === "refused") return data({ ...answer, typed }, { status: 422 });
    url.searchParams.set("saved", "");
    // Returned, not thrown: what is thrown in here takes back what was stored.
    return redirect(url.pathname + url.search);
  });
}

export default function Entry() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shell, member } = shown;
  const base = `/c/${shell.slug}`;
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
  const { strategy, members, asked, split, mayWrite } = shown;
  const address: EntryAddress = (to) => {
    const query = new URLSearchParams({
      member: member.slug,
      strategy,
      ...(asked && { year: String(asked) }),
      ...(split && { split }),
      ...to,
    });
    for (const [name, value] of [...query]) if (value === "") query.delete(name);
    return `${base}/data?${query}`;
  };
  const last = shown.years.at(-1);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={shell.name}
        title={member.name}
        lead={
          mayWrite
            ? "Type or paste the numbers. Each one is saved as you leave its cell."
            : "The numbers as they were entered. Your role sees them and does not change them."
        }
        actions={
          <LinkButton kind="secondary" to={`${base}/data/observations.csv`} reloadDocument>
            Download all as CSV
          </LinkButton>
        }
      >
        <DataTabs shell={shell} />
        <EntryChoice {...{ strategy, members, asked, split, address, last }} member={member.slug} />
        {shown.saved && !refused ? <Notice tone="success">All changes are saved.</Notice> : null}
        {shown.only ? (
          <Notice title={`Only what is missing in ${asked}`}>
            {shown.items.length === 0 ? <p>Nothing is missing here any more.</p> : null}
            <p>
              <Link to={address({})}>Show all numbers</Link>
            </p>
          </Notice>
        ) : null}
        <EntryGrid
          yearMarks={shown.yearMarks}
          lockedYears={shown.lockedYears}
          items={shown.items}
          years={shown.years}
          baselineYear={shown.baselineYear}
          activeYears={shown.activeYears}
          periods={shown.periods}
          cells={shown.cells}
          warnings={shown.warnings}
          valueTo={`${base}/data/value?member=${member.slug}`}
          definitions={shown.definitions}
          locale={shell.locale}
          currency={shell.currency}
          readOnly={!mayWrite}
          action={address({})}
          saveTo={`${base}/data/cells?member=${member.slug}`}
          member={member}
          split={split}
          splitTo={`${address({ split: "" })}&split=`}
          ledger={`${base}/investments?member=${member.slug}`}
          errors={refused?.errors}
          typed={refused?.typed}
          conflicts={refused?.conflicts}
        />
      </Page>
    </CollaborativeShell>
  );
}
