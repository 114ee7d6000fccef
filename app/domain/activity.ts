import type { Decimal, Unit } from "./types";

/** What was changed by whom, as the activity pages list it. */

/** What the list can be narrowed to; each is what a person would call one thing. */
export const ACTIVITY_GROUPS = {
  values: { label: "Values", subjects: ["observation", "reported_share"] },
  checks: { label: "Questions and comments", subjects: ["warning", "comment"] },
  collection: { label: "Years, requests and imports", subjects: ["year", "request", "import"] },
  definitions: { label: "Definitions", subjects: ["definition"] },
  goals: { label: "Goals and interviews", subjects: ["goal", "interview"] },
  continuum: { label: "Continuum of Progress", subjects: ["assessment", "rubric"] },
  investments: { label: "Investments", subjects: ["investment"] },
  indicators: { label: "Community figures", subjects: ["indicator"] },
  members: { label: "Members", subjects: ["member"] },
  people: { label: "People and tokens", subjects: ["role", "invitation", "api_token"] },
  settings: { label: "Settings", subjects: ["collaborative", "dimension"] },
  reports: { label: "Reports", subjects: ["report", "report_link"] },
} as const;
export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;
export type ActivitySubject = (typeof ACTIVITY_GROUPS)[ActivityGroup]["subjects"][number];

/** What a member's own people see of it: nothing of policies, of other people or of how goals were drafted. */
export const OF_MEMBERS: readonly ActivitySubject[] = [
  ...ACTIVITY_GROUPS.values.subjects,
  ...ACTIVITY_GROUPS.checks.subjects,
  ...ACTIVITY_GROUPS.definitions.subjects,
  ...(["request", "goal", "assessment", "member"] as const),
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
  /** The first few; `counts` knows how many there are. */
  rows: ActivityRow[];
}

/** A stored value as the history has it. */
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
  goal: ["goal", "goals"],
  interview: ["point of an interview", "points of interviews"],
  assessment: ["rating", "ratings"],
  rubric: ["wording of the Continuum", "wordings of the Continuum"],
  investment: ["investment", "investments"],
  indicator: ["community figure", "community figures"],
  member: ["member", "members"],
  role: ["role", "roles"],
  invitation: ["invitation", "invitations"],
  api_token: ["token", "tokens"],
  collaborative: ["setting", "settings"],
  dimension: ["breakdown", "breakdowns"],
  report: ["report", "reports"],
  report_link: ["link to a report", "links to reports"],
};

/** How many changes were made together. */
export const changesOf = ({ counts }: Pick<ActivityBatch, "counts">) =>
  counts.reduce((sum, { came, changed, went }) => sum + came + changed + went, 0);

/** What somebody did, after their name: "imported 240 values from x.csv", "recorded 2 and changed 1 value". */
export function didWords({ counts, fileName }: Pick<ActivityBatch, "counts" | "fileName">): string {
  const values = counts.filter(({ subject }) => subject === "observation" || subject === "reported_share");
  if (fileName !== null && values.length > 0) {
    const count = changesOf({ counts: values });
    return `imported ${count.toLocaleString("en-US")} ${count === 1 ? "value" : "values"} from ${fileName}`;
  }
  return new Intl.ListFormat("en-GB").format(counts.map(oneWord));
}

function oneWord({ subject, came, changed, went }: ActivityCount): string {
  const parts: [string, number][] = [
    [subject === "api_token" ? "made" : "recorded", came],
    ["changed", changed],
    ["removed", went],
  ];
  const done = parts.filter(([, count]) => count > 0);
  const last = done.at(-1)?.[1] ?? 0;
  const [one, many] = NOUNS[subject];
  const verbs = done.map(([verb, count]) => `${verb} ${count === 1 ? "1" : count.toLocaleString("en-US")}`);
  return `${new Intl.ListFormat("en-GB").format(verbs)} ${last === 1 ? one : many}`;
}
