import { DateTime } from "luxon";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import { summaryOf } from "~/domain/collection/status-rows";
import { listYears, readYearHistory } from "~/records/collection/years.server";
import { readSetting } from "~/records/figures/rollup.server";
import { releaseView } from "~/routes/data/years/release/release.server";
import { readRows } from "~/routes/data/years/status.server";
import { readYearForm } from "./year-form.server";

/**
 * All years or, with ?year=, one year to open, change, close, or reopen.
 * @throws 403 for people of a member, 404 for a year that cannot be opened
 */
export async function readYears(visited: Visit, request: Request) {
  const { db, viewer } = visited;
  if (viewer.memberId !== null)
    throw forbidden("The backbone staff opens and closes years. See Status for what is asked of you.");
  const { catalog, years } = await readSetting(db);
  const listed = await listYears(db);
  const all = yearsOf(years, listed);
  const query = new URL(request.url).searchParams;
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
}

/** Years with figures, years that were opened, and the current year, without gaps, newest first. */
function yearsOf(years: number[], listed: { year: number }[]): number[] {
  const now = DateTime.utc().year;
  const all = new Set([...years, ...listed.map(({ year }) => year), now]);
  for (let year = Math.min(...all); year < Math.max(...all); year++) all.add(year);
  return [...all].sort((a, b) => b - a);
}
