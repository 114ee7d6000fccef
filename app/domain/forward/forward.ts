import { z } from "zod";
import { line, optionalText } from "~/domain/people/fields";

/** Contracts coming up, so that local firms can prepare (docs/rules.md, section 22.3). */

/** How much a contract is worth, roughly, in the collaborative's currency. */
export const VALUE_BANDS = {
  to_50k: "Up to 50 thousand",
  to_250k: "50 to 250 thousand",
  to_1m: "250 thousand to 1 million",
  to_5m: "1 to 5 million",
  over_5m: "Over 5 million",
} as const;
export type ValueBand = keyof typeof VALUE_BANDS;

export interface ForwardContract {
  id: string;
  memberId: string | null;
  /** The buyer; null where it is not said. */
  member: string | null;
  category: string;
  band: ValueBand;
  year: number;
  quarter: number;
  note: string;
  revision: number;
}

/** "2026-2": quarters sort as text. */
export const quarterKey = ({ year, quarter }: Pick<ForwardContract, "year" | "quarter">) =>
  `${year}-${quarter}`;

export function quarterOn(day: string): { year: number; quarter: number } {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return { year, quarter: Math.ceil(month / 3) };
}

/** This quarter and the seven after it, as a form offers them. */
export function quartersAhead(today: string, count = 8): { year: number; quarter: number }[] {
  const { year, quarter } = quarterOn(today);
  return Array.from({ length: count }, (_, at) => ({
    year: year + Math.floor((quarter - 1 + at) / 4),
    quarter: ((quarter - 1 + at) % 4) + 1,
  }));
}

/** What is still ahead, quarter by quarter; what lies behind is left out. */
export function ahead<Contract extends ForwardContract>(
  contracts: readonly Contract[],
  today: string,
): { year: number; quarter: number; contracts: Contract[] }[] {
  const first = quarterKey(quarterOn(today));
  const keys = [...new Set(contracts.map(quarterKey))].filter((key) => key >= first).sort();
  return keys.map((key) => {
    const [year = 0, quarter = 0] = key.split("-").map(Number);
    return { year, quarter, contracts: contracts.filter((contract) => quarterKey(contract) === key) };
  });
}

export const forwardForm = z
  .object({
    category: line("Say what will be bought."),
    band: z.enum(Object.keys(VALUE_BANDS) as [ValueBand, ...ValueBand[]], "Choose a band."),
    when: z.string("Choose a quarter.").regex(/^(19|20)\d\d-[1-4]$/, "Choose a quarter."),
    memberId: z
      .uuid("Choose from the list.")
      .optional()
      .transform((id) => id ?? null),
    note: optionalText(500),
  })
  .transform(({ when, ...fields }) => {
    const [year = 0, quarter = 0] = when.split("-").map(Number);
    return { ...fields, year, quarter };
  });
export type ForwardFields = z.output<typeof forwardForm>;
