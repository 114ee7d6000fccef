import type { YearValue } from "~/domain/goals/progress/readings";
import type { Typing } from "~/domain/numbers/read-number";
import type { Way } from "./milestone-way";
import { goalNumberText } from "./numbers";
import { type Scale, scaleOf, type TypedGoal, type TypedMilestone } from "./typed";

/** The milestones between start and due year, in the order of their years. */
export function placed(
  milestones: { year: number; value: number }[],
  { startYear, dueYear }: Pick<Way, "startYear" | "dueYear">,
): YearValue[] {
  return milestones.filter(({ year }) => year > startYear && year < dueYear).sort((a, b) => a.year - b.year);
}

/** The next milestone: in the first free year, on the straight line to the target if the start is known. */
export function nextMilestone(
  { milestones, target }: Pick<TypedGoal, "milestones" | "target">,
  way: Way | null,
  typing: Pick<Typing, "locale">,
): TypedMilestone {
  if (!way) return { year: "", number: "" };
  const taken = new Set(milestones.map(({ year }) => Number(year)));
  const last = Math.max(way.startYear, ...[...taken].filter((year) => year < way.dueYear));
  const free = [...years(last + 1, way.dueYear), ...years(way.startYear + 1, last)].find(
    (year) => !taken.has(year),
  );
  if (free === undefined) return { year: "", number: "" };
  if (way.start === null) return { year: String(free), number: "" };
  const along = (free - way.startYear) / (way.dueYear - way.startYear);
  const value = way.start + (way.target - way.start) * along;
  return {
    year: String(free),
    number: goalNumberText(rounded(value, way, scaleOf(target)), scaleOf(target), typing),
  };
}

const years = (from: number, before: number) =>
  Array.from({ length: Math.max(0, before - from) }, (_, place) => from + place);

/** Keeps a step from doubling because of the last binary digit. */
const HAIR = 1 - 1e-9;

/** A round step, about a fortieth of the distance to the target: 0.5%, 1,000, $50,000. */
export function stepOf({ start, target }: Pick<Way, "start" | "target">, scale: Scale): number {
  const span = Math.abs(target - (start ?? 0)) || Math.abs(target) || 1;
  const rough = span / 40;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((times) => times * power >= rough * HAIR) ?? 10;
  const step = Number((nice * power).toPrecision(1));
  return scale === "amount" && Number.isInteger(target) ? Math.max(1, step) : step;
}

/** Rounds to the nearest step, without binary remainders. */
export function rounded(value: number, way: Pick<Way, "start" | "target">, scale: Scale): number {
  const step = stepOf(way, scale);
  return Number((Math.max(0, Math.round(value / step)) * step).toPrecision(10));
}
