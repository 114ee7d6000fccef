import type { ActivitySubject } from "./activity";
import { INVESTMENT_STAGES, INVESTMENT_TYPES } from "./investment-types";
import { type Collaborative, ROLE_NAMES, type Role, SECTORS, STRATEGY_NAMES, type Strategy } from "./types";

/** How what a change refers to is written. */
export interface ActivityNames extends Pick<Collaborative, "locale" | "currency"> {
  member(id: string): string;
}

export type Writer = (value: unknown, names: ActivityNames) => string | null;

const text: Writer = (value) =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() || null : null;
const yes: Writer = (value) => (value === true ? "yes" : value === false ? "no" : null);
const words: Writer = (value) => text(value, NO_NAMES)?.replaceAll("_", " ") ?? null;
const percent: Writer = (value) => (value === null || value === undefined ? null : `${value} %`);
const member: Writer = (value, names) => (typeof value === "string" ? names.member(value) : null);
const role: Writer = (value) => ROLE_NAMES[value as Role] ?? null;
const strategy: Writer = (value) => STRATEGY_NAMES[value as Strategy] ?? null;
const list: Writer = (value) =>
  Array.isArray(value) && value.length > 0 ? value.map((one) => String(one)).join(", ") : null;
const strategies: Writer = (value, names) =>
  Array.isArray(value) ? value.map((one) => strategy(one, names) ?? String(one)).join(", ") || null : null;
const day: Writer = (value, { locale }) => {
  if (typeof value !== "string" || !value) return null;
  const date = new Date(value.length === 10 ? `${value}T00:00:00Z` : value);
  return Number.isNaN(date.getTime())
    ? value
    : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
};
const labels: Writer = (value) =>
  Array.isArray(value)
    ? value.map((one) => (one.enabled === false ? `${one.label} (off)` : one.label)).join(", ") || null
    : null;
const absences: Writer = (value, names) =>
  Array.isArray(value)
    ? value.map(({ from, to }) => `${day(from, names)} – ${day(to, names)}`).join(", ") || null
    : null;
/** Told on the page of the thing itself; here, that it is another. */
export const elsewhere: Writer = (value) => (value === null || value === undefined ? null : SEE);
export const SEE = "see its page";
const NO_NAMES: ActivityNames = { locale: "en-US", currency: "USD", member: () => "" };

/**
 * What is told of each subject, and how. What is not named here is never told, so that a secret or a hash that
 * somebody puts into the history one day stays there.
 */
