import type { Decimal } from "~/domain/terms";

export type IndicatorUnit = "percent" | "rate" | "years" | "currency";

/** A figure of the place rather than of a member, by year, with its source. */
export interface Indicator {
  code: string;
  label: string;
}

/** How an indicator is counted and read. */
export interface IndicatorScale {
  unit: IndicatorUnit;
  /** A rate counts cases among so many people; null for other units. */
  per: number | null;
  /** The direction in which the community wants it to go. */
  wanted: "up" | "down";
  /** How many years a value entered by hand covers. */
  pooledYears: number;
  /** Who publishes it; empty if only its values say so. */
  source: string;
}

/** An indicator in percent that should fall, as unemployment and poverty. */
export const PERCENT_TO_FALL: IndicatorScale = {
  unit: "percent",
  per: null,
  wanted: "down",
  pooledYears: 1,
  source: "",
};

/** The indicators every collaborative starts with, in order. */
export const COMMUNITY_INDICATORS: Indicator[] = [
  { code: "unemployment_focus", label: "Unemployment in the focus area" },
  { code: "unemployment_reference", label: "Unemployment in the city or state" },
  { code: "poverty_focus", label: "Poverty in the focus area" },
];

/** Publishers whose values can be fetched. */
export const FEEDS = ["bls", "census"] as const;
export type Feed = (typeof FEEDS)[number];
export const FEED_NAMES: Record<Feed, string> = {
  bls: "Bureau of Labor Statistics",
  census: "Census Bureau",
};

/** An indicator as it is stored, with its values in the order of their years. */
export interface IndicatorRecord extends Indicator, IndicatorScale {
  id: string;
  /** Where its values can be fetched, and the series; null if they are only entered by hand. */
  feed: Feed | null;
  series: string | null;
  values: IndicatorValue[];
}

export interface IndicatorValue {
  year: number;
  /** In the indicator's unit; of a percent, "7.4" is 7.4%. */
  value: Decimal;
  /** Half the width of its 90% interval, in the same unit; null if unknown. */
  margin: Decimal | null;
  origin: "hand" | "fetched";
  source: string;
  series: string | null;
  preliminary: boolean;
  /** ISO instant; null if entered by hand. */
  fetchedAt: string | null;
  offered: Offer | null;
  revision: number;
  changedAt: string;
  changedBy: string;
}

/** A value as a feed reports it. */
export interface FetchedValue {
  year: number;
  value: Decimal;
  /** Half the width of its 90% interval; null if the publisher gives none. */
  margin: Decimal | null;
  /** What it is and who publishes it, in words. */
  source: string;
  series: string;
  preliminary: boolean;
}

/** A fetched value that differs from one entered by hand; somebody takes it or leaves it. */
export interface Offer extends Omit<FetchedValue, "year"> {
  fetchedAt: string;
  /** Somebody left it; the same value is not offered again. */
  left: boolean;
}

/** Targets read only indicators in percent. */
export const inPercent = <I extends Pick<IndicatorScale, "unit">>(indicators: I[]): I[] =>
  indicators.filter(({ unit }) => unit === "percent");

/** Each indicator's values by year, by code: what targets are measured against. */
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

/** The offers waiting for an answer, in order. */
export function openOffers({ values }: Pick<IndicatorRecord, "values">) {
  return values.flatMap((value) =>
    value.offered && !value.offered.left ? [{ ...value, offered: value.offered }] : [],
  );
}
