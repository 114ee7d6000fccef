import type { Path } from "../../app/domain/progress";
import { NO_POINT, type Pairing, type Point, type Readings, type Series } from "../../app/domain/readings";

/** Readings made by hand: a number, a share as [part, whole], or why there is none. */
export type Given = number | [number, number] | "n/a" | "withheld";
type Years = Record<number, Given>;

export interface Handmade {
  /** Of the collaborative, by code; "… since" is what is summed since the baseline. */
  together?: Record<string, Years>;
  /** Of each member, by slug and code. */
  members?: Record<string, Record<string, Years>>;
  indicators?: Record<string, Years>;
  /** Like with like, where it differs from the figures themselves. */
  pairs?: Record<string, Record<number, Pairing>>;
  baselineYear?: number;
  /** Own baseline years of members. */
  baselines?: Record<string, number>;
  /** Members that are not active in a year. */
  away?: Record<number, string[]>;
}

export function readingsOf(given: Handmade): Readings {
  const { together = {}, members = {}, indicators = {}, baselineYear = 2022, away = {} } = given;
  const slugs = Object.keys(members);
  const series = (years: Years | undefined, code: string, from = baselineYear): Series | null =>
    years ? seriesOf(years, code, from, given.pairs?.[code]) : null;
  return {
    figure(code, memberId, over) {
      const key = over === "sinceBaseline" ? `${code} since` : code;
      if (memberId === null) return series(together[key] ?? together[code], key);
      const own = members[memberId]?.[key] ?? members[memberId]?.[code];
      return series(own ?? (together[code] ? {} : undefined), key, given.baselines?.[memberId]);
    },
    indicator: (code) => {
      const found = series(indicators[code], code);
      return found && { ...found, unit: "percent" };
    },
    members: slugs,
    activeMembers: (year) => slugs.filter((slug) => !away[year]?.includes(slug)),
  };
}

function seriesOf(years: Years, code: string, baselineYear: number, pairs?: Record<number, Pairing>): Series {
  const value = (year: number) => {
    const found = years[year];
    if (found === undefined || typeof found === "string") return null;
    return typeof found === "number" ? found : found[0] / found[1];
  };
  const pair = (year: number, before: number): Pairing => {
    if (pairs && year in pairs && before === baselineYear) return pairs[year] ?? null;
    if (years[year] === "withheld" || years[before] === "withheld") return "withheld";
    const [now, then] = [value(year), value(before)];
    return now === null || then === null ? null : { now, before: then, members: 3 };
  };
  const points = Object.entries(years).map(([text, found]): [number, Point] => {
    const year = Number(text);
    const standing = found === "n/a" ? "not_applicable" : found === "withheld" ? found : "value";
    const parts = typeof found === "number" ? [String(found), null] : [];
    const [numerator = null, denominator = null] = Array.isArray(found) ? found.map(String) : parts;
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
  ...{ startYear: 2022, targetYear: 2027, memberId: null, milestones: [] },
  ...more,
});
