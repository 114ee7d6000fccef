/** A figure's course as a word-sized drawing, in a box of 100 by 100 that is stretched to its place. */
export interface Spark {
  /** SVG paths: the values, the stretches to years under way, the way to the goal, and the goal's level. */
  line: string;
  soFar: string;
  way: string;
  level: string;
  marks: SparkMark[];
}

export interface SparkMark {
  x: number;
  y: number;
  kind: "value" | "newest" | "soFar" | "goal";
}

export interface SparkPoint {
  year: number;
  value: number | null;
  /** The year is still being reported. */
  soFar: boolean;
}

/** The expected course of a goal on the figure's own scale; its last point is the goal itself. */
export interface SparkGoal {
  way: { year: number; value: number }[];
  level: number | null;
}

/** Null without a value: a chart without values would need invented axes. */
export function sparkOf(points: readonly SparkPoint[], goal: SparkGoal | null): Spark | null {
  const known = points.flatMap(({ year, value, soFar }) => (value === null ? [] : [{ year, value, soFar }]));
  const newest = known.findLast(({ soFar }) => !soFar);
  const [first] = known;
  if (!first) return null;
  const way = goal?.way ?? [];
  const levels = goal?.level == null ? [] : [goal.level];
  const years = [...known, ...way].map(({ year }) => year);
  const values = [...known, ...way].map(({ value }) => value).concat(levels);
  const x = scale(Math.min(...years), Math.max(...years), (part) => part * 100);
  const y = scale(Math.min(...values), Math.max(...values), (part) => 100 - part * 100);
  const at = ({ year, value }: { year: number; value: number }) => `${x(year)} ${y(value)}`;
  const stretches = known.flatMap((to, place) => {
    const from = known[place - 1];
    // A missing year is a gap, never a line across it.
    return from && from.year === to.year - 1 ? [{ from, to }] : [];
  });
  const drawn = (some: typeof stretches) => some.map(({ from, to }) => `M${at(from)}L${at(to)}`).join("");
  const end = way.at(-1);
  return {
    line: drawn(stretches.filter(({ to }) => !to.soFar)),
    soFar: drawn(stretches.filter(({ to }) => to.soFar)),
    way: way.length > 1 ? `M${way.map(at).join("L")}` : "",
    level: levels.map((level) => `M0 ${y(level)}H100`).join(""),
    marks: [
      ...(end ? [{ x: x(end.year), y: y(end.value), kind: "goal" as const }] : []),
      ...known.flatMap((point) => {
        const kind: SparkMark["kind"] = point.soFar ? "soFar" : point === newest ? "newest" : "value";
        const isAlone = !stretches.some(({ from, to }) => from === point || to === point);
        return kind !== "value" || isAlone ? [{ x: x(point.year), y: y(point.value), kind }] : [];
      }),
    ],
  };
}

/** One value alone stands in the middle. */
function scale(least: number, most: number, place: (part: number) => number) {
  return (value: number) =>
    Math.round(place(most === least ? 0.5 : (value - least) / (most - least)) * 10) / 10;
}
