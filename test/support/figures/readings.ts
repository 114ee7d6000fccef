import type { Path } from "../../../app/domain/goals/progress/progress";
import {
  NO_POINT,
  type Pairing,
  type Point,
  type Readings,
  type Series,
} from "../../../app/domain/goals/progress/readings";
import type { Coverage } from "../../../app/domain/terms";

/** Handmade readings: a number, a share as [part, whole], or the reason there is none. */
export type Given = number | [number, number] | "n/a" | "withheld";
type Years = Record<number, Given>;

export interface Handmade {
  /** The collaborative's figures by code. "… since" is the sum since the baseline. */
  together?: Record<string, Years>;
  /** Each member's figures, by slug and code. */
  members?: Record<string, Record<string, Years>>;
  indicators?: Record<string, Years>;
  /** Like-for-like figures, where they differ from the figures themselves. */
  pairs?: Record<string, Record<number, Pairing>>;
  baselineYear?: number;
  /** Members' own baseline years. */
  baselines?: Record<string, number>;
  /** Members not active in a year. */
  away?: Record<number, string[]>;
  /** Years that are still being reported, for the figures of all together; a member's if it has no value. */
  soFar?: Record<number, Coverage>;
}

export function readingsOf(handmade: Handmade): Readings {
  const { together = {}, members = {}, indicators = {}, baselineYear = 2022, away = {} } = handmade;
  const slugs = Object.keys(members);
  const series = (years: Years | undefined, code: string, from = baselineYear): Series | null =>
    years ? seriesOf(years, code, from, handmade.pairs?.[code]) : null;
  const underWay = (own: Series | null, memberId: string | null): Series | null =>
    own && { ...own, points: withSoFar(own.points, memberId, handmade.soFar ?? {}) };
  return {
    figure(code, memberId, over) {
      const key = over === "sinceBaseline" ? `${code} since` : code;
      if (memberId === null) return underWay(series(together[key] ?? together[code], key), null);
      const own = members[memberId]?.[key] ?? members[memberId]?.[code];
      return underWay(
        series(own ?? (together[code] ? {} : undefined), key, handmade.baselines?.[memberId]),
        memberId,
      );
    },
    indicator: (code) => {
      const indicatorSeries = series(indicators[code], code);
      return indicatorSeries && { ...indicatorSeries, unit: "percent" };
    },
    members: slugs,
    activeMembers: (year) => slugs.filter((slug) => !away[year]?.includes(slug)),
  };
}

function withSoFar(
  points: Series["points"],
  memberId: string | null,
  soFar: Record<number, Coverage>,
): Series["points"] {
  const all = new Map(points);
  for (const [text, coverage] of Object.entries(soFar)) {
    const year = Number(text);
    const point = all.get(year) ?? NO_POINT;
    if (memberId === null) all.set(year, { ...point, coverage, soFar: coverage });
    else if (point.standing === "missing") all.set(year, { ...point, soFar: { reporting: 0, expected: 1 } });
  }
  return all;
}

function seriesOf(years: Years, code: string, baselineYear: number, pairs?: Record<number, Pairing>): Series {
  const value = (year: number) => {
    const reading = years[year];
    if (reading === undefined || typeof reading === "string") return null;
    return typeof reading === "number" ? reading : reading[0] / reading[1];
  };
  const pair = (year: number, before: number): Pairing => {
    if (pairs && year in pairs && before === baselineYear) return pairs[year] ?? null;
    if (years[year] === "withheld" || years[before] === "withheld") return "withheld";
    const now = value(year);
    const earlierValue = value(before);
    return now === null || earlierValue === null ? null : { now, before: earlierValue, members: 3 };
  };
  const points = Object.entries(years).map(([text, reading]): [number, Point] => {
    const year = Number(text);
    const standing = reading === "n/a" ? "not_applicable" : reading === "withheld" ? reading : "value";
    const parts = typeof reading === "number" ? [String(reading), null] : [];
    const [numerator = null, denominator = null] = Array.isArray(reading) ? reading.map(String) : parts;
    const sums = { sinceBaseline: pair(year, baselineYear), sinceLastYear: pair(year, year - 1) };
    return [year, { ...NO_POINT, ...sums, standing, value: value(year), numerator, denominator }];
  });
  const share = Object.values(years).some(Array.isArray) || /rate|share/.test(code);
  const unit = share ? "share" : /spend|pbi/.test(code) ? "currency" : "count";
  const cumulative = code.endsWith(" since") || code === "pbi_deployment_share";
  return { unit, cumulative, baselineYear, points: new Map(points) };
}

/** From 2022 to 2027, for the collaborative. */
export const path = (more: Partial<Path> = {}): Path => ({
  startYear: 2022,
  targetYear: 2027,
  memberId: null,
  milestones: [],
  ...more,
});
