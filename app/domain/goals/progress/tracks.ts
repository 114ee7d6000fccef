import { type AmountTarget, directionOf, type ShareTarget, type SimpleTarget } from "~/domain/goals/targets";
import { fraction } from "~/domain/numbers/fraction";
import { exactly } from "~/domain/numbers/rational";
import { increaseTrack, pointsTrack } from "./increase-tracks";
import { parityTrack, reductionTrack } from "./indicator-tracks";
import { multipleTrack, yearlyTrack } from "./multiple-tracks";
import { pointOf, type Readings, startOf } from "./readings";
import { type Course, nowhere, ofSeries, reaches, startValue, type Track, valueIn } from "./track";

export type { Course, Track } from "./track";

export function trackOf(target: SimpleTarget, course: Course, readings: Readings, year: number): Track {
  const track = { ...kindOf(target, course, readings, year), direction: directionOf(target) };
  if (year < track.baselineYear || (track.everyYear && year === track.baselineYear))
    return {
      ...track,
      value: null,
      exact: { ...track.exact, value: null },
      meets: false,
      why: "not_started",
    };
  return track;
}

function kindOf(target: SimpleTarget, course: Course, readings: Readings, year: number): Track {
  switch (target.kind) {
    case "share":
    case "amount":
      return levelTrack(target, course, readings, year);
    case "multiple":
      return target.of === "baseline"
        ? multipleTrack(target, course, readings, year)
        : yearlyTrack(target, course, readings, year);
    case "increase":
      return increaseTrack(target, course, readings, year);
    case "points":
      return pointsTrack(target, course, readings, year);
    case "parity":
      return parityTrack(target, course, readings, year);
    case "reduction":
      return reductionTrack(target, course, readings, year);
  }
}

function levelTrack(
  target: ShareTarget | AmountTarget,
  course: Course,
  readings: Readings,
  year: number,
): Track {
  const series =
    target.kind === "share"
      ? readings.figure(target.metric, course.memberId, "year")
      : readings.figure(target.figure, course.memberId, target.over);
  if (!series) return nowhere(course, "unknown_figure");
  const baselineYear = startOf(series, course.startYear, course.memberId);
  const now = valueIn(series, year);
  const start = startValue(series, baselineYear);
  const aim = exactly(target.value);
  const { carried } = pointOf(series, year);
  const reached = now.exact ?? (carried === null ? null : fraction(carried, "1"));
  return {
    ...nowhere(course, "no_value"),
    ...ofSeries(series, year),
    value: now.value,
    baseline: start.value,
    target: target.value,
    exact: { value: now.exact, baseline: start.exact, target: aim },
    meets: reaches(reached, aim, directionOf(target)),
    why: now.why ?? start.why,
    baselineYear,
  };
}
