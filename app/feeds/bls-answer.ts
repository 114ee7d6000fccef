import { z } from "zod";
import { canonical } from "~/domain/numbers/decimal";
import { meanOf } from "~/domain/numbers/percent";
import type { Decimal } from "~/domain/terms";

/** Reads the Bureau's answers and turns their rows into yearly rates. */

const rowSchema = z.object({
  year: z.string().regex(/^\d{4}$/),
  period: z.string(),
  /** "-" if there is none. */
  value: z.string(),
  footnotes: z.array(z.object({ code: z.string().nullish() }).nullable()).nullish(),
});
export type BlsRow = z.infer<typeof rowSchema>;

const resultSchema = z.object({
  series: z.array(z.object({ seriesID: z.string(), data: z.array(rowSchema).nullish() })).nullish(),
});

/** `Results` is an object, a list of objects (as in the documentation), empty, or missing. */
export const blsAnswerSchema = z
  .object({
    status: z.string(),
    message: z.union([z.string(), z.array(z.string().nullable())]).nullish(),
    Results: z.union([resultSchema, z.array(resultSchema)]).nullish(),
  })
  .transform(({ status, message, Results }) => ({
    status,
    messages: [message ?? []].flat().filter((text) => text !== null),
    series: [Results ?? []].flat().flatMap((result) => result.series ?? []),
  }));
export type BlsAnswer = z.infer<typeof blsAnswerSchema>;

export interface YearRate {
  year: number;
  value: Decimal;
  preliminary: boolean;
  /** Whether the Bureau published the year's average or it is computed from the twelve months. */
  basis: "published" | "mean of months";
}

const MONTH = /^M(0[1-9]|1[0-2])$/;
const ANNUAL = "M13";

/**
 * The rate of each year: the annual average if there is one, else the mean of all twelve months. A year with fewer
 * months has no value, since the missing ones could be the high ones.
 * @throws RangeError for a value that is not a percentage
 */
export function yearRates(rows: BlsRow[]): YearRate[] {
  const years = new Map<number, Map<string, BlsRow>>();
  for (const row of rows) {
    const year = Number(row.year);
    const periods = years.get(year) ?? new Map<string, BlsRow>();
    years.set(year, periods.set(row.period, row));
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, periods]): YearRate[] => {
      const annual = periods.get(ANNUAL);
      const published = annual && rateOf(annual);
      if (annual && published !== undefined && published !== null)
        return [{ year, value: published, preliminary: isPreliminary(annual), basis: "published" }];
      const months = [...periods.values()].filter(({ period }) => MONTH.test(period));
      const rates = months.flatMap((row) => rateOf(row) ?? []);
      const value = rates.length === 12 ? meanOf(rates) : null;
      return value === null
        ? []
        : [{ year, value, preliminary: months.some(isPreliminary), basis: "mean of months" }];
    });
}

function rateOf({ value }: BlsRow): Decimal | null {
  const text = value.trim();
  if (text === "-" || text === "") return null;
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > 100) throw new RangeError(text);
  return canonical(text);
}

const isPreliminary = ({ footnotes }: BlsRow) => (footnotes ?? []).some((footnote) => footnote?.code === "P");
