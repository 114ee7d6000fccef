import type { LineStyle } from "~/ui/charts/line-styles";

/** A point of the drawing. x and y are fractions of the plot area; 0,0 is its top left corner. */
export interface Mark {
  year: number;
  value: number;
  x: number;
  y: number;
  /** Of a year that is still being reported. */
  hollow?: true;
}

export interface PlannedSeries {
  id: string;
  name: string;
  look: LineStyle;
  /** Stretches of two or more complete years without a gap. */
  runs: Mark[][];
  /** Stretches to and from years that are still being reported, dashed. */
  soFarRuns: Mark[][];
  /** The points with a marker: all where there is room, else isolated, highlighted, and newest ones. */
  marks: Mark[];
  /** The value written beside the line. */
  label: PlacedText | null;
  /** How much is reported, at each hollow mark of a leading series. */
  notes: PlacedText[];
}

/** A text at a mark. */
export interface PlacedText extends Mark {
  text: string;
  anchor: "start" | "middle" | "end";
  /** From the mark to the start, middle, or end of the baseline, in em of the text. */
  dx: number;
  dy: number;
}

/** Margins of the plot in rem. Keep in step with charts.css (.chart-plot). */
export const MARGIN = { top: 1.75, right: 1, bottom: 2, left: 3.25 } as const;

/** The parts of an unbroken run that lead to or from hollow marks, or the others. */
export function stretches(run: Mark[], dashed: boolean): Mark[][] {
  const parts: Mark[][] = [];
  for (const [place, mark] of run.entries()) {
    const before = run[place - 1];
    if (!before || (before.hollow ?? mark.hollow ?? false) !== dashed) continue;
    const last = parts.at(-1);
    if (last?.at(-1) === before) last.push(mark);
    else parts.push([before, mark]);
  }
  return parts;
}