export const FIELDS: Partial<Record<ActivitySubject, Record<string, [label: string, write: Writer]>>> = {
  member: {
    name: ["Name", text],
    slug: ["Short name", text],
    sector: ["Sector", (value) => SECTORS[value as keyof typeof SECTORS] ?? null],
    joinedOn: ["Joined on", day],
    leftOn: ["Left on", day],
    absences: ["Times away", absences],
    fiscalYearEndMonth: ["Fiscal year ends in month", text],
    baselineYear: ["Baseline year", text],
  },
  role: { role: ["Role", role], memberId: ["Institution", member], quiet: ["Without reminders", yes] },
  invitation: {
    role: ["Role", role],
    memberId: ["Institution", member],
    expiresAt: ["Ends on", day],
    acceptedAt: ["Accepted on", day],
    usedAt: ["Accepted on", day],
    revokedAt: ["Withdrawn on", day],
  },
  api_token: {
    role: ["Role", role],
    memberId: ["Institution", member],
    expiresAt: ["Ends on", day],
    revokedAt: ["Revoked on", day],
  },
  collaborative: {
    name: ["Name", text],
    place: ["Place", text],
    about: ["About these figures", text],
    baselineYear: ["Baseline year", text],
    changeLimit: ["Change that passes without a question", percent],
    peers: ["Members see of each other", words],
    peerPolicy: ["Members see of each other", words],
    preset: ["Rules", words],
    disclosurePreset: ["Rules", words],
    minimumContributors: ["Members behind a figure, at least", text],
    largestShare: ["Largest member, at most", percent],
    twoLargestShare: ["Two largest, at most", percent],
    smallestCell: ["People in a group, at least", text],
    daysAfterPeriod: ["Days after the end of the period", text],
    locale: ["Language and writing", text],
    currency: ["Currency", text],
  },
  definition: {
    fromYear: ["From", text],
    wording: ["Wording", text],
    grade: ["Comparability", words],
    restatedFrom: ["Restated from", text],
  },
  dimension: {
    label: ["Name", text],
    enabled: ["Asked for", yes],
    measures: ["Measures", list],
    categories: ["Categories", labels],
  },
  investment: {
    name: ["Name", text],
    type: ["For", (value) => INVESTMENT_TYPES[value as keyof typeof INVESTMENT_TYPES] ?? null],
    stage: ["Stage", (value) => INVESTMENT_STAGES[value as keyof typeof INVESTMENT_STAGES] ?? null],
    place: ["Place", text],
    note: ["Note", text],
    years: ["Figures by year", elsewhere],
    shares: ["Shares of members", elsewhere],
  },
  indicator: {
    label: ["Name", text],
    feed: ["Comes from", words],
    series: ["Series", text],
    value: ["Value", percent],
    origin: ["Origin", words],
    source: ["Source", text],
    preliminary: ["Preliminary", yes],
  },
  goal: {
    state: ["State", words],
    memberId: ["Whose goal", member],
    strategy: ["Strategy", strategy],
    statement: ["Statement", text],
    population: ["Whom it concerns", text],
    geography: ["Where", text],
    target: ["Target", elsewhere],
    startYear: ["Start year", text],
    targetYear: ["Target year", text],
    milestones: ["Milestones", elsewhere],
    owner: ["Owner", text],
    resources: ["Resources", text],
    consultedWho: ["Who was consulted", text],
    consultedWhen: ["When", text],
    disparity: ["Disparity", text],
  },
  interview: {
    memberId: ["Institution", member],
    strategy: ["Strategy", strategy],
    kind: ["Kind", words],
    theme: ["Theme", text],
    words: ["In their words", text],
    heldOn: ["Held on", day],
  },
  rubric: {
    version: ["Version", text],
    fromYear: ["From", text],
    stages: ["Names of the stages", (value) => list(value, NO_NAMES) ?? stageNames(value)],
  },
  assessment: {
    rater: ["Rated by", words],
    stage: ["Stage", text],
    wanted: ["Wants to reach", text],
    wantedBy: ["By", text],
    evidence: ["Evidence", text],
  },
  year: {
    state: ["State", words],
    dueOn: ["Due on", day],
    remindBefore: ["Reminders, days before", list],
    remindAfter: ["Reminders, days after", list],
  },
  request: {
    state: ["State", words],
    strategies: ["Asked for", strategies],
    dueOn: ["Due on", day],
    question: ["Question", text],
    openUntil: ["Open until", day],
    quiet: ["Without reminders", yes],
  },
  comment: {
    kind: ["Kind", words],
    text: ["Text", text],
    settled: ["Settled", yes],
    settledAt: ["Settled on", day],
  },
  warning: {
    warning: [
      "About",
      (value) =>
        typeof value === "string" && value in WARNING_WORDS ? (WARNING_WORDS[value] ?? null) : null,
    ],
    note: ["Explanation", text],
  },
  import: { undone: ["Undone", yes] },
  report: {
    title: ["Title", text],
    slug: ["Short name", text],
    year: ["Year", text],
    audience: ["For", words],
    state: ["State", words],
    version: ["Version", text],
  },
  report_link: { version: ["Version", text], expiresAt: ["Ends on", day], revokedAt: ["Withdrawn on", day] },
};

const WARNING_WORDS: Record<string, string> = {
  change: "a big change",
  outlier: "a share unlike the peers’",
  same_as_last_year: "the same value as last year",
  crossed_half: "a share that crossed 50 %",
};

/** Stages in a rubric: names in order, or by number. */
function stageNames(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const names = Object.values(value).filter((one): one is string => typeof one === "string");
  return names.length > 0 ? names.join(", ") : null;
}
