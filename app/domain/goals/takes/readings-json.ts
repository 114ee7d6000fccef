import {
  NO_POINT,
  type Over,
  type Pairing,
  type Point,
  type Readings,
  type Series,
} from "~/domain/goals/progress/readings";
import { codesOf, type Target } from "~/domain/goals/targets";
import type { Fraction } from "~/domain/numbers/fraction";

/**
 * Readings as plain data, for the browser: only the figures that a target reads, as this viewer may see them. Whole
 * numbers of any size travel as text.
 */
export interface ReadingsJson {
  series: SeriesJson[];
  indicators: { code: string; series: PlainSeries }[];
  members: string[];
  years: number[];
  active: { year: number; members: string[] }[];
}

interface SeriesJson {
  code: string;
  memberId: string | null;
  over: Over;
  series: PlainSeries;
}

type PlainSeries = Omit<Series, "points"> & { points: [year: number, point: PlainPoint][] };
type PlainPoint = Omit<Point, "sinceBaseline" | "sinceLastYear"> & {
  sinceBaseline: PlainPairing;
  sinceLastYear: PlainPairing;
};
type PlainFraction = [numerator: string, denominator: string];
type PlainPairing =
  | "withheld"
  | null
  | { now: number; before: number; members: number; exact?: { now: PlainFraction; before: PlainFraction } };

const OVERS: Over[] = ["year", "sinceBaseline"];

/** Stands for a member whose figures are not for the viewer: not even its id leaves the server. */
const isHidden = (memberId: string) => memberId.startsWith("hidden ");

/**
 * The members of a year as the browser may know them.
 * @param memberIds those whose figures the viewer may see
 */
export function maskedMembers(all: string[], memberIds: string[]): string[] {
  return all.map((id, place) => (memberIds.includes(id) ? id : `hidden ${place}`));
}

/**
 * @param years the years of members' own figures that the scenario needs; of the collaborative, all are kept
 * @param memberIds those whose figures the viewer may see
 */
export function readingsToJson(
  readings: Readings,
  target: Target,
  { years, memberIds }: { years: number[]; memberIds: string[] },
): ReadingsJson {
  const { figures, indicators } = codesOf(target);
  const series = figures.flatMap((code) =>
    OVERS.flatMap((over) =>
      [null, ...memberIds].flatMap((memberId): SeriesJson[] => {
        const known = readings.figure(code, memberId, over);
        if (!known) return [];
        const kept = [...years, known.baselineYear];
        const keeps = memberId === null ? () => true : (year: number) => kept.includes(year);
        return [{ code, memberId, over, series: plain(known, keeps) }];
      }),
    ),
  );
  return {
    series,
    indicators: indicators.flatMap((code) => {
      const known = readings.indicator(code);
      return known ? [{ code, series: plain(known, () => true) }] : [];
    }),
    years,
    members: memberIds,
    active: years.map((year) => ({ year, members: maskedMembers(readings.activeMembers(year), memberIds) })),
  };
}

export function readingsFromJson(json: ReadingsJson): Readings {
  const keyOf = (code: string, memberId: string | null, over: Over) => `${code} ${memberId} ${over}`;
  const series = new Map(
    json.series.map((each) => [keyOf(each.code, each.memberId, each.over), rich(each.series)]),
  );
  const indicators = new Map(json.indicators.map(({ code, series }) => [code, rich(series)]));
  const withheld = new Map(json.years.map((year) => [year, { ...NO_POINT, standing: "withheld" as const }]));
  return {
    figure(code, memberId, over) {
      if (memberId === null || !isHidden(memberId)) return series.get(keyOf(code, memberId, over)) ?? null;
      const together = series.get(keyOf(code, null, over));
      return together ? { ...together, points: withheld } : null;
    },
    indicator: (code) => indicators.get(code) ?? null,
    members: json.members,
    activeMembers: (year) => json.active.find((each) => each.year === year)?.members ?? [],
    hidden: isHidden,
  };
}

function plain(series: Series, keeps: (year: number) => boolean): PlainSeries {
  const points = [...series.points].filter(([year]) => keeps(year));
  return {
    ...series,
    points: points.map(([year, point]) => [
      year,
      {
        ...point,
        sinceBaseline: plainPair(point.sinceBaseline),
        sinceLastYear: plainPair(point.sinceLastYear),
      },
    ]),
  };
}

function rich(series: PlainSeries): Series {
  return {
    ...series,
    points: new Map(
      series.points.map(([year, point]) => [
        year,
        {
          ...point,
          sinceBaseline: richPair(point.sinceBaseline),
          sinceLastYear: richPair(point.sinceLastYear),
        },
      ]),
    ),
  };
}

function plainPair(pair: Pairing): PlainPairing {
  if (pair === null || pair === "withheld") return pair;
  const { exact, ...rest } = pair;
  return exact ? { ...rest, exact: { now: text(exact.now), before: text(exact.before) } } : rest;
}

function richPair(pair: PlainPairing): Pairing {
  if (pair === null || pair === "withheld") return pair;
  const { exact, ...rest } = pair;
  return exact ? { ...rest, exact: { now: whole(exact.now), before: whole(exact.before) } } : rest;
}

const text = ({ numerator, denominator }: Fraction): PlainFraction => [`${numerator}`, `${denominator}`];
const whole = ([numerator, denominator]: PlainFraction): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});
