import type { KeyboardEvent, PointerEvent } from "react";
import { ValueLabel } from "./WayLines";
import { type PlacedMilestone, SIZE, type WayScale } from "./way-scale";

interface MarkProps {
  milestone: PlacedMilestone;
  scale: WayScale;
  /** A value as one reads it. */
  text: (value: number) => string;
}

/** A milestone as a slider: moved by pointer, or by the arrow keys. */
export function MilestoneHandle({
  milestone,
  scale,
  text,
  number,
  step,
  onMove,
}: MarkProps & {
  /** Its place among the milestones, from 1. */
  number: number;
  /** What an arrow key adds to the value. */
  step: number;
  onMove: (year: number, value: number) => void;
}) {
  const drag = (event: PointerEvent<SVGGElement>) => {
    const svg = event.currentTarget.ownerSVGElement;
    if (!svg || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * SIZE.width;
    const y = ((event.clientY - box.top) / box.height) * SIZE.height;
    onMove(Math.round(scale.yearAt(x)), scale.valueAt(y));
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, [years: number, value: number]> = {
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
      PageUp: [0, step * 10],
      PageDown: [0, -step * 10],
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
    };
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(milestone.year + by[0], milestone.value + by[1]);
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={`Milestone ${number}`}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Number(scale.highest.toPrecision(6))}
      aria-valuenow={milestone.value}
      aria-valuetext={`${text(milestone.value)} in ${milestone.year}`}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      className="cursor-grab touch-none active:cursor-grabbing"
    >
      <MilestoneMark milestone={milestone} scale={scale} text={text} />
    </g>
  );
}

/** A milestone's ring with its value, and around it the area that can be grabbed. */
export function MilestoneMark({ milestone: { year, value }, scale, text }: MarkProps) {
  const x = scale.x(year);
  const y = scale.y(value);
  return (
    <>
      <circle cx={x} cy={y} r={20} className="fill-transparent" />
      <circle cx={x} cy={y} r={8} strokeWidth={3} className="fill-raised stroke-accent" />
      <ValueLabel x={x} y={y} side="over">
        {text(value)}
      </ValueLabel>
    </>
  );
}
