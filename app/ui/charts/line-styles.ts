import type { Strategy } from "~/domain/terms";

export type MarkerShape = "circle" | "square" | "triangle" | "diamond" | "cross";

/** How a line looks. Its shape and dash tell it apart without color. */
export interface LineStyle {
  /** Null for a line in quiet ink, behind the leading ones. */
  strategy: Strategy | null;
  leads: boolean;
  shape: MarkerShape;
  /** A stroke-dasharray; undefined for a solid line. */
  dash: string | undefined;
  width: number;
  /** Marker radius. */
  radius: number;
  /** True for one of many background lines: thin, with as few markers as possible. */
  crowded: boolean;
}

export const STRATEGY_SHAPES: Record<Strategy, MarkerShape> = {
  workforce: "circle",
  purchasing: "square",
  investing: "triangle",
};
export const STRATEGY_DASHES: Record<Strategy, string | undefined> = {
  workforce: undefined,
  purchasing: "9 3",
  investing: "2.5 3",
};

const QUIET: { shape: MarkerShape; dash: string | undefined }[] = [
  { shape: "diamond", dash: "6 3" },
  { shape: "square", dash: undefined },
  { shape: "triangle", dash: "2 3" },
  { shape: "cross", dash: "9 3 2 3" },
];

/** The look of a leading series, which has a strategy, or of the nth quiet one. */
export function lineStyleOf(
  strategy: Strategy | null,
  nth: number,
  { crowded, alone }: { crowded: boolean; alone: boolean },
): LineStyle {
  if (strategy) {
    const shape = STRATEGY_SHAPES[strategy];
    // A single dashed line would read as a projection, so only several leading lines differ by dash.
    const dash = alone ? undefined : STRATEGY_DASHES[strategy];
    return { strategy, leads: true, shape, dash, width: 2.75, radius: 4.5, crowded: false };
  }
  const quiet = QUIET[nth % QUIET.length] ?? { shape: "diamond" as const, dash: undefined };
  return { strategy: null, leads: false, ...quiet, width: crowded ? 1.25 : 1.75, radius: 3.5, crowded };
}
