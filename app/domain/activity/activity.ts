import type { Decimal, Unit } from "~/domain/terms";

/** Changes and who made them, as the activity pages list them. */

/** Filters of the list, each in everyday terms. */
export const ACTIVITY_GROUPS = {
  values: { label: "Values", subjects: ["observation", "reported_share"] },
  checks: { label: "Questions and comments", subjects: ["warning", "comment"] },
  collection: { label: "Years, requests and imports", subjects: ["year", "request", "import"] },
  definitions: { label: "Definitions", subjects: ["definition"] },
  goals: { label: "Goals and interviews", subjects: ["goal", "interview"] },
  work: { label: "Initiatives and actions", subjects: ["initiative", "action"] },
  continuum: { label: "Continuum of Progress", subjects: ["assessment", "rubric"] },
  investments: { label: "Investments", subjects: ["investment"] },
  indicators: { label: "Community figures", subjects: ["indicator", "result"] },
  members: { label: "Members", subjects: ["member"] },
  people: {
    label: "People and tokens",
    subjects: ["role", "invitation", "reset_link", "api_token", "webhook"],
  },
  settings: {
    label: "Settings",
    subjects: ["collaborative", "measure", "metric", "measure_pack", "dimension", "area", "forward_contract"],
  },
  reports: { label: "Reports", subjects: ["report", "report_link", "embed"] },
  partnership: {
    label: "Organizations, contacts, and bodies",
    subjects: ["partner", "contact", "body", "seat"],
  },
  meetings: {
    label: "Meetings and decisions",
    subjects: ["meeting", "agenda_item", "attendance", "decision", "citation", "addendum"],
  },
  agreements: {
    label: "Agreements",
    subjects: ["agreement", "agreement_party", "agreement_document", "obligation"],
  },
  outcomes: {
    label: "Outcomes, stories, and contributions",
    subjects: ["outcome", "story", "contribution"],
  },
  profile: {
    label: "Profile and path",
    subjects: ["profile", "host", "offer", "stakeholder", "path_note", "path_step", "convener"],
  },
  pulse: { label: "Pulse", subjects: ["pulse_wave", "pulse_figure"] },
  money: {
    label: "Funders and money",
    subjects: [
      "funder_role",
      "funder_answer",
      "funder_grants",
      "funding_source",
      "funding_payment",
      "funding_proposal",
      "proposal_rating",
      "money_settings",
      "budget_line",
      "in_kind_gift",
      "dues_invoice",
      "dues_payment",
    ],
  },
  networks: { label: "Networks and gifts", subjects: ["network", "gift"] },
} as const;
export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;
export type ActivitySubject = (typeof ACTIVITY_GROUPS)[ActivityGroup]["subjects"][number];

/** Subjects that a member's own people see: no policies, other people, or drafts of goals. */
export const OF_MEMBERS: readonly ActivitySubject[] = [
  ...ACTIVITY_GROUPS.values.subjects,
  ...ACTIVITY_GROUPS.checks.subjects,
  ...ACTIVITY_GROUPS.definitions.subjects,
  ...(["request", "goal", "assessment", "member"] as const),
  ...ACTIVITY_GROUPS.work.subjects,
];

/** One change. */
export interface ActivityRow {
  id: string;
  subject: ActivitySubject;
  memberId: string | null;
  /** Of the measure, share or other record concerned. */
  itemId: string | null;
  year: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The measure, share or indicator concerned, and its unit; null for other subjects. */
  item: string | null;
  code: string | null;
  unit: Unit | "share" | null;
  /** Of a breakdown: the category. */
  category: string | null;
  categoryCode: string | null;
}

/** How many of one subject were recorded, changed and removed together. */
export interface ActivityCount {
  subject: ActivitySubject;
  came: number;
  changed: number;
  went: number;
}

/** Changes made together. */
export interface ActivityBatch {
  /** Of its newest change; the next page begins before it. */
  id: string;
  batchId: string;
  /** ISO instant. */
  at: string;
  actor: string;
  reason: string | null;
  /** The file that it came from. */
  fileName: string | null;
  counts: ActivityCount[];
  /** The first few; `counts` has the total. */
  rows: ActivityRow[];
}

