import type { IndicatorUnit } from "./indicators";

/** The units of community indicators. */

export const INDICATOR_UNITS: Record<IndicatorUnit, string> = {
  percent: "Percent",
  rate: "Rate: cases among so many people",
  years: "Years, such as of life",
  currency: "Money",
};

export const WANTED = { down: "Fall", up: "Rise" } as const;

/** Among how many people a rate counts cases. */
export const RATE_BASES = [100, 1_000, 10_000, 100_000] as const;

/** Years that one value may cover: yearly figures, and the survey of small areas. */
export const POOLED_YEARS = {
  "1": "One year",
  "3": "Three years, pooled",
  "5": "Five years, pooled",
} as const;

/** What a value must look like, for a hint and an error beside the field. */
export const UNIT_EXAMPLES: Record<IndicatorUnit, string> = {
  percent: "a percentage, such as 7.4",
  rate: "a number, such as 412.5",
  years: "a number of years, such as 74.2",
  currency: "an amount, such as 51,300",
};
