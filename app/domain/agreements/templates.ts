import { type ObligationFields, obligationForm } from "./forms";
import type { ObligationKind } from "./obligations";

/** What pledges of anchor institutions usually promise, to start from (docs/rules.md, section 15). */

interface Template {
  label: string;
  kind: ObligationKind;
  text: string;
  /** Each year on this day, or once, on a day that is chosen. */
  due: { every: "year"; month: number; day: number } | { every: "once" };
}

export const PLEDGE_TEMPLATES = {
  hire: {
    label: "Hire",
    kind: "people",
    text: "One in ten new hires of the year is an impact hire.",
    due: { every: "year", month: 12, day: 31 },
  },
  buy: {
    label: "Buy",
    kind: "money",
    text: "Impact purchasing reaches twice its baseline.",
    due: { every: "once" },
  },
  invest: {
    label: "Invest",
    kind: "money",
    text: "Place-based investment reaches 1% of the investment pool or 50 million, whichever is less, and is paid out within five years.",
    due: { every: "once" },
  },
  report: {
    label: "Report",
    kind: "numbers",
    text: "The numbers of the last reporting year are submitted.",
    due: { every: "year", month: 10, day: 31 },
  },
  attend: {
    label: "Attend",
    kind: "attendance",
    text: "Somebody comes to the meetings of the bodies in which it has a seat.",
    due: { every: "year", month: 12, day: 31 },
  },
  dues: {
    label: "Dues",
    kind: "dues",
    text: "The dues of the year are paid.",
    due: { every: "year", month: 6, day: 30 },
  },
} as const satisfies Record<string, Template>;
export type PledgeTemplate = keyof typeof PLEDGE_TEMPLATES;
export const TEMPLATE_CODES = Object.keys(PLEDGE_TEMPLATES) as PledgeTemplate[];

/** A promise without the party that makes it. */
export type Promised = Omit<ObligationFields, "partyId">;

/** Stands in for the party while a promise is checked. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The name of a field of a template's promise. */
export const promiseField = (code: PledgeTemplate, field: "text" | "on" | "month" | "day"): string =>
  `promise.${code}.${field}`;

/**
 * The promises that a form takes from templates, as they were edited.
 * @param value what a field of the form holds
 * @returns messages by field; with one, nothing may be stored
 */
export function readPromises(
  taken: readonly string[],
  value: (field: string) => string,
): { promises: Promised[]; faults: Record<string, string[]> } {
  const promises: Promised[] = [];
  const faults: Record<string, string[]> = {};
  for (const code of TEMPLATE_CODES.filter((known) => taken.includes(known))) {
    const { kind, due } = PLEDGE_TEMPLATES[code];
    const of = (field: "text" | "on" | "month" | "day") => value(promiseField(code, field)).trim();
    const number = (field: "month" | "day") => (of(field) === "" ? undefined : Number(of(field)));
    const when =
      due.every === "once" ? { on: of("on") || undefined } : { month: number("month"), day: number("day") };
    const read = obligationForm.safeParse({
      partyId: NOBODY,
      text: of("text"),
      kind,
      every: due.every,
      ...when,
    });
    if (read.success) {
      const { partyId: _, ...promise } = read.data;
      promises.push(promise);
    } else
      for (const { path, message } of read.error.issues) {
        const field = `promise.${code}.${String(path[0])}`;
        faults[field] = [...(faults[field] ?? []), message];
      }
  }
  return { promises, faults };
}
