import { mayReachMember } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import {
  dueBeforeEnd,
  type MemberRequest,
  STATUS_FILTERS,
  type StatusFilter,
  statusRows,
} from "~/domain/collection";
import { periodOf } from "~/domain/periods";
import type { Catalog, Member } from "~/domain/types";
import { readCollection } from "~/records/collection.server";
import { listOpenQuestions } from "~/records/comments.server";
import { todayIso } from "~/records/decision.server";
import { type ListedYear, readRequestHistory } from "~/records/years.server";
import { formatPeriod } from "~/ui/figures/dates";

/** The year of the address, else the newest that is open, else the newest that was; null if there is none. */
export function chosenYear(request: Request, listed: Pick<ListedYear, "year" | "state">[]): number | null {
  const text = new URL(request.url).searchParams.get("year");
  if (text === null) return (listed.find(({ state }) => state === "open") ?? listed[0])?.year ?? null;
  const year = Number(text);
  if (!listed.some((one) => one.year === year))
    throw notFound(`${text.slice(0, 20)} was never opened here: nothing is asked for it.`);
  return year;
}

/** The member whose page it is: a data lead's own, else that of the address, else null for all. */
export function memberAt(request: Request, { viewer }: Visit, { members }: Catalog): Member | null {
  const slug = new URL(request.url).searchParams.get("member");
  const member = slug
    ? members.find((one) => one.slug === slug)
    : members.find(({ id }) => id === viewer.memberId);
  if (slug && !member) throw notFound("There is no such member in this collaborative.");
  if (member && !mayReachMember(viewer, member.id))
    throw forbidden("You see what is asked of your own institution; this member’s is not yours to see.");
  return member ?? null;
}

export function filterOf(query: URLSearchParams): StatusFilter | null {
  const asked = query.get("show");
  return asked !== null && Object.hasOwn(STATUS_FILTERS, asked) ? (asked as StatusFilter) : null;
}

/** The rows of a year, of one member or all. */
export async function readRows(visited: Visit, catalog: Catalog, year: number, memberId: string | null) {
  const { year: record, requests } = await readCollection(visited.db, year, memberId);
  if (!record) throw notFound(`${year} was never opened here: nothing is asked for it.`);
  return { record, requests, rows: statusRows(catalog, record, requests, todayIso()) };
}

/** One member's part of a year, with its questions and what has happened so far. */
export async function readMemberStatus(visited: Visit, catalog: Catalog, year: number, member: Member) {
  const { db } = visited;
  const { record, requests, rows } = await readRows(visited, catalog, year, member.id);
  const [row] = rows;
  const items = new Map(
    [...catalog.measures, ...catalog.metrics].map(({ id, code, label }) => [id, { code, label }]),
  );
  const questions = await listOpenQuestions(db, year, member.id);
  const history = await readRequestHistory(db, year, member.id);
  const { start, end } = periodOf(year, member.fiscalYearEndMonth);
  return {
    record,
    row: row ?? null,
    openUntil: openUntilOf(requests),
    questions: questions.flatMap(({ id, itemId, text, author, at }) => {
      const item = items.get(itemId);
      return item ? [{ id, ...item, text, author, at }] : [];
    }),
    history: history.map(({ id, at, actor, reason, after }) => ({ id, at, actor, reason, after })),
    period: formatPeriod(start, end, catalog.collaborative),
    endsAfterDue: dueBeforeEnd(row?.dueOn ?? record.dueOn, year, member),
  };
}

const openUntilOf = ([request]: MemberRequest[]) => request?.openUntil ?? null;
