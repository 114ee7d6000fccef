import { type Contribution, contributionsTo, type Figure, figureOf, type Values } from "./contributions";
import { add } from "./fraction";
import { baselineYearOf, isActive } from "./periods";
import { NO_POINT, type Over, type Pairing, type Point, type Readings, type Series } from "./readings";
import type {
  AmountChange,
  MetricFigure,
  Rollup,
  RollupYear,
  ShareChange,
  TotalFigure,
  Withheld,
} from "./rollup";
import type { Catalog, Metric } from "./types";

export interface ReadingSources {
  catalog: Catalog;
  /** As the viewer may see it: what is withheld there is withheld here. */
  rollup: Rollup;
  /** Members' stored values. Where a member's figures of a year may not be seen, they are withheld. */
  values: Values;
  maySee: (memberId: string, year: number) => boolean;
  /** Percent by year of each community indicator, by code. */
  indicators: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Readings from what a page has anyway: the roll-up, the stored values and the indicators. No query. */
export function readingsFrom(sources: ReadingSources): Readings {
  const { catalog, rollup, indicators } = sources;
  const years = rollup.years.map(({ year }) => year);
  const known = new Map<string, Series | null>();
  return {
    figure(code, memberId, over) {
      const key = `${code} ${memberId} ${over}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const series = seriesOf(sources, years, code, memberId, over);
      known.set(key, series);
      return series;
    },
    indicator(code) {
      const values = indicators.get(code);
      return values ? indicatorSeries(values, rollup.baselineYear) : null;
    },
    members: catalog.members.map(({ id }) => id),
    activeMembers: (year) => catalog.members.filter((one) => isActive(one, year)).map(({ id }) => id),
    hidden: (memberId, year) => !sources.maySee(memberId, year),
  };
}

function indicatorSeries(values: ReadonlyMap<number, number>, baselineYear: number): Series {
  const points = [...values].map(([year, value]): [number, Point] => [
    year,
    { ...NO_POINT, standing: "value", value, numerator: null },
  ]);
  return { unit: "percent", cumulative: false, baselineYear, points: new Map(points) };
}

function seriesOf(
  sources: ReadingSources,
  years: number[],
  code: string,
  memberId: string | null,
  over: Over,
): Series | null {
  const { catalog, rollup } = sources;
  const asked = figureOf(catalog, code);
  if (!asked || (over === "sinceBaseline" && asked.kind === "share" && asked.span === "year")) return null;
  const cumulative = over === "sinceBaseline" || asked.span === "since_baseline";
  const figure: Figure = cumulative ? { ...asked, span: "since_baseline" } : asked;
  const member = catalog.members.find(({ id }) => id === memberId);
  if (memberId !== null && !member) return null;
  const baselineYear = member ? baselineYearOf(member, rollup.baselineYear) : rollup.baselineYear;
  const pointIn = (year: number) =>
    member
      ? memberPoint(sources, figure, member.id, year)
      : togetherPoint(
          catalog,
          figure,
          rollup.years.find((one) => one.year === year),
        );
  const points = new Map(years.map((year) => [year, pointIn(year)]));
  return { unit: figure.unit, cumulative, baselineYear, points };
}

function memberPoint(
  { catalog, values, maySee }: ReadingSources,
  figure: Figure,
  memberId: string,
  year: number,
) {
  const members = catalog.members.filter(({ id }) => id === memberId);
  const [given] = contributionsTo({ ...catalog, members }, figure, year, values);
  return given ? pointFrom(given, maySee(memberId, year)) : NO_POINT;
}

function pointFrom(given: Contribution, visible: boolean): Point {
  const { standing, value, numerator, denominator } = given;
  // Whether there is anything to hide is not told either.
  if (!visible) return { ...NO_POINT, standing: "withheld" };
  if (standing === "not_applicable") return { ...NO_POINT, standing };
  // A share given alone is the member's value, but has no amounts to sum.
  if (value === null || (standing !== "value" && standing !== "share_only")) return NO_POINT;
  return { ...NO_POINT, standing: "value", value, numerator, denominator };
}

function togetherPoint(catalog: Catalog, figure: Figure, at: RollupYear | undefined): Point {
  if (!at) return NO_POINT;
  const metric = catalog.metrics.find((one) => one.code === figure.code);
  if (metric?.kind === "share") return sharePoint(metric, at);
  const total = at.totals.find(({ measure }) => measure === figure.numerator);
  if (!total) return NO_POINT;
  // Whatever withholds the metric or the measure withholds the same amount.
  const withheld = metric && at.metrics.find((one) => one.metric === metric.code)?.withheld;
  return amountPoint(withheld ? { ...total, withheld } : total, figure);
}

function sharePoint(metric: Metric, at: RollupYear): Point {
  const found = at.metrics.find((one) => one.metric === metric.code);
  if (!found) return NO_POINT;
  const { value, numerator, denominator, reporting, expected } = found;
  const changes = {
    sinceBaseline: sharePair(found, "change"),
    sinceLastYear: sharePair(found, "changeFromLastYear"),
  };
  const coverage = { reporting, expected };
  if (found.withheld) return { ...NO_POINT, ...changes, coverage, standing: "withheld" };
  if (value === null) return { ...NO_POINT, ...changes, coverage };
  return { ...changes, standing: "value", value, numerator, denominator, coverage };
}

function amountPoint(total: TotalFigure, { span }: Figure): Point {
  const since = span === "since_baseline" ? total.sinceBaseline : null;
  const summed = span === "since_baseline";
  const value = summed ? (since?.value ?? null) : total.value;
  const { reporting, expected } = (summed ? since?.lowestCoverage : null) ?? total;
  const coverage = { reporting, expected };
  const changes = summed
    ? { sinceBaseline: null, sinceLastYear: null }
    : { sinceBaseline: amountPair(total, "change"), sinceLastYear: amountPair(total, "changeFromLastYear") };
  if (total.withheld ?? since?.withheld) return { ...NO_POINT, ...changes, coverage, standing: "withheld" };
  if (value === null) return { ...NO_POINT, ...changes, coverage };
  return {
    ...changes,
    standing: "value",
    value: Number(value),
    numerator: value,
    denominator: null,
    coverage,
  };
}

type Which = "change" | "changeFromLastYear";
interface Withholding {
  changeWithheld?: Withheld;
  changeFromLastYearWithheld?: Withheld;
}

function amountPair(figure: TotalFigure, which: Which): Pairing {
  const change: AmountChange | null = figure[which];
  if (!change) return isWithheld(figure, which) ? "withheld" : null;
  const { value, baselineValue, cohort } = change;
  return { now: Number(add(baselineValue, value)), before: Number(baselineValue), members: cohort };
}

function sharePair(figure: MetricFigure, which: Which): Pairing {
  const change: ShareChange | null = figure[which];
  if (!change) return isWithheld(figure, which) ? "withheld" : null;
  const { value, baselineValue, cohort } = change;
  // The sum of two doubles may end in digits that neither share has.
  return { now: Number((baselineValue + value).toPrecision(15)), before: baselineValue, members: cohort };
}

function isWithheld(figure: Withholding & { withheld: Withheld | null }, which: Which): boolean {
  return Boolean(figure.withheld ?? figure[`${which}Withheld`]);
}
