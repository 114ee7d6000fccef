import { across, down, type Frame } from "./frame";
import type { MarkerShape } from "./looks";

/** The outline of a marker of radius r around 0,0; shapes are sized to look equally heavy. */
function outline(shape: MarkerShape, r: number): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  const half = round(r * 0.9);
  const tip = round(r * 1.3);
  if (shape === "square") return `M${-half} ${-half}H${half}V${half}H${-half}Z`;
  if (shape === "triangle") return `M0 ${-tip}L${tip} ${round(r)}H${-tip}Z`;
  if (shape === "diamond") return `M0 ${-tip}L${tip} 0L0 ${tip}L${-tip} 0Z`;
  if (shape === "cross") return `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`;
  return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
}

/** A marker's shape at 0,0, with a rim of paper so that it stands out from its line. */
export function MarkerShapeAtOrigin({
  shape,
  radius,
  colour,
  paper,
}: {
  shape: MarkerShape;
  radius: number;
  colour: string;
  paper: string;
}) {
  const open = shape === "cross";
  return (
    <path
      d={outline(shape, radius)}
      fill={open ? "none" : colour}
      stroke={open ? colour : paper}
      strokeWidth={open ? 2 : 1.5}
      strokeLinejoin="round"
    />
  );
}

/** A marker at a place in the plot. */
export function Marker({
  frame,
  at,
  ...look
}: {
  frame: Frame;
  at: { x: number; y: number };
  shape: MarkerShape;
  radius: number;
  colour: string;
  paper: string;
}) {
  const x = across(frame, at.x);
  const y = down(frame, at.y);
  if (frame.kind === "fixed") {
    return (
      <g transform={`translate(${x} ${y})`}>
        <MarkerShapeAtOrigin {...look} />
      </g>
    );
  }
  // A percentage cannot be used in a transform; a nested svg can stand at one.
  return (
    <svg x={x} y={y} width="1" height="1" overflow="visible" aria-hidden="true">
      <MarkerShapeAtOrigin {...look} />
    </svg>
  );
}
