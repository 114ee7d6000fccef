import { amount } from "~/domain/entry/soft-check-words";
import type { ContentChange } from "~/domain/investments/changes";
import type { Collaborative } from "~/domain/terms";
import type { ActivityRow, ActivitySubject, KeptContent } from "./activity";
import { FIELDS } from "./fields";
import { type ActivityNames, elsewhere, SEE, text } from "./fields/writers";

/** Each change in plain words: what it is about, and what stood there before and after. */

export interface ChangeWords {
  /** "New hires, 2025", "Policy". */
  title: string;
  changes: ContentChange[];
}

export function changeWords(row: ActivityRow, names: ActivityNames): ChangeWords {
  const year = row.year === null ? "" : `, ${row.year}`;
  if (row.subject === "observation" || row.subject === "reported_share")
    return { title: `${itemOf(row)}${year}`, changes: valueChanges(row, names) };
  return { title: titleOf(row, names) + year, changes: fieldChanges(row, names) };
}

const itemOf = ({ item, category }: ActivityRow) =>
  `${item ?? "A measure that was removed"}${category ? `: ${category}` : ""}`;

/** A value's own changes; the note of "unavailable" stands with it. */
function valueChanges({ before, after, unit }: ActivityRow, names: ActivityNames): ContentChange[] {
  const old = before as KeptContent | null;
  const now = after as KeptContent | null;
  const text = (content: KeptContent | null) => valueWords(content, unit ?? "count", names);
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
      return row.item ?? named("label") ?? "A community indicator";
    case "result":
      return named("sentence") ?? `Story of ${row.item ?? "an indicator"}`;
    case "goal":
      return named("statement") ?? "A goal without a statement";
    case "interview":
      return named("theme") ?? "Interview";
    case "assessment":
      return `Rating: ${(named("practice") ?? "").replaceAll(/[-_]/g, " ")}`;
    case "role":
      return named("name") ?? row.item ?? "Someone who has left";
    case "api_token":
      return `Token ${named("name") ?? ""}`.trim();
    case "webhook":
      return `Webhook to ${named("name") ?? "another program"}`;
    case "invitation":
      return `Invitation to ${named("email") ?? "a person"}`;
    case "reset_link":
      return `Link to choose a password, for ${named("name") ?? "a person"}`;
    case "import":
      return named("fileName") ?? "A file";
    case "action":
      return named("title") ?? "Action";
    case "member":
    case "initiative":
    case "investment":
      return named("name") ?? (row.memberId ? names.member(row.memberId) : "Without a name");
    case "report":
      return named("title") ?? "Report";
    case "measure":
    case "metric":
      return row.item ?? named("label") ?? "Measure";
    case "partner":
    case "contact":
    case "body":
      return named("name") ?? "Without a name";
    case "agenda_item":
      return named("title") ?? "Agenda item";
    case "decision":
      return named("text") ?? `Decision ${named("decisionNumber") ?? ""}`.trim();
    case "agreement":
      return named("title") ?? "Agreement";
    case "agreement_party":
      return row.memberId ? names.member(row.memberId) : "Party of an agreement";
    case "agreement_document":
      return named("name") ?? "Document of an agreement";
    case "outcome":
      return named("who") ?? "Outcome";
    case "contribution":
      return named("claim") ?? "Contribution";
    case "stakeholder":
      return named("name") ?? "Stakeholder";
    case "offer":
      return named("what") ?? "An offer";
    case "host":
      return row.memberId ? `Host: ${names.member(row.memberId)}` : "Host";
    case "path_step":
      return `Step of the path: ${(named("step") ?? "").replaceAll("_", " ")}`;
    case "pulse_wave":
      return `Pulse: ${named("name") ?? "a round"}`;
    case "pulse_figure":
      return `${named("instrument") ?? "Another survey"}: ${named("scale") ?? "a scale"}`;
    case "funding_proposal":
      return named("title") ?? "Proposal";
    case "budget_line":
      return `Budget: ${named("label") ?? "a line"}`;
    case "in_kind_gift":
      return `In kind: ${named("what") ?? "a contribution"}`;
    case "dues_invoice":
      return `Invoice ${named("number") ?? ""}`.trim();
    case "forward_contract":
      return `Coming up: ${named("category") ?? "a contract"}`;
    case "measure_pack":
      return `Pack: ${named("name") ?? "measures"}`;
    case "funder_role":
      return row.memberId ? `Funder: ${names.member(row.memberId)}` : "Role of a funder";
    case "funding_source":
      return row.memberId ? `Source: ${names.member(row.memberId)}` : "Source of money";
    case "obligation":
      return named("text") ?? "Obligation";
    case "citation":
      return CITATIONS[named("subject") ?? "goal"] ?? "Reference to a decision";
    case "dimension":
      return named("label") ?? "Breakdown";
    case "area":
      return named("label") ?? "Focus area";
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
  embed: "Chart in other sites",
  story: "Story",
  profile: "Profile of the partnership",
  path_note: "Note of the path",
  convener: "Choosing a convener",
  seat: "Seat",
  meeting: "Meeting",
  attendance: "Attendance",
  addendum: "Addendum to minutes",
  funder_answer: "Answer of a funder",
  funder_grants: "Whom a funder funds",
  funding_payment: "Payment of an award",
  proposal_rating: "Rating of a proposal",
  money_settings: "Settings of money",
  dues_payment: "Payment of dues",
};

/** What cites a decision. Those of goals were once recorded without saying so. */
const CITATIONS: Record<string, string> = {
  goal: "A goal’s decision",
  policy: "Decision on disclosure",
  priority: "Decision on priorities",
};

function fieldChanges({ subject, before, after, unit }: ActivityRow, names: ActivityNames): ContentChange[] {
  // The wording of a draft stays private: of a goal, only its change of state is shown.
  const leaves = before?.state === "draft" && after !== null && after.state !== "draft";
  const old = leaves && subject !== "goal" ? null : before;
  return Object.entries(FIELDS[subject] ?? {}).flatMap(([key, [what, write]]) => {
    const was = old?.[key] ?? null;
    const is = after?.[key] ?? null;
    if (leaves && subject === "goal" && key !== "state") return [];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    // A value of an indicator that is no percentage.
    const asIs = subject === "indicator" && key === "value" && unit === "count";
    const writer = asIs ? text : write;
    const change = { what, before: writer(was, names), after: writer(is, names) };
    const isShown = write !== elsewhere || change.before !== null || change.after !== null;
    if (write === elsewhere && change.before && change.after)
      return [{ what, before: "another", after: SEE }];
    return isShown && change.before !== change.after ? [change] : [];
  });
}