/** A stored value as recorded in the history. */
export interface KeptContent {
  state: "value" | "not_applicable" | "unavailable" | "missing";
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

const NOUNS: Record<ActivitySubject, [one: string, many: string]> = {
  observation: ["value", "values"],
  reported_share: ["share", "shares"],
  warning: ["explanation", "explanations"],
  comment: ["comment", "comments"],
  year: ["year", "years"],
  request: ["request", "requests"],
  import: ["import", "imports"],
  definition: ["definition", "definitions"],
  measure: ["measure", "measures"],
  metric: ["metric", "metrics"],
  goal: ["goal", "goals"],
  initiative: ["initiative", "initiatives"],
  action: ["action", "actions"],
  interview: ["point of an interview", "points of interviews"],
  assessment: ["rating", "ratings"],
  rubric: ["wording of the Continuum", "wordings of the Continuum"],
  investment: ["investment", "investments"],
  indicator: ["community figure", "community figures"],
  result: ["result or its story", "results or their stories"],
  member: ["member", "members"],
  role: ["role", "roles"],
  invitation: ["invitation", "invitations"],
  api_token: ["token", "tokens"],
  webhook: ["webhook", "webhooks"],
  reset_link: ["link to choose a password", "links to choose a password"],
  collaborative: ["setting", "settings"],
  dimension: ["breakdown", "breakdowns"],
  area: ["focus area", "focus areas"],
  report: ["report", "reports"],
  report_link: ["link to a report", "links to reports"],
  embed: ["chart in other sites", "charts in other sites"],
  partner: ["organization", "organizations"],
  contact: ["contact", "contacts"],
  body: ["body", "bodies"],
  seat: ["seat", "seats"],
  meeting: ["meeting", "meetings"],
  agenda_item: ["agenda item", "agenda items"],
  attendance: ["attendance", "attendances"],
  decision: ["decision", "decisions"],
  citation: ["reference to a decision", "references to decisions"],
  addendum: ["addendum", "addenda"],
  agreement: ["agreement", "agreements"],
  agreement_party: ["party of an agreement", "parties of agreements"],
  agreement_document: ["document of an agreement", "documents of agreements"],
  obligation: ["obligation", "obligations"],
  outcome: ["outcome", "outcomes"],
  story: ["story", "stories"],
  contribution: ["contribution", "contributions"],
  profile: ["profile of the partnership", "profiles of the partnership"],
  host: ["host", "hosts"],
  offer: ["offer", "offers"],
  stakeholder: ["stakeholder", "stakeholders"],
  path_note: ["note of the path", "notes of the path"],
  path_step: ["step of the path", "steps of the path"],
  convener: ["rating of a convener", "ratings of conveners"],
  pulse_wave: ["round of the pulse", "rounds of the pulse"],
  pulse_figure: ["figure of another survey", "figures of other surveys"],
  funder_role: ["role of a funder", "roles of funders"],
  funder_answer: ["answer of a funder", "answers of funders"],
  funder_grants: ["list of whom a funder funds", "lists of whom funders fund"],
  funding_source: ["source of money", "sources of money"],
  funding_payment: ["payment of an award", "payments of awards"],
  funding_proposal: ["proposal", "proposals"],
  proposal_rating: ["rating of a proposal", "ratings of proposals"],
  money_settings: ["setting of money", "settings of money"],
  budget_line: ["line of the budget", "lines of the budget"],
  in_kind_gift: ["contribution in kind", "contributions in kind"],
  dues_invoice: ["invoice", "invoices"],
  dues_payment: ["payment of dues", "payments of dues"],
  forward_contract: ["contract coming up", "contracts coming up"],
  measure_pack: ["pack of measures", "packs of measures"],
  network: ["entry of a network", "entries of networks"],
  gift: ["gift to a network", "gifts to networks"],
};

/** How many changes were made together. */
export const changesOf = ({ counts }: Pick<ActivityBatch, "counts">) =>
  counts.reduce((sum, { came, changed, went }) => sum + came + changed + went, 0);

/** What a person did, to follow their name: "imported 240 values from x.csv", "recorded 2 and changed 1 value". */
export function didWords({ counts, fileName }: Pick<ActivityBatch, "counts" | "fileName">): string {
  const values = counts.filter(({ subject }) => subject === "observation" || subject === "reported_share");
  if (fileName !== null && values.length > 0) {
    const count = changesOf({ counts: values });
    return `imported ${count.toLocaleString("en-US")} ${count === 1 ? "value" : "values"} from ${fileName}`;
  }
  return new Intl.ListFormat("en-US").format(counts.map(countWords));
}

function countWords({ subject, came, changed, went }: ActivityCount): string {
  const parts: [string, number][] = [
    [subject === "api_token" || subject === "reset_link" ? "made" : "recorded", came],
    ["changed", changed],
    ["removed", went],
  ];
  const done = parts.filter(([, count]) => count > 0);
  const last = done.at(-1)?.[1] ?? 0;
  const [singular, plural] = NOUNS[subject];
  const verbs = done.map(([verb, count]) => `${verb} ${count === 1 ? "1" : count.toLocaleString("en-US")}`);
  return `${new Intl.ListFormat("en-US").format(verbs)} ${last === 1 ? singular : plural}`;
}
