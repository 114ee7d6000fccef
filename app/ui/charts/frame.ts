import { line } from "d3-shape";
import type { Mark } from "./placing/marks";

/**
 * Turns fractions of the plot area into SVG coordinates. A fluid frame uses percent, so the drawing follows its
 * box without a script. A fixed frame uses pixels, for files and for the interactive version.
 */
export type Frame = FluidFrame | FixedFrame;
interface FluidFrame {
  kind: "fluid";
}
export interface FixedFrame {
  kind: "fixed";
  x: number;
  y: number;
  width: number;
  height: number;
  /** Pixels per rem. */
  rem: number;
}

export const FLUID: Frame = { kind: "fluid" };

const percent = (fraction: number) => `${round(fraction * 100)}%`;
/** Rounds, so that server and browser write the same short text. */
const round = (value: number) => Math.round(value * 1000) / 1000;

/** The horizontal coordinate of a fraction of the width. */
export function across(frame: Frame, fraction: number): string | number {
  return frame.kind === "fluid" ? percent(fraction) : round(frame.x + fraction * frame.width);
}

/** The vertical coordinate of a fraction of the height. */
export function down(frame: Frame, fraction: number): string | number {
  return frame.kind === "fluid" ? percent(fraction) : round(frame.y + fraction * frame.height);
}

/** A length in rem as the frame writes it. */
export function length(frame: Frame, rem: number): string | number {
  return frame.kind === "fluid" ? `${rem}rem` : round(rem * frame.rem);
}

/** The path through the marks: in pixels, or in a square of 100 by 100 that is stretched over the plot. */
export function pathOf(frame: Frame, marks: Mark[]): string {
  const box = frame.kind === "fluid" ? { x: 0, y: 0, width: 100, height: 100 } : frame;
  const draw = line<Mark>()
    .x((mark) => round(box.x + mark.x * box.width))
    .y((mark) => round(box.y + mark.y * box.height));
  return draw(marks) ?? "";
}
