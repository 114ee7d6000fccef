import type { Way } from "~/domain/goals/writing/milestone-way";
import { BASE, EDGE, type PlacedMilestone, SIZE, type WayScale } from "./way-scale";

/** Behind the milestones: the axis, the values so far, and the expected values from start to target. */
export function WayLines({
  way,
  milestones,
  scale,
  text,
}: {
  way: Way;
  milestones: PlacedMilestone[];
  scale: WayScale;
  /** A value as one reads it. */
  text: (value: number) => string;
}) {
  const { startYear, dueYear, start, target, known } = way;
  const { firstYear, x, y } = scale;
  const path = [
    ...(start === null ? [] : [{ year: startYear, value: start }]),
    ...milestones,
    { year: dueYear, value: target },
  ];
  const line = (points: { year: number; value: number }[]) =>
    points.map(({ year, value }) => `${x(year)},${y(value)}`).join(" ");
  return (
    <>
      <line x1={EDGE.left} x2={SIZE.width - EDGE.right} y1={BASE} y2={BASE} className="stroke-line-strong" />
      <line
        x1={EDGE.left}
        x2={SIZE.width - EDGE.right}
        y1={y(target)}
        y2={y(target)}
        strokeDasharray="3 5"
        className="stroke-line-strong"
      />
      <polyline points={line(known)} fill="none" strokeWidth={2} className="stroke-ink-soft" />
      {known.map(({ year, value }) => (
        <circle key={year} cx={x(year)} cy={y(value)} r={3.5} className="fill-ink-soft" />
      ))}
      <polyline
        points={line(path)}
        fill="none"
        strokeWidth={2.5}
        strokeDasharray="7 5"
        className="stroke-accent"
      />
      {start === null ? null : (
        <ValueLabel x={x(startYear)} y={y(start)} side={firstYear < startYear ? "over" : "left"}>
          {text(start)}
        </ValueLabel>
      )}
      <circle cx={x(dueYear)} cy={y(target)} r={6} className="fill-accent" />
      <ValueLabel x={x(dueYear)} y={y(target)} side="right">
        {text(target)}
      </ValueLabel>
      {[...new Set([firstYear, startYear, ...milestones.map(({ year }) => year), dueYear])].map((year) => (
        <text key={year} x={x(year)} y={BASE + 22} textAnchor="middle" className="tabular fill-ink-soft">
          {year}
        </text>
      ))}
    </>
  );
}

/** A value beside or over its point. */
export function ValueLabel({
  x,
  y,
  side,
  children,
}: {
  x: number;
  y: number;
  side: "left" | "right" | "over";
  children: string;
}) {
  const offset = side === "left" ? -12 : side === "right" ? 12 : 0;
  const anchor = side === "left" ? "end" : side === "right" ? "start" : "middle";
  return (
    <text
      x={x + offset}
      y={side === "over" ? y - 16 : y + 5}
      textAnchor={anchor}
      className="tabular pointer-events-none fill-ink stroke-4 stroke-paper font-semibold [paint-order:stroke]"
    >
      {children}
    </text>
  );
}
