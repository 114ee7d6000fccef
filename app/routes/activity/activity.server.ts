import { z } from "zod";
import type { Visit } from "~/access/visit.server";
import {
  ACTIVITY_GROUPS,
  type ActivityBatch,
  type ActivityGroup,
  type ActivityRow,
  changesOf,
  didWords,
} from "~/domain/activity/activity";
import { changeWords } from "~/domain/activity/words";
import type { Catalog, Member } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { toCsv } from "~/exchange/csv";
import { paths } from "~/paths";
import { readCover } from "~/records/continuum/blind.server";
import {
  type ActivityFilter,
  type ActivityScope,
  listActivity,
  readActivity,
} from "~/records/history/activity.server";
import type { ListedBatch, ListedRow } from "./ActivityList";

/** The filters of the list, as the address has them; a filter that cannot be read filters nothing. */
const querySchema = z.object({
  subject: z
    .enum(Object.keys(ACTIVITY_GROUPS) as [ActivityGroup, ...ActivityGroup[]])
    .or(z.literal(""))
    .catch(""),
  person: z.string().trim().max(200).catch(""),
  member: z.string().catch(""),
  year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR).or(z.literal("")).catch(""),
  from: z.iso.date().or(z.literal("")).catch(""),
  to: z.iso.date().or(z.literal("")).catch(""),
  batch: z.uuid().or(z.literal("")).catch(""),
  before: z.uuid().or(z.literal("")).catch(""),
});
export type ActivityQuery = z.infer<typeof querySchema>;

export function activityQuery(request: Request): ActivityQuery {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  return querySchema.parse({ ...EMPTY, ...params });
}

const EMPTY = { subject: "", person: "", member: "", year: "", from: "", to: "", batch: "", before: "" };

/** @param member whose page it is; null for the collaborative's */
function filterOf(catalog: Catalog, query: ActivityQuery, member: Member | null): ActivityFilter {
  const chosen = member ?? catalog.members.find(({ slug }) => slug === query.member);
  return {
    subjects: query.subject === "" ? undefined : ACTIVITY_GROUPS[query.subject].subjects,
    person: query.person || undefined,
    memberId: chosen?.id,
    year: query.year === "" ? undefined : query.year,
    from: query.from || undefined,
    to: query.to || undefined,
    batchId: query.batch || undefined,
  };
}

const scopeOf = ({ viewer }: Visit): ActivityScope => ({ ownMemberId: viewer.memberId });

/** Which activity a page lists. */
export interface PageRequest {
  request: Request;
  /** Whose page it is; null for the collaborative's. */
  member: Member | null;
  /** Address of the same list as a file. */
  file: string;
}

/** A page of the activity in words, and the address of the next. */
export async function activityPage(visited: Visit, catalog: Catalog, { request, member, file }: PageRequest) {
  const query = activityQuery(request);
  // The place in the list is not a filter.
  const { before, batch: _batch, ...choice } = query;
  const filter = filterOf(catalog, query, member);
  const { batches, next } = await readActivity(visited.db, filter, scopeOf(visited), before || null);
  const isCovered = await readCover(visited.db, visited.viewer);
  const params = new URLSearchParams(new URL(request.url).search);
  const address = (more: Record<string, string>) => {
    const to = new URLSearchParams(params);
    to.delete("before");
    for (const [name, value] of Object.entries(more)) to.set(name, value);
    return `?${to}`;
  };
  return {
    choice,
    batches: batches.map(({ rows, ...batch }) =>
      listed(
        { ...batch, rows: rows.map((row) => coveredRow(row, isCovered)) },
        catalog,
        member,
        `${file}${address({ batch: batch.batchId })}`,
      ),
    ),
    older: next === null ? null : address({ before: next }),
    newest: query.before ? address({}) : null,
    file: `${file}${address({})}`,
    members: catalog.members.map(({ slug, name }) => ({ value: slug, label: name })),
  };
}

