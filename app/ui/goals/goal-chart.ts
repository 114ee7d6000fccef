import { courseOf, type GoalCourse } from "~/domain/goals/progress/course";
import type { Path } from "~/domain/goals/progress/progress";
import type { Readings, YearValue } from "~/domain/goals/progress/readings";
import type { NoData } from "~/domain/goals/progress/status";
import { figureCodeOf, isOfPlace, type SimpleTarget } from "~/domain/goals/targets";
import { type GoalWords, unlike } from "~/domain/goals/words/words";
import type { Strategy } from "~/domain/terms";
import type { ChartWords, PlacedPoint, TrendData, TrendPoint } from "~/ui/charts/types";
import { reportedWords } from "~/ui/figures/format-numbers";
import type { MissingKind } from "~/ui/figures/Missing";
import { reachedWord } from "~/ui/figures/metrics/metric-chart";

/** A target over the years as a chart, without locale and currency. */
export interface GoalChart extends ChartWords {
  /** What is due, with the target's own digits, and when; null where there is no such level. */
  due: { text: string; year: number } | null;
  data: Omit<TrendData, "locale" | "currency">;
}

/** What a part of a goal is computed from, and its words. */
export interface PartSources {
  path: Path;
  readings: Readings;
  words: GoalWords;
  year: number;
  accent: Strategy;
}

/** Rounds counts: there is no fraction of a person or a home. */
export function whole(value: number | null, unit: string): number | null {
  return value === null || unit !== "count" ? value : Math.round(value);
}

/** Rounded to whole people and homes, unless that would put it on another side of one of these. */
export function wholeBeside(value: number, others: (number | null)[], unit: string): number {
  const rounded = whole(value, unit) ?? value;
  const keepsSides = others.every(
    (other) => other === null || Math.sign(other - rounded) === Math.sign(other - value),
  );
  return keepsSides ? rounded : value;
}

