import type { Decimal } from "./types";

/** A figure of the place rather than of a member: a percent by year, with its source. */
export interface Indicator {
  code: string;
  label: string;
}

/** What every collaborative can follow about its community, in order. */
export const COMMUNITY_INDICATORS: Indicator[] = [
  { code: "unemployment_focus", label: "Unemployment in the focus area" },
  { code: "unemployment_reference", label: "Unemployment in the city or state" },
  { code: "poverty_focus", label: "Poverty in the focus area" },
];

/** Who publishes values that can be fetched. */
export const FEEDS = ["bls", "census"] as const;
export type Feed = (typeof FEEDS)[number];
export const FEED_NAMES: Record<Feed, string> = {
  bls: "Bureau of Labor Statistics",
  census: "Census Bureau",
};

/** An indicator as it is stored, with its values in the order of their years. */
export interface IndicatorRecord extends Indicator {
  id: string;
  /** Where its values can be fetched, and by which series; null where they are entered by hand only. */
  feed: Feed | null;
  series: string | null;
  values: IndicatorValue[];
}

export interface IndicatorValue {
  year: number;
  /** Percent: "7.4" is 7.4 %. */
  value: Decimal;
  origin: "hand" | "fetched";
  source: string;
  series: string | null;
  preliminary: boolean;
  /** ISO instant; null where it was entered by hand. */
  fetchedAt: string | null;
  offered: Offer | null;
  revision: number;
  changedAt: string;
  changedBy: string;
}

/** A value as a feed gives it. */
export interface FetchedValue {
  year: number;
  value: Decimal;
  /** What it is and who says so, in words. */
  source: string;
  series: string;
  preliminary: boolean;
}

/** What was fetched where a value entered by hand stands: somebody takes it or leaves it. */
export interface Offer extends Omit<FetchedValue, "year"> {
  fetchedAt: string;
  /** Was looked at and left; the same value is not offered again. */
  left: boolean;
}

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** Percent by year of each indicator, by code: what targets are held against. */
export function indicatorReadings(
  indicators: Pick<IndicatorRecord, "code" | "values">[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  return new Map(
    indicators.map(({ code, values }) => [
      code,
      new Map(values.map(({ year, value }) => [year, Number(value)])),
    ]),
  );
}

/** The offers that wait for an answer, in order. */
export function openOffers({ values }: Pick<IndicatorRecord, "values">) {
  return values.flatMap((value) =>
    value.offered && !value.offered.left ? [{ ...value, offered: value.offered }] : [],
  );
}
