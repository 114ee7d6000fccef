/** A level that the figure stands at, or a step by which it moves. */
export interface WaterfallStep {
  id: string;
  name: string;
  kind: "level" | "step";
  /** The level itself, or the change with its sign. */
  value: number;
  /** The figure as text, with its sign if it is a step. */
  text: string;
}

export interface PlannedStep {
  step: WaterfallStep;
  /** Where the bar begins and ends; a level begins where it ends. */
  from: number;
  to: number;
}

export interface WaterfallPlan {
  rows: PlannedStep[];
  /** Not from 0: the bars show steps, and levels are marks. */
  domain: [number, number];
}

/** Room beside the outermost bar. */
const ROOM = 0.06;

/** Each step begins where the one before it ended; a level is its own. */
export function planWaterfall(steps: WaterfallStep[]): WaterfallPlan {
  let at = 0;
  const rows = steps.map((step): PlannedStep => {
    const from = step.kind === "level" ? step.value : at;
    at = step.kind === "level" ? step.value : at + step.value;
    return { step, from, to: at };
  });
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || Math.abs(high) || 1;
  return { rows, domain: [low - span * ROOM, high + span * ROOM] };
}

/** A value's place in the drawing, in percent. */
export function placeOf(value: number, [low, high]: [number, number]): number {
  return Math.round(((value - low) / (high - low)) * 100_000) / 1000;
}