export function goalChart(
  target: SimpleTarget,
  { path, readings, words, year, accent }: PartSources,
): GoalChart {
  const course = courseOf(target, path, readings, year);
  const { unit, dueYear, values } = course;
  // Indicators are percent as they are published, and charts draw fractions; points are drawn as people say them.
  const drawn = (value: number) =>
    unit === "percent" ? value / 100 : unit === "points" ? value * 100 : value;
  const level = course.target?.value ?? null;
  const start = course.baseline?.value ?? null;
  const expectedIn = (at: number) => course.path.find((point) => point.year === at)?.value ?? null;
  const valueText = (value: number, expected: number | null = null) =>
    unit === "multiple"
      ? words.times(course.target ? value : rounded(value), course.target?.value)
      : words.value(value, unit, [level, ...unlike(value, [start, expected])]);
  // Path and projection stand beside the target, the baseline, and the values of their years.
  const placed = (points: { year: number; value: number }[]) =>
    points.map(({ year: at, value }): PlacedPoint => {
      const own = values.find((known) => known.year === at)?.value ?? null;
      const others = [level, ...unlike(value, [start, own])];
      const rounded = wholeBeside(value, others, unit);
      const shown = unit === "multiple" ? valueText(rounded) : words.value(rounded, unit, others);
      return { year: at, value: drawn(rounded), shown };
    });
  const first = values[0]?.year ?? path.startYear;
  const last = Math.max(dueYear, values.at(-1)?.year ?? year);
  const due = dueOf(target, course, words);
  const points = values.map(
    ({ year: at, value, why, soFar }): TrendPoint =>
      value === null
        ? { year: at, value, missing: missingOf(why) }
        : {
            year: at,
            value: drawn(value),
            shown: valueText(value, expectedIn(at)),
            ...(soFar && { soFar: reportedWords(soFar) }),
          },
  );
  const { reference } = course;
  return {
    title: titleOf(target, course, { valueText, due, words }),
    note: noteOf(target, course, words),
    unit: unitOf(target, course, words),
    source:
      target.kind === "parity" || target.kind === "reduction"
        ? "Source: the community indicators, with their own sources."
        : "Source: yearly numbers of the members.",
    due: due && course.target ? { text: due, year: dueYear } : null,
    data: {
      series: [
        { id: "value", name: targetName(target, words), emphasis: true, points },
        ...(target.kind === "parity"
          ? [
              {
                id: "reference",
                name: words.label(target.reference),
                points: reference.map((point) => ({
                  year: point.year,
                  value: drawn(point.value),
                  shown: valueText(point.value),
                })),
              },
            ]
          : []),
      ],
      years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
      format: unit === "percent" ? "share" : unit === "points" ? "count" : unit,
      highlightYear: year,
      accent,
      goal: {
        label: target.kind === "parity" ? "The way to no gap" : `The way to ${due} by ${dueYear}`,
        points: placed(course.path),
        arrives: course.path.at(-1)?.year === dueYear,
        milestones: course.milestones.map((milestone) => milestone.year),
        ...(course.target && {
          level: { value: drawn(course.target.value), label: `Goal: ${due}` },
        }),
      },
      ...(course.projection && {
        projection: { label: `Projection for ${dueYear}`, points: placed(course.projection) },
      }),
    },
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** What a target measures: "Impact hires as a share of new hires". */
export function targetName(target: SimpleTarget, words: GoalWords): string {
  if (target.kind === "share") return words.label(target.metric);
  if (isOfPlace(target)) return words.label(target.indicator);
  const label = words.label(figureCodeOf(target));
  if (target.kind === "points") return `${label}, in percentage points from the start`;
  if (target.kind === "increase")
    return target.over === "year"
      ? `${label}, above the start`
      : `${label}, above the start, all years together`;
  if (target.kind === "amount") return target.over === "year" ? label : `${label} since the baseline`;
  return `${label}, in times ${target.of === "baseline" ? "the baseline" : "the year before"}`;
}

/** What is due, with the target's own digits. */
function dueOf(target: SimpleTarget, { target: due, unit }: GoalCourse, words: GoalWords): string {
  if (target.kind === "multiple") return words.times(target.factor);
  if (target.kind === "share") {
    const most = target.direction === "atMost" ? "at most " : "";
    return `${most}${words.threshold(target.value, "share")}`;
  }
  if (target.kind === "points") return words.value(target.value, "points");
  if ((target.kind === "amount" || target.kind === "increase") && unit !== "multiple" && unit !== "points")
    return words.threshold(target.value, unit);
  return due === null || unit === "multiple" ? "" : words.value(due.value, unit);
}

/** What the numbers of the chart count. */
function unitOf(target: SimpleTarget, { unit }: GoalCourse, words: GoalWords): string {
  if (unit === "multiple")
    return `Times ${target.kind === "multiple" && target.of === "lastYear" ? "the year before" : "the baseline"}`;
  const figure = target.kind === "share" ? words.figure(target.metric) : null;
  if (figure?.denominator) return `Percent of ${words.lowered(figure.denominator)}`;
  if (unit === "share" || unit === "percent") return "Percent";
  const counted = unit === "currency" ? words.currency : "Number";
  return target.kind === "amount" && target.over === "sinceBaseline"
    ? `${counted}, added up since the baseline`
    : counted;
}

/** "Impact hires reached 9.2% of new hires in 2025; the goal is 10% by 2027". */
function titleOf(
  target: SimpleTarget,
  { values, baseline, dueYear, reference }: GoalCourse,
  { valueText, due, words }: { valueText: (value: number) => string; due: string; words: GoalWords },
): string {
  const known = values.flatMap(({ year, value, soFar }) => (value === null ? [] : [{ year, value, soFar }]));
  const complete = known.filter(({ soFar }) => soFar === null);
  const now = complete.at(-1);
  const newest = known.at(-1);
  const end =
    target.kind === "parity"
      ? `; the goal is no higher than ${words.lowered(words.label(target.reference))} by ${dueYear}`
      : due
        ? `; the goal is ${due} ${target.kind === "multiple" && target.of === "lastYear" ? "every year to" : "by"} ${dueYear}`
        : "";
  const at = ({ year, value }: { year: number; value: number }) => `${valueText(value)} in ${year}`;
  const soFar = newest?.soFar ? `${at(newest)} so far, ${reportedWords(newest.soFar)}` : "";
  if (!now) return `${targetName(target, words)}: ${soFar || "no value yet"}${end}`;
  const earlier = baseline && baseline.year !== now.year ? baseline : null;
  const beside = reference.find(({ year }) => year === now.year);
  const against = beside ? `, against ${valueText(beside.value)}` : "";
  return `${courseWords(target, { now, earlier, valueText, words })}${against}${soFar ? `; ${soFar}` : ""}${end}`;
}

/** "Impact hires reached 9.2% of new hires in 2025", "Local spend came to $18 million in 2022, $19.3 million in 2024". */
function courseWords(
  target: SimpleTarget,
  {
    now,
    earlier,
    valueText,
    words,
  }: {
    now: YearValue;
    earlier: YearValue | null;
    valueText: (value: number) => string;
    words: GoalWords;
  },
): string {
  const reached = `${reachedWord(earlier?.value ?? null, now.value)} ${valueText(now.value)}`;
  if (target.kind === "share") {
    const figure = words.figure(target.metric);
    if (!figure?.denominator) return `${words.label(target.metric)} ${reached} in ${now.year}`;
    const subject =
      figure.span === "since_baseline" ? `${figure.numerator} since the baseline` : figure.numerator;
    return `${subject} ${reached} of ${words.lowered(figure.denominator)} in ${now.year}`;
  }
  if (target.kind === "multiple")
    return `${words.label(target.figure)} ${reached} ${target.of === "baseline" ? "the baseline" : "the year before"} in ${now.year}`;
  const verb = target.kind === "amount" ? "came to" : "was";
  const before = earlier ? `${valueText(earlier.value)} in ${earlier.year}, ` : "";
  return `${targetName(target, words)} ${verb} ${before}${valueText(now.value)} in ${now.year}`;
}

function noteOf(target: SimpleTarget, { projection, dueYear }: GoalCourse, words: GoalWords): string | null {
  const notes = [
    (target.kind === "multiple" && target.of === "baseline") ||
    target.kind === "increase" ||
    target.kind === "points"
      ? "Only members with a figure both at the start and in the year are compared, so that a member that joins does not look like growth."
      : "",
    target.kind === "multiple" && target.of === "lastYear"
      ? "Only members with a figure in both years are compared."
      : "",
    target.kind === "parity"
      ? `The dotted path leads to ${words.lowered(words.label(target.reference))} as it is in each year. Its future values are unknown.`
      : "",
    projection
      ? `The projection continues the trend of the years so far to ${dueYear}. It does not forecast what anyone will do.`
      : "",
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(" ") : null;
}

const missingOf = (why: NoData | null): MissingKind =>
  why === "withheld" || why === "not_applicable" ? why : why === "no_value" ? "missing" : "no_value";
