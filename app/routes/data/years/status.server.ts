import { notFound, type Visit } from "~/access/visit.server";
import { dueBeforeEnd, type MemberRequest } from "~/domain/collection/collection";
import { STATUS_FILTERS, type StatusFilter, statusRows } from "~/domain/collection/status-rows";
import { periodFor } from "~/domain/periods";
import type { Catalog, Member } from "~/domain/terms";
import { readWithoutSharing } from "~/records/agreements/agreements.server";
import { readCollection } from "~/records/collection/collection.server";
import { type ListedYear, readRequestHistory } from "~/records/collection/years.server";
import { listOpenQuestions } from "~/records/entry/comments.server";
import { todayIso } from "~/records/today";
import { memberInAddress } from "~/routes/data/entry/chosen-member.server";
import { formatPeriod } from "~/ui/figures/dates";

/** The year in the address, else the newest open year, else the newest year; null if there is none. */
export function chosenYear(request: Request, listed: Pick<ListedYear, "year" | "state">[]): number | null {
  const text = new URL(request.url).searchParams.get("year");
  if (text === null) return (listed.find(({ state }) => state === "open") ?? listed[0])?.year ?? null;
  const year = Number(text);
  if (!listed.some((record) => record.year === year))
    throw notFound(`${text.slice(0, 20)} has not been opened here.`);
  return year;
}

/** The member that the page is about: the one in the address, else a data lead's own; null for all members. */
export function memberAt(request: Request, { viewer }: Visit, catalog: Catalog): Member | null {
  const own = catalog.members.find(({ id }) => id === viewer.memberId);
  return memberInAddress(request, viewer, catalog) ?? own ?? null;
}

/** The filter in the address; null for none. */
export function filterOf(query: URLSearchParams): StatusFilter | null {
  const wanted = query.get("show");
  return wanted !== null && Object.hasOwn(STATUS_FILTERS, wanted) ? (wanted as StatusFilter) : null;
}

/** The status rows of a year, for one member or, with null, all. */
export async function readRows(visited: Visit, catalog: Catalog, year: number, memberId: string | null) {
  const { year: record, requests } = await readCollection(visited.db, year, memberId);
  if (!record) throw notFound(`${year} has not been opened here.`);
  const today = todayIso();
  const bare = await readWithoutSharing(visited.db, today);
  const rows = statusRows(catalog, record, requests, today).map((row) => ({
    ...row,
    withoutAgreement: bare(row.member.id),
  }));
  return { record, requests, rows };
}

/** One member's status in a year, with its open questions and history. */
export async function readMemberStatus(visited: Visit, catalog: Catalog, year: number, member: Member) {
  const { db } = visited;
  const { record, requests, rows } = await readRows(visited, catalog, year, member.id);
  const [row] = rows;
  const items = new Map(
    [...catalog.measures, ...catalog.metrics].map(({ id, code, label }) => [id, { code, label }]),
  );
  const questions = await listOpenQuestions(db, year, member.id);
  const history = await readRequestHistory(db, year, member.id);
  const { start, end } = periodFor(member, year);
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
