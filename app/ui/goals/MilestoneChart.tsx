import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Scale } from "~/domain/goal-typed";
import { rounded, stepOf } from "~/domain/milestone-next";
import type { Way } from "~/domain/milestone-way";

export interface PlacedMilestone {
  /** Its row in the form. */
  row: number;
  year: number;
  value: number;
}

const SIZE = { width: 520, height: 260 };
const EDGE = { left: 62, right: 62, top: 26, bottom: 34 };

/**
 * The way from start to target. Milestones are moved by pointer, or by the arrow keys: up and down for the value,
 * left and right for the year. Without a script it is a picture, and the fields beside it do the same.
 */
export function MilestoneChart({
  way,
  milestones,
  scale,
  text,
  live,
  onMove,
}: {
  way: Way;
  milestones: PlacedMilestone[];
  scale: Scale;
  /** A value as one reads it. */
  text: (value: number) => string;
  live: boolean;
  onMove: (row: number, year: number, value: number) => void;
}) {
  const svg = useRef<SVGSVGElement>(null);
  const { startYear, dueYear, start, target, known } = way;
  const values = [...milestones, ...known].map(({ value }) => value).concat(target, start ?? target);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.18;
  const from = Math.max(0, low - room);
  const to = high + room;
  const first = Math.min(startYear, ...known.map(({ year }) => year));
  const x = (year: number) =>
    EDGE.left + ((year - first) / (dueYear - first)) * (SIZE.width - EDGE.left - EDGE.right);
  const y = (value: number) =>
    SIZE.height - EDGE.bottom - ((value - from) / (to - from)) * (SIZE.height - EDGE.top - EDGE.bottom);
  const path = [
    ...(start === null ? [] : [{ year: startYear, value: start }]),
    ...milestones,
    { year: dueYear, value: target },
  ];
  const line = (points: { year: number; value: number }[]) =>
    points.map(({ year, value }) => `${x(year)},${y(value)}`).join(" ");

  const move = (one: PlacedMilestone, year: number, value: number) => {
    const taken = milestones.some((other) => other.row !== one.row && other.year === year);
    const inside = Math.min(dueYear - 1, Math.max(startYear + 1, year));
    onMove(one.row, taken ? one.year : inside, rounded(value, way, scale));
  };
  const drag = (event: PointerEvent<SVGGElement>, one: PlacedMilestone) => {
    if (!svg.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = svg.current.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * SIZE.width;
    const down = ((event.clientY - box.top) / box.height) * SIZE.height;
    const year = first + ((across - EDGE.left) / (SIZE.width - EDGE.left - EDGE.right)) * (dueYear - first);
    const value =
      from + ((SIZE.height - EDGE.bottom - down) / (SIZE.height - EDGE.top - EDGE.bottom)) * (to - from);
    move(one, Math.round(year), value);
  };
  const press = (event: KeyboardEvent, one: PlacedMilestone) => {
    const step = stepOf(way, scale);
    const moves: Record<string, [number, number]> = {
      ...{ ArrowUp: [0, step], ArrowDown: [0, -step], PageUp: [0, step * 10], PageDown: [0, -step * 10] },
      ...{ ArrowRight: [1, 0], ArrowLeft: [-1, 0] },
    };
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    move(one, one.year + by[0], one.value + by[1]);
  };

  const said = `${start === null ? "" : `From ${text(start)} in ${startYear} `}to ${text(target)} in ${dueYear}${milestones
    .map(({ year, value }) => `, ${text(value)} in ${year}`)
    .join("")}`;
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role={live && milestones.length > 0 ? "group" : "img"}
      aria-label={`The way to the target. ${said}.`}
      className="block w-full max-w-[38rem] select-none text-[0.9375rem]"
    >
      <line
        {...{ x1: EDGE.left, x2: SIZE.width - EDGE.right, y1: SIZE.height - EDGE.bottom }}
        y2={SIZE.height - EDGE.bottom}
        className="stroke-line-strong"
      />
      <line
        {...{ x1: EDGE.left, x2: SIZE.width - EDGE.right, y1: y(target), y2: y(target) }}
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
        <Label at={x(startYear)} up={y(start)} side={first < startYear ? "over" : "left"}>
          {text(start)}
        </Label>
      )}
      <circle cx={x(dueYear)} cy={y(target)} r={6} className="fill-accent" />
      <Label at={x(dueYear)} up={y(target)} side="right">
        {text(target)}
      </Label>
      {[...new Set([first, startYear, ...milestones.map(({ year }) => year), dueYear])].map((year) => (
        <text
          key={year}
          x={x(year)}
          y={SIZE.height - EDGE.bottom + 22}
          textAnchor="middle"
          className="tabular fill-ink-soft"
        >
          {year}
        </text>
      ))}
      {milestones.map((one, place) => (
        <g
          key={one.row}
          {...(live && {
            role: "slider",
            tabIndex: 0,
            "aria-label": `Milestone ${place + 1}`,
            "aria-orientation": "vertical" as const,
            "aria-valuemin": 0,
            "aria-valuemax": Number(to.toPrecision(6)),
            "aria-valuenow": one.value,
            "aria-valuetext": `${text(one.value)} in ${one.year}`,
            onKeyDown: (event: KeyboardEvent) => press(event, one),
            onPointerDown: (event: PointerEvent<SVGGElement>) =>
              event.currentTarget.setPointerCapture(event.pointerId),
            onPointerMove: (event: PointerEvent<SVGGElement>) => drag(event, one),
            className: "cursor-grab touch-none active:cursor-grabbing",
          })}
        >
          <circle cx={x(one.year)} cy={y(one.value)} r={20} className="fill-transparent" />
          <circle
            cx={x(one.year)}
            cy={y(one.value)}
            r={8}
            strokeWidth={3}
            className="fill-raised stroke-accent"
          />
          <Label at={x(one.year)} up={y(one.value)} side="over">
            {text(one.value)}
          </Label>
        </g>
      ))}
    </svg>
  );
}

function Label({
  at,
  up,
  side,
  children,
}: {
  at: number;
  up: number;
  side: "left" | "right" | "over";
  children: string;
}) {
  const across = side === "left" ? -12 : side === "right" ? 12 : 0;
  const anchor = side === "left" ? "end" : side === "right" ? "start" : "middle";
  return (
    <text
      x={at + across}
      y={side === "over" ? up - 16 : up + 5}
      textAnchor={anchor}
      className="tabular pointer-events-none fill-ink font-semibold"
    >
      {children}
    </text>
  );
}
