import { amount } from "~/domain/entry/soft-check-words";
import { spanWords } from "~/domain/members/exemptions";
import { type Collaborative, ROLE_NAMES, type Role, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import type { ActivitySubject } from "../activity";

/** How what a change refers to is written. */
export interface ActivityNames extends Pick<Collaborative, "locale" | "currency"> {
  member(id: string): string;
}

export type Writer = (value: unknown, names: ActivityNames) => string | null;

export const text: Writer = (value) =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() || null : null;
export const picture: Writer = (value) => (typeof value === "string" ? `picture ${value.slice(0, 8)}` : null);
export const yes: Writer = (value) => (value === true ? "yes" : value === false ? "no" : null);
export const words: Writer = (value) => text(value, NO_NAMES)?.replaceAll("_", " ") ?? null;
export const percent: Writer = (value) => (value === null || value === undefined ? null : `${value}%`);
export const member: Writer = (value, names) => (typeof value === "string" ? names.member(value) : null);
export const role: Writer = (value) => ROLE_NAMES[value as Role] ?? null;
export const strategy: Writer = (value) => STRATEGY_NAMES[value as Strategy] ?? null;
export const list: Writer = (value) =>
  Array.isArray(value) && value.length > 0 ? value.map((item) => String(item)).join(", ") : null;
export const strategies: Writer = (value, names) =>
  Array.isArray(value) ? value.map((item) => strategy(item, names) ?? String(item)).join(", ") || null : null;
export const day: Writer = (value, { locale }) => {
  if (typeof value !== "string" || !value) return null;
  const date = new Date(value.length === 10 ? `${value}T00:00:00Z` : value);
  return Number.isNaN(date.getTime())
    ? value
    : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
};
export const money: Writer = (value, writing) =>
  typeof value === "string" && value !== "" ? amount(value, "currency", writing) : null;
export const criteria: Writer = (value) =>
  Array.isArray(value) ? value.map(({ name, weight }) => `${name} (${weight})`).join(", ") || null : null;
export const labels: Writer = (value) =>
  Array.isArray(value)
    ? value.map(({ label, enabled }) => (enabled === false ? `${label} (off)` : label)).join(", ") || null
    : null;
export const absences: Writer = (value, names) =>
  Array.isArray(value)
    ? value.map(({ from, to }) => `${day(from, names)} – ${day(to, names)}`).join(", ") || null
    : null;
export const exemptions: Writer = (value) =>
  Array.isArray(value)
    ? value
        .map((exemption) => `${STRATEGY_NAMES[exemption.strategy as Strategy]}, ${spanWords(exemption)}`)
        .join("; ") || null
    : null;
export const fiscalYearEnds: Writer = (value) =>
  Array.isArray(value)
    ? value.map(({ until, month }) => `month ${month} until ${until}`).join(", ") || null
    : null;
/** Shown on a page of its own; here only that it changed. */
export const elsewhere: Writer = (value) => (value === null || value === undefined ? null : SEE);
export const SEE = "see its page";
export const NO_NAMES: ActivityNames = { locale: "en-US", currency: "USD", member: () => "" };

/** Stages in a rubric: names in order, or by number. */
export function stageNames(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const names = Object.values(value).filter((name): name is string => typeof name === "string");
  return names.length > 0 ? names.join(", ") : null;
}

/** The fields of some subjects, each with its label and how it is written. */
export type SubjectFields = Partial<Record<ActivitySubject, Record<string, [label: string, write: Writer]>>>;
