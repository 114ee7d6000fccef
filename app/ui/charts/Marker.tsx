import { across, down, type Frame } from "./frame";
import type { MarkerShape } from "./line-styles";

/** The outline of a marker with radius r around 0,0. Shapes are sized to look equally heavy. */
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

/** A marker's shape at 0,0, with a rim in the paper's color that sets it off from its line. */
export function MarkerShapeAtOrigin({
  shape,
  radius,
  color,
  paper,
  hollow = false,
}: {
  shape: MarkerShape;
  radius: number;
  color: string;
  paper: string;
  /** Of a year that is still being reported: an outline on paper. A cross becomes a ring, having no inside. */
  hollow?: boolean | undefined;
}) {
  const open = shape === "cross" && !hollow;
  return (
    <path
      d={outline(hollow && shape === "cross" ? "circle" : shape, radius)}
      fill={open ? "none" : hollow ? paper : color}
      stroke={open || hollow ? color : paper}
      strokeWidth={open || hollow ? 2 : 1.5}
      strokeLinejoin="round"
    />
  );
}

/** A marker at a position in the plot. */
export function Marker({
  frame,
  at,
  ...look
}: {
  frame: Frame;
  at: { x: number; y: number };
  shape: MarkerShape;
  radius: number;
  color: string;
  paper: string;
  hollow?: boolean | undefined;
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
  // A transform takes no percentages; the position of a nested svg does.
  return (
    <svg x={x} y={y} width="1" height="1" overflow="visible" aria-hidden="true">
      <MarkerShapeAtOrigin {...look} />
    </svg>
  );
}
