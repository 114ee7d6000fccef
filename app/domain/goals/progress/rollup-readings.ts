import { transitionMonths } from "~/domain/members/fiscal-year";
import { add, fraction, toNumber } from "~/domain/numbers/fraction";
import { baselineYearOf, isActive, isBaselineOnly, periodFor } from "~/domain/periods";
import {
  type Contribution,
  contributionsTo,
  type Figure,
  figureOf,
  type Values,
} from "~/domain/rollup/contributions";
import type {
  AmountChange,
  MetricFigure,
  Rollup,
  RollupYear,
  ShareChange,
  TotalFigure,
  Withheld,
} from "~/domain/rollup/figures";
import type { Catalog, Metric } from "~/domain/terms";
import { NO_POINT, type Over, type Pairing, type Point, type Readings, type Series } from "./readings";

export interface ReadingSources {
  catalog: Catalog;
  /** As the viewer may see it: what is withheld there is withheld here. */
  rollup: Rollup;
  /** Members' stored values. Those the viewer may not see are withheld. */
  values: Values;
  maySee: (memberId: string, year: number) => boolean;
  /** Percent by year of each community indicator, by code. */
  indicators: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Readings from the roll-up, the stored values, and the indicators that a page has read already. */
export function readingsFrom(sources: ReadingSources): Readings {
  const { catalog, rollup, indicators } = sources;
  const years = rollup.years.map(({ year }) => year);
  const known = new Map<string, Series | null>();
  return {
    figure(code, memberId, over) {
      const key = `${code} ${memberId} ${over}`;
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const series = seriesOf(sources, years, { code, memberId, over });
      known.set(key, series);
      return series;
    },
    indicator(code) {
      const values = indicators.get(code);
      return values ? indicatorSeries(values, rollup.baselineYear) : null;
    },
    members: catalog.members.map(({ id }) => id),
    activeMembers: (year) => catalog.members.filter((member) => isActive(member, year)).map(({ id }) => id),
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
  { code, memberId, over }: { code: string; memberId: string | null; over: Over },
): Series | null {
  const { catalog, rollup } = sources;
  const wholeFigure = figureOf(catalog, code);
  if (
    !wholeFigure ||
    (over === "sinceBaseline" && wholeFigure.kind === "share" && wholeFigure.span === "year")
  )
    return null;
  const cumulative = over === "sinceBaseline" || wholeFigure.span === "since_baseline";
  const figure: Figure = cumulative ? { ...wholeFigure, span: "since_baseline" } : wholeFigure;
  const member = catalog.members.find(({ id }) => id === memberId);
  if (memberId !== null && !member) return null;
  const baselineYear = member ? baselineYearOf(member, rollup.baselineYear) : rollup.baselineYear;
  const pointIn = (year: number) =>
    member
      ? memberPoint(sources, figure, member.id, year)
      : togetherPoint(
          catalog,
          figure,
          rollup.years.find((rollupYear) => rollupYear.year === year),
        );
  const points = new Map(years.map((year) => [year, pointIn(year)]));
  return { unit: figure.unit, cumulative, baselineYear, points };
}

function memberPoint(
  { catalog, values, maySee, rollup: { underWay } }: ReadingSources,
  figure: Figure,
  memberId: string,
  year: number,
): Point {
  const members = catalog.members
    .filter(({ id }) => id === memberId)
    // A baseline from before the member joined is read like any other year of its own.
    .map((member) =>
      isBaselineOnly(member, year) ? { ...member, joinedOn: periodFor(member, year).end } : member,
    );
  const own = (of: Figure, at: number) =>
    contributionsTo({ catalog: { ...catalog, members }, figure: of, year: at, values })[0];
  const inYear = { ...figure, span: "year" as const };
  const now = own(inYear, year);
  const compared = underWay.find((at) => at.year === year);
  const before = compared?.earlier == null ? undefined : own(inYear, compared.earlier);
  const awaited = compared && now?.standing === "missing" && before?.standing !== "missing";
  const soFar = awaited ? { reporting: 0, expected: 1 } : null;
  // This does not reveal whether there is a value.
  if (now && !maySee(memberId, year)) return { ...NO_POINT, standing: "withheld" };
  const contribution = figure.span === "year" ? now : own(figure, year);
  const visible = maySee(memberId, year);
  // A running total gains no value from a year without a report.
  if (figure.span === "since_baseline" && visible && now?.standing !== "value") {
    const carried = figure.kind === "amount" ? (contribution?.numerator ?? null) : null;
    const standing = now?.standing === "not_applicable" ? now.standing : "missing";
    return { ...NO_POINT, standing, soFar, carried };
  }
  if (!contribution) return NO_POINT;
  const uneven = isUneven(catalog, figure, memberId, year);
  return { ...pointFrom(contribution, visible), soFar, ...(uneven && { uneven }) };
}

/** A yearly flow of a member whose fiscal-year end changed in that year. */
function isUneven(catalog: Catalog, figure: Figure, memberId: string, year: number): boolean {
  if (figure.kind === "share" || figure.span !== "year") return false;
  const measure = catalog.measures.find(({ code }) => code === figure.numerator);
  const member = catalog.members.find(({ id }) => id === memberId);
  return measure?.kind === "flow" && member !== undefined && transitionMonths(member, year) !== null;
}

function pointFrom(contribution: Contribution, visible: boolean): Point {
  const { standing, value, numerator, denominator } = contribution;
  if (!visible) return { ...NO_POINT, standing: "withheld" };
  if (standing === "not_applicable") return { ...NO_POINT, standing };
  // A share reported without amounts is the member's value, but has nothing to sum.
  if (value === null || (standing !== "value" && standing !== "share_only")) return NO_POINT;
  return { ...NO_POINT, standing: "value", value, numerator, denominator };
}

function togetherPoint(catalog: Catalog, figure: Figure, at: RollupYear | undefined): Point {
  if (!at) return NO_POINT;
  const metric = catalog.metrics.find((metric) => metric.code === figure.code);
  if (metric?.kind === "share") return sharePoint(metric, at);
  const total = at.totals.find(({ measure }) => measure === figure.numerator);
  if (!total) return NO_POINT;
  // If the metric is withheld, so is the measure of the same amount.
  const withheld = metric && at.metrics.find((row) => row.metric === metric.code)?.withheld;
  return amountPoint(withheld ? { ...total, withheld } : total, figure);
}

function sharePoint(metric: Metric, at: RollupYear): Point {
  const row = at.metrics.find((candidate) => candidate.metric === metric.code);
  if (!row) return NO_POINT;
  const { numerator, denominator, reporting, expected, soFar } = row;
  const value = row.standsStill ? null : row.value;
  const changes = {
    soFar,
    sinceBaseline: sharePair(row, "change"),
    sinceLastYear: sharePair(row, "changeFromLastYear"),
  };
  const coverage = { reporting, expected };
  if (row.withheld) return { ...NO_POINT, ...changes, coverage, standing: "withheld" };
  if (value === null) return { ...NO_POINT, ...changes, coverage };
  const point: Point = {
    ...NO_POINT,
    ...changes,
    standing: "value",
    value,
    numerator,
    denominator,
    coverage,
  };
  return row.asOf === undefined ? point : { ...point, asOf: row.asOf };
}

function amountPoint(total: TotalFigure, { span }: Figure): Point {
  const since = span === "since_baseline" ? total.sinceBaseline : null;
  const summed = span === "since_baseline";
  const sum = since?.value ?? null;
  const value = summed ? (since?.standsStill ? null : sum) : total.value;
  const { reporting, expected } = (summed ? since?.lowestCoverage : null) ?? total;
  const coverage = { reporting, expected };
  const soFar = (summed ? since : total)?.soFar ?? null;
  const changes = summed
    ? { soFar, sinceBaseline: null, sinceLastYear: null }
    : {
        soFar,
        sinceBaseline: amountPair(total, "change"),
        sinceLastYear: amountPair(total, "changeFromLastYear"),
      };
  if (total.withheld ?? since?.withheld) return { ...NO_POINT, ...changes, coverage, standing: "withheld" };
  if (value === null) return { ...NO_POINT, ...changes, coverage, carried: sum };
  return {
    ...NO_POINT,
    ...changes,
    standing: "value",
    value: Number(value),
    numerator: value,
    denominator: null,
    coverage,
    ...(total.asOf !== undefined && { asOf: total.asOf }),
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
  const now = add(baselineValue, value);
  const exact = { now: fraction(now, "1"), before: fraction(baselineValue, "1") };
  return { now: Number(now), before: Number(baselineValue), members: cohort, exact };
}

function sharePair(figure: MetricFigure, which: Which): Pairing {
  const change: ShareChange | null = figure[which];
  if (!change) return isWithheld(figure, which) ? "withheld" : null;
  const { value, baselineValue, cohort } = change;
  const parts = figure[`${which}Parts`];
  // Adding two doubles can produce digits that neither has, and may land on the wrong side of a target.
  if (!parts)
    return { now: Number((baselineValue + value).toPrecision(15)), before: baselineValue, members: cohort };
  const now = fraction(parts.numerator, parts.denominator);
  const before = fraction(parts.numeratorBefore, parts.denominatorBefore);
  return { now: toNumber(now), before: toNumber(before), members: cohort, exact: { now, before } };
}

function isWithheld(figure: Withholding & { withheld: Withheld | null }, which: Which): boolean {
  return Boolean(figure.withheld ?? figure[`${which}Withheld`]);
}
