import { courseOf, type GoalCourse } from "~/domain/goal-course";
import type { GoalWords } from "~/domain/goal-words";
import type { Path } from "~/domain/progress";
import type { Readings } from "~/domain/readings";
import type { NoData } from "~/domain/standing";
import type { SimpleTarget } from "~/domain/targets";
import type { Strategy } from "~/domain/types";
import type { TrendData, TrendPoint } from "~/ui/charts/types";
import type { MissingKind } from "~/ui/figures/Missing";

/** A target over the years as a chart: all but how numbers are written. */
export interface GoalChart {
  title: string;
  note: string | null;
  data: Omit<TrendData, "locale" | "currency">;
}

/** What a part of a goal is judged by, and how it is said. */
export interface PartSources {
  path: Path;
  readings: Readings;
  words: GoalWords;
  year: number;
  accent: Strategy;
}

/** Nobody expects a part of a person or a home. */
export function whole(value: number | null, unit: string): number | null {
  return value === null || unit !== "count" ? value : Math.round(value);
}

export function goalChart(
  target: SimpleTarget,
  { path, readings, words, year, accent }: PartSources,
): GoalChart {
  const course = courseOf(target, path, readings, year);
  const { unit, dueYear, values } = course;
  // Indicators are percent as they are published; charts draw fractions.
  const drawn = (value: number) => (unit === "percent" ? value / 100 : value);
  const said = (value: number) =>
    unit === "multiple" ? words.times(rounded(value)) : words.value(value, unit);
  const placed = (points: { year: number; value: number }[]) =>
    points.map((point) => ({ year: point.year, value: drawn(whole(point.value, unit) ?? point.value) }));
  const first = values[0]?.year ?? path.startYear;
  const last = Math.max(dueYear, values.at(-1)?.year ?? year);
  const due = dueOf(target, course, words);
  const points = values.map(
    ({ year: at, value, why }): TrendPoint =>
      value === null
        ? { year: at, value, missing: missingOf(why) }
        : { year: at, value: drawn(value), shown: said(value) },
  );
  const { reference } = course;
  return {
    title: titleOf(target, course, said, due, words),
    note: noteOf(target, course, words),
    data: {
      series: [
        { id: "value", name: targetName(target, words), emphasis: true, points },
        ...(target.kind === "parity"
          ? [
              {
                id: "reference",
                name: words.label(target.reference),
                points: reference.map((one) => ({
                  ...{ year: one.year, value: drawn(one.value), shown: said(one.value) },
                })),
              },
            ]
          : []),
      ],
      years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
      format: unit === "share" || unit === "percent" ? "share" : unit,
      highlightYear: year,
      accent,
      goal: {
        label: target.kind === "parity" ? "The way to no gap" : `The way to ${due} by ${dueYear}`,
        points: placed(course.path),
        arrives: course.path.at(-1)?.year === dueYear,
        milestones: course.milestones.map((one) => one.year),
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

/** What a target looks at: "Impact hires as a share of new hires". */
export function targetName(target: SimpleTarget, words: GoalWords): string {
  if (target.kind === "share") return words.label(target.metric);
  if (target.kind === "parity" || target.kind === "reduction") return words.label(target.indicator);
  const label = words.label(target.figure);
  if (target.kind === "amount") return target.over === "year" ? label : `${label} since the baseline`;
  return `${label}, in times ${target.of === "baseline" ? "the baseline" : "the year before"}`;
}

/** What is due, with no more digits than it was set with. */
function dueOf(target: SimpleTarget, { target: due, unit }: GoalCourse, words: GoalWords): string {
  if (target.kind === "multiple") return words.times(target.factor);
  if (target.kind === "share") {
    const most = target.direction === "atMost" ? "at most " : "";
    return `${most}${words.threshold(target.value, "share")}`;
  }
  if (target.kind === "amount" && unit !== "multiple") return words.threshold(target.value, unit);
  return due === null || unit === "multiple" ? "" : words.value(due.value, unit);
}

/** "Impact hires as a share of new hires: 5.8% in 2022, 9.2% in 2025; 10% is due in 2027". */
function titleOf(
  target: SimpleTarget,
  { values, baseline, dueYear, reference }: GoalCourse,
  said: (value: number) => string,
  due: string,
  words: GoalWords,
): string {
  const known = values.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const now = known.at(-1);
  const end =
    target.kind === "parity"
      ? `; no higher than ${words.lowered(words.label(target.reference))} is due in ${dueYear}`
      : due
        ? `; ${due} is due ${target.kind === "multiple" && target.of === "lastYear" ? "every year to" : "in"} ${dueYear}`
        : "";
  const name = targetName(target, words);
  if (!now) return `${name}: no value yet${end}`;
  const at = ({ year, value }: { year: number; value: number }) => `${said(value)} in ${year}`;
  const from =
    baseline && baseline.year !== now.year && target.kind !== "multiple" ? `${at(baseline)}, ` : "";
  const beside = reference.find(({ year }) => year === now.year);
  return `${name}: ${from}${at(now)}${beside ? `, against ${said(beside.value)}` : ""}${end}`;
}

function noteOf(target: SimpleTarget, { projection, dueYear }: GoalCourse, words: GoalWords): string | null {
  const notes = [
    target.kind === "multiple" && target.of === "baseline"
      ? "Only members with a figure both at the start and in the year are compared, so that a member that joins does not look like growth."
      : "",
    target.kind === "multiple" && target.of === "lastYear"
      ? "Only members with a figure in both years are compared."
      : "",
    target.kind === "parity"
      ? `The dotted way leads to ${words.lowered(words.label(target.reference))} as it is in each year: where that will be, nobody knows.`
      : "",
    projection
      ? `The projection goes on with the trend of the years so far to ${dueYear}: it is no forecast of what will be done.`
      : "",
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(" ") : null;
}

const missingOf = (why: NoData | null): MissingKind =>
  why === "withheld" || why === "not_applicable" ? why : why === "no_value" ? "missing" : "no_value";
