import type { Strategy } from "~/domain/types";

export type MarkerShape = "circle" | "square" | "triangle" | "diamond" | "cross";

/** How a line looks. Colour is never alone: shape and dash tell lines apart in grey and to every eye. */
export interface Look {
  /** null: drawn in a quiet ink, behind those that lead. */
  strategy: Strategy | null;
  leads: boolean;
  shape: MarkerShape;
  /** As stroke-dasharray; undefined is a solid line. */
  dash: string | undefined;
  width: number;
  /** Marker radius. */
  radius: number;
  /** One of many in the background: thin, and marked only where it must be. */
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

/** The look of a leading series (with its strategy) or of the nth quiet one. */
export function lookOf(
  strategy: Strategy | null,
  nth: number,
  { crowded, alone }: { crowded: boolean; alone: boolean },
): Look {
  if (strategy) {
    const shape = STRATEGY_SHAPES[strategy];
    // A dash by itself would read as a projection: only lines that lead together are dashed apart.
    const dash = alone ? undefined : STRATEGY_DASHES[strategy];
    return { strategy, leads: true, shape, dash, width: 2.75, radius: 4.5, crowded: false };
  }
  const quiet = QUIET[nth % QUIET.length] ?? { shape: "diamond" as const, dash: undefined };
  return { strategy: null, leads: false, ...quiet, width: crowded ? 1.25 : 1.75, radius: 3.5, crowded };
}
