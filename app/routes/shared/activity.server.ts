import { z } from "zod";
import type { Visit } from "~/access/visit.server";
import {
  ACTIVITY_GROUPS,
  type ActivityBatch,
  type ActivityGroup,
  type ActivityRow,
  changesOf,
  didWords,
} from "~/domain/activity";
import { tellChange } from "~/domain/activity-words";
import type { Catalog, Member } from "~/domain/types";
import { toCsv } from "~/exchange/csv";
import {
  type ActivityFilter,
  type ActivityScope,
  listActivity,
  readActivity,
} from "~/records/activity.server";
import type { ToldBatch, ToldRow } from "./ActivityList";

/** What the list is narrowed to, as the address has it; what cannot be read narrows nothing. */
const asked = z.object({
  subject: z
    .enum(Object.keys(ACTIVITY_GROUPS) as [ActivityGroup, ...ActivityGroup[]])
    .or(z.literal(""))
    .catch(""),
  person: z.string().trim().max(200).catch(""),
  member: z.string().catch(""),
  year: z.coerce.number().int().min(1990).max(2100).or(z.literal("")).catch(""),
  from: z.iso.date().or(z.literal("")).catch(""),
  to: z.iso.date().or(z.literal("")).catch(""),
  batch: z.uuid().or(z.literal("")).catch(""),
  before: z.uuid().or(z.literal("")).catch(""),
});
export type Asked = z.infer<typeof asked>;

export function activityAsked(request: Request): Asked {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return asked.parse({ ...EMPTY, ...query });
}

const EMPTY = { subject: "", person: "", member: "", year: "", from: "", to: "", batch: "", before: "" };

/** @param member whose page it is; null for the collaborative's */
function filterOf(catalog: Catalog, one: Asked, member: Member | null): ActivityFilter {
  const chosen = member ?? catalog.members.find(({ slug }) => slug === one.member);
  return {
    subjects: one.subject === "" ? undefined : ACTIVITY_GROUPS[one.subject].subjects,
    person: one.person || undefined,
    memberId: chosen?.id,
    year: one.year === "" ? undefined : one.year,
    from: one.from || undefined,
    to: one.to || undefined,
    batchId: one.batch || undefined,
  };
}

const scopeOf = ({ viewer }: Visit): ActivityScope => ({ ownMemberId: viewer.memberId });

/** A page of the activity in words, and the address of the next. */
export async function activityPage(
  request: Request,
  visited: Visit,
  catalog: Catalog,
  member: Member | null,
  file: string,
) {
  const one = activityAsked(request);
  const filter = filterOf(catalog, one, member);
  const { batches, next } = await readActivity(visited.db, filter, scopeOf(visited), one.before || null);
  const query = new URLSearchParams(new URL(request.url).search);
  const address = (more: Record<string, string>) => {
    const to = new URLSearchParams(query);
    to.delete("before");
    for (const [name, value] of Object.entries(more)) to.set(name, value);
    return `?${to}`;
  };
  return {
    asked: one,
    batches: batches.map((batch) =>
      told(batch, catalog, member, `${file}${address({ batch: batch.batchId })}`),
    ),
    older: next === null ? null : address({ before: next }),
    newest: one.before ? address({}) : null,
    file: `${file}${address({})}`,
    members: catalog.members.map(({ slug, name }) => ({ value: slug, label: name })),
  };
}

function told(batch: ActivityBatch, catalog: Catalog, member: Member | null, file: string): ToldBatch {
  const { id, at, actor, reason, rows } = batch;
  const names = namesOf(catalog);
  return {
    ...{ id, at, actor, reason, did: didWords(batch), file, more: changesOf(batch) - rows.length },
    rows: rows.map((row): ToldRow => {
      const { title, changes } = tellChange(row, names);
      const own = row.memberId === null || row.memberId === member?.id || row.subject === "member";
      return {
        ...{ id: row.id, subject: row.subject, title, changes, to: addressOf(row, catalog) },
        member: own ? null : names.member(row.memberId ?? ""),
      };
    }),
  };
}

const namesOf = ({ collaborative, members }: Catalog) => {
  const byId = new Map(members.map(({ id, name }) => [id, name]));
  return { ...collaborative, member: (id: string) => byId.get(id) ?? "an institution" };
};

/** Where more stands about it. */
function addressOf(row: ActivityRow, { collaborative, members, measures, metrics }: Catalog): string | null {
  const base = `/c/${collaborative.slug}`;
  const member = members.find(({ id }) => id === row.memberId);
  switch (row.subject) {
    case "observation":
    case "reported_share":
    case "warning":
    case "comment": {
      const used = [...measures, ...metrics].some(({ code }) => code === row.code);
      if (!member || !row.code || !used || row.year === null) return null;
      const query = new URLSearchParams({ member: member.slug, measure: row.code, year: String(row.year) });
      if (row.categoryCode) query.set("category", row.categoryCode);
      return `${base}/data/value?${query}`;
    }
    case "definition":
      return member ? `${base}/members/${member.slug}/definitions` : null;
    case "member":
      return member ? `${base}/members/${member.slug}` : null;
    case "assessment":
      return `${base}/continuum/${member?.slug ?? "backbone"}?year=${row.year}`;
    case "goal":
      return row.after && row.itemId ? `${base}/goals/${row.itemId}` : null;
    case "investment":
      return row.after && row.itemId ? `${base}/investments/${row.itemId}` : null;
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
    filterOf(catalog, activityAsked(request), member),
    scopeOf(visited),
  );
  const lines = entries.flatMap((entry) => {
    const { title, changes } = tellChange(entry, names);
    const did = entry.before === null ? "recorded" : entry.after === null ? "removed" : "changed";
    const whose = entry.memberId === null ? "" : names.member(entry.memberId);
    const start = [entry.at, entry.actor, did, title, whose, entry.year];
    const end = [entry.reason, entry.fileName];
    if (changes.length === 0) return [[...start, "", "", "", ...end]];
    return changes.map(({ what, before, after }) => [...start, what, before, after, ...end]);
  });
  return toCsv(HEADER, lines, { mark: true });
}
