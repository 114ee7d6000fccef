import type { ActivityRow, ActivitySubject, KeptContent } from "./activity";
import { type ActivityNames, elsewhere, FIELDS, SEE } from "./activity-fields";
import type { ContentChange } from "./investment-changes";
import { amount } from "./soft-check-words";
import type { Collaborative } from "./types";

/** Each change in plain words: what it is about, and what stood there before and after. */

export interface ActivityTold {
  /** "New hires, 2025", "Policy". */
  title: string;
  changes: ContentChange[];
}

export function tellChange(row: ActivityRow, names: ActivityNames): ActivityTold {
  const year = row.year === null ? "" : `, ${row.year}`;
  if (row.subject === "observation" || row.subject === "reported_share")
    return { title: `${itemOf(row)}${year}`, changes: valueChanges(row, names) };
  return { title: titleOf(row, names) + year, changes: fieldChanges(row, names) };
}

const itemOf = ({ item, category }: ActivityRow) =>
  `${item ?? "A measure that is gone"}${category ? `: ${category}` : ""}`;

/** A value's own changes; the note of "unavailable" stands with it. */
function valueChanges({ before, after, unit }: ActivityRow, names: ActivityNames): ContentChange[] {
  const [old, now] = [before as KeptContent | null, after as KeptContent | null];
  const text = (one: KeptContent | null) => valueWords(one, unit ?? "count", names);
  const changes: ContentChange[] = [{ what: "Value", before: text(old), after: text(now) }];
  const rest = (what: string, was: string | null | undefined, is: string | null | undefined) => {
    if ((was ?? null) !== (is ?? null)) changes.push({ what, before: was ?? null, after: is ?? null });
  };
  if (old?.state !== "unavailable" && now?.state !== "unavailable") rest("Note", old?.note, now?.note);
  rest("Source", old?.source, now?.source);
  return changes;
}

/** "1,200", "n/a", "unavailable, because …", "missing". */
export function valueWords(
  content: Pick<KeptContent, "state" | "value" | "note"> | null,
  unit: NonNullable<ActivityRow["unit"]>,
  writing: Pick<Collaborative, "locale" | "currency">,
): string {
  if (content === null || content.state === "missing") return "missing";
  if (content.state === "not_applicable") return "n/a";
  if (content.state === "unavailable") return `unavailable, because ${content.note ?? "…"}`;
  return content.value === null ? "missing" : amount(content.value, unit, writing);
}

function titleOf(row: ActivityRow, names: ActivityNames): string {
  const content = row.after ?? row.before ?? {};
  const named = (key: string) => (typeof content[key] === "string" ? String(content[key]) : null);
  switch (row.subject) {
    case "warning":
    case "comment":
      return itemOf(row);
    case "definition":
      return `Own definition of ${row.item ?? "a measure"}`;
    case "indicator":
      return row.item ?? named("label") ?? "A community figure";
    case "goal":
      return named("statement") ?? "A goal without a statement";
    case "interview":
      return named("theme") ?? "Interview";
    case "assessment":
      return `Rating: ${(named("practice") ?? "").replaceAll(/[-_]/g, " ")}`;
    case "role":
      return named("name") ?? row.item ?? "Somebody who has left";
    case "api_token":
      return `Token ${named("name") ?? ""}`.trim();
    case "invitation":
      return `Invitation to ${named("email") ?? "a person"}`;
    case "import":
      return named("fileName") ?? "A file";
    case "member":
    case "investment":
      return named("name") ?? (row.memberId ? names.member(row.memberId) : "Without a name");
    case "report":
      return named("title") ?? "Report";
    case "dimension":
      return named("label") ?? "Breakdown";
    default:
      return TITLES[row.subject] ?? row.subject;
  }
}

const TITLES: Partial<Record<ActivitySubject, string>> = {
  year: "Reporting year",
  request: "Request",
  rubric: "Continuum of Progress",
  collaborative: "Settings of the collaborative",
  report_link: "Link to a report",
};

function fieldChanges({ subject, before, after }: ActivityRow, names: ActivityNames): ContentChange[] {
  // How a draft was worded stays with whoever wrote it: of a goal, that it is one no longer is all that is told.
  const leaves = before?.state === "draft" && after !== null && after.state !== "draft";
  const old = leaves && subject !== "goal" ? null : before;
  return Object.entries(FIELDS[subject] ?? {}).flatMap(([key, [what, write]]) => {
    const [was, is] = [old?.[key] ?? null, after?.[key] ?? null];
    if (leaves && subject === "goal" && key !== "state") return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const change = { what, before: write(was, names), after: write(is, names) };
    const said = write === elsewhere ? change.before !== null || change.after !== null : true;
    if (write === elsewhere && change.before && change.after)
      return [{ what, before: "another", after: SEE }];
    return said && change.before !== change.after ? [change] : [];
  });
}
