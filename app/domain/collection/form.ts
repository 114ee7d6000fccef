import { z } from "zod";
import { type Member, STRATEGIES, type Strategy } from "~/domain/terms";

/** The submitted form that opens or changes a year. */

export interface PlanFault {
  /** "dueOn", "remindBefore", "remindAfter", or "due.st-alder". */
  field: string;
  message: string;
}

export interface TypedPlan {
  dueOn: string | null;
  remindBefore: number[];
  remindAfter: number[];
  requests: { memberId: string; strategies: Strategy[]; dueOn: string | null }[];
}

const MOST_DAYS = 6;

/**
 * Reads "14, 3" as days, sorted and without repeats.
 * @returns null unless every entry is a day between 0 and 180
 */
export function daysIn(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  if (days.length > MOST_DAYS || days.some((day) => !(day >= 0 && day <= 180))) return null;
  return [...new Set(days)].sort((a, b) => b - a);
}

const isDate = (text: string) => z.iso.date().safeParse(text).success;

/** Fields `dueOn`, `remindBefore`, `remindAfter`; for each member `ask.slug` (strategies) and `due.slug`. */
export function readPlan(
  form: { get(name: string): unknown; getAll(name: string): unknown[] },
  members: Pick<Member, "id" | "slug" | "name">[],
): { plan: TypedPlan; faults: PlanFault[] } {
  const faults: PlanFault[] = [];
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const dateAt = (field: string): string | null => {
    const date = text(field);
    if (date === "" || isDate(date)) return date || null;
    faults.push({ field, message: "Enter a date with day, month, and year, or leave it empty." });
    return null;
  };
  const daysAt = (field: string): number[] => {
    const days = daysIn(text(field));
    if (days === null)
      faults.push({ field, message: `Up to ${MOST_DAYS} numbers of days, at most 180, such as “14, 3”.` });
    return days ?? [];
  };
  const dueOn = dateAt("dueOn");
  const requests = members.flatMap(({ id, slug }) => {
    const ticked = form.getAll(`ask.${slug}`);
    const strategies = STRATEGIES.filter((strategy) => ticked.includes(strategy));
    const own = dateAt(`due.${slug}`);
    return strategies.length === 0 ? [] : [{ memberId: id, strategies, dueOn: own === dueOn ? null : own }];
  });
  if (requests.length === 0)
    faults.push({ field: "ask", message: "Choose at least one member and one strategy." });
  const plan = { dueOn, remindBefore: daysAt("remindBefore"), remindAfter: daysAt("remindAfter"), requests };
  return { plan, faults };
}
