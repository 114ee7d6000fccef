import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import type { Visit } from "~/access/visit.server";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { isExempt, spanWords } from "~/domain/members/exemptions";
import { acceptsValues, baselineYearOf, periodFor } from "~/domain/periods";
import { definitionIn } from "~/domain/rollup/definitions";
import { type Catalog, type Grade, STRATEGIES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { readYearsOf } from "~/records/collection/years.server";
import { entryItems, readEntryCells } from "~/records/entry/entry.server";
import { readCellWarnings } from "~/records/entry/soft-checks.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { readSetting } from "~/records/figures/rollup.server";
import { todayIso } from "~/records/today";
import { formatPeriod } from "~/ui/figures/dates";
import type { YearMark } from "~/ui/grid/state/types";
import { chosenMember } from "./chosen-member.server";
import { newestFinished, shownYears } from "./entry-years";
import { lockedYears, yearMark } from "./year-marks";

/** Everything on the page of data entry: a member's cells of the years and the strategy that the address asks for. */
export async function readEntry(visited: Visit, request: Request) {
  const { db, viewer } = visited;
  const { catalog, newest, years: past } = await readSetting(db);
  const { collaborative } = catalog;
  const shell = shellOf(visited, collaborative);
  const query = new URL(request.url).searchParams;
  const strategy = chosenStrategy(query);
  const member = chosenMember(request, visited, catalog);
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