/** A rating that the viewer may not read yet says that it was submitted, and nothing else. */
function coveredRow<Row extends ActivityRow>(row: Row, isCovered: Cover): Row {
  if (row.subject !== "assessment") return row;
  const hide = (content: ActivityRow["after"]): ActivityRow["after"] => {
    const { practice, rater, state } = content ?? {};
    if (!content || row.year === null) return content;
    const place = { memberId: row.memberId, year: row.year, practice, rater, state };
    return isCovered(place as Parameters<Cover>[0]) ? { practice, rater, covered: "submitted" } : content;
  };
  return { ...row, before: hide(row.before), after: hide(row.after) };
}

type Cover = Awaited<ReturnType<typeof readCover>>;

function listed(batch: ActivityBatch, catalog: Catalog, member: Member | null, file: string): ListedBatch {
  const { id, at, actor, reason, rows } = batch;
  const names = namesOf(catalog);
  return {
    id,
    at,
    actor,
    reason,
    did: didWords(batch),
    file,
    more: changesOf(batch) - rows.length,
    rows: rows.map((row): ListedRow => {
      const { title, changes } = changeWords(row, names);
      const own = row.memberId === null || row.memberId === member?.id || row.subject === "member";
      return {
        id: row.id,
        subject: row.subject,
        title,
        changes,
        to: addressOf(row, catalog),
        member: own ? null : names.member(row.memberId ?? ""),
      };
    }),
  };
}

const namesOf = ({ collaborative, members }: Catalog) => {
  const byId = new Map(members.map(({ id, name }) => [id, name]));
  return { ...collaborative, member: (id: string) => byId.get(id) ?? "an institution" };
};

/** The page with more about the change; null where there is none. */
function addressOf(row: ActivityRow, { collaborative, members, measures, metrics }: Catalog): string | null {
  const { slug } = collaborative;
  const member = members.find(({ id }) => id === row.memberId);
  switch (row.subject) {
    case "observation":
    case "reported_share":
    case "warning":
    case "comment": {
      const used = [...measures, ...metrics].some(({ code }) => code === row.code);
      if (!member || !row.code || !used || row.year === null) return null;
      return paths.value(slug, {
        member: member.slug,
        measure: row.code,
        year: row.year,
        category: row.categoryCode,
      });
    }
    case "definition":
      return member ? paths.definitions(slug, member.slug) : null;
    case "member":
      return member ? paths.member(slug, member.slug) : null;
    case "assessment":
      return paths.continuumSubject(slug, member?.slug ?? "backbone", { year: row.year });
    case "goal":
      return row.after && row.itemId ? paths.goal(slug, row.itemId) : null;
    case "investment":
      return row.after && row.itemId ? paths.investment(slug, row.itemId) : null;
    default:
      return null;
  }
}

const HEADER = ["when", "who", "what", "about", "member", "year", "field", "before", "after", "why", "file"];

/** The same list as a file: one line for each thing that changed. */
export async function activityFile(
  request: Request,
  visited: Visit,
  catalog: Catalog,
  member: Member | null,
): Promise<string> {
  const names = namesOf(catalog);
  const entries = await listActivity(
    visited.db,
    filterOf(catalog, activityQuery(request), member),
    scopeOf(visited),
  );
  const isCovered = await readCover(visited.db, visited.viewer);
  const lines = entries.flatMap((stored) => {
    const entry = coveredRow(stored, isCovered);
    const { title, changes } = changeWords(entry, names);
    const did = entry.before === null ? "recorded" : entry.after === null ? "removed" : "changed";
    const whose = entry.memberId === null ? "" : names.member(entry.memberId);
    const start = [entry.at, entry.actor, did, title, whose, entry.year];
    const end = [entry.reason, entry.fileName];
    if (changes.length === 0) return [[...start, "", "", "", ...end]];
    return changes.map(({ what, before, after }) => [...start, what, before, after, ...end]);
  });
  return toCsv(HEADER, lines, { mark: true });
}
